"""Entries come out as they went in, or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.output.cache import Cache, digest


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def file(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_comes_back(cache: Cache, tmp_path: Path) -> None:
    cache.put(digest("a"), file(tmp_path / "a.pdf", "text"))
    assert not cache.get(digest("b"), tmp_path / "out" / "b.pdf")
    assert cache.get(digest("a"), tmp_path / "out" / "a.pdf")
    assert (tmp_path / "out" / "a.pdf").read_text(encoding="utf-8") == "text"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.pdf"]


def test_a_folder_replaces_what_was_there(cache: Cache, tmp_path: Path) -> None:
    file(tmp_path / "site" / "ru" / "index.html", "text")
    cache.put(digest("a"), tmp_path / "site")
    file(tmp_path / "out" / "stale.html", "stale")
    assert cache.get(digest("a"), tmp_path / "out")
    assert digest(tmp_path / "out") == digest(tmp_path / "site")


def test_work_on_what_came_out_does_not_reach_the_entry(cache: Cache, tmp_path: Path) -> None:
    cache.put(digest("a"), file(tmp_path / "a", "text"))
    cache.get(digest("a"), tmp_path / "b")
    file(tmp_path / "b", "changed")
    assert cache.get(digest("a"), tmp_path / "c")
    assert (tmp_path / "c").read_text(encoding="utf-8") == "text"


@pytest.mark.parametrize("harm", ["content", "sha256"])
@pytest.mark.parametrize("how", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_broken_entry_is_never_served(cache: Cache, tmp_path: Path, harm: str, how: Callable[[Path], object]) -> None:
    cache.put(digest("a"), file(tmp_path / "a", "text"))
    how(tmp_path / "cache" / digest("a") / harm)
    assert not cache.get(digest("a"), tmp_path / "b")
    assert not (tmp_path / "b").exists()
    cache.put(digest("a"), tmp_path / "a")
    assert cache.get(digest("a"), tmp_path / "b")


def test_a_put_that_fails_leaves_nothing(cache: Cache, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        cache.put(digest("a"), tmp_path / "missing")
    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.parametrize(("entries", "size", "left"), [(2, 10_000, {"b", "c"}), (9, 250, {"c"}), (9, 10_000, {*"abc"})])
def test_the_entries_used_last_stay(cache: Cache, tmp_path: Path, entries: int, size: int, left: set[str]) -> None:
    for age, name in enumerate("cba"):
        cache.put(digest(name), file(tmp_path / name, name * 100))
        os.utime(tmp_path / "cache" / digest(name), (1000 - age, 1000 - age))
    cache.prune(entries, size)
    assert {name for name in "abc" if cache.get(digest(name), tmp_path / "out")} == left


def test_use_keeps_an_entry(cache: Cache, tmp_path: Path) -> None:
    for name in "ab":
        cache.put(digest(name), file(tmp_path / name, name))
        os.utime(tmp_path / "cache" / digest(name), (1000, 1000))
    cache.get(digest("a"), tmp_path / "out")
    cache.prune(1, 10_000)
    assert cache.get(digest("a"), tmp_path / "out")
    assert not cache.get(digest("b"), tmp_path / "out")


def test_keys_are_digests(cache: Cache, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a SHA-256"):
        cache.get("../a", tmp_path / "b")


def test_digests_tell_parts_apart(tmp_path: Path) -> None:
    one, two = file(tmp_path / "one" / "a", "x"), file(tmp_path / "two" / "b", "x")
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a") != digest(b"a")
    assert digest(one) == digest(two)
    assert digest(one.parent) != digest(two.parent)
    before = digest(one.parent)
    file(one, "y")
    assert digest(one.parent) != before

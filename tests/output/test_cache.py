"""Entries come out as they went in, or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.output.cache import Bound, Cache, digest

MANY = Bound(100, 100)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def file(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def keep(cache: Cache, name: str, text: str = "text", kind: str = "text") -> Path:
    folder = cache.fresh()
    file(folder / "deep/a.txt", text)
    return cache.keep(kind, digest(name), folder, {"length": len(text)}).folder


def found(cache: Cache, *names: str) -> set[str]:
    return {name for name in names if cache.find("text", digest(name)) is not None}


def test_an_entry_comes_back_with_its_facts(cache: Cache) -> None:
    keep(cache, "a")
    entry = cache.find("text", digest("a"))
    assert entry is not None
    assert (entry.folder / "deep/a.txt").read_text(encoding="utf-8") == "text"
    assert entry.facts == {"length": 4}
    assert cache.find("text", digest("b")) is None
    assert cache.find("other", digest("a")) is None


def test_an_entry_takes_the_place_of_an_older_one(cache: Cache) -> None:
    keep(cache, "a", "old")
    folder = keep(cache, "a", "new")
    assert (folder / "deep/a.txt").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("harmed", ["content/deep/a.txt", "seal.json"])
@pytest.mark.parametrize(
    "how",
    [
        Path.unlink,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(bytes([path.read_bytes()[0] ^ 1]) + path.read_bytes()[1:]),
        lambda path: path.write_bytes(path.read_bytes().replace(b"4", b"5").replace(b"t", b"T")),
        lambda path: path.write_bytes(b"[" * 100_000),
        lambda path: path.with_name("more").write_bytes(b""),
    ],
)
def test_a_broken_entry_is_never_served(cache: Cache, harmed: str, how: Callable[[Path], object]) -> None:
    place = keep(cache, "a").parent
    before = (place / "content/deep/a.txt").read_bytes()
    how(place / harmed)
    entry = cache.find("text", digest("a"))
    if entry is None:
        assert not place.exists()
        keep(cache, "a")
        assert found(cache, "a") == {"a"}
    else:  # a file beside the seal harms nothing
        assert (entry.folder / "deep/a.txt").read_bytes() == before
        assert harmed == "seal.json"


def test_what_was_left_half_filled_is_swept_away_and_nothing_else(cache: Cache, tmp_path: Path) -> None:
    keep(cache, "a")
    file(cache.fresh() / "half", "")
    file(tmp_path / "cache/pip/foreign", "")
    cache.sweep()
    assert {path.name for path in (tmp_path / "cache").iterdir()} == {"text", "pip"}
    assert found(cache, "a") == {"a"}


def test_what_nobody_wants_is_dropped(cache: Cache, tmp_path: Path) -> None:
    cache.drop(cache.fresh())
    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.parametrize(
    ("bound", "used", "left"),
    [
        (Bound(2, 100), "", {"b", "c"}),
        (Bound(100, 100), "", {*"abc"}),
        (Bound(100, 1), "", {"c"}),
        (Bound(1, 100), "a", {"a", "c"}),
        (Bound(0, 0), "ab", {"a", "b"}),
    ],
)
def test_the_entries_used_last_stay(cache: Cache, bound: Bound, used: str, left: set[str]) -> None:
    for age, name in enumerate("cba"):
        place = keep(cache, name, name * 600_000).parent
        os.utime(place, (1000 - age, 1000 - age))
    cache.prune({"text": bound}, {("text", digest(name)) for name in used})
    assert found(cache, *"abc") == left


def test_each_kind_has_a_bound_of_its_own_and_a_kind_of_the_past_goes(cache: Cache, tmp_path: Path) -> None:
    for kind in ("text", "chart", "past"):
        for name in "ab":
            keep(cache, name, kind=kind)
    cache.prune({"text": Bound(1, 100), "chart": MANY}, [])
    assert {path.name: len(list(path.iterdir())) for path in (tmp_path / "cache").iterdir()} == {
        "text": 1,
        "chart": 2,
        "past": 0,
    }


def test_use_keeps_an_entry(cache: Cache) -> None:
    for name in "ab":
        os.utime(keep(cache, name).parent, (1000, 1000))
    assert found(cache, "a")
    cache.prune({"text": Bound(1, 100)}, [])
    assert found(cache, *"ab") == {"a"}


@pytest.mark.parametrize(("kind", "key"), [("text", "../a"), ("../text", digest("a")), ("", digest("a"))])
def test_keys_are_digests_and_kinds_are_names(cache: Cache, kind: str, key: str) -> None:
    with pytest.raises(ValueError, match="not a kind and a SHA-256"):
        cache.find(kind, key)


def test_digests_tell_parts_apart(tmp_path: Path) -> None:
    one, two = file(tmp_path / "one" / "a", "x"), file(tmp_path / "two" / "b", "x")
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a") != digest(b"a")
    assert digest(one) == digest(two)
    assert digest(one.parent) != digest(two.parent)
    before = digest(one.parent)
    file(one, "y")
    assert digest(one.parent) != before

"""Where the program keeps what it need not find out again, and what stays of it."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator import nothing_to_sweep
from generator.home import cache_folder, keep_last


def test_it_is_the_cache_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder("read", "a") == tmp_path / "clusterbook/read/a"
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder("read") == tmp_path / ".cache/clusterbook/read"


def test_a_place_that_depends_on_where_somebody_stands_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    assert cache_folder("read") is None


def test_the_last_ones_stay(tmp_path: Path) -> None:
    for day, name in enumerate(("first", "second", "third", "fourth")):
        (tmp_path / name).mkdir() if day % 2 else (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (day, day))
    keep_last(tmp_path, 2)
    assert {path.name for path in tmp_path.iterdir()} == {"third", "fourth"}
    keep_last(tmp_path / "nowhere", 2)


def test_what_is_made_where_nothing_is_swept_counts_as_old() -> None:
    assert gc.isenabled()
    with nothing_to_sweep():
        assert not gc.isenabled()
        made: list[object] = []
        made.append(made)
    assert gc.isenabled()
    assert not any(one is made for one in gc.get_objects(generation=0))
    assert any(one is made for one in gc.get_objects(generation=2))


def test_a_process_that_ends_takes_nothing_apart() -> None:
    made = "class Told:\n def __del__(self): print('apart')\n"
    ring = "one = Told(); one.self = one; del one"
    commands = ([sys.executable, "-c", f"{before}\n{made}{ring}"] for before in ("", "import generator"))
    ended = [subprocess.run(command, capture_output=True, text=True, check=True) for command in commands]
    assert [one.stdout for one in ended] == ["apart\n", ""]


def test_sweeping_goes_on_after_a_fault_and_not_where_it_was_off() -> None:
    with pytest.raises(KeyError), nothing_to_sweep():
        raise KeyError
    assert gc.isenabled()
    with nothing_to_sweep():
        with nothing_to_sweep():
            pass
        assert not gc.isenabled()

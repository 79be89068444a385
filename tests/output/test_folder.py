"""One build at a time works in a folder; whatever an earlier one has left there is mended first."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.output.folder import BuildFolder
from generator.problems import RefusedError
from tests.project import ROOT

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="there are no such locks")

# Holds the folder until its input ends, then says so.
HOLD = """
import sys
from pathlib import Path
from generator.output.folder import BuildFolder
with BuildFolder(Path(sys.argv[1])).opened(lambda: print("waits", flush=True)):
    print("has it", flush=True)
    sys.stdin.read()
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    """Another process that builds in the folder."""
    command = [sys.executable, "-c", HOLD, str(folder)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def opened(folder: Path, patience: float = 0) -> None:
    with BuildFolder(folder).opened(lambda: None, patience):
        pass


@UNIX
def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    with holder(tmp_path) as first:
        assert said(first) == "has it"
        with holder(tmp_path) as second:
            assert said(second) == "waits"
            first.communicate()
            assert said(second) == "has it"
            second.communicate()


@UNIX
def test_a_build_does_not_wait_for_ever(tmp_path: Path) -> None:
    with holder(tmp_path) as first:
        assert said(first) == "has it"
        with pytest.raises(RefusedError, match="Another build is still at work in") as refused:
            opened(tmp_path, patience=0.3)
        assert not refused.value.is_usage
        first.communicate()
    opened(tmp_path)


@UNIX
def test_a_killed_build_holds_nothing(tmp_path: Path) -> None:
    with holder(tmp_path) as first:
        assert said(first) == "has it"
        first.send_signal(signal.SIGKILL)
        first.communicate()
    opened(tmp_path)


def test_what_killed_builds_have_left_is_gone_at_the_next_start(tmp_path: Path) -> None:
    folder = BuildFolder(tmp_path)
    folder.fresh("run")
    folder.cache.fresh()
    (folder.work / "made.txt").write_text("half", encoding="utf-8")
    (tmp_path / ".clusterbook/swap.json").write_text("[", encoding="utf-8")
    (tmp_path / ".clusterbook/old-site").mkdir()
    opened(tmp_path)
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert left == {".clusterbook", ".clusterbook/lock", ".clusterbook/cache", "site"}


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    assert not BuildFolder(tmp_path / "a/b").is_there
    opened(tmp_path / "a/b")
    assert BuildFolder(tmp_path / "a/b").is_there


@pytest.mark.parametrize("file", ["build", "build/deep", "build/deep/.clusterbook"])
def test_a_file_in_the_way_is_named(tmp_path: Path, file: str) -> None:
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text("a file", encoding="utf-8")
    with pytest.raises(RefusedError, match=f"{file} is not a folder: nothing can be built there") as refused:
        opened(tmp_path / "build/deep")
    assert refused.value.is_usage


def test_parts_that_are_claimed_are_ours(tmp_path: Path) -> None:
    folder = BuildFolder(tmp_path)
    opened(tmp_path)
    folder.claim(["print"])
    (tmp_path / "print").mkdir()
    (tmp_path / "print/a.pdf").touch()
    folder.claim(["print"])
    assert folder.ours() == {"print"}
    (tmp_path / "site").mkdir()
    (tmp_path / "site/mine").touch()
    with pytest.raises(RefusedError, match="site was not made by clusterbook"):
        folder.claim(["site", "print"])
    assert folder.ours() == {"print"}


@pytest.mark.parametrize("text", ["", "[", "null", "7", '{"site": 1}', '"site"', "[[]]", "\x00"])
def test_a_damaged_list_of_parts_makes_nothing_ours(tmp_path: Path, text: str) -> None:
    opened(tmp_path)
    (tmp_path / ".clusterbook/parts.json").write_text(text, encoding="utf-8")
    assert BuildFolder(tmp_path).ours() == set()


@pytest.mark.parametrize("is_real", [True, False])
def test_an_earlier_version_left_a_manifest(tmp_path: Path, is_real: bool) -> None:
    (tmp_path / ".work").mkdir()
    content = {"key": "", "files": "", "lines": []} if is_real else {"name": "mine"}
    (tmp_path / ".work/manifest.json").write_text(json.dumps(content), encoding="utf-8")
    assert BuildFolder(tmp_path).ours() == ({"site", "print"} if is_real else set())

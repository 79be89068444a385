"""Whatever happens in the middle of an exchange, something whole is published, at every moment."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

import pytest

from generator.output import swap
from generator.output.swap import exchange, recover, swap_in
from tests.project import ROOT

NAMES = ("site", "print")
PLAN = ".clusterbook/swap.json"
MADE = ".clusterbook/work/fresh"
MORE_THAN_ALL = 20  # steps on the disk


def folder(path: Path, text: str) -> Path:
    path.mkdir(parents=True)
    (path / "index.html").write_text(text, encoding="utf-8")
    return path


def published(build: Path) -> dict[str, str]:
    return {path.parent.name: path.read_text(encoding="utf-8") for path in build.glob("*/index.html")}


def plan(build: Path) -> dict[str, Path | None]:
    return {name: build / MADE / name for name in NAMES}


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """A build folder with one edition published, and the next one made beside it."""
    for name in NAMES:
        folder(tmp_path / name, "old")
        folder(tmp_path / MADE / name, "new")
    return tmp_path


@pytest.fixture(params=["one step", "two steps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of taking the place of a folder: that of this system, and that of one that exchanges nothing."""
    if request.param == "two steps":
        monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_new_folders_take_the_place_of_old_ones(build: Path) -> None:
    swap_in(build, plan(build))
    assert published(build) == {"site": "new", "print": "new"}
    assert sorted(path.name for path in build.iterdir()) == [".clusterbook", "print", "site"]
    recover(build, NAMES)
    left = {path.relative_to(build / ".clusterbook").as_posix() for path in (build / ".clusterbook").rglob("*")}
    assert left == {"work", "work/fresh"}


def test_the_first_time_there_is_nothing_to_replace(build: Path) -> None:
    shutil.rmtree(build / "site")
    swap_in(build, plan(build))
    assert published(build) == {"site": "new", "print": "new"}


def test_what_is_made_no_more_is_taken_away(build: Path) -> None:
    swap_in(build, {"site": build / MADE / "site", "print": None})
    assert published(build) == {"site": "new"}
    swap_in(build, {"print": None})
    assert published(build) == {"site": "new"}


class CutError(Exception):
    """The process ends here."""


@contextmanager
def cut_after(steps: int) -> Iterator[None]:
    """Stop before the next step on the disk is made when so many were made."""
    left = [steps]

    def counted(call: Callable[..., object]) -> Callable[..., object]:
        def step(*arguments: object, **options: object) -> object:
            if not left[0]:
                raise CutError
            left[0] -= 1
            return call(*arguments, **options)

        return step

    with pytest.MonkeyPatch.context() as patch:
        for name in ("rename", "replace", "unlink", "write_text"):
            patch.setattr(Path, name, counted(getattr(Path, name)))
        patch.setattr(shutil, "rmtree", counted(shutil.rmtree))
        patch.setattr(swap, "exchange", counted(swap.exchange))
        yield


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("gone", [(), ("site",)])
@pytest.mark.parametrize("steps", range(MORE_THAN_ALL + 1))
def test_a_swap_cut_off_at_any_step_is_finished_or_never_was(build: Path, gone: tuple[str, ...], steps: int) -> None:
    asked: dict[str, Path | None] = {name: None if name in gone else build / MADE / name for name in NAMES}
    with cut_after(steps), nullcontext() if steps == MORE_THAN_ALL else suppress(CutError):
        swap_in(build, asked)
    recover(build, NAMES)
    old, new = dict.fromkeys(NAMES, "old"), {name: "new" for name in NAMES if name not in gone}
    assert published(build) == (new if steps > 1 else old)  # the plan is written beside and moved in place
    assert sorted(path.name for path in (build / ".clusterbook").iterdir() if path.is_file()) == []


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="other systems exchange in two steps")
def test_at_no_moment_a_folder_is_missing(tmp_path: Path) -> None:
    """Somebody looks all the time, as a web server does, while one edition follows the other."""
    folder(tmp_path / "site", "0")
    missed, stop = [], threading.Event()

    def look() -> None:
        while not stop.is_set():
            try:
                (tmp_path / "site/index.html").read_bytes()
            except FileNotFoundError:
                missed.append(1)

    reader = threading.Thread(target=look)
    reader.start()
    for number in range(200):
        swap_in(tmp_path, {"site": folder(tmp_path / MADE / "site", str(number))})
    stop.set()
    reader.join()
    assert missed == []


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="other systems cannot")
def test_folders_are_exchanged(tmp_path: Path) -> None:
    one, other = folder(tmp_path / "one", "1"), folder(tmp_path / "other", "2")
    assert exchange(one, other)
    assert published(tmp_path) == {"one": "2", "other": "1"}
    with pytest.raises(FileNotFoundError):
        exchange(one, tmp_path / "nothing")


@pytest.mark.usefixtures("way")
def test_the_old_folder_stays_if_the_new_one_is_lost(build: Path) -> None:
    with cut_after(2), pytest.raises(CutError):
        swap_in(build, plan(build))
    shutil.rmtree(build / MADE)
    recover(build, NAMES)
    assert published(build) == {"site": "old", "print": "old"}


def test_a_move_that_fails_leaves_the_old_folder(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if "fresh" in path.parts:
            raise OSError("refused")
        return rename(path, target)

    monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(OSError, match="refused"):
        swap_in(build, plan(build))
    assert published(build) == {"site": "old", "print": "old"}


def test_a_folder_that_was_not_made_is_refused_before_anything_moves(build: Path) -> None:
    shutil.rmtree(build / MADE / "print")
    with pytest.raises(ValueError, match="print"):
        swap_in(build, plan(build))
    assert published(build) == {"site": "old", "print": "old"}


def test_nothing_to_recover(tmp_path: Path) -> None:
    recover(tmp_path, NAMES)
    assert list(tmp_path.iterdir()) == []


def damaged() -> list[bytes]:
    """Plans as no build writes them: cut, other shapes, paths that lead elsewhere."""
    dice, step = random.Random(1), {"final": "site", "made": f"{MADE}/site", "identity": [1, 1]}  # noqa: S311
    whole = json.dumps([step, step]).encode()
    texts = [whole[: dice.randrange(len(whole))] for _ in range(20)]
    texts += [b"", b"null", b"7", b'{"a": 1}', b"[[[[", b"[" * 100_000, b"\xff\xfe", b'"text"', b"[null]", b"[[1, 2]]"]
    for key, value in [
        ("final", "../elsewhere"), ("final", "/etc"), ("final", ""), ("final", 7), ("final", "other"),
        ("made", "../elsewhere"), ("made", "/etc"), ("made", "elsewhere"), ("made", ".clusterbook"),
        ("made", ".clusterbook/work"), ("made", ".clusterbook/work/../../elsewhere"), ("made", None),
        ("identity", None), ("identity", []), ("identity", [1]), ("identity", [1, 2, 3]), ("identity", ["a", "b"]),
    ]:  # fmt: skip
        texts.append(json.dumps([{**step, key: value}]).encode())
    texts.append(json.dumps([{"final": "site"}]).encode())
    return texts


@pytest.mark.parametrize("text", damaged(), ids=lambda text: str(text[:60]))
def test_a_damaged_plan_is_dropped_and_harms_nothing(build: Path, text: bytes) -> None:
    elsewhere = folder(build / "elsewhere", "foreign")
    (build / PLAN).write_bytes(text)
    recover(build, NAMES)
    assert not (build / PLAN).exists()
    assert published(build) == {"site": "old", "print": "old", "elsewhere": "foreign"}
    assert elsewhere.is_dir()


def test_a_damaged_plan_in_the_gap_of_two_steps_brings_the_old_folder_back(build: Path) -> None:
    (build / "site").rename(build / ".clusterbook/old-site")
    (build / PLAN).write_bytes(b"{")
    recover(build, NAMES)
    assert published(build) == {"site": "old", "print": "old"}


@pytest.mark.skipif(sys.platform == "win32", reason="signals as on Unix")
@pytest.mark.parametrize("seed", range(6))
def test_a_process_killed_at_any_moment_leaves_all_whole(seed: int, tmp_path: Path) -> None:
    """A process that publishes one edition after the other is killed; what is there is old or new, and can go on."""
    for name in NAMES:
        folder(tmp_path / name, "0")
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from generator.output.swap import swap_in\n"
        "build = Path(sys.argv[1])\n"
        "made = {name: build / '.clusterbook/work/fresh' / name for name in ('site', 'print')}\n"
        "print('ready', flush=True)\n"
        "for number in range(1, 100_000):\n"
        "    for folder in made.values():\n"
        "        folder.mkdir(parents=True)\n"
        "        (folder / 'index.html').write_text(str(number))\n"
        "    swap_in(build, made)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": "."}) as running:
        assert running.stdout is not None
        running.stdout.readline()
        threading.Event().wait(0.02 + seed * 0.013)
        running.send_signal(signal.SIGKILL)
    site, printed = (int(published(tmp_path)[name]) for name in NAMES)
    assert site - printed in (0, 1)
    recover(tmp_path, NAMES)
    site, printed = (int(published(tmp_path)[name]) for name in NAMES)
    assert site == printed

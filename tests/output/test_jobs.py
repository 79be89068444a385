"""Workers stay and are used again; each work ends in time and in bounds, and whatever happens is told in one line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from generator.output.jobs import Pool, Reach, Result, Task
from generator.output.units import Limits, Work
from tests.output.works import Fail, Shout, Write
from tests.project import ROOT, write_tree

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the bound on memory")


def run(folder: Path, works: Sequence[Work], size: int = 2, limits: Limits | None = None, at: int = 0) -> list[Result]:
    """What came of the works, in the order in which they ended; `limits` are those of the work `at` a place."""
    folder.mkdir()
    waiting = [
        Task(str(number), work, made(folder / f"made-{number}"), {}, limits if limits and number == at else Limits())
        for number, work in enumerate(works)
    ]
    results = []
    with Pool(size, folder) as pool:
        while waiting or pool.busy:
            while waiting and pool.reach("", addresses=True) is not Reach.NONE:
                pool.start(waiting.pop(0))
            results.append(pool.finished())
    return results


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def children() -> set[str]:
    task = Path(f"/proc/self/task/{os.getpid()}/children")
    return set(task.read_text(encoding="ascii").split()) if task.exists() else set()


def test_a_work_fills_its_folder_and_says_what_it_cost(tmp_path: Path) -> None:
    (result,) = run(tmp_path / "run", [Write("a")])
    assert (result.name, result.problems, result.facts) == ("0", (), {"length": 1})
    assert result.seconds > 0
    assert result.peak_mb > 5
    assert (tmp_path / "run/made-0/text.txt").read_text(encoding="utf-8") == "a"


def test_a_worker_is_used_again(tmp_path: Path) -> None:
    log = tmp_path / "log"
    results = run(tmp_path / "run", [Write(text, log) for text in "abcde"], size=1)
    assert [result.name for result in results] == list("01234")
    assert len({line.split()[1] for line in log.read_text(encoding="utf-8").splitlines()}) == 1


def test_workers_work_side_by_side(tmp_path: Path) -> None:
    log = tmp_path / "log"
    results = run(tmp_path / "run", [Write("a", after=log), Write("b", log)])
    assert sorted(result.name for result in results if not result.problems) == ["0", "1"]


@pytest.mark.parametrize(
    ("how", "problem", "is_missing"),
    [
        ("any word", "any word", False),
        ("raise", "KeyError: 'x'", False),
        ("import", "ImportError: No module named 'engine'", True),
        ("library", "OSError: cannot load library", True),
        ("exit", "the process ended with exit code 7", False),
        ("SIGSEGV", "the process ended by signal SIGSEGV", False),
        ("SIGKILL", "the process ended by signal SIGKILL", False),
    ],
)
def test_what_goes_wrong_is_one_line_and_the_others_are_done(
    how: str, problem: str, is_missing: bool, tmp_path: Path
) -> None:
    before = children()
    results = {result.name: result for result in run(tmp_path / "run", [Fail(how), Write("a"), Write("b")], size=1)}
    assert results["0"].problems == (problem,)
    assert results["0"].missing_library is is_missing
    assert not results["0"].is_spent
    assert results["1"].problems == results["2"].problems == ()
    assert children() == before


def test_a_work_that_hangs_is_stopped_and_the_others_are_done(tmp_path: Path) -> None:
    before = children()
    results = run(tmp_path / "run", [Fail("hang"), Write("a"), Write("b")], size=1, limits=Limits(seconds=3))
    assert [result.name for result in results] == ["0", "1", "2"]
    assert [result.problems for result in results] == [("stopped: took longer than 3 s",), (), ()]
    assert children() == before


@LINUX
def test_a_work_that_wants_too_much_memory_is_refused(tmp_path: Path) -> None:
    (result,) = run(tmp_path / "run", [Fail("eat", 900)], limits=Limits(memory_mb=400))
    assert result.problems == ("stopped: needed more than 400 MB of memory",)
    assert not result.is_spent
    (result,) = run(tmp_path / "again", [Fail("eat", 200)], limits=Limits(memory_mb=400))
    assert result.problems == ("eat",)


@LINUX
@pytest.mark.parametrize("how", ["eat", "SIGKILL"])
def test_a_worker_that_did_other_works_before_says_nothing_of_the_one_it_fails_at(how: str, tmp_path: Path) -> None:
    first, second, third = run(
        tmp_path / "run", [Write("a"), Fail(how, 900), Write("b")], size=1, limits=Limits(memory_mb=400), at=1
    )
    assert (first.is_spent, second.is_spent, third.is_spent) == (False, True, False)
    assert third.problems == ()


@LINUX
def test_each_work_has_its_own_bound(tmp_path: Path) -> None:
    """An engine without a bound of addresses leaves its process, and the next work gets one with the bound."""
    folder = made(tmp_path / "run")
    problems = []
    with Pool(1, folder) as pool:
        for number, addresses in enumerate((True, False, True)):
            limits = Limits(memory_mb=4000, addresses=addresses)
            assert pool.reach("engine", addresses=addresses) is (Reach.LOADED if number == 1 else Reach.NEW)
            pool.start(Task(str(number), Shout(), made(folder / f"made-{number}"), {}, limits, "engine"))
            problems.append(pool.finished())
    processes = [result.facts["process"] for result in problems]
    assert processes[0] == processes[1] != processes[2]


@pytest.mark.parametrize("module", ["early", "missing", "broken"])
def test_an_engine_that_is_expected_is_loaded_before_there_is_work(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "log"
    write_tree(
        tmp_path, {"early.py": f"import os; open({str(log)!r}, 'w').write(str(os.getpid()))", "broken.py": "1/0"}
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    folder = made(tmp_path / "run")
    with Pool(1, folder) as pool:
        pool.expect(module, "engine")
        assert (pool.busy, pool.reach("engine", addresses=True)) == (0, Reach.LOADED)
        pool.start(Task("it", Shout(), made(folder / "made"), engine="engine"))
        result = pool.finished()
    assert result.problems == ()  # what cannot be loaded is told by a work that needs it
    assert log.exists() == (module == "early")
    assert module != "early" or log.read_text(encoding="utf-8") == str(result.facts["process"])


def test_what_an_engine_prints_is_no_report(tmp_path: Path) -> None:
    (result,) = run(tmp_path / "run", [Shout()])
    assert result.problems == ()


def test_a_worker_that_has_the_engine_is_preferred(tmp_path: Path) -> None:
    folder = made(tmp_path / "run")
    with Pool(2, folder) as pool:
        for engine in ("one", "two", "one", "two", "two"):
            pool.start(Task(engine, Shout(), made(folder / f"{engine}-{time.monotonic_ns()}"), engine=engine))
            assert pool.busy == 1
            known = pool.finished().facts["process"]
            assert known == seen(engine, known)


_SEEN: dict[str, object] = {}


def seen(engine: str, process: object) -> object:
    return _SEEN.setdefault(engine, process)


def test_an_engine_is_loaded_once_more_only_if_it_is_worth_it(tmp_path: Path) -> None:
    folder = made(tmp_path / "run")
    with Pool(2, folder) as pool:
        pool.start(Task("a", Fail("hang"), made(folder / "a"), engine="one"))
        assert pool.reach("one", addresses=True) is Reach.AGAIN
        assert pool.reach("two", addresses=True) is Reach.NEW
        pool.start(Task("b", Fail("hang"), made(folder / "b"), engine="two"))
        assert pool.reach("three", addresses=True) is Reach.NONE


def test_workers_are_there_before_there_is_work_for_them(tmp_path: Path) -> None:
    """As many as are asked for, those that are there already among them, and never more than the pool may have."""
    folder = made(tmp_path / "run")
    with Pool(2, folder) as pool:
        pool.expect("json", "one")
        assert len(list(folder.iterdir())) == 1
        pool.expect("json", "one", workers=3)
        assert len(list(folder.iterdir())) == 2
        for name in ("a", "b"):
            assert pool.reach("one", addresses=True) is Reach.LOADED
            pool.start(Task(name, Fail("hang"), made(folder / name), engine="one"))
        assert pool.reach("one", addresses=True) is Reach.NONE


def test_an_engine_whose_worker_lost_its_bounds_is_loaded_again(tmp_path: Path) -> None:
    """Else the works that need it would wait for ever, and the run would end without a word of them."""
    with Pool(1, tmp_path) as pool:
        for number, limits in enumerate((Limits(), Limits(addresses=False))):
            pool.start(Task("a", Write("a"), made(tmp_path / f"made-{number}"), {}, limits, "one"))
            pool.finished()
        assert pool.reach("one", addresses=True) is Reach.NEW


def test_ctrl_c_stops_the_children(tmp_path: Path) -> None:
    before, folder = children(), made(tmp_path / "run")

    def interrupted() -> None:
        with Pool(2, folder) as pool:
            pool.start(Task("a", Fail("hang"), made(folder / "a")))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert children() == before


@pytest.mark.skipif(sys.platform == "win32", reason="processes are looked for as on Unix")
def test_a_worker_does_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib\n"
        "from generator.output.jobs import Pool, Task\n"
        "from tests.output.works import Fail\n"
        "here = pathlib.Path(sys.argv[1])\n"
        "with Pool(1, here) as pool:\n"
        "    pool.start(Task('endless', Fail('hang'), here))\n"
        "    print('started', flush=True)\n"
        "    pool.finished()\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script, str(tmp_path)]
    parent = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE)
    assert parent.stdout is not None
    assert parent.stdout.readline() == b"started\n"
    worker = f"TMPDIR={tmp_path}/worker-1"
    assert waited_for(lambda: worker in environments())
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    assert waited_for(lambda: worker not in environments())


def environments() -> str:
    return subprocess.run(["ps", "-eww", "e", "-o", "args"], capture_output=True, text=True, check=True).stdout


def waited_for(is_so: Callable[[], bool], tries: int = 200) -> bool:
    for _ in range(tries):
        if is_so():
            return True
        time.sleep(0.1)
    return False


def test_engines_stay_out_of_the_parent() -> None:
    code = (
        "import sys, generator.pipeline;sys.exit(any(m in sys.modules for m in ('mkdocs', 'weasyprint', 'vl_convert')))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)

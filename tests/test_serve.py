"""The server answers its own host only, shows what is wrong, and survives whatever is asked and saved."""

from __future__ import annotations

import http.client
import random
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.problems import RefusedError
from generator.serve import Shown, changes, open_server, run
from tests.project import write_tree

PAGE = "<!doctype html><title>x</title><p>Страница</p>"


class Served(NamedTuple):
    """A server of a small site."""

    port: int
    shown: Shown
    site: Path

    def get(self, path: str, host: str = "", method: str = "GET") -> tuple[int, str]:
        """Status and text of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest(method, path, skip_host=True)
        if host != "none":
            connection.putheader("Host", host or f"127.0.0.1:{self.port}")
        connection.endheaders()
        answer = connection.getresponse()
        text = answer.read().decode(errors="replace")
        connection.close()
        return answer.status, text


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    site, shown = write_tree(tmp_path / "site", {"index.html": PAGE, "ru/a/index.html": PAGE, "b.css": "p {}"}), Shown()
    server = open_server(site, 0, shown)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Served(server.server_port, shown, site)
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/", "/index.html", "/ru/a/", "/ru/a/?q=1", "/ru/a/index.html"])
def test_pages_are_shown_with_what_makes_them_reload(served: Served, path: str) -> None:
    status, text = served.get(path)
    assert status == 200
    assert text.startswith(PAGE)
    assert '<script src="/.preview.js"></script>' in text
    assert "<pre" not in text


def test_other_files_are_shown_as_they_are(served: Served) -> None:
    assert served.get("/b.css") == (200, "p {}")
    assert served.get("/nothing.css")[0] == 404
    assert "setInterval" in served.get("/.preview.js")[1]
    assert "position: fixed" in served.get("/.preview.css")[1]


def test_what_is_wrong_lies_over_the_page(served: Served) -> None:
    before = served.get("/.revision")
    served.shown.renew(["data/a.yml:1:1 error prose: <script>alert(1)</script> & more", "second"])
    assert served.get("/.revision") != before
    text = served.get("/ru/a/")[1]
    assert '<pre class="preview">data/a.yml:1:1 error prose: &lt;script&gt;' in text
    assert "second</pre>" in text
    served.shown.renew([])
    assert "<pre" not in served.get("/ru/a/")[1]


def test_what_is_wrong_is_seen_before_there_is_a_site(served: Served) -> None:
    shutil.rmtree(served.site)
    served.shown.renew(["wrong"])
    status, text = served.get("/")
    assert (status, "wrong</pre>" in text) == (200, True)
    assert served.get("/ru/a/")[0] == 404


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_only_its_own_host_is_answered(served: Served, method: str) -> None:
    port = served.port
    good = [f"127.0.0.1:{port}", f"localhost:{port}", f"LocalHost:{port}"]
    assert [served.get("/", host, method)[0] for host in good] == [200] * 3
    foreign = ["evil.example", f"evil.example:{port}", "127.0.0.1", "localhost", f"127.0.0.1:{port + 1}", "none"]
    foreign += [
        f"127.0.0.1.evil.example:{port}",
        f"127.0.0.1:{port}.evil.example",
        f"localhost.:{port}",
        f"[::1]:{port}",
    ]
    foreign += [f" 127.0.0.1:{port}@evil.example", f"2130706433:{port}", f"0.0.0.0:{port}", f"127.1:{port}"]
    for path in ("/", "/.revision", "/b.css", "/.preview.js"):
        assert {served.get(path, host, method)[0] for host in foreign} == {421}


def odd_paths() -> list[str]:
    dice = random.Random(1)  # noqa: S311 - a repeatable choice, no secret
    pieces = [
        "%00",
        "..",
        "%2e%2e",
        "%2f",
        "/",
        "\\",
        "%5c",
        "a",
        "%ff",
        "%c3%28",
        "?",
        "#",
        "%",
        "%zz",
        ";",
        "~",
        "ru",
    ]
    paths = ["".join(["/", *dice.choices(pieces, k=dice.randint(1, 12))]) for _ in range(150)]
    return [
        *paths,
        "/" + "a" * 5000,
        "/" + "a/" * 2000,
        "/%00",
        "/ru/%00/",
        "/index.html%00",
        "//",
        "/./",
        "/../../etc/passwd",
    ]


def test_whatever_is_asked_is_answered(served: Served, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    for path in [*odd_paths(), "/../secret.txt", "/%2e%2e/secret.txt", "/ru/../../secret.txt"]:
        for method in ("GET", "HEAD"):
            status, text = served.get(path, method=method)
            assert status in (200, 301, 400, 404, 414, 431), path
            assert "secret" not in text.replace("/secret.txt", "")
    assert served.get("/")[0] == 200
    assert capfd.readouterr() == ("", "")


def test_garbage_on_the_line_is_survived(served: Served, capfd: pytest.CaptureFixture[str]) -> None:
    dice = random.Random(2)  # noqa: S311 - a repeatable choice, no secret
    for _ in range(30):
        with socket.create_connection(("127.0.0.1", served.port), timeout=10) as line:
            line.sendall(dice.randbytes(dice.randint(1, 300)) + b"\r\n\r\n")
    assert served.get("/")[0] == 200
    assert capfd.readouterr() == ("", "")


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(
            RefusedError, match=f"Port {port} is taken already. Choose another one with --port"
        ) as refused:
            open_server(tmp_path, port, Shown())
    assert refused.value.is_usage


@contextmanager
def watched(root: Path) -> Iterator[list[float]]:
    """The moments at which something was written, as they come."""
    stop, seen = threading.Event(), list[float]()

    def look() -> None:
        for _ in changes(root, stop):
            seen.append(time.monotonic())

    watcher = threading.Thread(target=look)
    watcher.start()
    assert waited_for(lambda: len(seen) >= 2)  # at the beginning, and when the watch has begun
    yield seen
    stop.set()
    watcher.join(10)
    assert not watcher.is_alive()


def waited_for(is_so: Callable[[], object], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project to be watched."""
    return write_tree(tmp_path / "project", {"data/a/b.yml": "a: 1\n", "docs/ru/a.md": "# A\n", "mkdocs.yml": "a: 1\n"})


def replace(path: Path) -> None:
    """As editors save."""
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text("new", encoding="utf-8")
    beside.replace(path)


@pytest.mark.parametrize(
    "write",
    [
        lambda root: (root / "data/a/b.yml").write_text("a: 2\n", encoding="utf-8"),
        lambda root: replace(root / "data/a/b.yml"),
        lambda root: (root / "data/a/new.yml").touch(),
        lambda root: (root / "data/a/b.yml").unlink(),
        lambda root: (root / "data/a/b.yml").rename(root / "data/a/c.yml"),
        lambda root: shutil.rmtree(root / "data/a"),
        lambda root: shutil.rmtree(root / "data"),
        lambda root: (root / "docs/ru/deep/deeper").mkdir(parents=True),
        lambda root: (root / "mkdocs.yml").write_text("a: 22\n", encoding="utf-8"),
        lambda root: replace(root / "mkdocs.yml"),
        lambda root: (root / "mkdocs.yml").unlink(),
        lambda root: (root / "templates").mkdir(),
    ],
)
def test_what_is_written_is_seen(root: Path, write: Callable[[Path], object]) -> None:
    with watched(root) as seen:
        before = len(seen)
        write(root)
        assert waited_for(lambda: len(seen) > before)


def test_a_folder_that_comes_later_is_watched(root: Path) -> None:
    with watched(root) as seen:
        before = len(seen)
        (root / "templates").mkdir()
        assert waited_for(lambda: len(seen) >= before + 2)
        before = len(seen)
        (root / "templates/a.css").touch()
        assert waited_for(lambda: len(seen) > before)


def test_what_an_editor_keeps_beside_a_file_is_not_seen(root: Path) -> None:
    with watched(root) as seen:
        before = len(seen)
        for name in (".b.yml.swp", "b.yml~", ".#b.yml"):
            (root / "data/a" / name).write_text("x", encoding="utf-8")
        time.sleep(2.5)
        assert len(seen) == before


def test_a_project_without_any_folder_is_watched(tmp_path: Path) -> None:
    with watched(tmp_path) as seen:
        before = len(seen)
        (tmp_path / "data").mkdir()
        assert waited_for(lambda: len(seen) > before)


def test_a_fast_loop_of_saves_is_survived(root: Path) -> None:
    """Files and folders come and go all the time, among them those that are watched."""
    dice = random.Random(3)  # noqa: S311 - a repeatable choice, no secret
    with watched(root) as seen:
        end = time.monotonic() + 3
        while time.monotonic() < end:
            name = root / dice.choice(["data", "data/a", "docs", "docs/ru", "catalogs"]) / f"{dice.randrange(5)}.yml"
            name.parent.mkdir(parents=True, exist_ok=True)
            replace(name)
            if dice.random() < 0.2:
                shutil.rmtree(root / dice.choice(["data/a", "docs", "catalogs"]), ignore_errors=True)
        before = len(seen)
        assert before >= 3
        time.sleep(2)
        (root / "data/last.yml").touch()
        assert waited_for(lambda: len(seen) > before)


def test_what_is_saved_is_built_and_shown(root: Path) -> None:
    """What was wrong is shown; where nothing has changed, nobody is told."""
    shown, stop, calls = Shown(), threading.Event(), list[int]()
    server = open_server(root / "site", 0, shown)
    served = Served(server.server_port, shown, root / "site")

    def rebuild() -> Sequence[str] | None:
        calls.append(1)
        return {1: ["wrong"], 2: None}.get(len(calls), ())

    running = threading.Thread(target=run, args=(root, server, shown, rebuild, stop))
    running.start()
    assert waited_for(lambda: len(calls) >= 2)
    assert "wrong</pre>" in served.get("/")[1]
    assert served.get("/.revision")[1] == "1"
    (root / "data/a/b.yml").write_text("a: 3\n", encoding="utf-8")
    assert waited_for(lambda: served.get("/.revision")[1] > "1")
    assert "<pre" not in served.get("/")[1]
    stop.set()
    running.join(10)
    assert not running.is_alive()
    with pytest.raises(OSError, match="refused"):
        served.get("/")

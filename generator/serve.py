"""A server for editors: shows the site on this machine only, and what is wrong where it cannot be made."""

from __future__ import annotations

import errno
import html
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import watchfiles

from generator.problems import RefusedError, msg

WATCHED = ("data", "catalogs", "docs", "templates")
_SETTINGS = "mkdocs.yml"  # a file of its own, which is looked at now and then: editors replace it when they save
_LOOK_MS = 1000

# Files beside the site, for its pages allow no script or style of their own.
_SCRIPT = b"""(function () {
  let seen;
  setInterval(async function () {
    const now = await fetch("/.revision", { cache: "no-store" }).then((r) => r.text()).catch(() => seen);
    if (seen && seen !== now) location.reload();
    seen = now;
  }, 700);
})();
"""
_STYLE = b""".preview { position: fixed; inset: auto 0 0 0; z-index: 1000; max-height: 60vh; overflow: auto; margin: 0;
  padding: 1rem 1.5rem; background: #7a0c0c; color: #fff; font: 0.85rem/1.5 monospace; white-space: pre-wrap; }
"""
_FILES = {"/.preview.js": (_SCRIPT, "text/javascript"), "/.preview.css": (_STYLE, "text/css")}
_INSERT = '<link rel="stylesheet" href="/.preview.css"><script src="/.preview.js"></script>{trouble}'
_EMPTY = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>…</title></head><body><p>…</p></body></html>'
)


class Shown:
    """What the browser sees: the number of the last build, and what was wrong with it, a line each."""

    def __init__(self) -> None:
        self.revision = 0
        self.trouble: tuple[str, ...] = ()

    def renew(self, trouble: Sequence[str]) -> None:
        """Tell of a build that has ended."""
        self.trouble = tuple(trouble)
        self.revision += 1


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site, and pages with what makes them reload."""

    def __init__(self, *arguments: object, shown: Shown, hosts: set[str], directory: str) -> None:
        self._shown, self._hosts = shown, hosts
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request."""
        if not self._is_ours():
            return
        path = self.path.partition("?")[0]
        if path == "/.revision":
            self._send(str(self._shown.revision).encode(), "text/plain")
        elif path in _FILES:
            self._send(*_FILES[path])
        elif (page := self._page(path)) is not None:
            trouble = html.escape("\n".join(self._shown.trouble))
            insert = _INSERT.format(trouble=f'<pre class="preview">{trouble}</pre>' if trouble else "")
            self._send(page + insert.encode(), "text/html")
        else:
            super().do_GET()

    def do_HEAD(self) -> None:
        """Answer a question about a file."""
        if self._is_ours():
            super().do_HEAD()

    def _is_ours(self) -> bool:
        """Whether the request names this server and no other: a foreign page may have its name lead here."""
        if self.headers.get("Host", "").lower() in self._hosts and "%00" not in self.path:
            return True
        self.send_error(HTTPStatus.MISDIRECTED_REQUEST if "%00" not in self.path else HTTPStatus.BAD_REQUEST)
        return False

    def _page(self, address: str) -> bytes | None:
        """The page at an address; what stands in where the site has none yet."""
        path = Path(self.translate_path(address))
        page = path / "index.html" if address.endswith("/") else path
        try:
            return page.read_bytes() if page.suffix == ".html" else None
        except OSError:
            return _EMPTY.encode() if address == "/" else None

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not news."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is no news either."""


def open_server(site: Path, port: int, shown: Shown) -> ThreadingHTTPServer:
    """A server of the folder on the loopback address; port 0 takes any. RefusedError where the port is taken."""
    hosts: set[str] = set()
    handler = partial(_Handler, shown=shown, hosts=hosts, directory=str(site))
    try:
        server = _Server(("127.0.0.1", port), handler)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            taken = msg("Port {port} is taken already. Choose another one with --port", port=port)
            raise RefusedError(taken, is_usage=True) from error
        reason = error.strerror or str(error)
        message = msg("Port {port} cannot be used: {reason}. Choose another one with --port", port=port, reason=reason)
        raise RefusedError(message, is_usage=True) from error
    for name in ("127.0.0.1", "localhost"):
        hosts |= {f"{name}:{server.server_port}", *([name] if server.server_port == 80 else [])}
    return server


def run(
    root: Path,
    server: ThreadingHTTPServer,
    shown: Shown,
    rebuild: Callable[[], Sequence[str] | None],
    stop: threading.Event | None = None,
) -> None:
    """Build, and again on every change, until interrupted or told to stop.

    `rebuild` gives what was wrong, a line each, or None where what was written is what was there.
    """
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        for _ in changes(root, stop or threading.Event()):
            trouble = rebuild()
            if trouble is not None:
                shown.renew(trouble)
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
        server.server_close()


def changes(root: Path, stop: threading.Event) -> Iterator[None]:
    """Once at the beginning, then whenever files of the project may have been written; what is saved while the last
    answer is worked on counts once."""
    yield
    while not stop.is_set():
        seen, is_new = _surroundings(root), True
        for found in _watch(root, seen[1], stop):
            now = _surroundings(root)
            if found or is_new or now != seen:  # before it was watched, something may have been written
                yield
            if now[1] != seen[1]:
                break  # a folder has come or gone: from now on, what is there is watched
            seen, is_new = now, False


def _watch(root: Path, folders: tuple[str, ...], stop: threading.Event) -> Iterator[bool]:
    """Whether anything was written in the folders, now and then, until the folders cannot be watched any more."""
    if not folders:
        stop.wait(_LOOK_MS / 1000)
        yield False
        return
    paths = [root / name for name in folders]
    watch = partial(
        watchfiles.watch,
        *paths,
        watch_filter=_is_of_interest,
        debounce=400,
        stop_event=stop,
        rust_timeout=_LOOK_MS,
        yield_on_timeout=True,
    )
    try:
        yield from map(bool, watch())
    except FileNotFoundError:
        return  # one of them has gone in this moment
    except OSError:
        yield from map(bool, watch(force_polling=True))  # the system tells of no more folders


def _is_of_interest(change: watchfiles.Change, path: str) -> bool:
    """Whether a file is more than what an editor keeps beside the one that is edited."""
    name = Path(path).name
    return not name.startswith(".") and not name.endswith("~")


def _surroundings(root: Path) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """What the settings look like, and which of the watched folders are there."""
    try:
        found = (root / _SETTINGS).stat()
        settings: tuple[int, ...] = (found.st_mtime_ns, found.st_size, found.st_ino)
    except OSError:
        settings = ()
    return settings, tuple(name for name in WATCHED if (root / name).is_dir())

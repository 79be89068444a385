"""A server for editors: shows the built site, rebuilds when a file changes and tells the browser to reload."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from generator.source.project import fingerprint

_RELOAD = b"""<script>
(function () {
  let seen;
  setInterval(async function () {
    const now = await fetch("/.revision", { cache: "no-store" }).then((r) => r.text()).catch(() => seen);
    if (seen && seen !== now) location.reload();
    seen = now;
  }, 700);
})();
</script>"""
_POLL_SECONDS = 0.4


class _State:
    """How often the site was rebuilt."""

    def __init__(self) -> None:
        self.revision = 0


class _Handler(SimpleHTTPRequestHandler):
    """Files of the site, pages with the reload script, and the revision."""

    def __init__(self, *arguments: object, state: _State, directory: str) -> None:
        self.state = state
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request."""
        if self.path == "/.revision":
            self._send(str(self.state.revision).encode(), "text/plain")
            return
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        if page.suffix == ".html" and page.is_file():
            self._send(page.read_bytes() + _RELOAD, "text/html; charset=utf-8")
            return
        super().do_GET()

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not news."""


def run(root: Path, site: Path, port: int, rebuild: Callable[[], bool]) -> None:
    """Build, serve on the loopback address, and rebuild on every change until interrupted."""
    seen = fingerprint(root)
    rebuild()
    state = _State()
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, state=state, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        while True:
            time.sleep(_POLL_SECONDS)
            now = fingerprint(root)
            if now != seen:
                seen = now
                if rebuild():
                    state.revision += 1
    except KeyboardInterrupt:
        server.shutdown()

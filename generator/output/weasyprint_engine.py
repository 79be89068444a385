"""HTML → tagged PDF; the only module that imports WeasyPrint. Runs in a worker process."""

from __future__ import annotations

import mimetypes
import re
import warnings
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname, urlopen

from generator.output.engine_log import collected
from generator.output.jobs import PrintJob

with warnings.catch_warnings():
    # There are no system fonts in a worker, on purpose.
    warnings.filterwarnings("ignore", message=".*Expect ugly output")
    from weasyprint import CSS, HTML
    from weasyprint.css.counters import CounterStyle
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

# What a document is made of; anything else under the allowed folders (data, settings) is none of its business.
_KINDS = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
_NOISE = (
    # Subsetting drops tables that only font editors read; nothing that is printed changes.
    re.compile(r"NOT subset; don't know how to subset; dropped"),
    # A time stamp in the head of a font file, written by an old editor; it is not printed.
    re.compile(r"timestamp seems very low; regarding as unix timestamp"),
)


class Fetcher(URLFetcher):  # type: ignore[misc]  # no types there
    """Gives pictures in `data:` and files of known kinds under the allowed folders; never asks a network.

    WeasyPrint swallows some failures (fonts, pictures inside SVG): every refusal is kept in `refused`.
    """

    def __init__(self, allowed: tuple[Path, ...]) -> None:
        super().__init__(allowed_protocols=("data", "file"), allow_redirects=False)
        self._allowed = tuple(root.resolve() for root in allowed)
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Answer a request of the engine, or raise."""
        try:
            scheme = urlsplit(url).scheme.lower()
            if scheme == "data":
                return self._data(url)
            if scheme == "file":
                return self._file(url)
            raise ValueError(f"not allowed in print: {_short(url)}")
        except (OSError, ValueError) as error:
            self.refused.append(str(error))
            raise

    def _data(self, url: str) -> URLFetcherResponse:
        kind = url[len("data:") :].split(",", 1)[0].split(";", 1)[0].strip().lower()
        if not kind.startswith("image/"):
            raise ValueError(f"not a picture: {_short(url)}")
        with urlopen(url) as response:  # noqa: S310 – decoded without any connection
            return URLFetcherResponse(url, response.read(), {"Content-Type": kind})

    def _file(self, url: str) -> URLFetcherResponse:
        parts = urlsplit(url)
        if parts.netloc not in ("", "localhost"):
            raise ValueError(f"not allowed in print: {_short(url)}")
        path = Path(url2pathname(parts.path)).resolve(strict=True)
        if not any(path.is_relative_to(root) for root in self._allowed):
            raise ValueError(f"outside the folders of the document: {_short(url)}")
        kind = _KINDS.get(path.suffix.lower())
        if kind is None or not path.is_file():
            raise ValueError(f"not a picture, font or stylesheet: {_short(url)}")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


def print_book(job: PrintJob) -> tuple[int, tuple[str, ...]]:
    """Make the PDF (PDF/UA-1) beside its target and move it there if nothing is wrong: pages and problems."""
    mimetypes.init(files=())  # the same on every machine
    fetcher = Fetcher(job.allowed)
    beside = job.target.with_name(job.target.name + ".part")
    options = {
        "pdf_variant": "pdf/ua-1",
        "custom_metadata": True,
        "uncompressed_pdf": False,
    }
    job.target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with collected("weasyprint", "fontTools", noise=_NOISE) as messages:
            base = job.base.resolve().as_uri()
            html = HTML(string=job.html, base_url=f"{base}/", url_fetcher=fetcher)
            # What style sheets declare beside rules; each of the two has to be told of the same.
            declared = {"font_config": FontConfiguration(), "counter_style": CounterStyle(), "color_profiles": {}}
            styles = CSS(string=job.styles, base_url=f"{base}/styles/", url_fetcher=fetcher, **declared)
            document = html.render(stylesheets=[styles], **declared, **options)
            document.write_pdf(beside, **options)
        problems = [*messages, *(text for text in fetcher.refused if not any(text in said for said in messages))]
        problems += _links_to_files(document.pages)
        if not problems:
            beside.replace(job.target)
        return len(document.pages), tuple(dict.fromkeys(problems))
    finally:
        beside.unlink(missing_ok=True)


def _links_to_files(pages: list[object]) -> list[str]:
    """Relative links become paths of this machine in the file; readers can do nothing with them."""
    links = (link for page in pages for link in getattr(page, "links"))  # noqa: B009
    return [f"link to a local file: {link[1]}" for link in links if link[0] == "external" and link[1][:5] == "file:"]


def _short(url: str) -> str:
    return url if len(url) <= 120 else url[:119] + "…"

"""Follow every address in the finished pages: links, anchors, pictures, styles; nothing may ask another site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

# Rels that make a browser fetch, or get ready to fetch; the others (canonical, alternate, next …) only name a page.
_FETCHED_RELS = {
    *("stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "modulepreload", "prefetch"),
    *("preconnect", "dns-prefetch"),
}
_FETCHED = {
    ("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("video", "src"), ("video", "poster"),
    ("audio", "src"), ("track", "src"), ("embed", "src"), ("object", "data"), ("input", "src"),
    ("image", "href"), ("image", "xlink:href"), ("use", "href"), ("use", "xlink:href"),
}  # fmt: skip
_LINKED = {("a", "href"), ("area", "href"), ("form", "action")}
_CSS_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^'")\s]+))\s*\)|@import\s+["']([^"']+)["']""", re.I)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_REFRESH = re.compile(r"^\s*\d+\s*;\s*url=\s*['\"]?([^'\"]+)", re.I)
_TEXT_KINDS = {".html", ".css", ".js", ".json", ".xml", ".txt", ".svg"}


# A comment, a script or style with what it holds, or a start tag with its attributes. A tokenizer of our own, because
# these pages come from engines that write well-formed HTML, and the library's takes five times as long.
_TOKEN = re.compile(
    r"""<!--.*?-->|<(?P<raw>script|style)\b(?P<own>[^>]*)>(?P<text>.*?)</(?P=raw)\s*>"""
    r"""|<(?P<tag>[a-zA-Z][\w:-]*)(?P<attributes>(?:[^<>"']|"[^"]*"|'[^']*')*)>""",
    re.S | re.I,
)
_ATTRIBUTE = re.compile(r"""([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s<>"'=]+))""")


@dataclass
class _Page:
    """The ids of a page and the addresses in it: `links` a reader follows, `fetched` the browser asks by itself."""

    ids: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    fetched: set[str] = field(default_factory=set)

    def add(self, tag: str, values: dict[str, str]) -> None:
        """Sort the attributes of an element."""
        if "id" in values:
            self.ids.add(values["id"])
        if tag == "a" and "name" in values:
            self.ids.add(values["name"])
        for name, value in values.items():
            if (tag, name) in _LINKED:
                self.links.add(value.strip())
            elif (tag, name) in _FETCHED:
                self.fetched.add(value.strip())
            elif name == "style":
                self.fetched.update(_css_addresses(value))
            elif name == "srcset":
                self.fetched.update(part.split()[0] for part in value.split(",") if part.split())
        if tag == "link" and "href" in values:
            fetched = _FETCHED_RELS & set(values.get("rel", "").lower().split())
            (self.fetched if fetched else self.links).add(values["href"].strip())
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.links.update(_REFRESH.findall(values.get("content", "")))


@dataclass(frozen=True)
class _Site:
    """What addresses can lead to: files and pages by their name in the site, which stands at `path` on its host."""

    files: set[str]
    pages: dict[str, _Page]
    path: str
    unmade: frozenset[str]


def broken_links(root: Path, site_path: str = "/", unmade: Iterable[str] = ()) -> list[str]:
    """One line for each address in the built site that leads nowhere, to another site by itself, or to this machine.

    `site_path` is where the site stands on its host: "/" or, for instance, "/clusters/". `unmade` are folders at the
    top of the site that this build was not asked for: links into them may lead nowhere.
    """
    files = {file.relative_to(root).as_posix(): file for file in sorted(root.rglob("*")) if file.is_file()}
    texts = {
        name: file.read_text(encoding="utf-8", errors="replace")
        for name, file in files.items()
        if file.suffix in _TEXT_KINDS
    }
    pages = {name: _read(text) for name, text in texts.items() if name.endswith(".html")}
    site = _Site(set(files), pages, site_path.rstrip("/") + "/", frozenset(unmade))
    problems = list(_machine_paths(root, texts))
    for name, page in pages.items():
        problems += _check(name, page.fetched, site, fetched=True)
        problems += _check(name, page.links, site, fetched=False)
    for name, text in texts.items():
        if name.endswith(".css"):
            problems += _check(name, set(_css_addresses(text)), site, fetched=True)
    return problems


def _read(text: str) -> _Page:
    page = _Page()
    for token in _TOKEN.finditer(text):
        if token["tag"]:
            page.add(token["tag"].lower(), _attributes(token["attributes"]))
        elif token["raw"]:
            page.add(token["raw"].lower(), _attributes(token["own"]))
            if token["raw"].lower() == "style":
                page.fetched.update(_css_addresses(token["text"]))
    return page


def _attributes(text: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(text)
    return {name.lower(): unescape(double or single or bare) for name, double, single, bare in found}


def _css_addresses(css: str) -> Iterator[str]:
    for match in _CSS_URL.finditer(_CSS_COMMENT.sub("", css)):
        yield next(group for group in match.groups() if group is not None)


def _machine_paths(root: Path, texts: dict[str, str]) -> Iterator[str]:
    """Files that name the folder on this machine in which they were made."""
    folders = [folder for folder in (root.resolve(), *root.resolve().parents) if len(folder.parts) > 2]
    mark = f"{folders[-1].as_posix()}/" if folders else ""
    for name, text in texts.items():
        if mark and mark in text:
            yield f"{name}: names a folder of this machine: {mark}"


def _check(name: str, addresses: set[str], site: _Site, *, fetched: bool) -> list[str]:
    found = ((address, _trouble(name, address, site, fetched=fetched)) for address in sorted(addresses))
    return [f"{name}: {trouble}: {address[:200]}" for address, trouble in found if trouble]


def _trouble(name: str, address: str, site: _Site, *, fetched: bool) -> str:
    """What is wrong with one address, in a few words; empty if nothing."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "not an address"
    if parts.scheme == "file":
        return "leads to a file of this machine"
    if parts.netloc:
        return "asks another site" if fetched else ""
    if parts.scheme:
        return ""  # data:, mailto:, tel:
    place = _place(name, unquote(parts.path), site)
    if place.startswith(".."):
        return "leads out of the site"
    if place not in site.files:
        return "" if place.partition("/")[0] in site.unmade else "no such file"
    anchor = unquote(parts.fragment)
    if anchor and anchor != "top" and place in site.pages and anchor not in site.pages[place].ids:
        return "no such anchor"
    return ""


def _place(name: str, path: str, site: _Site) -> str:
    """The file that a path in the file `name` means; begins with ".." outside the site."""
    if not path:
        return name
    if path.startswith("/"):
        if not f"{path}/".startswith(site.path):
            return ".."
        place = normpath(path[len(site.path) :] or ".")
    else:
        place = normpath(f"{dirname(name)}/{path}".lstrip("/"))
    if place in site.files and not path.endswith("/"):
        return place
    return "index.html" if place == "." else f"{place}/index.html"

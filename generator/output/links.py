"""Follow every address in the finished pages: links, anchors, pictures, styles; nothing may ask another site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

from generator.output.markup import Held, in_drawing, in_page, in_style

_READERS: Mapping[str, Callable[[str], Held]] = {".html": in_page, ".css": in_style, ".svg": in_drawing}
_TEXT_KINDS = {*_READERS, ".js", ".json", ".xml", ".txt"}
_KINDS = {
    *_TEXT_KINDS,
    *(".map", ".png", ".jpg", ".jpeg", ".webp", ".woff2", ".csv", ".pdf", ".xlsx", ".ics", ".atom", ".vcf"),
    "",  # .nojekyll
}
_PLAIN = re.compile(r"((?:\.\./)*)(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*)?")
_FOLLOWED = {"http", "https", "mailto", "tel"}
# What a browser passes over in an address: ends of control characters and spaces, and these anywhere in it.
_PASSED_OVER = re.compile(r"[\t\n\r]")
_ENDS = "".join(map(chr, range(0x21)))


@dataclass(frozen=True)
class _Site:
    """What addresses can lead to: files, each with what it holds if it can be read, by their names in the site, which
    stands at `path` on its host. What leads out of a folder leads to the same place from those beside it: `sound` are
    such addresses that lead somewhere, by the folder around and its depth."""

    files: Mapping[str, Held | None]
    path: str
    sound: dict[tuple[int | str, ...], set[str]] = field(default_factory=dict)


def look_into(name: str, content: bytes, mark: str) -> Held | None:
    """What a file of the site holds, if it can be read, and what it must not: `mark` is a folder of this machine."""
    kind = PurePosixPath(name).suffix
    if kind not in _KINDS:
        return Held(faults={"a file of a kind that the site does not have"})
    if kind not in _TEXT_KINDS:
        return None
    text = content.decode(errors="replace")
    held = _READERS[kind](text) if kind in _READERS else Held()
    if mark and mark in text:
        held.faults.add(f"names a folder of this machine: {mark}")
    return held


def wrong_addresses(files: Mapping[str, Held | None], site_path: str = "/") -> list[str]:
    """One line for each address in the site that leads nowhere, to another site by itself, or to this machine, and for
    each thing that no file may hold.

    `files` are all files of the site with what they hold; `site_path` is where the site stands on its host: "/" or, for
    instance, "/clusters/".
    """
    site = _Site(files, site_path.rstrip("/") + "/")
    return [problem for name, held in sorted(files.items()) if held for problem in _problems(name, held, site)]


def machine_mark(root: Path) -> str:
    """The folder on this machine in which the site was made, or the outermost telling one above it."""
    folders = [folder for folder in (root.resolve(), *root.resolve().parents) if len(folder.parts) > 2]
    return f"{folders[-1].as_posix()}/" if folders else ""


def _problems(name: str, held: Held, site: _Site) -> Iterator[str]:
    for fault in sorted(held.faults):
        yield f"{name}: {fault}"
    folders = name.split("/")[:-1]
    sound = site.sound.setdefault((len(folders), *folders[:-1]), set())
    for addresses, fetched in ((held.fetched, True), (held.links, False)):
        new = addresses - sound
        lost = {address for address in new if _plain_place(folders, address) not in site.files}
        sound.update(address for address in new - lost if address.startswith("../"))
        for address in sorted(lost):
            if trouble := _trouble(name, address, site, fetched=fetched):
                yield f"{name}: {trouble}: {address[:200]}"


def _trouble(name: str, address: str, site: _Site, *, fetched: bool) -> str:
    """What is wrong with one address, in a few words; empty if nothing."""
    try:
        parts = urlsplit(_as_browsers_read(address))
    except ValueError:
        return "not an address"
    if parts.scheme == "file":
        return "leads to a file of this machine"
    if fetched and (parts.netloc or parts.scheme):
        return "" if parts.scheme == "data" and parts.path.startswith("image/") else "asks another site"
    if parts.scheme:
        return "" if parts.scheme in _FOLLOWED else "an address of a kind that pages do not have"
    if parts.netloc:
        return ""
    place = _place(name, unquote(parts.path), site)
    if place.startswith(".."):
        return "leads out of the site"
    if place not in site.files:
        return "no such file"
    anchor, held = unquote(parts.fragment), site.files[place]
    is_lost = anchor not in ("", "top") and held is not None and anchor not in held.ids and place.endswith(".html")
    return "no such anchor" if is_lost else ""


def _plain_place(folders: list[str], address: str) -> str:
    """The file that a plain address means in a file of these folders, one in the other; nothing for any other address.
    Most are plain, and a large site has hundreds of thousands."""
    found = _PLAIN.fullmatch(address)
    if not found or (up := found.end(1) // 3) > len(folders):
        return ""
    rest = address[found.end(1) :]
    file = rest if rest and not rest.endswith("/") else f"{rest}index.html"
    return "/".join([*folders[: len(folders) - up], file])


def _as_browsers_read(address: str) -> str:
    """The address with what browsers pass over left out, and their slashes."""
    path, mark, rest = re.split(r"([?#]|$)", _PASSED_OVER.sub("", address.strip(_ENDS)), maxsplit=1)
    return (path if path.startswith("data:") else path.replace("\\", "/")) + mark + rest


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

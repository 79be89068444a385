"""The site as a web server of one's own shows it: releases side by side, compressed beforehand, and one name, `current`
that leads to the one of today. The name is exchanged in one step, so that no reader meets half of a release, and it
can be led back to an earlier one.

    FOLDER/releases/1a2b3c4d5e6f/   a release, named by what it holds
    FOLDER/current                  leads to one of them
    FOLDER/history                  the names of the releases that were shown, the last one last
    FOLDER/nginx.conf, Caddyfile    how a server shows them, with the policy of the pages of `current`
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator.output.policy import inline_scripts, policy
from generator.problems import RefusedError, msg
from generator.shipped import shipped

SERVERS = ("nginx.conf", "Caddyfile")
_TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".ics", ".vcf", ".atom", ".map"}
_NAME, _CUT_OFF = re.compile("[0-9a-f]{12}"), re.compile(r"\.[0-9a-f]{12}")
_LEAST = 1024  # bytes: less is not worth a second file
_SHOWN = "history"


@dataclass(frozen=True)
class Released:
    """The release that `current` leads to now, whether it led elsewhere before, and which files for servers changed."""

    name: str
    is_new: bool
    changed: tuple[str, ...] = ()


def release(site: Path, folder: Path, keep: int) -> Released:
    """Lay a built site down as a release and lead `current` to it; of older ones the last `keep` stay.

    RefusedError where there is no built site.
    """
    if not (site / "index.html").is_file():
        raise RefusedError(msg("There is no site in {folder} yet: clusterbook build", folder=str(site)), is_usage=True)
    before = _current(folder)
    name = _digest(site)
    if not (folder / "releases" / name).is_dir():
        _lay(site, folder / "releases", name, before)
    known = {before, *(_text(folder / _SHOWN) or "").split()}
    shown = [*(one for one in _before(folder, before) if one != name), name]
    _lead(folder, name)
    kept = shown[-keep - 1 :]
    _write(folder / _SHOWN, "".join(f"{one}\n" for one in kept))
    _sweep(folder / "releases", known - {*kept})
    return Released(name, name != before, _write_servers(folder))


def _sweep(releases: Path, old: Iterable[str]) -> None:
    """Remove releases that were shown here, and what of ours was cut off; nothing else that lies beside them."""
    cut_off = (path.name for path in releases.iterdir() if _CUT_OFF.fullmatch(path.name))
    for name in (*(one for one in old if _NAME.fullmatch(one)), *cut_off):
        shutil.rmtree(releases / name, ignore_errors=True)


def back(folder: Path) -> Released:
    """Lead `current` back to the release that was shown before.

    RefusedError where there is none.
    """
    shown = _shown(folder)
    at = shown.index(_current(folder)) if _current(folder) in shown else 0
    if at == 0:
        raise RefusedError(msg("There is no earlier release in {folder}", folder=str(folder)), is_usage=True)
    _lead(folder, shown[at - 1])
    return Released(shown[at - 1], is_new=True, changed=_write_servers(folder))


def servers(site: Path, folder: Path) -> Mapping[str, str]:
    """The files for servers that show a site from a folder, by their names."""
    known = {"{folder}": str(folder), "{policy}": site_policy(site)}
    found = {}
    for name in SERVERS:
        text = (shipped() / "templates/deploy" / name).read_text(encoding="utf-8")
        for sign, value in known.items():
            text = text.replace(sign, value)
        found[name] = text
    return found


def site_policy(site: Path) -> str:
    """What the server says of all pages: the policy that they have themselves, and who may frame them, which a page
    cannot say."""
    scripts = {script for page in sorted(site.rglob("*.html")) for script in inline_scripts(page.read_text("utf-8"))}
    return f"{policy(sorted(scripts))}; frame-ancestors 'self'"


def _write_servers(folder: Path) -> tuple[str, ...]:
    files = servers(folder / "current", folder.absolute())
    changed = [name for name, text in files.items() if _text(folder / name) != text]
    for name in changed:
        _write(folder / name, files[name])
    return tuple(changed)


def _digest(site: Path) -> str:
    """A name that says what is in it."""
    whole = sha256()
    for path in _files(site):
        whole.update(f"{path.relative_to(site).as_posix()}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()[:12]


def _files(site: Path) -> Iterator[Path]:
    return (path for path in sorted(site.rglob("*")) if path.is_file())


def _lay(site: Path, releases: Path, name: str, before: str) -> None:
    """Under another name first, so that what is cut off is no release. What the release before holds alike is the same
    file: it takes no room, and browsers keep it."""
    made = releases / f".{name}"
    shutil.rmtree(made, ignore_errors=True)
    for path in _files(site):
        inner = path.relative_to(site)
        target, old = made / inner, releases / before / inner
        target.parent.mkdir(parents=True, exist_ok=True)
        content = path.read_bytes()
        is_same = bool(before) and old.is_file() and old.read_bytes() == content
        _link_or_copy(old if is_same else path, target, is_linked=is_same)
        if path.suffix in _TEXTS and len(content) >= _LEAST:
            _compress(content, target, old if is_same else None)
    made.rename(releases / name)


def _link_or_copy(source: Path, target: Path, *, is_linked: bool) -> None:
    if is_linked:
        os.link(source, target)
    else:
        shutil.copy2(source, target)


def _compress(content: bytes, target: Path, old: Path | None) -> None:
    """Beside a file the same one compressed, as servers look for it: always the same bytes, and of the same time."""
    packed = target.with_name(f"{target.name}.gz")
    if old is not None and (there := old.with_name(packed.name)).is_file():
        os.link(there, packed)
        return
    packed.write_bytes(gzip.compress(content, 9, mtime=0))
    shutil.copystat(target, packed)


def _current(folder: Path) -> str:
    link = folder / "current"
    return link.readlink().name if link.is_symlink() else ""


def _shown(folder: Path) -> list[str]:
    names = (_text(folder / _SHOWN) or "").split()
    return [name for name in names if (folder / "releases" / name).is_dir()]


def _before(folder: Path, current: str) -> list[str]:
    """What was shown up to now; what somebody went back from is left out."""
    shown = _shown(folder)
    return shown[: shown.index(current) + 1] if current in shown else shown


def _lead(folder: Path, name: str) -> None:
    """Exchange the name in one step."""
    beside = folder / ".current"
    beside.unlink(missing_ok=True)
    beside.symlink_to(f"releases/{name}", target_is_directory=True)
    beside.replace(folder / "current")


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _write(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)

"""Projects for the tests: made of texts or copied from the good ones, and the command run on them."""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.cli import main
from generator.kinds.atlas import Atlas
from generator.kinds.build import build_atlas
from generator.language import Lang
from generator.problems import Problem
from generator.render.stretches import BookText
from generator.shipped import BASE
from generator.source.hand import HandPage, read_hand
from generator.source.records import read_source

ROOT = Path(__file__).resolve().parents[1]
GOOD = ROOT / "tests" / "clusters_good"
LOCALES: Mapping[Lang, str] = {"ru": "ru_RU.UTF-8", "en": "en_GB.UTF-8"}


class Blank(dict[str, str]):
    """An empty drawing for whatever chart."""

    def __missing__(self, spec: str) -> str:
        return '<svg width="482" height="20" viewBox="0 0 482 20"></svg>'


def book_html(text: BookText) -> str:
    """The frame of a book and all its stretches, one after another."""
    return "\n".join([text.frame, *(stretch.html for stretch in text.stretches)])


class Ran(NamedTuple):
    """What a run of the command came to."""

    code: int
    out: str
    err: str


def write_tree(root: Path, files: Mapping[str, str]) -> Path:
    """Write texts into a folder, by their paths in it."""
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return root


def copy_good(name: str, target: Path, *, to_build: bool = False) -> Path:
    """A copy of a good project; with the templates and settings of the real one where it is to be built."""
    shutil.copytree(GOOD / name, target)
    if to_build:
        shutil.copytree(ROOT / "templates", target / "templates")
        for name in ("mkdocs.yml", BASE):
            shutil.copyfile(ROOT / "mkdocs.yml", target / name)
    return target


PROGRAMME = """
programme:
  title: {ru: Программа-образец, en: Sample programme}
  city: {ru: Город-образец, en: Sample City}
  year: 2020
  horizon: 2024
  preface: {ru: Образец., en: A sample.}
"""

CONTACTS = """
contacts:
  not-given: [address, phone, mail, hours, post]
  ask: {ru: Центр-образец, en: The sample centre}
"""


def copy_small(target: Path) -> Path:
    """The smallest project that publishes a site and a book in each language: a build of it costs a quarter of one of
    the sample project."""
    copy_good("minimal", target)
    shutil.copytree(GOOD / "sample/catalogs", target / "catalogs")
    centre = target / "data/centres/sample-centre/centre.yml"
    centre.write_text(centre.read_text(encoding="utf-8") + CONTACTS, encoding="utf-8")
    cluster = target / "data/clusters/sample"
    shutil.copyfile(GOOD / "sample/data/clusters/sample/swot.yml", cluster / "swot.yml")
    text = (cluster / "cluster.yml").read_text(encoding="utf-8")
    (cluster / "cluster.yml").write_text(f"{text}figures: [firms]{PROGRAMME}{CONTACTS}", encoding="utf-8")
    return target


def read_project(root: Path, day: date | None = None) -> tuple[Atlas | None, list[Problem]]:
    """The Atlas of a project and the problems of its files."""
    source, problems = read_source(root)
    atlas, more = build_atlas(source, day)
    return atlas, problems + more


def hand_pages(root: Path, lang: Lang) -> tuple[HandPage, ...]:
    """The hand-written pages of a language."""
    return read_hand(root, (lang,))[0].pages[lang]


def good_atlas(root: Path, day: date | None = None) -> Atlas:
    """The Atlas of a project that has one."""
    atlas, problems = read_project(root, day)
    assert atlas is not None, [f"{problem.location} {problem.message}" for problem in problems]
    return atlas


@cache
def kept_atlas(name: str) -> Atlas:
    """The Atlas of a good project that nobody changes, read once in a process."""
    return good_atlas(GOOD / name)


@cache
def real_atlas() -> Atlas:
    """The Atlas of the real data, read once in a process."""
    return good_atlas(ROOT)


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str, lang: Lang = "en") -> Ran:
    """Run the command in this process as a terminal would, but without being one."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", LOCALES[lang])
    monkeypatch.setattr(sys, "argv", ["clusterbook", *arguments])
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr()
    return Ran(int(ended.value.code or 0), said.out, said.err)


def digests(folder: Path) -> dict[str, str]:
    """Every file under a folder with the digest of its bytes; links by where they lead."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file():
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found

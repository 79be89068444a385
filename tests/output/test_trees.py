"""A folder that was published before and is brought in line holds what a new one would, whatever has become of it."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from generator.output import trees
from generator.output.cache import Cache, digest
from generator.output.schedule import Made
from generator.output.swap import swap_in
from generator.output.trees import Spares, lay_out
from generator.output.units import STAMP, Layout, Needed, Place

ROUNDS = 60


class Printer:
    """Somebody who makes units and publishes them, in another choice and with other files each time."""

    def __init__(self, root: Path) -> None:
        self.build, self.cache = root / "build", Cache(root / "build/.clusterbook/cache")
        self.dice, self.fresh = random.Random(8), self.build / ".clusterbook/work/fresh"  # noqa: S311 - repeatable

    def unit(self, name: str, files: dict[str, str]) -> Needed:
        """A unit in the cache, as it would be made of these files."""
        key = digest(name, repr(files))
        entry = self.cache.find("page", key)
        if entry is None:
            folder = self.cache.fresh()
            for path, text in files.items():
                (folder / "files" / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / "files" / path).write_text(text, encoding="utf-8")
            entry = self.cache.keep("page", key, folder, {})
        return Needed(entry.folder)

    def made(self) -> tuple[Layout, Made]:
        """A choice of units, most of them as they were in an earlier choice."""
        chosen = [number for number in range(9) if self.dice.random() < 0.8]
        units = {}
        for number in chosen:
            state, folder = self.dice.randrange(3), self.dice.choice(["", "deep/", "deep/deeper/"])
            units[f"page {number}"] = self.unit(
                str(number), {f"{folder}{number}/a.html": f"{state}{STAMP if number % 2 else ''}", f"{number}.x": STAMP}
            )
        places = tuple(
            Place(
                f"site/{self.dice.choice(['ru', 'en'])}",
                name,
                "files",
                "1 May" if self.dice.random() < 0.995 else "2 May",
            )
            for name in units
        )
        return Layout(places=places), Made(units)

    def publish(self, layout: Layout, made: Made) -> None:
        shutil.rmtree(self.fresh, ignore_errors=True)
        self.fresh.mkdir(parents=True)
        spares = Spares(self.build / ".clusterbook/spare", self.build / ".clusterbook/state")
        laid, failures = lay_out(layout, made, self.fresh, spares.take("site", self.fresh / "site"))
        assert failures == ()
        if not (self.fresh / "site").is_dir():
            (self.fresh / "site").mkdir()
        swap_in(self.build, {"site": self.fresh / "site"}, keep=("site",))
        spares.keep("site", self.build / "site", laid, self.fresh / "site")

    def spoil(self) -> None:
        """Something happens to a folder of ours, the published one or the spare one."""
        root = self.dice.choice([self.build / "site", self.build / ".clusterbook/spare/site"])
        files = sorted(path for path in root.rglob("*") if path.is_file())
        if not files:
            return
        path = self.dice.choice(files)
        way = self.dice.randrange(7)
        if way == 0:
            path.write_text("0 and more", encoding="utf-8")
        elif way == 1:
            content, before = path.read_bytes(), path.stat()
            path.write_bytes(bytes(len(content)))
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
        elif way == 2:
            path.unlink()
        elif way == 3:
            path.unlink()
            path.mkdir()
        elif way == 4:
            (path.parent / "foreign").mkdir(exist_ok=True)
            (path.parent / "foreign/letter").write_text("mine", encoding="utf-8")
        elif way == 5:
            path.unlink()
            path.symlink_to("/etc/hostname")
        else:
            shutil.rmtree(path.parent)


def content(folder: Path) -> dict[str, bytes | None]:
    """Everything in a folder, with what the files hold."""
    assert not any(path.is_symlink() for path in folder.rglob("*"))
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")
    }


def test_a_spare_folder_brought_in_line_is_a_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printer, put, count = Printer(tmp_path), trees._put, 0
    written: list[Path] = []

    def counted(origin: Path, target: Path, stamp: str) -> None:
        written.append(target)
        put(origin, target, stamp)

    monkeypatch.setattr(trees, "_put", counted)
    for number in range(ROUNDS):
        layout, made = printer.made()
        clean = tmp_path / f"clean-{number}"
        (clean / "site").mkdir(parents=True)
        lay_out(layout, made, clean)
        (clean / "site").mkdir(exist_ok=True)
        count += sum(data is not None for data in content(clean).values())
        written.clear()
        printer.publish(layout, made)
        count -= len(written)
        assert content(tmp_path / "build/site") == content(clean / "site"), f"round {number}"
        shutil.rmtree(clean)
        if number % 2:
            printer.spoil()
    assert count > ROUNDS // 2, "files are kept from one time to the next"


def test_pages_say_when_the_data_last_changed_and_keep_it_out_of_the_cache(tmp_path: Path) -> None:
    printer = Printer(tmp_path)
    unit = printer.unit("page", {"a.html": f"<p>{STAMP}</p>", "b.txt": STAMP})
    for stamp in ("1 May", "2 May"):
        printer.publish(Layout(places=(Place("site", "page", "files", stamp),)), Made({"page": unit}))
        assert (tmp_path / "build/site/a.html").read_text(encoding="utf-8") == f"<p>{stamp}</p>"
        assert (tmp_path / "build/site/b.txt").read_text(encoding="utf-8") == STAMP
        assert (unit.folder / "files/a.html").read_text(encoding="utf-8") == f"<p>{STAMP}</p>"


def test_a_file_that_is_written_anew_leaves_the_published_one(tmp_path: Path) -> None:
    """Both folders share their files at first: what is published must not change before the exchange."""
    printer = Printer(tmp_path)
    layout = Layout(places=(Place("site", "page", "files"),))
    printer.publish(layout, Made({"page": printer.unit("page", {"a.html": "old"})}))
    published, spare = (tmp_path / "build" / name for name in ("site", ".clusterbook/spare/site"))
    assert (published / "a.html").samefile(spare / "a.html")
    (out := tmp_path / "out").mkdir()
    known = Spares(spare.parent, tmp_path / "build/.clusterbook/state").take("site", out / "site")
    lay_out(layout, Made({"page": printer.unit("page", {"a.html": "new"})}), out, known)
    assert (published / "a.html").read_text(encoding="utf-8") == "old"
    assert (out / "site/a.html").read_text(encoding="utf-8") == "new"


def test_two_units_in_one_place_are_told(tmp_path: Path) -> None:
    """The first time, and where the first of them was laid out before."""
    printer = Printer(tmp_path)
    one, other = (printer.unit(name, {"a.html": name}) for name in ("one", "other"))
    made = Made({"one": one, "other": other})
    places = (Place("site", "one", "files"), Place("site", "other", "files"))
    known, _ = lay_out(Layout(places=places[:1]), made, tmp_path / "out")
    for told in (known, {}):
        _, failures = lay_out(Layout(places=places), made, tmp_path / "out", told)
        assert failures == ("other: there is another site/a.html",)


@pytest.mark.parametrize(
    "text", ["", "[", "[]", "7", '{"site": 1}', '{"site": {"1": {"a": {"b": [1]}}}}', "[" * 99_999]
)
def test_what_was_written_down_and_cannot_be_read_is_forgotten(tmp_path: Path, text: str) -> None:
    printer = Printer(tmp_path)
    layout, made = printer.made()
    printer.publish(layout, made)
    (tmp_path / "build/.clusterbook/state/trees.json").write_text(text, encoding="utf-8")
    before = content(tmp_path / "build/site")
    printer.publish(layout, made)
    assert content(tmp_path / "build/site") == before


def test_where_files_cannot_be_linked_there_is_no_spare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*arguments: object) -> None:
        raise OSError("not here")

    monkeypatch.setattr(os, "link", refused)
    printer = Printer(tmp_path)
    for _ in range(3):
        layout, made = printer.made()
        shutil.rmtree(tmp_path / "build/site", ignore_errors=True)
        printer.publish(layout, made)
        assert not (tmp_path / "build/.clusterbook/spare/site").exists()

"""`clusterbook exchange`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import DATA, DONE, root_option, say, show_problems, write_or_not
from generator.cli.help import Command, Folder, Group, user_lang
from generator.language import LANGS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.exchange.sheets import Filled
    from generator.kinds.atlas import Atlas
    from generator.language import Lang
    from generator.problems import Problem

_out = click.option("--out", type=Folder(exists=False), default=None, help="The folder to write into.")
_owner = click.option("--cluster", default="", help="Whose records: the name of a cluster or a centre.")


@click.group(cls=Group)
def exchange() -> None:
    """Records of the catalogue out to spreadsheets, and back."""


@exchange.command("xlsx", cls=Command)
@root_option
@_owner
@click.option("--organisation", default="", help="Only the workbook of this organisation.")
@_out
@click.option(
    "--lang", type=click.Choice(LANGS), default=None, help="The language of headings, help and advice (default: yours)."
)
@click.option("--in", "files", multiple=True, type=click.Path(path_type=Path), help="A workbook to take back.")
def xlsx(
    root: Path, cluster: str, organisation: str, out: Path | None, lang: Lang | None, files: tuple[Path, ...]
) -> int:
    """Write a questionnaire for each organisation, or take filled ones back."""
    from generator.exchange.run import workbooks
    from generator.exchange.workbook import read_book

    _one_way(out, bool(files))
    if out is not None:
        atlas = _atlas(root, cluster)
        if atlas is None:
            return DATA
        if files_made := workbooks(atlas, cluster, organisation, lang or user_lang()):
            return _write_out(out, files_made)
        none = say("There is no such organisation")
        raise click.UsageError(none if organisation else say("“{slug}” has no organisations yet", slug=cluster))
    filled: list[Filled] = []
    problems: list[Problem] = []
    for file in files:
        if not file.is_file():
            raise click.UsageError(say("There is no file {path}", path=file))
        book, wrong = read_book(str(file), file.read_bytes())
        problems += wrong
        filled += [book] if book else []
    return _take_in(root, filled, problems)


@exchange.command("csv", cls=Command)
@root_option
@_owner
@_out
@click.option("--in", "folder", type=Folder(exists=True), default=None, help="The folder to take back.")
def csv(root: Path, cluster: str, out: Path | None, folder: Path | None) -> int:
    """Write all records of a cluster or a centre as CSV, or take such files back."""
    from generator.exchange.csv_files import csv_files, read_csv
    from generator.exchange.tables import tables_of
    from generator.language.numbers import decimal_sign

    _one_way(out, folder is not None)
    atlas = _atlas(root, cluster)
    if atlas is None:
        return DATA
    if folder is not None:
        filled, problems = read_csv(folder, cluster)
        return _take_in(root, [filled], problems)
    delimiter = ";" if decimal_sign(user_lang()) == "," else ","
    return DONE if out is None else _write_out(out, csv_files(tables_of(atlas, cluster), delimiter))


def _one_way(out: Path | None, has_files: bool) -> None:
    if (out is None) == (not has_files):
        raise click.UsageError(say("Give either --out or --in"))


def _atlas(root: Path, owner: str) -> Atlas | None:
    """The data, where they can be understood and have such an owner."""
    from generator import checking
    from generator.model.address import Address

    checked = checking.check(root.resolve())
    if checked.atlas is None:
        show_problems(root, checked.problems)
        return None
    if not any(Address(owner, main) in checked.atlas.files for main in ("cluster", "centre")):
        raise click.UsageError(say("There is no cluster or centre “{slug}”", slug=owner))
    return checked.atlas


def _write_out(out: Path, files: Mapping[str, bytes]) -> int:
    """Write new files; what stands there already is somebody's work."""
    there = [name for name in files if (out / name).exists()]
    if there:
        raise click.UsageError(say("{path} exists already", path=out / there[0]))
    out.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (out / name).write_bytes(content)
        click.echo(out / name)
    return DONE


def _take_in(root: Path, filled: Sequence[Filled], problems: Sequence[Problem]) -> int:
    """Take tables into the data, all or none."""
    from generator.exchange.run import imported
    from generator.problems import errors_in

    root = root.resolve()
    done = imported(root, filled) if filled else None
    found = (*problems, *(done.problems if done else ()))
    outside = frozenset(one.location.path for one in found if one.rule.startswith("exchange") or one.location.cell)
    show_problems(root, found, outside)
    return write_or_not(root, None if done is None or errors_in(list(found)) else done.texts)

"""`clusterbook translations`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.common import DATA, DONE, path_from_here, root_option, say, show_problems, write_or_not
from generator.cli.help import Command, Group

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.kinds.atlas import Atlas
    from generator.language import Lang
    from generator.language.po import Unit
    from generator.model.address import Address

_MOST = 50_000_000  # bytes of a file of translations
_lang = click.option("--lang", required=True, help="The language of the translations.")
_where = click.argument("where", nargs=-1)


@click.group(cls=Group)
def translations() -> None:
    """What is translated, what has to be looked at again, and texts out to translators and back."""


@translations.command("status", cls=Command)
@root_option
@_lang
@_where
def status(root: Path, lang: Lang, where: tuple[str, ...]) -> int:
    """Count translations by file and state; WHERE is pharma, pharma/figures or pharma/figures:core-firms."""
    from generator.translations.status import counted, named

    atlas = _atlas(root, lang)
    if atlas is None:
        return DATA
    wanted = _wanted(where)
    for line in (*counted(atlas, lang, wanted, say), *named(atlas, lang, wanted, say)):
        click.echo(line)
    return DONE


@translations.command("mark", cls=Command)
@root_option
@_lang
@click.option("--all", "everything", is_flag=True, help="All texts of all owners.")
@_where
def mark(root: Path, lang: Lang, everything: bool, where: tuple[str, ...]) -> int:
    """Confirm translations as they stand; WHERE is pharma, pharma/figures or pharma/figures:core-firms."""
    from generator.source.replace import write_all
    from generator.translations.ledger import marked

    if everything == bool(where):
        raise click.UsageError(say("Say which texts, or --all"))
    atlas = _atlas(root, lang)
    if atlas is None:
        return DATA
    texts = marked(atlas, lang, _wanted(where))
    if not texts:
        raise click.UsageError(say("There is no text there"))
    write_all(root.resolve(), texts)
    for path in texts:
        click.echo(f"{path_from_here(root.resolve())}{path}")
    return DONE


@translations.command("export", cls=Command)
@root_option
@_lang
@click.option(
    "--format",
    "form",
    type=click.Choice(("po", "xliff")),
    default="po",
    show_default=True,
    help="The form of the file.",
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The file to write.")
@_where
def export(root: Path, lang: Lang, form: str, out: Path, where: tuple[str, ...]) -> int:
    """Write texts with their translations for translators: PO or XLIFF 1.2."""
    from generator.translations.send import sent

    atlas = _atlas(root, lang)
    if atlas is None:
        return DATA
    if out.exists():
        raise click.UsageError(say("{path} exists already", path=out))
    out.write_bytes(sent(atlas, root.resolve(), lang, form, _wanted(where)))
    click.echo(out)
    return DONE


@translations.command("import", cls=Command)
@root_option
@_lang
@click.option("--confirm", is_flag=True, help="Mark what is taken as confirmed.")
@click.argument("file", type=click.Path(path_type=Path))
def take_back(root: Path, lang: Lang, confirm: bool, file: Path) -> int:
    """Take translations back out of a PO or XLIFF file; all or none."""
    from generator.problems import errors_in
    from generator.translations.take import take

    if _atlas(root, lang) is None:
        return DATA
    root = root.resolve()
    done = take(root, str(file), _units(file, lang), lang, confirm=confirm)
    show_problems(root, done.problems, frozenset({str(file)}))
    return write_or_not(root, None if errors_in(list(done.problems)) else done.texts)


def _units(file: Path, lang: Lang) -> Sequence[Unit]:
    from generator.language import po
    from generator.translations import xliff

    if not file.is_file() or file.stat().st_size > _MOST:
        raise click.UsageError(say("There is no file {path}", path=file))
    data = file.read_bytes()
    is_xml = data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")
    try:
        if found := xliff.read_units(data) if is_xml else po.read_units(data, lang):
            return found
    except ValueError:
        pass
    raise click.UsageError(say("{path} is neither PO nor XLIFF 1.2", path=file))


def _atlas(root: Path, lang: Lang) -> Atlas | None:
    """The data, where they can be understood; another language than the required one."""
    from generator import checking

    checked = checking.check(root.resolve())
    if checked.atlas is None:
        show_problems(root, checked.problems)
        return None
    others = list(checked.atlas.languages)[1:]
    if lang not in others:
        raise click.UsageError(say("Translations are into: {known}", known=", ".join(others)))
    return checked.atlas


def _wanted(where: Sequence[str]) -> Callable[[Address], bool]:
    """Whether an address lies in one of the places; everywhere where none is named."""
    return lambda at: not where or any(_lies(str(at), place) for place in where)


def _lies(at: str, place: str) -> bool:
    return at == place or at.startswith(tuple(f"{place}{sign}" for sign in "/:."))

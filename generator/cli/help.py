"""Help and complaints about usage in the language of the user.

Our own texts stand in English where they are declared, as `help=` and as docstrings; those of click are listed here.
Both are looked up in the catalogue when they are shown, so one process can say them in either language.
"""

from __future__ import annotations

import copy
import inspect
import os
from pathlib import Path

import click

from generator.language import LANGS, Lang
from generator.language.locale import SPEAK, locale_of_user

# What click says to our users; its other texts belong to what we do not use and stay English.
OF_CLICK = (
    "Usage:",
    "Options",
    "Commands",
    "[OPTIONS]",
    "COMMAND [ARGS]...",
    "TEXT",
    "directory",
    "DIRECTORY",
    "integer range",
    "INTEGER RANGE",
    "default: {default}",
    "env var: {var}",
    "Show this message and exit.",
    "Show the version and exit.",
    "Error: {message}",
    "Try '{command} {option}' for help.",
    "Missing command.",
    "Missing argument",
    "No such command {name!r}.",
    "No such option {name!r}.",
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    "Option {name!r} does not take a value.",
    "{value} is not in the range {range}.",
    "{value!r} is not a valid {number_type}.",
    "{name} {filename!r} does not exist.",
    "{name} {filename!r} is a file.",
)
OF_CLICK_PLURAL = (
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)


def user_lang() -> Lang:
    """The language of whoever runs the command."""
    return locale_of_user(os.environ)


def told(text: str, plural: str = "", n: int = 1) -> str:
    """A text of help or of click, unfilled, in the language of the user; nothing is read for English."""
    lang = user_lang()
    if lang == "en":
        return plural if plural and n != 1 else text
    from generator.language.messages import unfilled

    return unfilled(text, lang, plural, n)


for _module in (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types):
    vars(_module).update(_=told, ngettext=told)  # click asks gettext, which knows only compiled files on the disk


class Command(click.Command):
    """A command that explains itself in the language of the user."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What stands behind the name of the command in the line of usage."""
        return [told(piece) for piece in super().collect_usage_pieces(ctx)]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(told(inspect.cleandoc(self.help or "")))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, a line each."""
        options = [_told(option, ctx) for option in self.get_params(ctx) if isinstance(option, click.Option)]
        with formatter.section(told("Options")):
            formatter.write_dl([record for option in options if (record := option.get_help_record(ctx))])

    def get_short_help_str(self, limit: int = 45) -> str:
        """The line in the list of commands."""
        short = copy.copy(self)
        short.help = told(inspect.cleandoc(self.help or ""))
        return click.Command.get_short_help_str(short, limit)


class Group(Command, click.Group):
    """A command that is only a name for others."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options and the commands."""
        Command.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)


def _told(option: click.Option, ctx: click.Context) -> click.Option:
    """The option in the language of the user."""
    is_help = "--help" in option.opts  # made by click once, in whatever language was spoken then
    option = copy.copy(option)
    option.help = told("Show this message and exit." if is_help else option.help or "")
    if not option.is_flag and not isinstance(option.type, click.Choice):
        option.metavar = told(option.make_metavar(ctx))
    return option


class Folder(click.Path):
    """A folder; one that is missing is told of in the language of the user."""

    def __init__(self, *, exists: bool) -> None:
        super().__init__(exists=exists, file_okay=False, path_type=Path)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The folder, or a complaint."""
        self.name = told("directory")
        return super().convert(value, param, ctx)


class Number(click.IntRange):
    """A whole number between bounds; another one is told of in the language of the user."""

    def convert(self, value: int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, or a complaint."""
        self.name = told("integer range")
        return super().convert(value, param, ctx)


def _speak(ctx: click.Context, param: click.Parameter, lang: str | None) -> None:
    if lang:
        os.environ[SPEAK] = lang


speak_option = click.option(
    "--speak",
    type=click.Choice(LANGS),
    envvar=SPEAK,
    show_envvar=True,
    is_eager=True,
    expose_value=False,
    callback=_speak,
    help="The language of messages (default: that of the terminal).",
)

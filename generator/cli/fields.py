"""`clusterbook fields`."""

from __future__ import annotations

import click

from generator.cli.common import DONE
from generator.cli.help import Command, user_lang
from generator.language import LANGS, Lang


@click.command(cls=Command)
@click.option("--lang", type=click.Choice(LANGS), default=None, help="The language of the table (default: yours).")
def fields(lang: Lang | None) -> int:
    """Say what may stand in the files of a catalogue, field by field."""
    from generator.exchange.fields import fields_page

    click.echo(fields_page(lang or user_lang()), nl=False)
    return DONE

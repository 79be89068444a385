"""The command `clusterbook`: the only place that prints and exits.

Exit codes: 0 done, 1 problems in the data, 2 wrong usage, 3 a failure of an engine or of the program itself.
"""

from __future__ import annotations

import sys

import click

from generator import __version__
from generator.cli import (
    build,
    check,
    control,
    drift,
    due,
    exchange,
    fields,
    figures,
    history,
    impose,
    links,
    new,
    pin,
    preflight,
    release,
    review,
    schema,
    serve,
    translations,
)
from generator.cli.common import DONE, FAILURE, USAGE, failure, say_message
from generator.cli.help import Group, speak_option
from generator.problems import RefusedError


def main() -> None:
    """Run the command; whatever goes wrong inside is told in one line and kept for those who mend it."""
    try:
        code = commands(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except KeyboardInterrupt:
        sys.exit(130)
    except RefusedError as refused:
        click.echo(say_message(refused.message), err=True)
        sys.exit(USAGE if refused.is_usage else FAILURE)
    except Exception as error:  # the last net: an editor never sees a traceback
        failure(error)
        sys.exit(FAILURE)
    sys.exit(code or DONE)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="clusterbook")
@speak_option
def commands() -> None:
    """Publish the clusters of a development centre: YAML in git becomes a bilingual site and printed documents."""


for _command in (
    build.build,
    check.check,
    control.control,
    figures.figures,
    exchange.exchange,
    fields.fields,
    review.review,
    history.history,
    drift.drift,
    due.due,
    links.links,
    serve.serve,
    impose.impose,
    preflight.preflight,
    release.release,
    new.new,
    pin.pin,
    schema.schema,
    translations.translations,
):
    commands.add_command(_command)

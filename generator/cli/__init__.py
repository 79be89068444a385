"""The command `clusterbook`: the only place that prints and exits.

Exit codes: 0 done, 1 problems in the data, 2 wrong usage, 3 a failure of an engine or of the program itself.
"""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

import click

from generator import __version__
from generator.cli import build, check, figures, new, schema, serve
from generator.cli.common import DONE, FAILURE, USAGE, say
from generator.cli.help import Group, speak_option


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
    except Exception:  # the last net: an editor never sees a traceback
        _internal_failure()
        sys.exit(FAILURE)
    sys.exit(code or DONE)


def _internal_failure() -> None:
    log = Path("build/error.log")
    log.parent.mkdir(exist_ok=True)
    log.write_text(traceback.format_exc(), encoding="utf-8")
    click.echo(
        say("Something went wrong inside clusterbook. The details are in {path}; please report them", path=str(log)),
        err=True,
    )


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="clusterbook")
@speak_option
def commands() -> None:
    """Publish the clusters of a development centre: YAML in git becomes a bilingual site and printed documents."""


for _command in (build.build, check.check, figures.figures, serve.serve, new.new, schema.schema):
    commands.add_command(_command)

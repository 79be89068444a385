"""`python3 -m generator.hosting`: what a job says on GitHub or GitLab, by the environment that it runs in.

comment [FILE]      the review beside its request; on GitLab beside every open request whose job has left one
issue TITLE FILE    an issue of this title, renewed while it is open, closed where the file is empty
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.hosting.api import ApiError
from generator.hosting.services import GitHub, service_of


def run(arguments: Sequence[str], environment: Mapping[str, str]) -> list[str]:
    """What was done, a line each. ApiError where the service refuses, ValueError where nobody knows what is meant."""
    match arguments:
        case ["issue", title, file]:
            return [f"{title}: {service_of(environment).issue(title, _text(file))}"]
        case ["comment", *files] if len(files) < 2:
            service = service_of(environment)
            if not isinstance(service, GitHub):
                return [f"!{request}: {service.comment(request, text)}" for request, text in service.reviews()]
            if files:
                return [_of_commit(service, _text(files[0]), environment)]
    raise ValueError


def _of_commit(service: GitHub, text: str, environment: Mapping[str, str]) -> str:
    found = (environment.get(name, "") for name in ("COMMIT", "OWNER", "BRANCH"))
    request = service.request_of(*found)
    return f"#{request}: {service.comment(request, text)}" if request is not None else "the request has moved on"


def _text(file: str) -> str:
    return Path(file).read_text(encoding="utf-8", errors="replace").strip()


def main() -> int:
    """Run it, and tell in one line what went wrong."""
    try:
        sys.stdout.write("".join(f"{line}\n" for line in run(sys.argv[1:], os.environ)))
    except ValueError:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    except (ApiError, OSError) as error:
        sys.stderr.write(f"clusterbook: {error}\n")
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The content-security policy of the pages: nothing is fetched from elsewhere, and no script runs that is not ours."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256

# A script that stands in the page itself; one with `src` is a file, one with a type of its own is data, and not run.
_INLINE = re.compile(r"<script>(.*?)</script>", re.S)


def inline_scripts(html: str) -> Iterator[str]:
    """The scripts in a template or page of the theme."""
    return (found[1] for found in _INLINE.finditer(html))


def script_hash(script: str) -> str:
    """How a policy names a script that may run: by the digest of its text."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def policy(scripts: Iterable[str] = ()) -> str:
    """The policy of pages that hold these scripts, and no others, in their text.

    It also works for pages opened from a folder, where Chromium takes files for `'self'`. Styles stand in files only:
    a style attribute in data would be ignored. What the theme's scripts set through the DOM is not bound by it.
    """
    runs = " ".join(["'self'", *dict.fromkeys(map(script_hash, scripts))])
    rules = {
        "default-src": "'none'",
        "script-src": runs,
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())

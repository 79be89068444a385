"""The language of whoever runs the command; nothing heavy is imported for it."""

from __future__ import annotations

from collections.abc import Mapping

from generator.language import LANGS, Lang

SPEAK = "CLUSTERBOOK_SPEAK"  # the variable that says it where the locale does not, as in a container


def locale_of_user(environ: Mapping[str, str]) -> Lang:
    """The language that is asked for by name, else that of the terminal as gettext finds it, else English."""
    names = (environ.get(key, "") for key in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((name for name in names if name), "")
    wanted = environ.get("LANGUAGE", "").partition(":")[0]
    # gettext heeds LANGUAGE only where a locale other than C is set.
    if wanted and locale and locale.partition(".")[0] not in ("C", "POSIX"):
        locale = wanted
    said = locale.lower().replace("-", "_").partition(".")[0].partition("_")[0]
    return next((lang for name in (environ.get(SPEAK), said) for lang in LANGS if lang == name), "en")

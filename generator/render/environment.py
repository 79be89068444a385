"""The template engine: the only place that knows Jinja."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from urllib.parse import quote

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from generator.language import Lang
from generator.language.messages import interface
from generator.render.decimals import paddings

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def render(template: str, lang: Lang, /, **context: object) -> Markup:
    """Fill a template of `templates/` in one language."""
    return Markup(_environment(lang).get_template(template).render(lang=lang, **context))  # noqa: S704 - made by our own escaping templates


def template_names() -> list[str]:
    """All templates that can be filled, as paths relative to `templates/`."""
    return _environment("en").list_templates(extensions=["j2"])


class _Compiled(BytecodeCache):
    """Templates compiled once in this process: the code is the same for every language."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code that the environment of another language has made."""
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code for the environments of other languages."""
        self._known[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


@cache
def _environment(lang: Lang) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=_COMPILED,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["_"] = partial(_translated, lang)
    environment.filters["data_uri"] = _svg_data_uri
    environment.filters["paddings"] = partial(paddings, lang=lang)
    return environment


def _translated(lang: Lang, msgid: str, /, **params: object) -> str:
    return interface(msgid, lang, **params)


def _svg_data_uri(svg: str) -> str:
    return "data:image/svg+xml," + quote(" ".join(svg.split()))

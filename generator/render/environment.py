"""The template engine: the only place that knows Jinja."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from urllib.parse import quote

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup

from generator.components.inline import TEXTS, Inline
from generator.components.writing import Writer
from generator.language import Lang
from generator.language.messages import interface


def render(template: str, writer: Writer, looks: Path, /, **context: object) -> Markup:
    """Fill a template of `looks/templates`; whatever text it names is written by `writer`, in its language."""
    lang = writer.words.lang
    filled = _environment(lang, looks).get_template(template).render(lang=lang, shown=writer, **context)
    return Markup(filled)  # noqa: S704 - made by our own escaping templates


def read_again() -> None:
    """Take templates from their files again: a build reads each once, whatever is saved in the meantime."""
    _environment.cache_clear()


class _Compiled(BytecodeCache):
    """Templates compiled once in this process: the code is the same for every language and wherever the text lies."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """The place of a template's code, known by name and text: a build reads its templates from a copy."""
        text = self.get_source_checksum(source)
        bucket = Bucket(environment, f"{name} {text}", text)
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code that another environment has made."""
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code for other environments."""
        self._known[bucket.key] = bucket.bytecode_to_string()


COMPILED = _Compiled()


@cache
def _environment(lang: Lang, looks: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(looks / "templates"),
        bytecode_cache=COMPILED,
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        finalize=_written,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["_"] = partial(_translated, lang)
    environment.filters["data_uri"] = _svg_data_uri
    environment.filters["plain"] = _plain
    return environment


@pass_context
def _written(context: Context, value: object) -> object:
    """A text as HTML of the medium; everything else as it is."""
    return context["shown"].html(value) if isinstance(value, TEXTS) else value


@pass_context
def _plain(context: Context, text: Inline) -> str:
    return str(context["shown"].plain(text))


def _translated(lang: Lang, msgid: str, /, **params: object) -> str:
    return interface(msgid, lang, **params)


def _svg_data_uri(svg: str) -> str:
    return "data:image/svg+xml," + quote(" ".join(svg.split()))

"""The code of templates, kept; whoever only runs the templates of MkDocs needs nothing else of what renders."""

from __future__ import annotations

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket


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

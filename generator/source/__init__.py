"""Stage 1: files → records with line and column, nothing interpreted."""

from generator.source.records import Record, Source, read_source

__all__ = ["Record", "Source", "read_source"]

"""What a printed file tells, kept inside of it as data of our own: no attachment, nothing that a reader would see."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from pathlib import Path

from pikepdf import Array, Dictionary, Name, PasswordError, Pdf, PdfError, Stream, String

from generator.problems import RefusedError, msg

_OURS = Name.Clusterbook
_MOST = 200_000_000  # bytes of JSON: nobody prints more
_STAMP = "D:19800101000000Z"  # PDF demands a date there; nothing depends on it


def with_pages(manifest: str, places: Mapping[str, int]) -> str:
    """The manifest of a book with the printed page of each block, counted from 1, for its anchor."""
    content = json.loads(manifest)
    content["blocks"] = [[places.get(anchor, 0), shown] for anchor, shown in content["blocks"]]
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def keep_manifest(pdf: Pdf, manifest: str) -> None:
    """Put the manifest into a file."""
    data = Stream(pdf, zlib.compress(manifest.encode(), 9))
    data.Filter = Array([Name.FlateDecode])
    pdf.Root.PieceInfo = Dictionary(
        {str(_OURS): Dictionary(LastModified=String(_STAMP), Private=pdf.make_indirect(data))}
    )


def read_manifest(path: Path) -> dict[str, object]:
    """The manifest of a file. RefusedError where it is no PDF, or carries none."""
    try:
        with Pdf.open(path) as pdf:
            kept = pdf.Root.get("/PieceInfo", Dictionary()).get(_OURS, Dictionary()).get("/Private")
            if not isinstance(kept, Stream):
                raise RefusedError(
                    msg("{path} was not made by clusterbook, or before prints knew their data", path=path),
                    is_usage=True,
                )
            unpacked = zlib.decompressobj().decompress(kept.read_raw_bytes(), _MOST)
    except PasswordError as error:
        raise RefusedError(msg("{path} is locked by a password", path=path), is_usage=True) from error
    except (PdfError, OSError) as error:
        raise RefusedError(msg("{path} is no PDF that can be read", path=path), is_usage=True) from error
    except zlib.error as error:
        raise _damaged(path) from error
    try:
        found = json.loads(unpacked)
    except ValueError as error:
        raise _damaged(path) from error
    if not isinstance(found, dict):
        raise _damaged(path)
    return found


def _damaged(path: Path) -> RefusedError:
    return RefusedError(msg("What {path} says of its data is damaged", path=path), is_usage=True)

"""Pictures named in the data: whole, of the kind that their name says, of a sane size. The only importer of Pillow."""

from __future__ import annotations

import io
import os
import warnings
from collections.abc import Iterator
from functools import cache, lru_cache
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from stat import S_ISREG

from PIL import Image
from PIL import __version__ as PILLOW  # noqa: N812 - a constant

from generator.checks.sound import Sound
from generator.home import cache_folder
from generator.kinds.identity import Picture
from generator.model.store import Store
from generator.problems import Message, Problem, Severity, msg
from generator.source import pictures
from generator.source.pictures import Fault, PictureError, bare_picture, kind_of, named_kind

MAX_BYTES = 20_000_000
MAX_PIXELS = 50_000_000
_FORMATS = ("JPEG", "PNG", "WEBP")
# 8 bits a colour at most: neither browsers nor presses use more, and the engine of print reads no other.
_MODES = frozenset({"1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK"})
_SMALL = (64, 64)  # a JPEG is decoded in this size, which reads all of it

Finding = tuple[Message, Message]


def check_pictures(files: Store, root: Path) -> Iterator[Problem]:
    """Everything that is wrong with the pictures that the data name."""
    for address, item in files.of(Picture):
        found = picture_problem((root / files.places.path(address)).parent, item.file)
        if found is not None:
            at = address.child("file")
            yield Problem(files.place(at), Severity.ERROR, "picture", *found, str(at))


def picture_problem(folder: Path, name: str) -> Finding | None:
    """What is wrong with a picture beside a file; its name is known to be one."""
    path = folder / name
    if any(map(os.path.islink, accumulate((str(folder), *name.split("/")), os.path.join))):
        return msg("The picture {name} is a symbolic link", name=name), msg("Copy the file itself here")
    try:
        known = path.lstat()
    except OSError:
        return (
            msg("There is no picture {name}", name=name),
            msg("Put the picture beside the data and write its name: pictures/plant.jpg"),
        )
    if not S_ISREG(known.st_mode):
        return _no_picture(name)
    if known.st_size > MAX_BYTES:
        return msg("The picture {name} is larger than 20 MB", name=name), msg("Save it smaller")
    return _content_problem(path, name, known.st_size, known.st_mtime_ns)


@lru_cache(maxsize=4096)
def _content_problem(path: Path, name: str, size: int, changed: int) -> Finding | None:
    """What is wrong with the content of a file; looked at again when its size or time is another."""
    try:
        data = path.read_bytes()
        kind = kind_of(data)
        if not kind:
            return _no_picture(name)
        if kind != named_kind(name):
            fix = msg("Rename it: its name must end as its content is")
            return msg("The picture {name} is a {kind}, its name says something else", name=name, kind=kind), fix
        digest = sha256(data).hexdigest()
        if digest in _sound():
            return None
        found = _looked_at(bare_picture(data), name)
        if found is None:
            _sound().add(digest)
        return found
    except PictureError as fault:
        if fault.fault is Fault.ANIMATED:
            return msg("The picture {name} moves", name=name), msg("Save a single picture of it")
        return _no_picture(name) if fault.fault is Fault.KIND else _cut(name)
    except OSError:
        return _no_picture(name)


@cache
def _sound() -> Sound:
    """The pictures that these checks, with this Pillow, have found to be sound."""
    by = sha256(PILLOW.encode())
    for code in (__file__, pictures.__file__):
        by.update(Path(code).read_bytes())
    folder = cache_folder("pictures")
    return Sound(folder and folder / by.hexdigest()[:16])


def _looked_at(data: bytes, name: str) -> Finding | None:
    """The size by the head, before anything is decoded, so that no bomb goes off; then all of it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    return _too_large(name)
                if image.mode not in _MODES:
                    return _too_deep(name)
                image.draft(None, _SMALL)
                image.load()
    except Image.DecompressionBombError:
        return _too_large(name)
    except (OSError, SyntaxError, ValueError, EOFError):
        return _cut(name)
    return None


def _no_picture(name: str) -> Finding:
    return msg("{name} is no picture that can be read", name=name), msg("Save it as JPEG, PNG or WebP")


def _cut(name: str) -> Finding:
    return msg("The picture {name} is damaged or cut off", name=name), msg("Copy it once more, or save it anew")


def _too_deep(name: str) -> Finding:
    return msg("The picture {name} has more than 8 bits a colour", name=name), msg("Save it with 8 bits a colour")


def _too_large(name: str) -> Finding:
    return msg("The picture {name} has more than 50 million points", name=name), msg("Save it smaller")

"""Pictures named in the data: inside the project, of a known kind, of a sane size. The only importer of Pillow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from generator.kinds.atlas import Atlas
from generator.problems import Message, Problem, Severity, msg

MAX_BYTES = 20_000_000
MAX_PIXELS = 50_000_000
FORMATS = ("JPEG", "PNG", "WEBP")


def check_pictures(atlas: Atlas, root: Path) -> Iterator[Problem]:
    """Everything that is wrong with the pictures of clusters."""
    for cluster in atlas.clusters.values():
        picture = cluster.file.picture
        if picture is None:
            continue
        found = picture_problem(root, cluster.path("cluster"), picture.file)
        if found is not None:
            message, fix = found
            at = cluster.address("cluster", "picture", "file")
            yield Problem(atlas.place(at), Severity.ERROR, "picture", message, fix, str(at))


def picture_problem(root: Path, beside: str, name: str) -> tuple[Message, Message] | None:
    """What is wrong with a picture file that a data file names, relative to itself."""
    folder = (root / beside).parent
    path = folder / name
    inside = msg("Put the picture beside the data and write its name: pictures/plant.jpg")
    if Path(name).is_absolute() or not path.resolve().is_relative_to((root / "data").resolve()):
        return msg("The picture {name} lies outside the data", name=name), inside
    if any(part.is_symlink() for part in (path, *path.parents) if part.is_relative_to(folder)):
        return msg("The picture {name} is a symbolic link", name=name), msg("Copy the file itself here")
    if not path.is_file():
        return msg("There is no picture {name}", name=name), inside
    if path.stat().st_size > MAX_BYTES:
        return msg("The picture {name} is larger than 20 MB", name=name), msg("Save it smaller")
    return _content_problem(path, name)


def _content_problem(path: Path, name: str) -> tuple[Message, Message] | None:
    """The header alone is read: nothing is decoded, so no bomb goes off."""
    kinds = msg("Save it as JPEG, PNG or WebP")
    try:
        with Image.open(path, formats=FORMATS) as image:
            width, height = image.size
    except Image.DecompressionBombError:
        width, height = MAX_PIXELS, 2
    except (UnidentifiedImageError, OSError):
        return msg("{name} is no picture that can be read", name=name), kinds
    if width * height > MAX_PIXELS:
        return msg("The picture {name} has more than 50 million points", name=name), msg("Save it smaller")
    return None

"""Pictures: what is published of them, and which are refused; cases are made of real pictures of each kind."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageFile, PngImagePlugin

from generator.checks import pictures
from generator.checks.pictures import picture_problem
from generator.checks.sound import Sound
from generator.source.pictures import PictureError, bare_picture, is_picture_name

KINDS = {"JPEG": "a.jpg", "PNG": "a.png", "WEBP": "a.webp"}
SECRET = b"Ivanov 45.0448 N 41.9691 E"


@pytest.fixture(autouse=True)
def _anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each picture is looked at, whatever was found out before."""
    monkeypatch.setattr(pictures, "_sound", lambda: Sound(None))


def drawn(size: tuple[int, int] = (40, 30), mode: str = "RGB") -> Image.Image:
    image = Image.radial_gradient("L").resize(size).convert(mode)
    image.paste(255 if mode in ("L", "P", "1") else (200, 20, 20, 255)[: len(mode)], (0, 0, 7, 5))
    return image


def saved(kind: str, image: Image.Image | None = None, **options: Any) -> bytes:  # noqa: ANN401 – as Pillow has them
    file = io.BytesIO()
    (image or drawn()).save(file, kind, **options)
    return file.getvalue()


def talkative(kind: str, turned: int = 1) -> bytes:
    """A picture with everything that cameras and programs write into one."""
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = exif[0x9286] = SECRET.decode()
    exif[0x0112] = turned
    exif.get_ifd(0x8825)[2] = (45.0, 2.0, 41.0)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options: dict[str, object] = {"exif": exif, "icc_profile": profile}
    if kind == "JPEG":
        options |= {"comment": SECRET, "quality": 80, "progressive": True, "xmp": b"<x>" + SECRET + b"</x>"}
    if kind == "WEBP":
        options |= {"xmp": b"<x>" + SECRET + b"</x>", "lossless": True}
    if kind == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Author", SECRET.decode())
        info.add_text("Zipped", SECRET.decode() * 9, zip=True)
        info.add_itxt("Title", SECRET.decode(), "ru", "T")
        info.add(b"tIME", bytes(7))
        options["pnginfo"] = info
    return saved(kind, None, **options) + b"<script>alert(1)</script>" + SECRET


def pixels(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGBA").tobytes()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("turned", [1, 3, 6])
def test_only_what_shows_the_picture_is_published(kind: str, turned: int) -> None:
    data = talkative(kind, turned)
    bare = bare_picture(data)
    assert SECRET in data
    for trace in (SECRET, b"script", b"xmp", b"XML", b"Author", b"tEXt", b"GPS", b"Ivanov"):
        assert trace not in bare
    assert pixels(bare) == pixels(data)
    with Image.open(io.BytesIO(bare)) as image:
        left = dict(image.getexif())
        assert left == ({0x0112: turned} if turned != 1 else {})
        assert image.info.get("icc_profile")
    assert bare_picture(bare) == bare


@pytest.mark.parametrize(
    ("kind", "mode", "options"),
    [
        *(("JPEG", mode, {"quality": 90, "subsampling": 2}) for mode in ("L", "RGB", "CMYK")),
        ("JPEG", "RGB", {"progressive": True, "restart_marker_blocks": 1}),
        *(("PNG", mode, {}) for mode in ("1", "L", "LA", "P", "RGB", "RGBA")),
        ("PNG", "P", {"transparency": 0}),
        *(("WEBP", mode, {"lossless": lossless}) for mode in ("RGB", "RGBA") for lossless in (True, False)),
    ],
)
def test_pictures_of_all_makes_stay_as_they_are(
    kind: str, mode: str, options: dict[str, object], tmp_path: Path
) -> None:
    image = drawn(mode="L").convert(mode)
    data = saved(kind, image, **options)
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(bare_picture(data))) as after:
        assert (before.mode, before.tobytes()) == (after.mode, after.tobytes())
    (tmp_path / KINDS[kind]).write_bytes(data)
    assert picture_problem(tmp_path, KINDS[kind]) is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_cut_picture_is_refused_wherever_it_is_cut(kind: str, tmp_path: Path) -> None:
    data, name = saved(kind), KINDS[kind]
    for end in (*range(12, len(data), 37), len(data) - 1):
        (tmp_path / name).write_bytes(data[:end])
        assert picture_problem(tmp_path, name) is not None, end
        (tmp_path / name).unlink()


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_picture_is_refused_or_shown_and_never_a_crash(kind: str, tmp_path: Path) -> None:
    noise = random.Random(5)  # noqa: S311 – the same each time
    data = talkative(kind)
    for number in range(150):
        broken = bytearray(data)
        for _ in range(noise.randint(1, 4)):
            broken[noise.randrange(4, len(data))] = noise.randrange(256)
        name = f"{number}{KINDS[kind]}"
        (tmp_path / name).write_bytes(broken)
        picture_problem(tmp_path, name)
        try:
            bare = bare_picture(bytes(broken))
        except PictureError:
            continue
        assert b"<script>" not in bare


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", ["jpg", "jpeg", "png", "webp", "JPG"])
def test_the_name_says_the_kind(kind: str, ending: str, tmp_path: Path) -> None:
    name = f"a.{ending}"
    (tmp_path / name).write_bytes(saved(kind))
    fits = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}[ending.lower()] == kind
    assert (picture_problem(tmp_path, name) is None) is fits


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no picture"),
        (b"<svg onload='x()'>", "no picture"),
        (b"GIF89a", "no picture"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (saved("PNG", drawn(), save_all=True, append_images=[drawn(mode="L").convert("RGB")]), "moves"),
    ],
)
def test_what_is_no_single_picture_is_refused(data: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(data)
    found = picture_problem(tmp_path, "a.png")
    assert found is not None
    assert words in str(found[0])


def test_a_moving_webp_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.webp").write_bytes(saved("WEBP", save_all=True, append_images=[drawn(mode="L").convert("RGB")]))
    found = picture_problem(tmp_path, "a.webp")
    assert found is not None
    assert "moves" in str(found[0])


def bomb(width: int, height: int) -> bytes:
    """A tiny PNG that claims to be huge."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(60000, 60000), (2**31 - 1, 2**31 - 1), (50_000_001, 1)])
def test_bombs_do_not_go_off(size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.png").write_bytes(bomb(*size))
    (tmp_path / "b.png").write_bytes(bomb(1, 1))
    opened: list[tuple[int, int]] = []
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda image: opened.append(image.size))
    assert picture_problem(tmp_path, "a.png") is not None
    assert opened == []
    picture_problem(tmp_path, "b.png")
    assert opened == [(1, 1)]


def _fifo(path: Path) -> None:
    __import__("os").mkfifo(path)


@pytest.mark.parametrize(
    "make",
    [
        Path.mkdir,
        _fifo,
        lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.symlink_to("/etc/hostname"),
        lambda path: path.symlink_to("nowhere.png"),
        lambda path: path.write_bytes(b"") and None,
        lambda path: None,
    ],
)
def test_what_is_no_file_is_refused_at_once(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "a.png")
    assert picture_problem(tmp_path, "a.png") is not None


@pytest.mark.parametrize("name", ["a.png", "A-1_b.jpg", "pictures/plant.jpeg", "a/b/c.webp", "IMG_2041.JPG"])
def test_names_of_pictures(name: str) -> None:
    assert is_picture_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *("p.htm", "p.html", "p.svg", "p.gif", "p.png.html", "p", ".png", "", "p.png ", " p.png", "p.png\n", "p.PnG"),
        *("../p.png", "a/../p.png", "./p.png", "/p.png", "a//p.png", "a\\p.png", "C:p.png", "~/p.png", "a/.b/p.png"),
        *(
            "../../assets/stylesheets/site.css",
            "index.md",
            "https://e.invalid/p.png",
            "p%2e.png",
            "завод.png",
            "a b.png",
        ),
        *("-p.png", "p?.png", "p#.png", "a:b.png", "a'.png", '"><script>.png', "x" * 151 + ".png", "a/" * 80 + "p.png"),
    ],
)
def test_other_names_are_refused(name: str) -> None:
    assert not is_picture_name(name)

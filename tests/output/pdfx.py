"""What ISO 15930-7 (PDF/X-4) demands of a file, as far as the file itself tells: no validator of it can be had freely.

Written beside `press_look.py`, which judges every file that is made: this reads the finished file once more, rule by
rule of the standard, and knows nothing of ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from generator.output.press_look import missing_fonts, screen_colours

_NEEDED = (
    *("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "dc:title"),
    *("xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass"),
)
_VERSION = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
_BLENDS = frozenset(
    {
        *("Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn"),
        *("HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity"),
    }
)
_SLACK = 0.001  # points


def breaches(path: Path) -> list[str]:
    """What the file breaks, a phrase each."""
    with Pdf.open(path) as pdf:
        return breaches_of(pdf)


def breaches_of(pdf: Pdf) -> list[str]:
    """The same of a file that is open."""
    found = [*_of_file(pdf), *_of_output(pdf), *_of_metadata(pdf), *screen_colours(pdf)]
    found += [f"font {name} is not embedded" for name in missing_fonts(pdf)]
    for number, page in enumerate(pdf.pages, start=1):
        found += [f"page {number}: {what}" for what in _of_page(page.obj)]
    for item in pdf.objects:
        found += _of_object(item)
    return list(dict.fromkeys(found))


def _of_file(pdf: Pdf) -> Iterator[str]:
    if not "1.3" <= pdf.pdf_version <= "1.6":
        yield f"PDF {pdf.pdf_version}"
    if pdf.is_encrypted:
        yield "encrypted"
    if "/ID" not in pdf.trailer:
        yield "no ID"
    for name in ("/OpenAction", "/AA", "/AcroForm", "/Requirements"):
        if name in pdf.Root:
            yield f"{name} in the catalogue"
    for name in ("/JavaScript", "/AlternatePresentations"):
        if name in pdf.Root.get("/Names", Dictionary()):
            yield f"{name} among the names"


def _of_output(pdf: Pdf) -> Iterator[str]:
    intents = [one for one in pdf.Root.get("/OutputIntents", Array()) if one.get("/S") == Name.GTS_PDFX]
    if len(intents) != 1:
        yield f"{len(intents)} output intents"
        return
    intent = intents[0]
    if not str(intent.get("/OutputConditionIdentifier", "")):
        yield "no output condition"
    profile = intent.get("/DestOutputProfile")
    if profile is None:
        yield "no output profile"
        return
    content = profile.read_bytes()
    if content[12:16] != b"prtr":
        yield "the output profile is not of a printer"
    parts = {b"CMYK": 4, b"RGB ": 3, b"GRAY": 1}[content[16:20]]
    if profile.get("/N") != parts:
        yield "the output profile has another number of inks"


def _of_metadata(pdf: Pdf) -> Iterator[str]:
    with pdf.open_metadata() as said:
        if said.get(_VERSION) != "PDF/X-4":
            yield "no GTS_PDFXVersion"
        yield from (f"no {name}" for name in _NEEDED if not said.get(name))
        trapped, told = str(said.get("pdf:Trapped")), str(pdf.docinfo.get("/Trapped", ""))
    if told not in ("/True", "/False") or trapped != told[1:]:
        yield f"trapped: {told or 'unknown'}"


def _of_page(page: Object) -> Iterator[str]:
    if ("/TrimBox" in page) == ("/ArtBox" in page):
        yield "no one box of what is left of the sheet"
        return
    trim = _box(page.TrimBox if "/TrimBox" in page else page.ArtBox)
    bleed = _box(page.BleedBox) if "/BleedBox" in page else trim
    for name, inner, outer in (
        ("the trim box leaves the bleed box", trim, bleed),
        ("the bleed box leaves the sheet", bleed, _box(page.MediaBox)),
    ):
        if not _is_within(inner, outer):
            yield name
    for annotation in page.get("/Annots", Array()):
        if annotation.get("/Subtype") not in (Name.PrinterMark, Name.TrapNet) and _meets(_box(annotation.Rect), bleed):
            yield f"an annotation {annotation.get('/Subtype')}"
    group = page.get("/Group")
    if group is not None and group.get("/S") == Name.Transparency and group.get("/CS") not in (None, Name.DeviceCMYK):
        yield f"colours blend in {group.CS}"
    if "/AA" in page or "/PresSteps" in page:
        yield "actions"


def _box(found: Object) -> list[float]:
    """Left, bottom, right, top."""
    return [float(side) for side in found]


def _is_within(inner: Sequence[float], outer: Sequence[float]) -> bool:
    (a, b, c, d), (left, bottom, right, top) = inner, outer
    return a >= left - _SLACK and b >= bottom - _SLACK and c <= right + _SLACK and d <= top + _SLACK


def _meets(one: Sequence[float], other: Sequence[float]) -> bool:
    (a, b, c, d), (left, bottom, right, top) = one, other
    return a < right and c > left and b < top and d > bottom


def _of_object(item: Object) -> Iterator[str]:
    if not isinstance(item, Dictionary | Stream):
        return
    if isinstance(item, Stream):
        filters = item.get("/Filter", Array())
        if Name.LZWDecode in (filters if isinstance(filters, Array) else [filters]):
            yield "LZW"
        if "/F" in item:
            yield "a stream in another file"
    if item.get("/S") in (Name.JavaScript, Name.Launch, Name.SubmitForm, Name.Movie, Name.Sound):
        yield f"an action {item.S}"
    if item.get("/Subtype") == Name.PS or item.get("/Subtype2") == Name.PS:
        yield "PostScript"
    for name in ("/OPI", "/Alternates", "/Ref", "/TR", "/HTP"):
        if name in item and (name != "/Ref" or item.get("/Subtype") == Name.Form):
            yield f"{name} of an object"
    blend = item.get("/BM")
    if isinstance(blend, pikepdf.Object) and str(blend)[1:] not in _BLENDS:
        yield f"colours blend as {blend}"

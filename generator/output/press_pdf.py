"""A bound book → the file for the printing house: PDF/X-4, its pages with bleed and crop marks, its colours in inks.

Nothing is laid out again: lines and pages are those of the edition for the screen. Tags, links and bookmarks are gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256
from html import escape
from pathlib import Path

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Page, Pdf, String

from generator.output.press_colours import inks
from generator.output.press_job import Job, Pressed
from generator.output.press_streams import in_inks

SHEET = 4  # pages of a folded sheet
_MM = 72 / 25.4
_GAP, _LENGTH = 1.0, 5.0  # mm between bleed and crop mark, and of a mark; as much as the gap is left around them
_WIDTH = 0.25  # of a mark, in points
_SIDE = 270  # degrees that a page on its side is turned by: its head to the left, as in the other pages of the sheet
_KEPT = ("/Type", "/Parent", "/Resources", "/Contents")  # of a page
_NOT_PRINTED = ("/StructTreeRoot", "/MarkInfo", "/Names", "/Outlines", "/ViewerPreferences", "/OpenAction")


def write_press(book: Path, job: Job, target: Path, *, has_back: bool) -> Pressed:
    """Write the file; or say what is wrong, and write nothing. The same book and job give the same bytes.

    `has_back` tells that the last page is the back cover: it stays the last one.
    """
    by = inks(job.profile)
    with Pdf.open(book) as pdf:
        problems = in_inks(pdf, by)
        if problems:
            return Pressed(problems=problems)
        if job.is_stitched:
            _fill(pdf, has_back=has_back)
        _dress(pdf, job)
        for name in _NOT_PRINTED:
            if name in pdf.Root:
                del pdf.Root[name]
        _declare(pdf, by.profile, job, sha256(book.read_bytes()).hexdigest())
        pdf.save(
            target,
            force_version="1.6",
            object_stream_mode=ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
            fix_metadata_version=False,
        )
        return Pressed(len(pdf.pages))


def missing_pages(pages: int) -> int:
    """How many empty pages fill the last sheet."""
    return -pages % SHEET


def _fill(pdf: Pdf, *, has_back: bool) -> None:
    """Add empty pages up to whole sheets, before the back cover if there is one."""
    place = len(pdf.pages) - has_back
    box = pdf.pages[0].obj.MediaBox
    for _ in range(missing_pages(len(pdf.pages))):
        page = Dictionary(Type=Name.Page, MediaBox=box, Resources=Dictionary(), Contents=pdf.make_stream(b""))
        pdf.pages.insert(place, Page(pdf.make_indirect(page)))


def _dress(pdf: Pdf, job: Job) -> None:
    """Give the pages their boxes and marks; one on its side is turned as the sheet is."""
    whole = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    every_plate = pdf.make_indirect(Array([Name.Separation, Name.All, Name.DeviceCMYK, whole]))
    first = [float(value) for value in pdf.pages[0].obj.MediaBox]
    for page in pdf.pages:
        trim = [float(value) for value in page.obj.MediaBox]
        bleed, media = (_grown(trim, by) for by in (job.bleed, job.bleed + 2 * _GAP + _LENGTH))
        for name in [str(name) for name in page.obj if name not in _KEPT]:
            del page.obj[name]
        page.obj.TrimBox, page.obj.BleedBox, page.obj.MediaBox = (_array(box) for box in (trim, bleed, media))
        page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
        if (trim[2] > trim[3]) != (first[2] > first[3]):
            page.obj.Rotate = _SIDE
        page.obj.Resources.ColorSpace = Dictionary(Plates=every_plate)
        corner = f"{bleed[0]:.4f} {bleed[1]:.4f} {bleed[2] - bleed[0]:.4f} {bleed[3] - bleed[1]:.4f}".encode()
        drawn = page.obj.Contents.read_bytes()
        page.obj.Contents.write(b"q\n%s re\nW\nn\n%s\nQ\n%s" % (corner, drawn, _marks(trim, job.bleed)))


def _grown(box: Sequence[float], by: float) -> list[float]:
    """A box with so many millimetres more on every side."""
    left, bottom, right, top = box
    return [left - by * _MM, bottom - by * _MM, right + by * _MM, top + by * _MM]


def _array(box: Sequence[float]) -> Array:
    return Array([Decimal(f"{value:.4f}") for value in box])


def _marks(trim: Sequence[float], bleed: float) -> bytes:
    """The lines to cut along, on every plate, outside of the bleed."""
    near, far = (bleed + _GAP) * _MM, (bleed + _GAP + _LENGTH) * _MM
    left, bottom, right, top = trim
    lines = [(x, y + way * near, x, y + way * far) for x in (left, right) for y, way in ((bottom, -1), (top, 1))]
    lines += [(x + way * near, y, x + way * far, y) for y in (bottom, top) for x, way in ((left, -1), (right, 1))]
    drawn = "\n".join(f"{a:.4f} {b:.4f} m\n{c:.4f} {d:.4f} l" for a, b, c, d in lines)
    return f"q\n/Plates CS\n1 SCN\n{_WIDTH} w\n{drawn}\nS\nQ".encode()


def _declare(pdf: Pdf, profile: bytes, job: Job, seal: str) -> None:
    """Say for which way to print the file is made, and that it is PDF/X-4."""
    known = {name: str(pdf.docinfo[name]) for name in ("/Title", "/Author") if name in pdf.docinfo}
    stream = pdf.make_stream(profile, N=4)
    name = job.profile.stem
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(name),
        OutputCondition=String(name),
        RegistryName=String("http://www.color.org"),
        Info=String(name),
        DestOutputProfile=stream,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
    moment = datetime.fromtimestamp(job.epoch, UTC)
    stamp = String(f"D:{moment:%Y%m%d%H%M%S}Z")
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(known.get("/Title", "")),
            Author=String(known.get("/Author", "")),
            Creator=String("clusterbook"),
            Producer=String("clusterbook"),
            CreationDate=stamp,
            ModDate=stamp,
            Trapped=Name("/False"),
        )
    )
    said = _xmp(known.get("/Title", ""), known.get("/Author", ""), f"{moment:%Y-%m-%dT%H:%M:%SZ}", seal)
    pdf.Root.Metadata = pdf.make_stream(said.encode(), Type=Name.Metadata, Subtype=Name.XML)


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<pdf:Producer>clusterbook</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<xmp:CreatorTool>clusterbook</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:MetadataDate>{moment}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{seal}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def _xmp(title: str, author: str, moment: str, seal: str) -> str:
    parts = [seal[:8], seal[8:12], seal[12:16], seal[16:20], seal[20:32]]
    return _XMP.format(title=escape(title), author=escape(author), moment=moment, seal="-".join(parts))

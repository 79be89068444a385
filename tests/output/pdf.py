"""What stands in a PDF of the engine, read without any other tool."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf

Matrix = tuple[float, float, float, float, float, float]
_AS_IT_IS: Matrix = (1, 0, 0, 1, 0, 0)


class Text(NamedTuple):
    """A run of glyphs: where it stands in points, its font and size, and the mark around it, "" where there is none."""

    x: float
    y: float
    font: str
    size: float
    glyphs: str
    mark: str
    mcid: int


def texts(page: Object) -> list[Text]:
    """All text of a page with that of what it draws, in reading order of the eye: from above, from the left."""
    found = _texts(page.Contents, page.Resources, _AS_IT_IS, [])
    return sorted(found, key=lambda text: (-text.y, text.x, text.glyphs))


@dataclass
class _Pen:
    """What a stream has set so far: where it draws, in which font, in which marks."""

    now: Matrix
    marks: list[tuple[str, int]]
    kept: list[Matrix] = field(default_factory=list)
    line: Matrix = _AS_IT_IS
    font: tuple[str, float] = ("", 0.0)

    def set(self, what: str, values: list[Any], resources: Object) -> None:
        """Follow an operator: only those that the engine and the merge write."""
        if what == "q":
            self.kept.append(self.now)
        elif what == "Q":
            self.now = self.kept.pop()
        elif what == "cm":
            self.now = _times(_matrix(values), self.now)
        elif what == "Tm":
            self.line = _matrix(values)
        elif what == "Tf":
            self.font = str(resources.Font[str(values[0])].BaseFont), round(float(values[1]), 3)
        elif what in ("BDC", "BMC"):
            self.marks.append((str(values[0]), int(values[1].get("/MCID", -1)) if what == "BDC" else -1))
        elif what == "EMC":
            self.marks.pop()


def _texts(stream: Object, resources: Object, start: Matrix, marks: list[tuple[str, int]]) -> Iterator[Text]:
    """Follow what a stream draws."""
    pen = _Pen(start, list(marks))
    for step in pikepdf.parse_content_stream(stream):
        values, what = list(step.operands), str(step.operator)
        pen.set(what, values, resources)
        if what == "TJ":
            place = _times(pen.line, pen.now)
            glyphs = b"".join(bytes(part) for part in values[0] if isinstance(part, pikepdf.String)).hex()
            yield Text(round(place[4], 2), round(place[5], 2), *pen.font, glyphs, *(pen.marks or [("", -1)])[-1])
        elif what == "Do" and "/Resources" in (drawn := resources.XObject[str(values[0])]):
            yield from _texts(drawn, drawn.Resources, pen.now, pen.marks)
    assert not pen.kept, "what is saved is restored"


def _matrix(values: list[Any]) -> Matrix:
    a, b, c, d, e, f = map(float, values)
    return a, b, c, d, e, f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def elements(pdf: Pdf) -> Iterator[tuple[int, Object]]:
    """All tags in their order, each with its depth."""
    left = [(0, element) for element in pdf.Root.StructTreeRoot.K]
    while left:
        depth, element = left.pop(0)
        yield depth, element
        left[:0] = [(depth + 1, kid) for kid in element.K if isinstance(kid, Dictionary) and "/S" in kid]


def outline_of_tags(pdf: Pdf) -> list[tuple[int, str, int]]:
    """What is tagged as what, with how many headers it has."""
    return [
        (depth, str(element.S), len(element.get("/A", Dictionary()).get("/Headers", ())))
        for depth, element in elements(pdf)
    ]


def faults(pdf: Pdf) -> list[str]:
    """What is wrong with the tags: text without a tag, tags that nothing leads to, ids that are not unique."""
    found: list[str] = []
    tree = {element.objgen for _, element in elements(pdf)}
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for number, page in enumerate(pdf.pages, start=1):
        tagged = parents.pop(int(page.obj.StructParents), Array())
        for text in texts(page.obj):
            if text.mark == "/Artifact":
                continue
            kids = list(tagged[text.mcid].get("/K", ())) if 0 <= text.mcid < len(tagged) else []
            if text.mcid not in [kid for kid in kids if not isinstance(kid, Dictionary)]:
                found.append(f"page {number}: nothing tags {text}")
            elif tagged[text.mcid].objgen not in tree or tagged[text.mcid].Pg.objgen != page.obj.objgen:
                found.append(f"page {number}: the tag of {text} is not in the tree or of another page")
        for link in page.obj.get("/Annots", ()):
            tag = parents.pop(int(link.StructParent), Dictionary(K=Array()))
            if link.objgen not in [kid.Obj.objgen for kid in tag.K if isinstance(kid, Dictionary) and "/Obj" in kid]:
                found.append(f"page {number}: nothing tags the link {link.Contents}")
    found += [f"parents of nothing: {key}" for key in parents]
    found += [
        f"a {element.S} lies in another tag than it says"
        for _, parent in elements(pdf)
        for element in parent.K
        if isinstance(element, Dictionary) and "/S" in element and element.P.objgen != parent.objgen
    ]
    ids = [str(element.ID) for _, element in elements(pdf) if "/ID" in element]
    headers = {
        str(head) for _, element in elements(pdf) for head in element.get("/A", Dictionary()).get("/Headers", ())
    }
    return found + [f"ids that are not unique: {len(ids)}"] * (len(ids) != len(set(ids))) + sorted(headers - set(ids))


def destinations(pdf: Pdf) -> dict[str, tuple[int, float, float]]:
    """The named places: page from 1, points from the left and from below."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    names = list(pdf.Root.Names.Dests.Names)
    assert [bytes(name) for name in names[::2]] == sorted(bytes(name) for name in names[::2])
    return {
        str(name): (pages[place[0].objgen], round(float(place[2]), 2), round(float(place[3]), 2))
        for name, place in zip(names[::2], names[1::2], strict=True)
    }


def links(pdf: Pdf) -> list[tuple[int, list[float], str, str]]:
    """All links: page from 1, where, what they say, where they lead to."""
    return [
        (
            number,
            [round(float(value), 2) for value in link.Rect],
            str(link.Contents),
            str(link.Dest if "/Dest" in link else link.A.URI),
        )
        for number, page in enumerate(pdf.pages, start=1)
        for link in page.obj.get("/Annots", ())
    ]


def bookmarks(pdf: Pdf) -> list[tuple[int, str, int, float]]:
    """The outline: depth, title, page from 1, points from below."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}

    def listed(items: list[pikepdf.OutlineItem], depth: int) -> Iterator[tuple[int, str, int, float]]:
        for item in items:
            assert isinstance(item.destination, Array)
            yield depth, item.title, pages[item.destination[0].objgen], round(float(item.destination[3]), 2)
            yield from listed(item.children, depth + 1)

    with pdf.open_outline() as outline:
        return list(listed(outline.root, 1))


def fonts(pdf: Pdf) -> list[Object]:
    """All fonts."""
    return [item for item in pdf.objects if isinstance(item, Dictionary) and "/DescendantFonts" in item]


def glyph(pdf: Pdf, font: str, letter: str) -> str:
    """The number of a glyph, as a text has it."""
    (map_,) = (found.ToUnicode.read_bytes() for found in fonts(pdf) if str(found.BaseFont).endswith(f"+{font}"))
    found = re.search(rb"<([0-9a-f]{4})> <%04x>" % ord(letter), map_)
    assert found is not None, letter
    return found[1].decode()

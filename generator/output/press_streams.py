"""What a PDF of the engine paints with → the same in inks: operators, gradients and pictures, wherever they stand.

Grey of the device is black ink already. The masks of transparency stay grey: they are no colours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import cast

from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Pdf,
    PdfImage,
    Stream,
    parse_content_stream,
    unparse_content_stream,
)

from generator.output.press_colours import Inks

_FILL, _STROKE = "rg", "RG"
_SPACES = {"/Pattern", "/DeviceGray", "/DeviceCMYK"}  # what a stream may choose by name
_READY = (Name.DeviceGray, Name.DeviceCMYK)  # compared one by one: a space may be a list, which has no digest
_MARKS = {"BMC", "BDC", "EMC"}  # of tags, which a printed sheet has no use for

Step = ContentStreamInstruction | ContentStreamInlineImage


@dataclass(frozen=True)
class _Paint:
    """What takes the place of red, green and blue: a colour space, its operators, and a colour in it."""

    space: Name
    fill: str
    stroke: str
    of: Callable[[float, float, float], Sequence[Decimal]]


def in_inks(pdf: Pdf, inks: Inks) -> tuple[str, ...]:
    """Change the file so that nothing in it is of a screen; what cannot be changed is told, a sentence each."""
    work = _Work(inks)
    for page in pdf.pages:
        page.contents_coalesce()
        work.content(page.obj.Contents, work.coloured)
        work.resources(page.obj.Resources, work.coloured)
    return tuple(dict.fromkeys(work.problems))


@dataclass
class _Work:
    inks: Inks
    problems: list[str] = field(default_factory=list)
    done: set[tuple[int, int]] = field(default_factory=set)

    @property
    def coloured(self) -> _Paint:
        """Inks."""
        return _Paint(Name.DeviceCMYK, "k", "K", lambda *rgb: [Decimal(part) / 100 for part in self.inks.tint(*rgb)])

    def content(self, stream: Object, paint: _Paint) -> None:
        """A stream of operators."""
        stream.write(unparse_content_stream(list(self._steps(parse_content_stream(stream), paint))))

    def _steps(self, steps: Sequence[Step], paint: _Paint) -> Iterator[Step]:
        for step in steps:
            name = str(step.operator)
            if name in (_FILL, _STROKE):
                values = paint.of(*(float(value) for value in step.operands))
                yield ContentStreamInstruction(values, Operator(paint.fill if name == _FILL else paint.stroke))
            elif name in _MARKS:
                continue
            else:
                if name in ("cs", "CS") and str(step.operands[0]) not in _SPACES:
                    self.problems.append(f"colours of {step.operands[0]} are not turned into inks")
                yield step

    def resources(self, resources: Object, paint: _Paint) -> None:
        """Whatever streams may draw with; masks first, which look like any other drawing."""
        if self._is_done(resources):
            return
        for state in resources.get("/ExtGState", Dictionary()).values():
            if isinstance(state.get("/SMask"), Dictionary):
                self._drawing(state.SMask.G, _Paint(Name.DeviceGray, "g", "G", _grey))
        for drawn in resources.get("/XObject", Dictionary()).values():
            if drawn.Subtype == Name.Image:
                self._picture(drawn)
            else:
                self._drawing(drawn, paint)
        for pattern in resources.get("/Pattern", Dictionary()).values():
            if "/Shading" in pattern:
                self._gradient(pattern.Shading, paint)
            else:
                self._drawing(pattern, paint)
        for shading in resources.get("/Shading", Dictionary()).values():
            self._gradient(shading, paint)
        if "/ColorSpace" in resources:
            del resources.ColorSpace

    def _is_done(self, item: Object) -> bool:
        """Whether something that is shared was met before."""
        if item.objgen == (0, 0):
            return False
        known = item.objgen in self.done
        self.done.add(item.objgen)
        return known

    def _drawing(self, drawn: Object, paint: _Paint) -> None:
        if self._is_done(drawn):
            return
        self.content(drawn, paint)
        if "/Group" in drawn:
            drawn.Group.CS = paint.space
        if "/Resources" in drawn:
            self.resources(drawn.Resources, paint)

    def _gradient(self, shading: Object, paint: _Paint) -> None:
        if self._is_done(shading) or shading.ColorSpace in _READY:
            return
        if shading.ColorSpace != Name.DeviceRGB:
            self.problems.append(f"a gradient in {shading.ColorSpace} is not turned into inks")
            return
        shading.ColorSpace = paint.space
        functions = [shading.Function]
        while functions:
            function = functions.pop()
            if "/Functions" in function:
                functions += list(function.Functions)
            else:
                for end in (Name.C0, Name.C1):
                    function[end] = Array(paint.of(*(float(value) for value in function[end])))

    def _picture(self, picture: Object) -> None:
        """A picture; its mask, if it has one, is grey."""
        if self._is_done(picture) or picture.get("/ImageMask") or picture.ColorSpace in _READY:
            return
        opened = PdfImage(cast(Stream, picture))
        is_jpeg = "/DCTDecode" in opened.filters
        made = self.inks.picture(opened.as_pil_image(), as_jpeg=is_jpeg)
        for name in ("/Decode", "/DecodeParms"):
            if name in picture:
                del picture[name]
        if made.is_jpeg:
            picture.write(made.data, filter=Name.DCTDecode)
            picture.Decode = Array([1, 0] * 4)
        else:
            picture.write(made.data)
        picture.ColorSpace, picture.BitsPerComponent = Name.DeviceCMYK, 8


def _grey(red: float, green: float, blue: float) -> Sequence[Decimal]:
    """How light a colour of a mask is."""
    return [Decimal(str(round(0.3 * red + 0.59 * green + 0.11 * blue, 4)))]

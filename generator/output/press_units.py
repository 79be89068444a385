"""The file for a printing house as a unit: made of the book, with which it shares every line and page."""

from __future__ import annotations

from importlib.metadata import version

from generator.editions.publications import Book
from generator.kinds.edition import Press
from generator.output.inputs import Inputs
from generator.output.press_job import Job
from generator.output.press_works import MakePress
from generator.output.units import Unit

PROFILES = "templates/press"
_ENGINES = ("pikepdf", "pillow")


def press_unit(book: Book, press: Press, made: str, inputs: Inputs) -> Unit:
    """The unit of the press file of a book; `made` is the unit of the book itself."""
    name = f"{PROFILES}/{press.profile}.icc"
    job = Job(inputs.root / name, float(press.bleed), book.is_stitched, inputs.epoch)
    return Unit(
        name=f"press {book.slug}",
        kind="press",
        inputs=(
            *(f"{engine}={version(engine)}" for engine in _ENGINES),
            press.profile,
            inputs.digest(name),
            f"{press.bleed} {book.is_stitched} {inputs.epoch}",
        ),
        work=MakePress(made, job),
        needs=(made,),
        engine="press",
        weight=2.0,
    )

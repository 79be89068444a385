"""The file for a printing house as a unit: made of the book, with which it shares every line and page."""

from __future__ import annotations

from importlib.metadata import version

from generator.kinds.edition import Press
from generator.output.inputs import Inputs
from generator.output.press_job import Job
from generator.output.press_works import MakePress
from generator.output.units import Unit

PROFILES = "templates/press"
_ENGINES = ("pikepdf", "pillow")


def press_unit(slug: str, press: Press, book: str, inputs: Inputs) -> Unit:
    """The unit of a press file; `book` is that of its book."""
    name = f"{PROFILES}/{press.profile}.icc"
    job = Job(inputs.root / name, float(press.bleed), press.binding == "saddle", inputs.epoch)
    return Unit(
        name=f"press {slug}",
        kind="press",
        inputs=(
            *(f"{engine}={version(engine)}" for engine in _ENGINES),
            press.profile,
            inputs.digest(name),
            f"{press.bleed} {press.binding} {inputs.epoch}",
        ),
        work=MakePress(book, job),
        needs=(book,),
        engine="press",
        weight=2.0,
    )

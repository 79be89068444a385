"""clusterbook: the publishing system of a regional cluster development centre."""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

__version__ = "0.1.0"

# Models, boxes and nodes are made by the hundred thousand and nearly all stay: looking for circles among them each time
# that 700 more are there costs a tenth of a build.
gc.set_threshold(20_000, 10, 10)

# A process that ends gives all of its memory back at once: to take a large Atlas apart first takes longer than some
# rules of a check.
atexit.register(gc.freeze)


@contextmanager
def nothing_to_sweep() -> Iterator[None]:
    """Where all that is made stays, nobody looks for circles: what was made counts as old at once."""
    was_sweeping = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()  # moves what is young to what is old, without a look at any of it
        if was_sweeping:
            gc.enable()

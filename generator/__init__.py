"""clusterbook: the publishing system of a regional cluster development centre."""

import gc

__version__ = "0.1.0"

# Models, boxes and nodes are made by the hundred thousand and nearly all stay: looking for circles among them each time
# that 700 more are there costs a tenth of a build.
gc.set_threshold(20_000, 10, 10)

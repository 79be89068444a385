"""clusterbook: the publishing system of a regional cluster development centre."""

__version__ = "0.1.0"

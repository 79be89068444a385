"""The last stage: finished texts become files, the only place where engines run."""

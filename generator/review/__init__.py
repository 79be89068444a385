"""Two states of the data compared: what a reader will see otherwise, in words."""

"""`python -m generator` is `clusterbook`."""

from generator.cli import main

if __name__ == "__main__":
    main()

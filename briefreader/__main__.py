"""`python -m briefreader` does what the `briefreader` command does."""

import sys

from briefreader.cli import main

if __name__ == "__main__":
    sys.exit(main())

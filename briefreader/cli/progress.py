"""How far a command has come, on a terminal."""

import sys

from briefreader.domain.report import Progress


def show_progress(progress: Progress) -> None:
    """Write it over the line before, where standard error is a terminal."""
    if sys.stderr is not None and sys.stderr.isatty():
        end = "\n" if progress.done == progress.total else ""
        print(f"\r{progress.done} of {progress.total}", end=end, file=sys.stderr, flush=True)

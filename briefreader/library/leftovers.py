"""Temporary files of writers that died in the middle."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from briefreader.config import OWN_FOLDERS

LEFTOVER_AGE = 3600.0
"""Seconds after which a temporary file is that of a writer that died."""


def clear_leftovers(library: Path) -> None:
    """Remove the temporary files of writers that died; those that cannot be removed stay."""
    limit = time.time() - LEFTOVER_AGE
    for path in _temporary(library):
        try:
            if path.stat().st_mtime < limit:
                path.unlink()
        except OSError:
            # Another process may have removed it, or the folder may be read-only.
            continue


def _temporary(library: Path) -> Iterator[Path]:
    yield from library.glob(".*.tmp")
    for name in OWN_FOLDERS:
        for root, _, files in os.walk(library / name):
            yield from (Path(root, f) for f in files if f.startswith(".") and f.endswith(".tmp"))

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
        yield from _below(library / name)


def _below(folder: Path) -> Iterator[Path]:
    folders: list[Path] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))
                elif entry.name.startswith(".") and entry.name.endswith(".tmp"):
                    yield Path(entry.path)
    except OSError:
        # As with files that cannot be removed: what is there stays.
        return
    for inner in folders:
        yield from _below(inner)

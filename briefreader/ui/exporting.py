"""Notes leave the library as Markdown files, and what is said about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefreader.library import Library


def exported(library: Library, query: str, folder: Path, document_id: str = "") -> str:
    """Write the notes that a query chooses, or those of one document; a sentence on what was done.

    Raises BriefreaderError where they cannot be written.
    """
    notes = library.notes(query)
    if document_id:
        notes = tuple(item for item in library.notes() if item.summary.id == document_id)
    report = library.export(notes, folder)
    return (
        f"Notes exported to {folder}: {report.notes:,}; {len(report.written):,} files"
        f" written, {len(report.unchanged):,} unchanged."
    )

"""The library of sample briefings that the window shows until the user adds a document."""

import tomllib
from pathlib import Path

from briefreader.config import Places, corpus_folder
from briefreader.library.library import Library

WELCOME = "welcome.md"
"""The sample that the first start opens."""


def is_empty(library: Library) -> bool:
    """Whether a library holds no document, and none that was removed and could come back."""
    return not len(library.records) and not library.catalogue.failures()


def open_samples(places: Places) -> Library:
    """Open the samples' library, filled with the sample briefings of this version."""
    library = Library(places)
    library.add(sample_files(), watch=False)
    return library


def sample_files() -> tuple[Path, ...]:
    """The sample briefings, the welcome first."""
    folder = corpus_folder()
    manifest = tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))
    names = [str(document["file"]) for document in manifest["documents"]]
    names.sort(key=lambda name: name != WELCOME)
    return tuple(folder / name for name in names)


def welcome_id(library: Library) -> str | None:
    """The id of the welcome in the samples' library."""
    record = library.records.by_path(str(corpus_folder() / WELCOME))
    return record.id if record else None

"""Gathering what waits for a word of the user's, and what can be done about it."""

from pathlib import Path

from briefreader.domain.annotation import State
from briefreader.domain.concern import Concerns
from briefreader.domain.errors import BriefreaderError
from briefreader.domain.report import Problem
from briefreader.files import printable, storage_error, sync_folder
from briefreader.library.library import Library

BROKEN = ".broken"
_TO_LOOK_AT = (State.CHECK, State.UNATTACHED)


def concerns(library: Library, *, with_places: bool) -> Concerns:
    """What there is; `with_places` looks for the place of every annotation besides."""
    conflicts = library.annotations.conflicts()
    rivals = {conflict.path for conflict in conflicts}
    files = [
        *library.records.problems,
        *(
            Problem(printable(path), what)
            for path, what in library.annotations.problems
            if path not in rivals
        ),
        *library.searches.problems,
        *library.vocabulary.problems,
        *library.fact_corrections.everywhere.problems,
    ]
    uncertain = []
    if with_places:
        annotated = {item.document_id for item in library.annotations.living() if item.anchor}
        for key in sorted(annotated & library.by_id().keys()):
            uncertain += [p for p in library.placements(key) if p.state in _TO_LOOK_AT]
    return Concerns(conflicts, tuple(files), tuple(uncertain))


def is_set_aside(problem: Problem) -> bool:
    """Whether a file has been given another name because it cannot be read."""
    return problem.path.endswith(BROKEN)


def discard(library: Path, problem: Problem) -> None:
    """Remove a file that was set aside for good; raises BriefreaderError where it is none."""
    path = Path(problem.path)
    if not is_set_aside(problem) or library not in path.parents:
        raise BriefreaderError(f"“{problem.path}” is not a file that was set aside.")
    try:
        path.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        raise storage_error(error, path) from error

"""What in a library waits for a word of the user's."""

from dataclasses import dataclass

from briefreader.domain.annotation import Conflict, Placement
from briefreader.domain.report import Problem


@dataclass(frozen=True, slots=True)
class Concerns:
    """Versions to choose between, files that need the user's eye, notes that may be misplaced.

    `files` are those that were set aside because they cannot be read, and what is wrong with
    others. `uncertain` are annotations in the states `check` and `unattached`.
    """

    conflicts: tuple[Conflict, ...] = ()
    files: tuple[Problem, ...] = ()
    uncertain: tuple[Placement, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.conflicts or self.files or self.uncertain)

"""Files in which git left both sides of a merge, between lines of its own."""

import re
from enum import Enum, auto

# What git writes, see https://git-scm.com/docs/git-merge#_how_conflicts_are_presented
_OURS = re.compile(r"<{7}(?: .*)?")
_BASE = re.compile(r"\|{7}(?: .*)?")
_THEIRS = re.compile(r"={7}")
_END = re.compile(r">{7}(?: .*)?")


class _Part(Enum):
    BOTH = auto()
    OURS = auto()
    BASE = auto()
    THEIRS = auto()


def sides_of(text: str) -> tuple[str, str] | None:
    """The two texts that were merged, ours and theirs; None where no merge stopped in this one."""
    if "<<<<<<<" not in text:
        return None
    ours: list[str] = []
    theirs: list[str] = []
    part, merges = _Part.BOTH, 0
    for line in text.splitlines(keepends=True):
        mark = line.rstrip("\r\n")
        if part is _Part.BOTH and _OURS.fullmatch(mark):
            part = _Part.OURS
        elif part is _Part.OURS and _BASE.fullmatch(mark):
            part = _Part.BASE
        elif part in (_Part.OURS, _Part.BASE) and _THEIRS.fullmatch(mark):
            part = _Part.THEIRS
        elif part is _Part.THEIRS and _END.fullmatch(mark):
            part, merges = _Part.BOTH, merges + 1
        else:
            if part in (_Part.BOTH, _Part.OURS):
                ours.append(line)
            if part in (_Part.BOTH, _Part.THEIRS):
                theirs.append(line)
    if part is not _Part.BOTH or not merges:
        return None
    return "".join(ours), "".join(theirs)

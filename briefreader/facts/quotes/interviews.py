"""Who answers in an interview."""

import re

from briefreader.domain.document import BlockKind, Document
from briefreader.domain.fact import FactKind
from briefreader.facts.quotes.speakers import Names, label_of

_INTERVIEW = re.compile(
    r"\b(?:discuss(?:es|ed)|talks?|talked|spoke|speaks|explains?|explained|answers?|answered"
    r"|looks? at|looked at|examines?"
    r"|considers?|reflects?|interview(?:ed)? with|interviewed|conversation with|sat down with"
    r"|shares?|joins?|weighs in)\b"
)


def interviewee(document: Document, names: Names) -> str | None:
    """Who answers: the person whom the words before the first question introduce."""
    first = next((b for b in document.blocks if b.kind is BlockKind.QUESTION), None)
    if first is None:
        return None
    intro = [name for name in names.between(0, first.start) if name.kind is FactKind.PERSON]
    best: str | None = None
    for cue in _INTERVIEW.finditer(document.text, 0, first.start):
        before = [name for name in intro if cue.start() - 160 < name.end <= cue.start()]
        after = [name for name in intro if cue.end() <= name.start < cue.end() + 40]
        if cue.group().endswith(("with", "interviewed")) and after:
            best = label_of(after[0])
        elif before:
            best = label_of(before[-1])
    return best

"""How a quotation hangs on the words that say whose it is."""

from dataclasses import dataclass
from enum import Enum

from briefreader.facts.quotes.speakers import Subject

WINDOW = 600
"""How much of a sentence before and after a quotation, in code points, is read at most."""


class Link(Enum):
    """How a quotation hangs on its cue; the closer, the surer."""

    AFTER = "after"
    BEFORE = "before"
    ACCORDING = "according-to"
    COLON = "colon"
    AS = "as"
    HEAD = "head-of-sentence"
    SHARED = "shared"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with the subject found for it; `gap` is the distance from cue to quotation."""

    link: Link
    subject: Subject | None
    cue: str
    cue_at: int
    gap: int
    naming: bool = False
    channel: str | None = None

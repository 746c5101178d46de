"""Which of a document's facts matter most: how often they are mentioned, how early, in a title."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefreader.domain.document import Span

FIRST = 8
"""How many entries of a long group are shown at first."""

_SPARED = 2
"""So many more entries are shown too: a row that says there are more would take their place."""

_TITLE = 4.0
"""How many times more what the document's title mentions is worth."""


@dataclass(frozen=True, slots=True)
class Text:
    """What must be known of a text: its length in code points, and where its titles stand."""

    length: int
    titles: tuple[Span, ...] = ()


def weight(mentions: Sequence[Span], text: Text) -> float:
    """How much something mentioned at these places matters; more than 0, without a limit.

    Each mention counts once, up to twice for what is first mentioned early, and all of that four
    times for what a title mentions. That a text tells in its title and at its beginning what it is
    about is how sentences are weighed too (Edmundson, 1969, https://doi.org/10.1145/321510.321519).
    """
    early = 1.0 - mentions[0].start / text.length if text.length else 0.0
    in_title = any(
        title.start <= mention.start < title.end for title in text.titles for mention in mentions
    )
    return len(mentions) * (1.0 + early) * (_TITLE if in_title else 1.0)


def first_places(worths: Sequence[float]) -> tuple[int, ...]:
    """The rows to show at first, ascending: those worth most, the earlier among equals.

    All rows where there are hardly more than `FIRST`.
    """
    if len(worths) <= FIRST + _SPARED:
        return tuple(range(len(worths)))
    best = sorted(range(len(worths)), key=lambda row: (-worths[row], row))[:FIRST]
    return tuple(sorted(best))

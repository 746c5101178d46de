"""Taking the words out of a text whose letters do not fold to one letter each.

They have combining marks, invisible characters, ligatures, fractions, or Chinese and Japanese
characters, which are words each of their own.
"""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from briefreader.search.characters import HYPHENS, INVISIBLE, MARKS, SINGLE, SINGLE_MARKS
from briefreader.search.words import WORD, fold

Place = tuple[int, int]
"""Where a word stands, as a span."""

FIRST, REST = "\ufb01", "\ufb02"
"""What stands for the first letter of an odd word and for the others: ligatures, which fold to two
letters, so that no folded word has them.
"""

_RUN = re.compile(rf"[\w{MARKS}{INVISIBLE}{SINGLE}{SINGLE_MARKS}]++")
"""What words are made of, in a text without underscores."""

_FOREIGN = re.compile(r"[^\0-\x7f]")
_FEW = 100
"""Characters up to which it is worth to make a pattern of them."""

_JOINTS = frozenset((*HYPHENS, "."))


class Taken(NamedTuple):
    """A text with `FIRST` and `REST` for its odd words, and the places of each by its folded form.

    `is_close`: an odd word stands by a hyphen or full stop, and by another word without a blank.
    """

    text: str
    places: Mapping[str, Sequence[Place]]
    is_close: bool


def take_out(text: str, odd: AbstractSet[str]) -> Taken:
    """Take the words out of a text without underscores that have one of the odd characters.

    So are those that touch them.
    """
    sign = re.compile(f"[{re.escape(''.join(sorted(odd)))}]") if len(odd) <= _FEW else _FOREIGN
    pieces: list[str] = []
    places: dict[str, list[Place]] = {}
    is_close = False
    reached = 0
    for found in sign.finditer(text):
        if found.start() < reached or found[0] not in odd:
            continue
        start, end = _run_around(text, reached, found.start())
        pieces.append(text[reached:start])
        reached = start
        words = list(WORD.finditer(text, start, end))
        for word in words:
            first, last = word.span()
            places.setdefault(fold(word[0]), []).append((first, last))
            pieces.append(f"{' ' * (first - reached)}{FIRST}{REST * (last - first - 1)}")
            reached = last
        pieces.append(" " * (end - reached))
        reached = end
        if len(words) > 1 and not is_close:
            is_close = text[start - 1 : start] in _JOINTS or text[end : end + 1] in _JOINTS
    pieces.append(text[reached:])
    return Taken("".join(pieces), places, is_close)


def _run_around(text: str, reached: int, place: int) -> Place:
    """The letters and marks around a place, from `reached` on."""
    blank = max(text.rfind(" ", reached, place), text.rfind("\n", reached, place))
    for run in _RUN.finditer(text, max(blank + 1, reached)):
        if run.end() > place:
            return run.span()
    raise AssertionError

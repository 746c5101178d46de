"""Acronyms in brackets after the name that they stand for."""

from briefreader.domain.fact import FactKind
from briefreader.facts.names.lines import Line
from briefreader.facts.names.mentions import Mention
from briefreader.facts.names.merge import may_stand_for

_OPENING = ("(", "[")
_CLOSING = (")", "]", ";")


def is_bracketed(line: Line, position: int) -> bool:
    """Whether an acronym stands alone in brackets, or first in them: "(ILO; 12 members)"."""
    word = line.tokens[position].text
    return (
        line.word(position - 1) in _OPENING
        and line.word(position + 1) in _CLOSING
        and 1 < len(word) <= 8
        and sum(letter.isupper() for letter in word) * 2 >= len(word)
        and word.isalpha()
    )


def is_common_phrase(line: Line, position: int) -> bool:
    """Whether a bracketed acronym stands for common nouns before it: "retirement account (IRA)"."""
    acronym = line.tokens[position].text.casefold()
    first = position - 1 - len(acronym)
    if first < 0:
        return False
    words = [line.tokens[place].text for place in range(first, position - 1)]
    return all(word.islower() for word in words) and acronym == "".join(w[0] for w in words)


def is_explained(acronym: str, before: list[Mention]) -> bool:
    """Whether an acronym stands for the organisation that is named right before it."""
    if not before or before[-1].kind is not FactKind.ORGANISATION or " " not in before[-1].text:
        return False
    return may_stand_for(acronym, before[-1].text)

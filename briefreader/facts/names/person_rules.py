"""Rules that find where names of people end, and which posts are given to them."""

from briefreader.facts.names.gazetteer import Gazetteer
from briefreader.facts.names.lines import (
    Line,
    is_common,
    is_head,
    is_name_word,
    is_particle,
    is_title_word,
)
from briefreader.facts.names.vocabulary import (
    GENERATIONS,
    HONORIFICS,
    PARTICLES,
    ROLE_NOUNS,
    TITLES,
)

_LONGEST_PERSON = 9
_FAMILY_PARTICLES = frozenset({"al", "el", "bin", "bint", "ibn", "von", "van", "der"})
"""Particles that stand in names of people far more than in any others."""


def title_end(line: Line, start: int) -> int:
    """The position after titles at `start` that stand before a name: "Secretary of State"."""
    position, has_title = start, False
    while position < start + _LONGEST_PERSON and line.is_capital(position):
        word = line.words[position]
        if word in HONORIFICS or word in TITLES:
            has_title = True
        elif not is_title_word(word):
            break
        position += 1
        if line.hyphen_at(position) and is_title_word(line.word(position + 1)):
            position += 1
        if line.word(position) in ("of", "for") and has_title:
            inner = position + 2 if line.word(position + 1) == "the" else position + 1
            if is_title_word(line.word(inner)) and line.is_capital(inner):
                position = inner
    if not has_title:
        return start
    if line.word(position) == "," and line.is_capital(position + 1):
        return position
    return position


def name_end(line: Line, start: int, gazetteer: Gazetteer) -> int:
    """The end of the longest run at `start` that can be one person's name, by form alone."""
    position = _part_end(line, start, gazetteer, is_first=True)
    if position == start:
        return start
    while position < start + _LONGEST_PERSON and line.joined(position):
        after = particles_end(line, position)
        end = _part_end(line, after, gazetteer, is_first=False)
        if end == after or line.tokens[after].opens:
            break
        if is_title_word(line.words[after]) and line.words[after] not in gazetteer.surnames:
            break
        if (
            after == position
            and is_head(line.words[after])
            and line.words[after] not in gazetteer.surnames
        ):
            break
        position = end
    if line.word(position) == "," and line.word(position + 1) in ("Jr.", "Sr.", "Jr", "Sr"):
        position += 2
    return position


def _part_end(line: Line, start: int, gazetteer: Gazetteer, is_first: bool) -> int:
    """The end of one name word with what a hyphen ties to it: "Jean-Claude", "al-Assad"."""
    if not is_name_word(line, start, gazetteer) and line.word(start) not in GENERATIONS:
        return start
    end = start + 1
    while line.hyphen_at(end) and is_name_word(line, end + 1, gazetteer) and end < start + 4:
        if line.words[end - 1] in gazetteer.places or line.words[end + 1] in gazetteer.places:
            break
        if is_first and not _may_be_double(line, start, end, gazetteer):
            break
        end += 2
    return end


def _may_be_double(line: Line, start: int, hyphen: int, gazetteer: Gazetteer) -> bool:
    """Whether a hyphen joins two parts of one person's name rather than two people.

    "Jean-Claude" is one given name; "Ocasio-Cortez" stands after a given name; two bare surnames,
    as in "Merkel-Macron", are two people.
    """
    before, after = line.words[hyphen - 1], line.words[hyphen + 1]
    if before in gazetteer.given and after in gazetteer.given:
        return True
    follows_given = start > 0 and line.words[start - 1] in gazetteer.given and line.joined(start)
    return follows_given or line.word(hyphen + 2) in gazetteer.surnames


def particles_end(line: Line, position: int) -> int:
    """The position after "van der", "al-" and the like that stand before a capitalised word."""
    end = position
    while end < position + 4 and line.word(end) in PARTICLES and line.joined(end):
        if is_particle(line.word(end)) or line.is_capital(end + 1) or line.hyphen_at(end + 1):
            end += 1
            if line.hyphen_at(end):
                end += 1
        else:
            break
    return end if line.is_capital(end) and line.joined(end) else position


def is_person(line: Line, start: int, end: int, gazetteer: Gazetteer) -> float:
    """How sure it is, from 0 to 1, that the name at `[start, end)` is a person's."""
    words = [w for k, w in enumerate(line.words[start:end], start) if line.tokens[k].capital]
    if len(words) < 2:
        return 0.0
    first, last = words[0], words[-1]
    given = first in gazetteer.given
    initial = len(first) == 1 or first.endswith(".")
    surname = last in gazetteer.surnames or last in GENERATIONS
    if last in gazetteer.given and last not in gazetteer.places and last not in gazetteer.cities:
        surname = True
    common = sum(is_common(word, gazetteer) for word in words)
    if is_head(last) and not (given and surname and not is_common(first, gazetteer)):
        return 0.0
    if given and not is_common(first, gazetteer):
        return 0.95 if surname or not is_common(last, gazetteer) else 0.6
    if initial and not is_common(last, gazetteer) and len(last) > 1:
        return 0.9 if surname else 0.8
    if given and surname and not is_common(last, gazetteer):
        return 0.8
    if common:
        return 0.0
    if any(line.words[k] in _FAMILY_PARTICLES for k in range(start + 1, end)):
        return 0.85
    if line.headline:
        return 0.0
    return 0.75 if surname else 0.5


def follows_role(line: Line, start: int) -> bool:
    """Whether a noun for a person stands right before a name: "FBI director James Comey"."""
    return line.joined(start) and line.word(start - 1) in ROLE_NOUNS

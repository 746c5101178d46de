"""One line read from left to right: at each capitalised word the strongest rule wins."""

from briefreader.domain.fact import FactKind
from briefreader.facts.gazetteer import Gazetteer
from briefreader.facts.group_rules import (
    event_end,
    known_phrase,
    organisation_end,
    place_end,
)
from briefreader.facts.lines import Line, is_common, is_never_name, is_title_word
from briefreader.facts.mentions import Mention
from briefreader.facts.person_rules import follows_role, is_person, name_end, title_end
from briefreader.facts.vocabulary import (
    CALENDAR,
    EVENT_HEADS,
    HONORIFICS,
    MEETING_HEADS,
    ORGANISATION_HEADS,
    PLACE_HEADS,
    PLACE_PREPOSITIONS,
    SAY_VERBS,
)

Found = tuple[int, int, FactKind, str, float]
"""Token positions `[start, end)`, kind, rule and confidence."""


def mentions_of(text: str, line: Line, gazetteer: Gazetteer) -> list[Mention]:
    """The mentions in one line, in order, as far as the line itself tells."""
    mentions = []
    position, titled = 0, False
    while position < len(line.tokens):
        if not line.is_capital(position):
            titled = titled and line.word(position) in (",", "-", ".")
            position += 1
            continue
        found, after, titled = _at(line, position, titled, gazetteer)
        if found is not None:
            start, end, kind, rule, confidence = found
            first, last = line.tokens[start].start, line.tokens[end - 1].end
            mentions.append(Mention(first, last, text[first:last], kind, rule, confidence))
        position = max(after, position + 1)
    return mentions


def _at(
    line: Line, start: int, titled: bool, gazetteer: Gazetteer
) -> tuple[Found | None, int, bool]:
    """What begins at a capitalised word, where to go on, and whether a title was passed."""
    word = line.words[start]
    if titled:
        end = name_end(line, start, gazetteer)
        if end > start and not (end == start + 1 and is_common(word, gazetteer) and line.headline):
            return (start, end, FactKind.PERSON, "title", 0.95), end, False
    known = _known(line, start, gazetteer)
    organisation = organisation_end(line, start, gazetteer)
    place = place_end(line, start, gazetteer)
    event = event_end(line, start, gazetteer)
    person = name_end(line, start, gazetteer)
    sure = is_person(line, start, person, gazetteer) if person > start else 0.0
    title = title_end(line, start)
    known_end = known[1] if known else start
    longest = max(known_end, organisation, place, person if sure > 0.5 else start)
    if event > longest and event > start + 1:
        return _event(line, start, event, gazetteer)
    if known and known_end >= longest and known_end > start + 1:
        return known, known_end, False
    if title > start and title < len(line.tokens) and organisation <= title and place <= title:
        return None, title, True
    if word in CALENDAR or (is_never_name(word) and organisation < start + 3):
        return None, start + 1, False
    if organisation > start and organisation >= max(place, person if sure > 0.8 else 0):
        return (start, organisation, FactKind.ORGANISATION, "head word", 0.85), organisation, False
    if sure >= 0.8 and person >= place:
        return (start, person, FactKind.PERSON, "given name", sure), person, False
    if place > start:
        return (start, place, FactKind.PLACE, "head word", 0.8), place, False
    if known:
        return known, known_end, False
    if sure >= 0.5 and not line.headline:
        return (start, person, FactKind.PERSON, "form", sure), person, False
    return _single(line, start, gazetteer)


def _known(line: Line, start: int, gazetteer: Gazetteer) -> Found | None:
    """The longest name that the gazetteer holds at a position."""
    organisation = known_phrase(line, start, gazetteer.organisations)
    place = known_phrase(line, start, gazetteer.places)
    word = line.words[start]
    if organisation > start and organisation >= place:
        if organisation == start + 1 and is_common(word, gazetteer) and line.tokens[start].opens:
            return None
        return start, organisation, FactKind.ORGANISATION, "gazetteer", 0.95
    if place > start:
        return start, place, FactKind.PLACE, "gazetteer", 0.95
    for end in range(min(start + 5, len(line.tokens)), start, -1):
        if not line.tokens[end - 1].capital and end > start + 1 and line.words[end - 1].isalpha():
            continue
        phrase = line.phrase(start, end)
        if phrase in gazetteer.cities and all(line.joined(k) for k in range(start + 1, end)):
            return start, end, FactKind.PLACE, "gazetteer", 0.8
        if end > start + 1 and phrase in gazetteer.towns and not is_never_name(word):
            return start, end, FactKind.PLACE, "gazetteer", 0.7
    return None


def _event(
    line: Line, start: int, end: int, gazetteer: Gazetteer
) -> tuple[Found | None, int, bool]:
    """An event names nothing, but what stands before "Summit" may: it is read word by word."""
    if line.words[end - 1] in MEETING_HEADS and (
        line.hyphen_at(start + 1) or line.tokens[start].shouted
    ):
        found, after, _ = _single(line, start, gazetteer)
        return found, after, False
    return None, end, False


def _single(line: Line, start: int, gazetteer: Gazetteer) -> tuple[Found | None, int, bool]:
    """One capitalised word that no phrase rule took."""
    word, token = line.words[start], line.tokens[start]
    end = start + 1
    if (
        is_never_name(word)
        or is_title_word(word)
        or word in HONORIFICS
        or word in gazetteer.demonyms
    ):
        return None, end, False
    if known := _known(line, start, gazetteer):
        return (known[0], end, *known[2:]), end, False
    if is_common(word, gazetteer) or len(word) < 3 or _is_head(word):
        return None, end, False
    if token.shouted and word == token.text:
        if len(word) <= 6 and not line.headline:
            return (start, end, FactKind.ORGANISATION, "acronym", 0.6), end, False
        return None, end, False
    return _by_context(line, start, gazetteer), end, False


def _by_context(line: Line, start: int, gazetteer: Gazetteer) -> Found | None:
    word, end = line.words[start], start + 1
    before, after = line.word(start - 1), line.word(start + 1)
    if after in SAY_VERBS or follows_role(line, start):
        return start, end, FactKind.PERSON, "context", 0.7
    if before in PLACE_PREPOSITIONS:
        return start, end, FactKind.PLACE, "context", 0.6
    if word in gazetteer.given and not line.headline:
        return start, end, FactKind.PERSON, "given name", 0.6
    if word in gazetteer.towns and not line.headline:
        return start, end, FactKind.PLACE, "gazetteer", 0.5
    if word in gazetteer.surnames and not line.headline:
        return start, end, FactKind.PERSON, "surname", 0.5
    return None


def _is_head(word: str) -> bool:
    return word in ORGANISATION_HEADS or word in PLACE_HEADS or word in EVENT_HEADS

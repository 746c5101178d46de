"""Rules that find where names of organisations, places and events end; none looks at the document.

Each takes a line, the position of a capitalised word and the end of the run of capitalised words
that begins there, and returns the position after the name, or `start` where the rule does not hold.
"""

from briefreader.facts.names.gazetteer import Gazetteer
from briefreader.facts.names.lines import LONGEST_NAME, Line, capital_run, is_common, is_never_name
from briefreader.facts.names.vocabulary import (
    CALENDAR,
    COMMON_HEADS,
    DIRECTIONS,
    EVENT_HEADS,
    EVENT_PREFIXES,
    FUNCTION_WORDS,
    HEADS_WITH_OF,
    LOWER_HEADS,
    ORGANISATION_HEADS,
    PLACE_HEADS,
    PLACE_PREFIXES,
    PREFIXES_WITHOUT_OF,
)

_LONGEST_KNOWN = 9


def known_phrases(line: Line, start: int, gazetteer: Gazetteer) -> list[tuple[int, str]]:
    """The ends and the texts of what at `start` may stand in the gazetteer, shortest first."""
    phrase = line.words[start]
    phrases = [(start + 1, phrase)]
    if phrase not in gazetteer.openings:
        return phrases
    for end in range(start + 2, min(len(line.tokens), start + _LONGEST_KNOWN) + 1):
        if not line.joined(end - 1):
            break
        phrase += " " * bool(line.tokens[end - 1].gap) + line.words[end - 1]
        phrases.append((end, phrase))
    return phrases


def organisation_end(line: Line, start: int, run: int, gazetteer: Gazetteer) -> int:
    """The end of a phrase with a head word: "Bank of England", "Obama administration"."""
    head = _last(line, start, run, ORGANISATION_HEADS)
    if head < 0 and line.word(run) == "of" and line.words[run - 1] in HEADS_WITH_OF:
        head = run - 1
    if head < 0:
        return _with_lower_head(line, start, run, gazetteer)
    word = line.words[head]
    end = head + 1
    is_known = word in gazetteer.organisations and line.word(end) == "on"
    if word in HEADS_WITH_OF and not is_known:
        end = _of_phrase(line, head + 1, gazetteer)
    if end == head + 1:
        if (
            head == start
            or word not in ORGANISATION_HEADS
            or (word == "United" and head - start < 1)
        ):
            return start
        before = line.words[start:head]
        if all(name in FUNCTION_WORDS for name in before):
            return start
        is_plain = len(before) < 3 and all(is_common(name, gazetteer) for name in before)
        if word in COMMON_HEADS and is_plain:
            return start
    return end


def _with_lower_head(line: Line, start: int, run: int, gazetteer: Gazetteer) -> int:
    """ "Obama administration", "Russian government", "Reuters news agency"."""
    if line.headline or not line.joined(run):
        return start
    name = line.phrase(start, run)
    if line.word(run) in LOWER_HEADS:
        is_people = name in gazetteer.demonyms or name in gazetteer.places
        is_person = run - start <= 2 and not any(
            is_common(line.words[k], gazetteer) for k in range(start, run)
        )
        if line.words[run] == "campaign":
            return run + 1 if is_person and not is_people else start
        return run + 1 if is_people or is_person else start
    if line.word(run) == "news" and line.word(run + 1) == "agency" and not is_never_name(name):
        return run + 2
    return start


def _of_phrase(line: Line, position: int, gazetteer: Gazetteer) -> int:
    """The end of "of ...", "for the ..." at a position, its lists and repetitions included."""
    end = position
    limit = position + 2 * LONGEST_NAME
    while end < limit and line.word(end) in ("of", "for", "on", "to") and line.joined(end):
        inner = end + 1
        if line.word(inner) == "the":
            inner += 1
        if (
            not line.is_capital(inner)
            or not line.joined(inner)
            or line.words[inner] in FUNCTION_WORDS
            or line.words[inner] in CALENDAR
        ):
            break
        if line.word(end) == "to" and end == position:
            break
        end = _list_end(line, capital_run(line, inner, gazetteer), gazetteer)
    return end


def _list_end(line: Line, end: int, gazetteer: Gazetteer) -> int:
    """The end of "Health, Education and Welfare" when its first part ends at `end`."""
    position = end
    while (
        position - end < LONGEST_NAME
        and line.word(position) == ","
        and line.is_capital(position + 1)
        and is_common(line.words[position + 1], gazetteer)
    ):
        position = capital_run(line, position + 1, gazetteer)
    if position == end:
        return end
    if line.word(position) == "," and line.word(position + 1) == "and":
        position += 1
    if line.word(position) == "and" and line.is_capital(position + 1):
        position += 1
        return capital_run(line, position, gazetteer)
    return position if line.word(position - 2) == "and" else end


def place_end(line: Line, start: int, run: int, gazetteer: Gazetteer) -> int:
    """The end of a phrase of geography: "Hudson River", "Gulf of Aden", "Lake Erie"."""
    word = line.words[start]
    if word in PLACE_PREFIXES:
        if line.word(start + 1) == "of" and line.is_capital(start + 2) and line.joined(start + 2):
            end = capital_run(line, start + 2, gazetteer)
            return start if line.words[start + 2] in FUNCTION_WORDS else end
        if word in PREFIXES_WITHOUT_OF and run > start + 1:
            return min(run, start + 3)
    head = _last(line, start, run, PLACE_HEADS)
    if head > start and not all(line.words[k] in FUNCTION_WORDS for k in range(start, head)):
        end = head + 1
        if line.word(end) == "of" and line.is_capital(end + 1) and line.joined(end + 1):
            return capital_run(line, end + 1, gazetteer)
        return end
    if word in DIRECTIONS and run > start + 1:
        for end, phrase in reversed(known_phrases(line, start + 1, gazetteer)):
            if phrase in gazetteer.places or phrase in gazetteer.cities:
                return end
        return start
    return start


def event_end(line: Line, start: int, run: int, gazetteer: Gazetteer) -> int:
    """The end of a phrase that names an event, a law, a prize or a work."""
    if line.words[start] in EVENT_PREFIXES and run > start + 1:
        return run
    head = _last(line, start, run, EVENT_HEADS)
    if head < 0:
        return start
    end = head + 1
    if line.word(end) in ("of", "on", "for", "against") and line.joined(end):
        inner = end + 2 if line.word(end + 1) == "the" else end + 1
        if line.is_capital(inner) and line.joined(inner):
            return capital_run(line, inner, gazetteer)
    return end if head > start else start


def _last(line: Line, start: int, end: int, heads: frozenset[str]) -> int:
    """The last position in `[start, end)` that holds one of the head words, -1 where none does."""
    for position in range(end - 1, start - 1, -1):
        if line.words[position] in heads:
            return position
    return -1

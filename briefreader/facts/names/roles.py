"""The posts given to people right before or after their names."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefreader.domain.fact import FactKind
from briefreader.facts.names.gazetteer import Gazetteer
from briefreader.facts.names.lines import Line
from briefreader.facts.names.mentions import Mention
from briefreader.facts.names.vocabulary import (
    COURTESY_TITLES,
    HONORIFICS,
    ROLE_NOUNS,
    TITLE_MODIFIERS,
    TITLES,
)
from briefreader.facts.text.word_lists import word_list

_LONGEST_ROLE = 9
_EARLIER = frozenset({"Former", "former", "Acting", "acting", "Deputy", "deputy"})
_INNER = frozenset({"of", "for", "the", "and", "-", "to"})

_DETERMINERS = frozenset({"the", "a", "an", "then", "now", "our", "its", "their"})
_OTHER_POSTS = frozenset(
    word_list(
        "fellow CEO CFO COO co-founder cofounder scholar researcher lecturer lawyer correspondent "
        "reporter columnist vice-president chief"
    )
)
_CLOSING = frozenset(word_list(", . ; : ) ( — – and who whose in from since until at with"))
_OF_WHAT = frozenset({"of", "for", "at", "to"})


def with_roles_after(
    text: str, lines: Sequence[Line], mentions: Iterable[Mention], gazetteer: Gazetteer
) -> Iterator[Mention]:
    """The mentions, in order; a person without a post before gets the one that stands after."""
    starts = [line.tokens[0].start if line.tokens else -1 for line in lines]
    filled = [number for number, start in enumerate(starts) if start >= 0]
    begins = [starts[number] for number in filled]
    for mention in mentions:
        if mention.kind is FactKind.PERSON and mention.role is None:
            line = lines[filled[bisect_left(begins, mention.end) - 1]]
            position = bisect_left(line.tokens, mention.end, key=lambda token: token.start)
            role = role_after(text, line, position, gazetteer)
            yield replace(mention, role=role) if role else mention
        else:
            yield mention


def role_after(text: str, line: Line, end: int, gazetteer: Gazetteer) -> str | None:
    """The post in apposition to the name before a token: ", director of the CIA,".

    A comma or an article stands between. What goes on into another name ("Merkel, President
    Macron") is that person's.
    """
    start = end + 1 if line.word(end) == "," else end
    if line.word(start) in _DETERMINERS:
        start += 1
    if start == end or not line.joined(start):
        return None
    position = start
    while position - start < _LONGEST_ROLE and line.joined(position):
        if not _is_in_post(line.words[position], gazetteer):
            break
        position += 1
    if position == start or not _is_post(line.words[position - 1]):
        return None
    if line.word(position) in _OF_WHAT and line.joined(position):
        inner = position + 1
        while line.word(inner) in _DETERMINERS:
            inner += 1
        last = _capitals_end(line, inner)
        position = last if last > inner else position
    if not _is_closed(line, end, start, position):
        return None
    return " ".join(text[line.tokens[start].start : line.tokens[position - 1].end].split())


def _is_closed(line: Line, end: int, start: int, after: int) -> bool:
    """Whether a post `[start, after)` behind a name stands by itself, and tells of that name.

    Not in "Merkel, President Macron" and "Merkel, the minister said".
    """
    if line.word(end) != ",":
        return line.is_capital(start) and not (line.is_capital(after) and line.joined(after))
    return not line.joined(after) or line.words[after] in _CLOSING


def _is_in_post(word: str, gazetteer: Gazetteer) -> bool:
    is_modifier = word in TITLE_MODIFIERS or word.capitalize() in TITLE_MODIFIERS
    return is_modifier or _is_post(word) or word in gazetteer.demonyms or word == "-"


def _is_post(word: str) -> bool:
    return _is_noun(word) or word in _OTHER_POSTS


def _capitals_end(line: Line, start: int) -> int:
    """The end of words with capitals, and of small ones between them: "Justice of the Republic"."""
    position = end = start
    while position < len(line.words) and position - start < _LONGEST_ROLE and line.joined(position):
        if line.is_capital(position):
            end = position + 1
        elif line.words[position] not in _INNER:
            break
        position += 1
    return end


def role_before(text: str, line: Line, start: int, gazetteer: Gazetteer) -> str | None:
    """The post that stands before the name at a token: "Secretary of State", "CIA director".

    A people or country before it ("Russian President", "US President") is left out, an
    organisation ("NATO Secretary General") is kept, a courtesy title ("Mr.") is no post.
    """
    last = start - 1
    if line.word(last) == ",":
        last -= 1
    first = last + 1
    has_noun = False
    while first > 0 and start - first < _LONGEST_ROLE and line.joined(first):
        word = line.words[first - 1]
        is_noun = _is_noun(word)
        if not (is_noun or word in TITLE_MODIFIERS or word in _INNER):
            break
        has_noun = has_noun or is_noun
        first -= 1
    while first <= last and line.words[first] in _INNER:
        first += 1
    if not has_noun or first > last or (last < start - 1 and not _ends_as_title(line, last)):
        return None
    if first > 0 and line.word(first - 1) in gazetteer.organisations and line.joined(first):
        first -= 1
        if first > 0 and line.word(first - 1) in _EARLIER and line.joined(first):
            first -= 1
    return " ".join(text[line.tokens[first].start : line.tokens[last].end].split())


def _is_noun(word: str) -> bool:
    if word in COURTESY_TITLES:
        return False
    return word in TITLES or word in ROLE_NOUNS or word in HONORIFICS


def _ends_as_title(line: Line, last: int) -> bool:
    """Whether the words before a comma are a post with a capital, as in "Secretary of State,"."""
    return line.is_capital(last) and (
        line.words[last] in TITLES or line.word(last - 1) in ("of", "for")
    )

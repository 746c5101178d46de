"""The posts given to people right before their names."""

from briefreader.facts.names.gazetteer import Gazetteer
from briefreader.facts.names.lines import Line
from briefreader.facts.names.vocabulary import (
    COURTESY_TITLES,
    HONORIFICS,
    ROLE_NOUNS,
    TITLE_MODIFIERS,
    TITLES,
)

_LONGEST_ROLE = 9
_EARLIER = frozenset({"Former", "former", "Acting", "acting", "Deputy", "deputy"})
_INNER = frozenset({"of", "for", "the", "and", "-", "to"})


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

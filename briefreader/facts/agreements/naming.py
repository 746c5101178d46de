"""Where the capitalised words of a name begin that ends in a known word: "Clean Air Act"."""

import re

from briefreader.facts.text.word_lists import word_list

_FILLERS = frozenset(word_list("of on and for the to in &"))
_LEADING = frozenset(
    word_list(
        "The This That A An Under In On By Since After Before With For When If As But And Their "
        "Its Our Both Of To Although While Because During Through Like Section Title See From "
        "Congress Congress's Congress’s Enacted Per Upon the of on and for to in"
    )
)
_BEFORE_ARTICLE = frozenset(word_list("of on for to in and"))
_STOPS = ';:.!?”")'
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_MOST_WORDS = 10
_REACH = 160


def name_start(text: str, least: int, head: int) -> int:
    """Where the capitalised words before the word at `head` begin, not before `least`.

    A year belongs to the name where nothing else does; articles at its start do not. A
    comma belongs to it in a list that "and" ends: "Care, Relief, and Security Act".
    """
    start = end = head
    least = max(least, head - _REACH)
    is_list, words = False, 0
    following = ""
    while end - 1 > least and text[end - 1] == " " and words < _MOST_WORDS:
        begin = (
            max(text.rfind(" ", least, end - 1), text.rfind("\n", least, end - 1), least - 1) + 1
        )
        word = text[begin : end - 1]
        if _YEAR.fullmatch(word):
            # The "1994 Agreement" has no other name; the 1943 National Pact has.
            start = begin if not words else start
            break
        if following == "the" and word not in _BEFORE_ARTICLE:
            break
        if word[:1].isupper() and word[-1:] not in _STOPS and (is_list or word[-1] != ","):
            start = begin
        elif word not in _FILLERS:
            break
        is_list = is_list or word == "and"
        end, words, following = begin, words + 1, word
    return _without_leading(text, start, head)


def _without_leading(text: str, start: int, head: int) -> int:
    while start < head:
        blank = text.index(" ", start)
        if text[start:blank] not in _LEADING:
            break
        start = blank + 1
    return start


def year_before(text: str, start: int) -> str | None:
    """The year right before a name: "the 1943 National Pact"."""
    word = text[max(0, start - 5) : start].strip()
    return word if _YEAR.fullmatch(word) else None

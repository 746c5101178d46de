"""Where the capitalised words of a name begin that ends in a known word: "Clean Air Act"."""

import re
from collections.abc import Iterator

from briefreader.domain.document import BlockKind, Document, Span
from briefreader.facts.text.word_lists import word_list

_FILLERS = frozenset(word_list("of on and for the to in & from with by a"))
_LEADING = frozenset(
    word_list(
        "The This That A An Under In On By Since After Before With For When If As But And Their "
        "Its Our Both Of To Although While Because During Through Like Section Title See From "
        "Congress Congress's Congress’s Enacted Per Upon Pursuant Sections Article Articles "
        "Division Part Subtitle Chapter These Those Such Following Unlike Despite Within Using "
        "Current Proposed Draft January February March April May June July August September "
        "October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
        "the of on and for to in from with by a"
    )
)
_BEFORE_ARTICLE = frozenset(word_list("of on for to with"))
_STOPS = ';:.!?”"'
_INITIAL = re.compile(r"[A-Z]\.|St\.|(?:[A-Z]\.){2,4}")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|(?!(?:1[5-9]|20)\d\d)\d+(?:-\d+)+")
_SHORT_FORM = re.compile(
    r"\((?=[^()]*[A-Z][^()]*[A-Z])[A-Z][\w&’'.-]{1,15}(?: [A-Z][\w&’'-]{1,15}){0,2}\)"
)
_ASIDE = re.compile(r"\([A-Z]?[a-z][\w ’'-]{3,42}\)")
"""What a law's name has in brackets right before its head: "Tides (Prevention) Act"."""

_LONGEST_SHORT_FORM = 46
_BODIES = frozenset(
    word_list(
        "Agency Department Administration Commission Service Services Office Bureau Council"
        " Committee Corporation Organization Organisation Union Board Authority Institute Nations"
        " Ministry Bank Fund Association Company Center Centre States University Force"
    )
)
"""Bodies, whose own short form in brackets ends no part of a law's name."""

_OF_CONGRESS = re.compile(r"(?:Congress|Senate|House|Parliament|Assembly)[’']s")
_PART = re.compile(r"[IVXLC]+|[A-Z]|\d+|[A-Z]?-?\d+,?")
"""What says which part of a law is meant: "Title III of the Social Security Act"."""
_NUMBERED = re.compile(r"\w*\d\w*,")
_BLANKS = " \n\u00a0"
_OPENING_MARKS = ("“", '"', "‘", "«", "„", "(", "[")
_CLOSING = frozenset(")]”»")
_POSSESSIVE = ("’s", "'s")
_MOST_WORDS = 16
_REACH = 200


def stretches(document: Document) -> Iterator[Span]:
    """Where names are looked for: the blocks but for code, and of tables line after line."""
    for block in document.body():
        if block.kind is BlockKind.TABLE:
            start = block.start
            for line in document.block_text(block).splitlines(keepends=True):
                yield Span(start, start + len(line))
                start += len(line)
        elif block.kind is not BlockKind.CODE:
            yield block.span


def name_start(text: str, least: int, head: int) -> int:
    """Where the capitalised words before the word at `head` begin, not before `least`.

    A year belongs to the name where nothing else does; articles at its start do not. A
    comma belongs to it in a list that "and" ends: "Care, Relief, and Security Act"; so does a
    short form in brackets before the head: "Security (CARES) Act".
    """
    start = end = head
    least = max(least, head - _REACH)
    is_list, words = False, 0
    following = ""
    while end - 1 > least and _is_blank(text, end - 1) and words < _MOST_WORDS:
        begin = _word_start(text, least, end - 1)
        word = text[begin : end - 1]
        if word.endswith(")") and (opened := _in_brackets(text, least, end - 1, head)) >= 0:
            end = opened
            words, following = words + 1, ""
            continue
        if _OF_CONGRESS.fullmatch(word):
            break
        if _YEAR.fullmatch(word):
            # The "1994 Agreement" has no other name; the 1943 National Pact has.
            start = begin if not words else start
            break
        if following == "the" and not _goes_before_article(text, begin, word):
            break
        if (_PART.fullmatch(word) and following == "of") or _NUMBERED.fullmatch(word):
            break
        if word[:1] in _OPENING_MARKS:
            return begin + 1 if word[1:2].isupper() and _CLOSING.isdisjoint(word) else start
        if word.endswith(_POSSESSIVE) and word[:-2].isupper() and len(word) > 3:
            break
        if word.endswith(_POSSESSIVE) and text[max(0, begin - 4) : begin] == " of ":
            break
        if _belongs(word, is_list):
            start = begin
        elif word not in _FILLERS:
            break
        is_list = is_list or word in ("and", "&")
        end, words, following = begin, words + 1, word
    return _without_leading(text, start, head)


def _in_brackets(text: str, least: int, end: int, head: int) -> int:
    """Where brackets open that close at `end` and hold the short form of the name so far, else -1.

    That of a body does not count: "the Harbour Agency (HA) Clean Tides Act". Right before the head
    they may hold a word of the name itself.
    """
    opened = text.rfind("(", max(least, end - _LONGEST_SHORT_FORM), end)
    if opened <= least:
        return -1
    if end + 1 == head and _ASIDE.fullmatch(text, opened, end):
        return opened
    if _SHORT_FORM.fullmatch(text, opened, end) is None:
        return -1
    before = text[max(least, opened - 40) : opened].split()
    return opened if before and before[-1] not in _BODIES else -1


def _belongs(word: str, is_list: bool) -> bool:
    """Whether a word is part of a name, and no filler in it."""
    if _INITIAL.fullmatch(word) or _ORDINAL.fullmatch(word):
        return True
    return word[:1].isupper() and word[-1] not in _STOPS + ")" and (is_list or word[-1] != ",")


def _goes_before_article(text: str, start: int, word: str) -> bool:
    """Whether a name may hold "the" after this word: "Rights of the", "Protecting the"."""
    if word in _BEFORE_ARTICLE:
        return True
    return word not in _LEADING and word[-1] != "," and _is_within(text, start)


def _is_blank(text: str, position: int) -> bool:
    """Whether a single blank, line end or fixed blank stands there."""
    return text[position] in _BLANKS and text[position - 1] not in _BLANKS


def _word_start(text: str, least: int, end: int) -> int:
    return max(max(text.rfind(edge, least, end) for edge in _BLANKS + "\t"), least - 1) + 1


def _is_within(text: str, start: int) -> bool:
    """Whether a capital stands inside a sentence, before "the": "Protecting the Right to"."""
    before = text[max(0, start - 2) : start].rstrip()
    return text[start].isupper() and bool(before) and (before[-1].isalnum() or before[-1] == "’")


def _without_leading(text: str, start: int, head: int) -> int:
    while start < head:
        blank = _next_blank(text, start, head)
        first = text[start:blank]
        if first not in _LEADING and not _opens_with_the(text, start, blank):
            break
        start = blank + 1
        while _PART.fullmatch(text[start : _next_blank(text, start, head)]):
            start = _next_blank(text, start, head) + 1
    return start


def _opens_with_the(text: str, start: int, blank: int) -> bool:
    """Whether a word opens a sentence and an article follows: "Based on the Family Law"."""
    follows = re.match(
        r"\s(?:of |on |for |to |in |with |from |by )?the\s", text[blank : blank + 10]
    )
    return follows is not None and not _is_within(text, start)


def _next_blank(text: str, start: int, head: int) -> int:
    return next((place for place in range(start, head) if text[place] in _BLANKS), head)


def year_before(text: str, start: int) -> str | None:
    """The year right before a name: "the 1943 National Pact"."""
    word = text[max(0, start - 5) : start].strip()
    return word if _YEAR.fullmatch(word) else None

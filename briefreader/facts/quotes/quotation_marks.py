"""Quotation marks put together in pairs: which words of a document stand inside them.

Curly, straight, low and angled marks, mixed ones, single marks where they are the outer ones, and
quotations over several paragraphs, each of which opens with a mark again.
"""

import re
from dataclasses import dataclass, replace

from briefreader.domain.document import Block, BlockKind, Document, Span

_MARK = re.compile(r"[“”„‟\"«»「」『』‘’'‚‹›]")
_CLOSERS = {
    "“": '”"“‟',
    "‟": '”"',
    "„": '“”"‟',
    '"': '"”',
    "”": '”"',
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "‘": "’'",
    "'": "'’",
    "‚": "‘’",
    "‹": "›",
}
_SINGLE = "‘’'‚‹›"
_OPENS_AFTER = ' \n\t\u00a0([{—–-/:“„«‘"'
_SILENT = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.CODE, BlockKind.TABLE)
_ELISION = re.compile(
    r"(?:\d0s|\d\d\b|em\b|til\b|tis\b|twas\b|cause\b|bout\b|n[’']|round\b|s\b|re\b|ve\b|ll\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Marked:
    """What stands between a pair of marks, `[start, end)`, and the pair with its marks.

    `closed` is false for a paragraph of a longer quotation that the next paragraph goes on with;
    `single` tells that the marks are single ones, which may be apostrophes after all.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool = True
    single: bool = False


@dataclass(slots=True)
class _Open:
    mark: str
    at: int
    weak_end: int | None = None


def quoted_spans(document: Document) -> tuple[Span, ...]:
    """The spans between marks, in order and without overlaps, of all blocks but titles and code."""
    return tuple(Span(marked.start, marked.end) for marked in find_marked(document))


def find_marked(document: Document) -> tuple[Marked, ...]:
    """Every outermost pair of marks in the document's own blocks, in order.

    Titles, headings, tables and code are left out: marks there are no speech.
    """
    blocks = tuple(document.body())
    found: list[Marked] = []
    for index, block in enumerate(blocks):
        if block.kind not in _SILENT:
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            found.extend(_marked_in_block(document.text, block, following))
    return tuple(found)


def _marked_in_block(text: str, block: Block, following: Block | None) -> list[Marked]:
    pairs: list[Marked] = []
    stack: list[_Open] = []
    for match in _MARK.finditer(text, block.start, block.end):
        _take_mark(text, match.start(), block, stack, pairs)
    for opened in stack:
        if opened.mark in _SINGLE:
            if opened.weak_end is not None:
                pairs.append(_pair(opened, opened.weak_end))
        elif following is not None and text[following.start] == opened.mark:
            pairs.append(Marked(opened.at + 1, block.end, opened.at, block.end, closed=False))
    return _outermost(text, pairs)


def _take_mark(text: str, at: int, block: Block, stack: list[_Open], pairs: list[Marked]) -> None:
    """Let one mark open a pair, close one, or be an apostrophe or an inch."""
    mark = text[at]
    before = text[at - 1] if at > block.start else "\n"
    after = text[at + 1] if at + 1 < block.end else "\n"
    if mark in _SINGLE and _is_apostrophe(text, at, before, after):
        return
    top = stack[-1] if stack else None
    if mark in _SINGLE and top is not None and top.mark not in _SINGLE:
        return
    if top is not None and mark in _CLOSERS[top.mark] and not _opens_again(mark, before, after):
        if mark in _SINGLE and before == "s" and after == " " and text[at + 2 : at + 3].islower():
            top.weak_end = at
            return
        pairs.append(_pair(stack.pop(), at))
    elif _can_open(mark, before, after):
        if top is not None and mark == top.mark and mark in "\"'":
            stack.pop()
        stack.append(_Open(mark, at))
    elif mark not in _SINGLE and mark in '”"»':
        _close_deeper(mark, at, stack, pairs)


def _close_deeper(mark: str, at: int, stack: list[_Open], pairs: list[Marked]) -> None:
    """Close the pair below single marks that turned out to be none."""
    while stack and stack[-1].mark in _SINGLE:
        stack.pop()
    if stack and mark in _CLOSERS[stack[-1].mark]:
        pairs.append(_pair(stack.pop(), at))


def _pair(opened: _Open, at: int) -> Marked:
    return Marked(opened.at + 1, at, opened.at, at + 1, single=opened.mark in "‘'‚")


def _is_apostrophe(text: str, at: int, before: str, after: str) -> bool:
    if before.isalnum() and after.isalnum():
        return True
    return not before.isalnum() and _ELISION.match(text, at + 1, at + 8) is not None


def _opens_again(mark: str, before: str, after: str) -> bool:
    """Whether a mark that could close stands as if it opened."""
    if mark == "“":
        return before in _OPENS_AFTER and not after.isspace()
    return mark in "\"'" and before.isspace() and not after.isspace() and after not in ".,;:!?)"


def _can_open(mark: str, before: str, after: str) -> bool:
    if mark == "«":
        return True
    if mark not in _CLOSERS or after.isspace():
        return False
    if mark in "“„‟「『‹":
        return True
    return before in _OPENS_AFTER and after not in ".,;!?)"


def _without_blanks(text: str, pair: Marked) -> Marked:
    """The pair without the blanks that French sets inside its marks."""
    start, end = pair.start, pair.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return replace(pair, start=start, end=end)


def _outermost(text: str, pairs: list[Marked]) -> list[Marked]:
    kept: list[Marked] = []
    for bare in sorted(pairs, key=lambda pair: (pair.outer_start, -pair.outer_end)):
        pair = _without_blanks(text, bare)
        has_words = pair.end > pair.start
        if has_words and (not kept or pair.outer_start >= kept[-1].outer_end):
            kept.append(pair)
    return kept

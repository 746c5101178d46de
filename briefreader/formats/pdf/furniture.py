"""Running headers, footers and page numbers: lines that stand in the margins of many pages.

A line counts if it stands at the border of its page and comes back, numbers aside, at the same
height on other pages, or if it holds the number of its page.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import nlargest, nsmallest
from itertools import takewhile
from statistics import median

from briefreader.formats.pdf.fragments import Fragment, PageText
from briefreader.formats.pdf.lines import Line, lines_of

_ROWS = 5
"""Rows at either end of a page that are looked at."""
_FRAGMENTS = 12
_MARGIN = 0.16
"""The part of a page's height at either end in which furniture stands."""
_LETTERHEAD = 4
"""Lines of a house's name and motto at the foot of a first page."""
_NAME = re.compile(r"[^\W\d_][^\W\d_.’'-]*(?: [^\W\d_.’'-]+){0,5}")
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxlc]{1,7}")
_PAGE = re.compile(
    r"(?:(?:page|seite|página|pagina|strona|стр\.?|p\.|pp\.|s\.) ?)?[-–—|\[( ]*"
    r"(?:\d{1,4}|[ivxlc]{1,7})[-–—|\]) ]*(?:(?:of|von|de|sur|di|из|/) ?\d{1,4})?",
    re.IGNORECASE,
)
_PAGE_OF = re.compile(
    r"\b(?:page|seite|página|pagina|strona|стр\.?) \d{1,4}"
    r"(?: ?(?:of|von|de|sur|di|из|/) ?\d{1,4})?\W*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Margins:
    """The furniture of one page, and the fragments that are left."""

    head: list[Line] = field(default_factory=list)
    foot: list[Line] = field(default_factory=list)
    body: list[Fragment] = field(default_factory=list)


def margins_of(pages: Sequence[PageText]) -> list[Margins]:
    """The furniture of each page, apart from its text."""
    ends = [(_end(page, True), _end(page, False)) for page in pages]
    repeated = _Repeats(pages, ends)
    result = []
    for page, (head, foot) in zip(pages, ends, strict=True):
        margins = Margins()
        margins.head = _taken(head, page, repeated, True)
        margins.foot = _taken(foot, page, repeated, False)
        if page is pages[0] and len(pages) > 1 and not margins.foot:
            margins.foot = _letterhead(page, foot)
        gone = {id(f) for line in margins.head + margins.foot for f in line.cells}
        margins.body = [f for f in page.fragments if id(f) not in gone]
        margins.foot.reverse()
        result.append(margins)
    emptied = sum(not m.body and bool(p.fragments) for m, p in zip(result, pages, strict=True))
    if 2 * emptied > sum(bool(page.fragments) for page in pages):
        # Pages that all say the same say nothing else: that is their text.
        return [Margins(body=list(page.fragments)) for page in pages]
    return result


@dataclass(frozen=True, slots=True)
class _End:
    """The rows at one end of a page, the outermost first; `count` of them stand in the margin."""

    rows: list[Line]
    count: int


def _end(page: PageText, at_top: bool) -> _End:
    select = nlargest if at_top else nsmallest
    outermost = select(_FRAGMENTS, page.fragments, key=lambda f: f.bottom + f.top)
    rows = lines_of(outermost, page.index, 0)
    if not at_top:
        rows.reverse()
    height = max(page.top - page.bottom, 1.0)
    limit = page.top - _MARGIN * height if at_top else page.bottom + _MARGIN * height
    inside = sum(row.middle > limit if at_top else row.middle < limit for row in rows)
    return _End(rows, min(inside, _ROWS))


def _key(line: Line) -> str:
    text = _NUMBER.sub("#", " ".join(line.text.casefold().split()))
    return "#" if _ROMAN.fullmatch(text) else text


class _Repeats:
    """Which lines come back, and how page numbers run."""

    def __init__(self, pages: Sequence[PageText], ends: Sequence[tuple[_End, _End]]) -> None:
        self.count = len(pages)
        self.pages: dict[tuple[bool, str], dict[int, float]] = {}
        offsets: Counter[tuple[bool, int]] = Counter()
        for page, (head, foot) in zip(pages, ends, strict=True):
            for at_top, end in ((True, head), (False, foot)):
                for row in end.rows[: end.count]:
                    places = self.pages.setdefault((at_top, _key(row)), {})
                    places.setdefault(page.index, _distance(row, page, at_top))
                for row in end.rows[: min(end.count, 2)]:
                    offsets.update((at_top, n - page.index) for n in _numbers(row))
        need = 3 if self.count > 3 else 2
        self.offsets = {key for key, times in offsets.items() if times >= need}
        self.heights = {key: sorted(places.values()) for key, places in self.pages.items()}
        self.names = tuple(
            (at_top, f"{text} ")
            for (at_top, text), heights in self.heights.items()
            if len(heights) >= need and sum(map(str.isalpha, text)) >= 8
        )[:50]

    def has(self, line: Line, page: PageText, at_top: bool, is_first: bool) -> bool:
        """Whether a line comes back on other pages; `is_first` says that it is the outermost."""
        height, text = _distance(line, page, at_top), _key(line)
        heights = self.heights.get((at_top, text), [])
        letters = sum(map(str.isalpha, text))
        slack = 20 if letters >= 8 else 6
        near = bisect_right(heights, height + slack) - bisect_left(heights, height - slack)
        if near >= (2 if self.count <= 4 else 3):
            return True
        if not is_first or letters < 8:
            return False
        places = self.pages.get((at_top, text), {})
        beside = (places.get(page.index - 1), places.get(page.index + 1))
        return any(other is not None and abs(other - height) <= slack for other in beside) or any(
            at == at_top and text.startswith(name) for at, name in self.names
        )

    def numbers_page(self, line: Line, page: PageText, at_top: bool) -> bool:
        if len(line.text.split()) > 14:
            return False
        return any((at_top, n - page.index) in self.offsets for n in _numbers(line))


def _distance(line: Line, page: PageText, at_top: bool) -> float:
    """How far a line is from the border of its page."""
    return abs((page.top if at_top else page.bottom) - line.middle)


def _numbers(line: Line) -> set[int]:
    """The numbers at both ends of a line, which may be that of the page."""
    words = line.text.split()
    return (
        {int(word) for word in (words[0], words[-1]) if word.isdecimal() and len(word) <= 4}
        if words
        else set()
    )


def _taken(end: _End, page: PageText, repeats: _Repeats, at_top: bool) -> list[Line]:
    """The rows from the border on that are furniture."""
    rows, taken = end.rows, 0
    for index, row in enumerate(rows[: end.count]):
        if _is_furniture(row, page, repeats, at_top, index):
            taken = index + 1
        elif index > taken + 1:
            break
    while taken and taken < len(rows) and not _stands_apart(rows[taken - 1], rows[taken]):
        taken -= 1
    # A row between two that are furniture belongs to them if it is short.
    return [
        row
        for index, row in enumerate(rows[:taken])
        if _is_furniture(row, page, repeats, at_top, index) or len(row.text.split()) <= 8
    ]


def _letterhead(page: PageText, foot: _End) -> list[Line]:
    """The few short, small lines at the foot of a first page that name its house; else nothing.

    They stand alone in the margin; the lines of notes and addresses hold more than words.
    """
    if not foot.count:
        return []
    usual = median(fragment.size for fragment in page.fragments)
    small = takewhile(
        lambda row: row.size < 0.85 * usual and _NAME.fullmatch(row.text), foot.rows[: foot.count]
    )
    rows = list(small)
    if not 0 < len(rows) <= min(_LETTERHEAD, len(foot.rows) - 1):
        return []
    return rows if _stands_apart(rows[-1], foot.rows[len(rows)]) else []


def _stands_apart(row: Line, text: Line) -> bool:
    """Whether a row is set apart from the text beside it, by a distance or by its size."""
    distance = abs(row.bottom - text.bottom)
    return distance > 1.7 * max(row.size, text.size) or abs(row.size - text.size) > 0.07 * row.size


def _is_furniture(row: Line, page: PageText, repeats: _Repeats, at_top: bool, index: int) -> bool:
    text = " ".join(row.text.split())
    if repeats.has(row, page, at_top, index == 0):
        return True
    if index <= 1 and repeats.numbers_page(row, page, at_top):
        return True
    if index == 0 and len(text) <= 120 and _PAGE_OF.search(text):
        return True
    number = _PAGE.fullmatch(text)
    return (
        index == 0
        and number is not None
        and text.strip("-–—|[]() ") in {page.label, str(page.index + 1)}
    )

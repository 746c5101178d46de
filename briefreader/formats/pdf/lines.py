"""Fragments that stand side by side become lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefreader.formats.pdf.fragments import Fragment, Mark

_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(slots=True)
class Line:
    """A line of a region; lengths are points, y grows upwards.

    `edge` and `start_edge` are the right and the left border of the text around it, `page` the
    page's index, `region` the ordinal of its region in the document; `cells` the fragments it
    was made of, from left to right.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    page: int
    region: int = 0
    edge: float = 0.0
    start_edge: float = 0.0
    bold: bool = False
    italic: bool = False
    hyphenated: bool = False
    first_width: float = 0.0
    leftwards: bool = False
    marks: tuple[Mark, ...] = ()
    cells: list[Fragment] = field(default_factory=list)

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


def lines_of(fragments: Sequence[Fragment], page: int, region: int) -> list[Line]:
    """The lines that the fragments of one region make, from top to bottom."""
    lines = [_line(row, page, region) for row in _rows(fragments)]
    if lines:
        edge = _edge([line.right for line in lines])
        start = min(line.left for line in lines)
        for line in lines:
            line.edge, line.start_edge = edge, start
    return lines


def _rows(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """The fragments that stand beside each other, from top to bottom."""
    rows: list[list[Fragment]] = []
    tallest: list[Fragment] = []
    for fragment in sorted(fragments, key=lambda f: (-f.bottom - f.top, f.left)):
        bottom, top = fragment.bottom, fragment.top
        for index in range(len(rows) - 1, max(len(rows) - 4, -1), -1):
            other = tallest[index]
            overlap = min(top, other.top) - max(bottom, other.bottom)
            if overlap >= 0.5 * min(top - bottom, other.top - other.bottom) and _fits(
                fragment, rows[index]
            ):
                rows[index].append(fragment)
                if top - bottom > other.top - other.bottom:
                    tallest[index] = fragment
                break
        else:
            rows.append([fragment])
            tallest.append(fragment)
    return rows


def _edge(rights: list[float]) -> float:
    """The right border of a column: the furthest right end that a second line comes near to."""
    ordered = sorted(rights, reverse=True)
    for index, right in enumerate(ordered[:-1]):
        if right - ordered[index + 1] < 12:
            return right
    return ordered[0]


def _fits(fragment: Fragment, row: list[Fragment]) -> bool:
    """Whether a fragment stands beside all those of a row, over none of them."""
    return all(
        fragment.left >= other.right - 0.35 * other.size
        or fragment.right <= other.left + 0.35 * other.size
        for other in row[-40:]
    )


def _line(row: list[Fragment], page: int, region: int) -> Line:
    if len(row) == 1:
        return _single(row[0], page, region)
    row = sorted(row, key=lambda f: f.left)
    leftwards = sum(is_leftwards(f.text) for f in row) * 2 > len(row)
    if leftwards:
        row.reverse()
    main = max(row, key=lambda f: (f.top - f.bottom, len(f.text)))
    longest = max(row, key=lambda f: len(f.text))
    parts: list[str] = []
    marks: list[Mark] = []
    length = 0
    previous: Fragment | None = None
    for fragment in row:
        is_raised = _is_raised(fragment, main)
        if previous is not None and _is_apart(previous, fragment, main, leftwards, is_raised):
            parts.append(" ")
            length += 1
        marks += _marks(fragment, longest, length, is_raised)
        parts.append(fragment.text)
        length += len(fragment.text)
        previous = fragment
    return Line(
        text="".join(parts),
        left=min(f.left for f in row),
        bottom=main.bottom,
        right=max(f.right for f in row),
        top=main.top,
        size=longest.size,
        page=page,
        region=region,
        bold=all(f.bold or f.raised for f in row) and any(f.bold for f in row),
        italic=all(f.italic or f.raised for f in row) and any(f.italic for f in row),
        hyphenated=row[-1].hyphenated,
        first_width=row[0].first_width,
        leftwards=leftwards,
        marks=tuple(marks),
        cells=row,
    )


def _single(fragment: Fragment, page: int, region: int) -> Line:
    return Line(
        text=fragment.text,
        left=fragment.left,
        bottom=fragment.bottom,
        right=fragment.right,
        top=fragment.top,
        size=fragment.size,
        page=page,
        region=region,
        bold=fragment.bold,
        italic=fragment.italic,
        hyphenated=fragment.hyphenated,
        first_width=fragment.first_width,
        leftwards=is_leftwards(fragment.text),
        marks=fragment.marks,
        cells=[fragment],
    )


def _is_raised(fragment: Fragment, main: Fragment) -> bool:
    return (
        fragment is not main
        and fragment.size < 0.85 * main.size
        and fragment.bottom > main.bottom + 0.12 * main.size
    )


def _is_apart(
    previous: Fragment, fragment: Fragment, main: Fragment, leftwards: bool, is_raised: bool
) -> bool:
    """Whether a space belongs between two fragments of a line."""
    gap = previous.left - fragment.right if leftwards else fragment.left - previous.right
    return gap >= 0.12 * main.size or (gap >= 0.06 * main.size and not is_raised)


def _marks(fragment: Fragment, longest: Fragment, offset: int, is_raised: bool) -> list[Mark]:
    end = offset + len(fragment.text)
    if is_raised:
        return [Mark(offset, end, raised=True)]
    bold, italic = fragment.bold and not longest.bold, fragment.italic and not longest.italic
    marks = [Mark(offset, end, bold, italic)] if bold or italic else []
    return marks + [
        mark._replace(start=mark.start + offset, end=mark.end + offset) for mark in fragment.marks
    ]


def _same_place(one: Fragment, other: Fragment) -> bool:
    """Whether a text was drawn twice, to look bold."""
    near = 0.3 * one.size
    return abs(one.left - other.left) < near and abs(one.bottom - other.bottom) < near


def without_doubles(fragments: list[Fragment]) -> list[Fragment]:
    """The fragments without those drawn again in the same place, to look bold or shadowed."""
    seen: dict[str, list[Fragment]] = {}
    kept = []
    for fragment in fragments:
        same = seen.setdefault(fragment.text, [])
        first = next((f for f in same[-20:] if _same_place(fragment, f)), None)
        if first is not None:
            first.bold = True
            continue
        same.append(fragment)
        kept.append(fragment)
    return kept


def is_leftwards(text: str) -> bool:
    """Whether a text has more letters of scripts that run to the left than of others."""
    if text.isascii() or _LEFTWARDS.search(text) is None:
        return False
    return 2 * len(_LEFTWARDS.findall(text)) > sum(c.isalpha() for c in text)

"""Footnotes and endnotes: small lines at the foot of a page that begin with a number.

A raised number in the text and a note with the same number refer to each other, first on the same
page, else to the next note of that number in the document.
"""

import re
from collections.abc import Sequence

from briefreader.domain.document import BlockKind
from briefreader.formats.pdf.drafts import Draft
from briefreader.formats.pdf.lines import Line

_NUMBER = re.compile(r"(\d{1,3}|[*†‡§])(?=[\s.)A-Za-zÀ-ÿ“\"(\[]|$)")
REFERENCE = re.compile(r"\d{1,3}(?:[,–-] ?\d{1,3})*|[*†‡§]")
"""What a raised mark must be to refer to a note."""


def note_number(line: Line) -> str:
    """The number that a line begins with as a note does; empty if it is no note's first line."""
    raised = next((m for m in line.marks if m.raised and m.start == 0), None)
    if raised is not None:
        text = line.text[: raised.end].strip()
        return text if REFERENCE.fullmatch(text) and len(line.text) > raised.end + 1 else ""
    found = _NUMBER.match(line.text)
    return found.group(1) if found is not None and len(line.text) > found.end() + 3 else ""


def references_in(lines: Sequence[Line]) -> set[str]:
    """The raised numbers in lines, those at the start of a line left out."""
    found = set()
    for line in lines:
        for mark in line.marks:
            if mark.raised and mark.start > 0:
                found.update(re.findall(r"\d+|[*†‡§]", line.text[mark.start : mark.end]))
    return found


def notes_start(lines: Sequence[Line], body: float, referred: set[str]) -> int:
    """The index of the line with which the notes at the foot of a region begin; its length if none.

    `referred` are the numbers that the page's text refers to.
    """
    size_limit = 0.93 * body
    start = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.size > size_limit:
            break
        number = note_number(line)
        if number and (number in referred or _is_raised(line)):
            start = index
    return start if start == len(lines) else _with_rest(lines, start, size_limit)


def _with_rest(lines: Sequence[Line], start: int, size_limit: float) -> int:
    """Where the rest of a note of the page before begins, which stands above the first note.

    It is as small as the notes and further from the text above than its own lines are apart.
    """
    first = start
    while first > 0 and lines[first - 1].size <= size_limit:
        distance = lines[first - 1].bottom - lines[first].bottom
        if not 0 < distance < 1.7 * lines[first].size:
            break
        first -= 1
    if first in {0, start} or lines[first - 1].size <= size_limit:
        return start
    apart = lines[first - 1].bottom - lines[first].bottom > 1.8 * lines[first].size
    return first if apart else start


def _is_raised(line: Line) -> bool:
    return any(mark.raised and mark.start == 0 for mark in line.marks)


def notes_of(lines: Sequence[Line], referred: set[str]) -> list[Draft]:
    """The notes that lines at the foot of a page make."""
    drafts: list[Draft] = []
    previous = 0
    for line in lines:
        number = note_number(line)
        follows = number.isdigit() and (previous == 0 or 0 < int(number) - previous <= 2)
        begins = (
            bool(number)
            and (_is_raised(line) or number in referred)
            and (follows or not number.isdigit())
        )
        if begins or not drafts:
            drafts.append(Draft(BlockKind.PARAGRAPH, [line], note=number if begins else ""))
            previous = int(number) if number.isdigit() else previous
        else:
            drafts[-1].lines.append(line)
    return drafts

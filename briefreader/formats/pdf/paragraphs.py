"""Lines of a region become paragraphs, items of lists and single lines again.

What begins a paragraph is seen in the layout: a larger distance, an indent, another size or weight,
the mark of a list, or a line that ends although the next word would have fitted on it.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from briefreader.domain.document import BlockKind
from briefreader.formats.pdf.drafts import Draft
from briefreader.formats.pdf.lines import Line
from briefreader.formats.pdf.listing import marker
from briefreader.formats.structure.wording import ends_sentence

_CAPTION = re.compile(
    r"(?:table|figure|fig\.|chart|map|box|exhibit|tabelle|abbildung|abb\.|tableau|graphique|figura"
    r"|tabla|tabela|рис\.|таблица) [\dA-Z]{1,4}(?:[.-]\d{1,2})?[.:] ",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:\. ?){4}\s*[\divxlc]{1,5}\s*$|…{2}\s*[\divxlc]{1,5}\s*$", re.IGNORECASE)


def drafts_of(lines: Sequence[Line]) -> list[Draft]:
    """The paragraphs and items that the lines of one region make, in order."""
    if not lines:
        return []
    leading = _leading(lines)
    drafts: list[Draft] = []
    current: list[Line] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if current and _begins(current, line, following, leading):
            drafts.append(_draft(current))
            current = []
        current.append(line)
    if current:
        drafts.append(_draft(current))
    _set_levels(drafts)
    return drafts


def _draft(lines: list[Line]) -> Draft:
    label, _ = marker(lines[0].text)
    if label or has_leaders(lines[-1].text):
        return Draft(BlockKind.LIST_ITEM, lines, level=1, label=label)
    return Draft(BlockKind.PARAGRAPH, lines)


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance between the baselines of lines, in sizes of the font."""
    ratios = [
        (a.bottom - b.bottom) / max(a.size, b.size)
        for a, b in pairwise(lines)
        if abs(a.size - b.size) < 0.1 * a.size and 0.8 * a.size < a.bottom - b.bottom < 2.5 * a.size
    ]
    if not ratios:
        return 1.25
    ratios.sort()
    # The lower third: distances between paragraphs are the larger ones.
    return min(max(median(ratios[: max(1, (2 * len(ratios)) // 3)]), 1.0), 2.2)


def _bounds(line: Line) -> tuple[float, float, float, float]:
    """Where a line begins and ends, and the borders around it, in its reading direction."""
    if line.leftwards:
        return -line.right, -line.left, -line.edge, -line.start_edge
    return line.left, line.right, line.start_edge, line.edge


def _begins(current: list[Line], line: Line, following: Line | None, leading: float) -> bool:
    """Whether a line begins a new paragraph after those of the current one."""
    last = current[-1]
    size = max(last.size, line.size)
    distance = last.bottom - line.bottom
    if distance < 0.3 * size or distance > (leading + 0.32) * size:
        return True
    if abs(last.size - line.size) > 0.09 * size or has_leaders(last.text):
        return True
    if has_leaders(line.text) and _bounds(line)[0] > _bounds(last)[0] + 0.5 * size:
        return False
    if _changes_weight(current, line):
        return True
    room = _bounds(last)[3] - _bounds(last)[1]
    is_full = room < line.first_width + 0.5 * size
    ended = ends_sentence(last.text) and not last.hyphenated
    if marker(line.text)[0] and not _is_accidental(current, line, is_full, ended):
        return True
    if _is_centred(last, line, size):
        return ended and not is_full
    if _is_indented(current, line, following, is_full and not ended):
        return True
    return _is_short(room, line, size, ended)


def _is_indented(current: list[Line], line: Line, following: Line | None, runs_on: bool) -> bool:
    """Whether a line's indent, against those of the lines before, begins a paragraph."""
    size = line.size
    begin, first_begin = _bounds(line)[0], _bounds(current[0])[0]
    shift = begin - _bounds(current[-1])[0]
    if marker(current[0].text)[0]:
        if len(current) == 1:
            return begin < first_begin - 0.5 * size
        return abs(shift) > 0.8 * size
    if shift > 0.8 * size:
        hanging = (
            len(current) == 1
            and runs_on
            and following is not None
            and (
                abs(_bounds(following)[0] - begin) < 0.4 * size
                or (
                    abs(_bounds(following)[0] - first_begin) < 0.4 * size and line.text[0].islower()
                )
            )
        )
        return not hanging
    return shift < -0.8 * size and (len(current) > 1 or -shift > 6 * size)


def _changes_weight(current: list[Line], line: Line) -> bool:
    last = current[-1]
    if last.bold and not line.bold:
        goes_on = any(mark.bold and mark.start == 0 for mark in line.marks)
        return not goes_on
    if line.bold and not last.bold:
        room = _bounds(last)[3] - _bounds(last)[1]
        if room < line.first_width + 0.5 * line.size and not ends_sentence(last.text):
            return False
        ends_bold = any(mark.bold and mark.end >= len(last.text) for mark in last.marks)
        return not ends_bold
    if last.italic != line.italic and all(one.italic == last.italic for one in current):
        short = len(current) <= 2 and not ends_sentence(last.text)
        mixed = any(m.italic for m in line.marks) or any(m.italic for m in last.marks)
        return short and not mixed and _bounds(last)[3] - _bounds(last)[1] > 4 * last.size
    return False


def _is_accidental(current: list[Line], line: Line, is_full: bool, ended: bool) -> bool:
    """Whether what looks like a number of a list is only a word that came first on its line."""
    label, _ = marker(line.text)
    if label == "•":
        if marker(current[0].text)[0]:
            return False
        if line.text[0] in "·⋅∙":
            return not ended and current[-1].text[-1:] != ":"
        return line.text[0] in "-–—*→o" and is_full and not ended
    begin = _bounds(line)[0]
    in_list = bool(marker(current[0].text)[0])
    reference = _bounds(current[0])[0] if in_list else _bounds(current[-1])[0]
    aligned = abs(begin - reference) < 0.3 * line.size
    if in_list:
        return not aligned and is_full and not ended
    return is_full and not ended


def _is_centred(last: Line, line: Line, size: float) -> bool:
    middle, last_middle = (line.left + line.right) / 2, (last.left + last.right) / 2
    column = (line.edge + line.start_edge) / 2
    return (
        abs(middle - last_middle) < 0.8 * size
        and abs(line.left - last.left) > 0.8 * size
        and abs(middle - column) < 2.5 * size
    )


def _is_short(room: float, line: Line, size: float, ended: bool) -> bool:
    """Whether the line before ends although the first word of this one would have fitted."""
    if ended:
        return room > line.first_width + 1.2 * size
    if line.bold or line.text[0].islower():
        return room > 0.6 * abs(line.edge - line.start_edge)
    return room > max(line.first_width + 2.0 * size, 0.25 * abs(line.edge - line.start_edge))


def _set_levels(drafts: list[Draft]) -> None:
    """The depth of list items by their indents, in each run of items."""
    run: list[Draft] = []
    for draft in [*drafts, None]:
        if draft is not None and draft.kind is BlockKind.LIST_ITEM:
            run.append(draft)
            continue
        begins: list[float] = []
        for item in run:
            begin = _bounds(item.lines[0])[0]
            slack = 0.6 * item.size
            while begins and begin < begins[-1] - slack:
                begins.pop()
            if not begins or begin > begins[-1] + slack:
                begins.append(begin)
            item.level = min(len(begins), 9)
        run = []


def has_leaders(text: str) -> bool:
    """Whether dots lead to a page number at the end, as in a table of contents."""
    return ("..." in text or ". ." in text or "……" in text) and bool(_LEADERS.search(text[-40:]))


def is_caption(text: str) -> bool:
    """Whether a text begins as the caption of a figure or a table does."""
    return _CAPTION.match(text) is not None

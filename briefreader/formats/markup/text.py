"""Plain text becomes pieces: paragraphs, list items, headings."""

import re
from collections.abc import Iterator

from briefreader.domain.document import BlockKind
from briefreader.formats.building.pieces import Piece
from briefreader.formats.fields.dates import find_date
from briefreader.formats.markup.csv_quotes import without_doubled_quotes
from briefreader.formats.markup.plain_tables import table_rows

NARROWEST_WRAP = 45
WIDEST_WRAP = 140
"""Columns between which lines of even width are taken to be wrapped."""
MOST_MEASURED = 20_000
"""Lines that are measured for it."""

_BLANKS = re.compile(r"[ \t]+")
_BULLET = re.compile(
    r"(\s*)(?:([-*+•‣◦▪–])|(\d{1,3}[.)]|\((?:\d{1,3}|[a-z]|[ivx]{2,5})\)|[a-z]\)))\s+(?=\S)"
)
_RULE = re.compile(r"\s*(?:[-*+•]|[-=_*~#](?:\s?[-=_*~#]){2,})\s*$")
_TERMINAL = ".!?:;。！？…”\"')]"


def parse(text: str) -> list[Piece]:
    """The pieces of a plain text whose only line end is `\\n`.

    Blank lines separate paragraphs. Lines of even width are one wrapped paragraph, joined by
    blanks; shorter lines stay on their own. A line that begins in lower case goes on with the line
    above it, unless that one ended. Lines of cells are a table.
    """
    lines = without_doubled_quotes(text).split("\n")
    width = wrap_width(lines)
    has_tabs = "\t" in text
    pieces: list[Piece] = []
    for paragraph in _paragraphs(lines):
        rows = table_rows(paragraph)
        if rows:
            pieces.append(Piece(BlockKind.TABLE, _table_text(rows)))
        elif has_tabs:
            pieces.extend(_pieces_of([line.expandtabs(4) for line in paragraph], width))
        else:
            pieces.extend(_pieces_of(paragraph, width))
    return pieces


def _table_text(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row).rstrip() for row in rows).strip("\n")


def wrap_width(lines: list[str]) -> int:
    """The width in columns at which the lines of a text were wrapped, 0 if they were not."""
    lengths = sorted(_wrappable(lines[:MOST_MEASURED]))
    if len(lengths) < 3:
        return 0
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return 0
    even = sum(length > 0.75 * width for length in lengths)
    return width if even >= 0.5 * len(lengths) else 0


def _wrappable(lines: list[str]) -> Iterator[int]:
    """The lengths of the lines that another line follows."""
    length = 0
    for line in lines:
        following = len(line.rstrip())
        if length and following:
            yield length
        length = following


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    paragraph: list[str] = []
    for line in lines:
        if not line or line.isspace():
            if paragraph:
                yield paragraph
            paragraph = []
        else:
            paragraph.append(line)
    if paragraph:
        yield paragraph


def _pieces_of(lines: list[str], width: int) -> list[Piece]:
    pieces: list[Piece] = []
    current: list[str] = []
    for line in lines:
        plain = _is_plain(line)
        if not plain and _RULE.match(line):
            if current:
                pieces.append(_piece(current))
            current = []
        elif not current:
            current = [line]
        # Most lines of a text that is not wrapped begin with a capital: nothing more to ask.
        elif (width or not plain or line[0].islower()) and _goes_on(
            current[-1], line, width, plain
        ):
            current.append(line)
        else:
            pieces.append(_piece(current))
            current = [line]
    if current:
        pieces.append(_piece(current))
    return pieces


def _is_plain(line: str) -> bool:
    """Whether a line begins with a word, so that it is neither a rule nor an item of a list."""
    return line[0].isalpha() and line[1:2] != ")"


def _goes_on(line: str, following: str, width: int, plain: bool) -> bool:
    """Whether the following line belongs to the same paragraph."""
    if not plain and _BULLET.match(following):
        return False
    end = line.rstrip()
    start = following.lstrip()
    small = start[0].islower()
    if small and end[-1] not in _TERMINAL:
        return True
    if not width:
        return False
    word = start.find(" ")
    word = len(start) if word < 0 else word
    return len(end) + 1 + word > width - 2 or (small and len(end) > width // 2)


def _starts_with_date(line: str) -> bool:
    """Whether the number at the start is the day of a date ("5. März 2021")."""
    date = find_date(line[:60])
    return date is not None and not line[: date.start].strip()


def _piece(lines: list[str]) -> Piece:
    first = lines[0]
    joined = first.strip() if len(lines) == 1 else " ".join(line.strip() for line in lines)
    if "  " in joined:
        joined = _BLANKS.sub(" ", joined)
    if _is_plain(first):
        return Piece(BlockKind.PARAGRAPH, joined)
    bullet = _BULLET.match(first)
    if bullet is None or _starts_with_date(first):
        return Piece(BlockKind.PARAGRAPH, joined)
    level = 1 + min(len(bullet.group(1)) // 2, 8)
    label = bullet.group(3) or ""
    body = joined[len(bullet.group(2) or label) :].strip()
    return Piece(BlockKind.LIST_ITEM, body, level=level, label=label)

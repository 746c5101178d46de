"""How characters and paragraphs of a binary Word file are set ([MS-DOC] 2.6, 2.9.33, 2.9.175)."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefreader.formats.office.binary_word.file import WordFile, numbered

PAGE = 512
MOST_PAGES = 20_000
"""Pages of formatting that are looked at in one file."""

_CHARACTER_PAGES = 12
_PARAGRAPH_PAGES = 13
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_LONG_SIZED = 0xD608
_TABS = 0xC615
_BOLD, _ITALIC, _HIDDEN, _DELETED = 0x0835, 0x0836, 0x083C, 0x0800
_POSITION, _SYMBOL, _FONT = 0x2A48, 0x6A09, 0x4A4F
_OUTLINE, _IN_TABLE, _ROW_END = 0x2640, 0x2416, 0x2417
_LIST, _LIST_LEVEL, _STYLE = 0x460B, 0x260A, 0x4600
_INNER_CELL, _INNER_ROW = 0x244B, 0x244C


@dataclass(frozen=True, slots=True)
class CharacterLook:
    """How characters are set; `symbol` is the one that is seen in the place of the stored one.

    `font` is the index of the font of the symbol, or of the characters where it is stated.
    """

    strong: bool = False
    emphasis: bool = False
    raised: bool = False
    hidden: bool = False
    symbol: str = ""
    font: int | None = None


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """How a paragraph is set; `outline` is None where nothing is said, `list` 0 for none."""

    style: int = 0
    outline: int | None = None
    in_table: bool = False
    ends_row: bool = False
    list: int | None = None
    list_level: int = 0
    ends_inner: bool = False


class Formatting:
    """The formatting of a file's characters and paragraphs by where they are stored."""

    def __init__(self, file: WordFile) -> None:
        self._characters = sorted(_character_runs(file).values(), key=lambda run: run[:2])
        self._paragraphs = sorted(_paragraph_runs(file).values(), key=lambda run: run[:2])
        self._character_starts = [run[0] for run in self._characters]
        self._paragraph_starts = [run[0] for run in self._paragraphs]

    def characters(self, start: int, end: int) -> Iterator[tuple[int, int, CharacterLook]]:
        """The runs in a stretch of the main stream that are not plain, in order."""
        index = max(0, bisect_right(self._character_starts, start) - 1)
        while index < len(self._characters) and self._characters[index][0] < end:
            first, last, look = self._characters[index]
            index += 1
            first, last = max(first, start), min(last, end)
            if first < last:
                yield first, last, look
                start = last

    def paragraph(self, stored: int) -> ParagraphFormat:
        """The format of the paragraph whose end is stored here."""
        index = bisect_right(self._paragraph_starts, stored) - 1
        if index >= 0 and stored < self._paragraphs[index][1]:
            return self._paragraphs[index][2]
        return ParagraphFormat()


def _pages(file: WordFile, index: int) -> Iterator[bytes]:
    """The pages of formatting that a list names, each once."""
    seen: set[int] = set()
    for _, _, data in numbered(file.structure(index), 4):
        number = struct.unpack("<I", data)[0] & 0x3FFFFF
        if number in seen:
            continue
        seen.add(number)
        page = file.main[PAGE * number : PAGE * (number + 1)]
        if len(page) == PAGE:
            yield page
        if len(seen) >= MOST_PAGES:
            return


def _character_runs(file: WordFile) -> dict[int, tuple[int, int, CharacterLook]]:
    """The runs that are not plain by where they begin."""
    found: dict[int, tuple[int, int, CharacterLook]] = {}
    plain = CharacterLook()
    for page in _pages(file, _CHARACTER_PAGES):
        count = min(page[-1], 101)
        places = struct.unpack_from(f"<{count + 1}I", page, 0)
        for run in range(count):
            offset = 2 * page[4 * (count + 1) + run]
            if not offset:
                continue
            size = page[offset]
            look = _character_look(page[offset + 1 : offset + 1 + size])
            if look != plain:
                found.setdefault(places[run], (places[run], places[run + 1], look))
    return found


def _paragraph_runs(file: WordFile) -> dict[int, tuple[int, int, ParagraphFormat]]:
    """The paragraphs by where they begin."""
    found: dict[int, tuple[int, int, ParagraphFormat]] = {}
    for page in _pages(file, _PARAGRAPH_PAGES):
        count = min(page[-1], 29)
        places = struct.unpack_from(f"<{count + 1}I", page, 0)
        for run in range(count):
            offset = 2 * page[4 * (count + 1) + 13 * run]
            properties = _paragraph_properties(page, offset) if offset else b""
            format_ = _paragraph_format(properties)
            found.setdefault(places[run], (places[run], places[run + 1], format_))
    return found


def _paragraph_properties(page: bytes, offset: int) -> bytes:
    size = page[offset]
    if size:
        return page[offset + 1 : offset + 2 * size]
    if offset + 1 >= len(page):
        return b""
    return page[offset + 2 : offset + 2 + 2 * page[offset + 1]]


def _modifiers(content: bytes, position: int = 0) -> Iterator[tuple[int, bytes]]:
    """The property modifiers ([MS-DOC] 2.6): number and operand."""
    while position + 2 <= len(content):
        (number,) = struct.unpack_from("<H", content, position)
        position += 2
        size = _SIZES.get(number >> 13)
        if size is None:
            if number == _LONG_SIZED and position + 2 <= len(content):
                size = struct.unpack_from("<H", content, position)[0] + 1
            elif position < len(content):
                size = content[position] + 1
                if number == _TABS and content[position] == 255:
                    return
            else:
                return
        yield number, content[position : position + size]
        position += size


def _character_look(content: bytes) -> CharacterLook:
    look = CharacterLook()
    for number, operand in _modifiers(content):
        if not operand:
            break
        is_on = operand[0] in {1, 0x81}
        if number == _BOLD:
            look = replace(look, strong=is_on)
        elif number == _ITALIC:
            look = replace(look, emphasis=is_on)
        elif number in {_HIDDEN, _DELETED}:
            look = replace(look, hidden=look.hidden or is_on)
        elif number == _POSITION:
            look = replace(look, raised=operand[0] == 1)
        elif number == _SYMBOL and len(operand) == 4:
            font, symbol = struct.unpack("<HH", operand)
            look = replace(look, symbol=chr(symbol), font=font)
        elif number == _FONT and len(operand) == 2 and not look.symbol:
            look = replace(look, font=struct.unpack("<H", operand)[0])
    return look


def _paragraph_format(content: bytes) -> ParagraphFormat:
    if len(content) < 2:
        return ParagraphFormat()
    found = ParagraphFormat(style=struct.unpack_from("<H", content, 0)[0])
    for number, operand in _modifiers(content, 2):
        if not operand:
            break
        first = operand[0]
        if number == _OUTLINE:
            found = replace(found, outline=first)
        elif number == _IN_TABLE:
            found = replace(found, in_table=bool(first))
        elif number == _ROW_END:
            found = replace(found, ends_row=bool(first))
        elif number in {_INNER_CELL, _INNER_ROW}:
            found = replace(found, ends_inner=bool(first))
        elif number == _LIST_LEVEL:
            found = replace(found, list_level=min(first, 8))
        elif number == _LIST and len(operand) == 2:
            found = replace(found, list=struct.unpack("<h", operand)[0])
        elif number == _STYLE and len(operand) == 2:
            found = replace(found, style=struct.unpack("<H", operand)[0])
    return found

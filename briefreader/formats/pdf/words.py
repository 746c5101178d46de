"""The words of a page, and where they stand.

PDFium yields the characters in the order in which the page draws them, with spaces where it saw a
gap. Only the first and the last character of each word are asked for their places; that is what
keeps reading fast.
"""

import ctypes
import re
from bisect import bisect_right
from collections import deque
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from briefreader.formats.pdf import pdfium
from briefreader.formats.pdf.spacing import LONG, breaks_in, may_be_several

HYPHEN = "\ufffe"
"""What PDFium puts for a hyphen at the end of a line."""
_SPACES = (
    *range(0x09, 0x0E), *range(0x1C, 0x21), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B),
    0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0x02, 0xFFFE,
)  # fmt: skip
_IS_SPACE = np.zeros(0x10000, dtype=bool)
_IS_SPACE[list(_SPACES)] = True
_NOTED = re.compile(r"(?<=[^\s\d])\d{1,3}(?=[,.;:)\]”’\"']{1,3}(?:\s|$))")
BOLD, ITALIC = 1, 2
"""The bits of a word's style."""
_BOLD_NAME = re.compile(r"bold|black|heavy|demi|-bd", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"ital|obli|slanted", re.IGNORECASE)

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]

_BOXES = np.zeros((1024, 4), dtype=np.float32)
_CELLS = [
    ctypes.c_void_p(place)
    for place in range(_BOXES.ctypes.data, _BOXES.ctypes.data + _BOXES.nbytes, 16)
]
"""Where the library writes boxes, by whoever holds `pdfium.LOCK`, and the address of each."""


@dataclass(slots=True)
class Words:
    """The words of a page: where each stands in `text`, and where on the page."""

    text: str
    starts: list[int]
    ends: list[int]
    left: Floats
    bottom: Floats
    right: Floats
    top: Floats
    size: Floats
    style: Integers
    raised: dict[int, tuple[int, int]]
    direction: Integers | None = None

    def __len__(self) -> int:
        return len(self.starts)


def characters(page: Any) -> str:
    """The characters of a text page; index and offset agree."""
    count = raw.FPDFText_CountChars(page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    raw.FPDFText_GetText(page, 0, count, buffer)
    text = bytes(buffer).decode("utf-16-le", "replace")[:-1]
    if len(text) == count and "\x00" not in text:
        return _without_unknown(page, text) if HYPHEN in text else text
    codes = map(pdfium.character_unicode, repeat(pdfium.address(page)), range(count))
    return "".join(chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else " " for c in codes)


def _without_unknown(page: Any, text: str) -> str:
    """The text with the glyphs that have no character told from hyphens at the ends of lines.

    Both come as U+FFFE. In old TeX fonts, which can be known by their arrow for "ff", it is "ffi".
    """
    address = pdfium.address(page)
    unknown = "\ufb03" if "\u21b5" in text else "\ufffd"
    parts = list(text)
    position = text.find(HYPHEN)
    while position >= 0:
        if pdfium.character_unicode(address, position) == 0:
            parts[position] = unknown
        position = text.find(HYPHEN, position + 1)
    return "".join(parts)


def words_on(page: Any, text: str) -> Words | None:
    """The words of a text page with their places; None where it has none."""
    starts, ends = _borders(text)
    if not starts:
        return None
    address = pdfium.address(page)
    starts, ends = _separated(address, text, starts, ends)
    boxes = boxes_of(address, [*starts, *(end - 1 for end in ends)])
    first, last = boxes[: len(starts)], boxes[len(starts) :]
    larger = (last[:, 1] - last[:, 3]) > (first[:, 1] - first[:, 3]) * 1.02
    height = np.where(larger, last[:, 1] - last[:, 3], first[:, 1] - first[:, 3])
    style, scale = style_and_scale(address, starts, (first[:, 1] - first[:, 3]).tolist())
    raised = _raised(address, text, starts, ends, first, last)
    # The larger of both characters stands for the word: a raised digit may begin or end it.
    top = np.where(larger, last[:, 1], first[:, 1])
    bottom = np.where(larger, last[:, 3], first[:, 3])
    left = np.minimum(first[:, 0], last[:, 0])
    right = np.maximum(first[:, 2], last[:, 2])
    size = np.maximum(height * scale, 0.1)
    words = Words(text, starts, ends, left, bottom, right, top, size, style, raised)
    words.direction = _directions(first, last, starts, ends)
    if words.direction is not None:
        words.bottom = np.minimum(first[:, 3], last[:, 3])
        words.top = np.maximum(first[:, 1], last[:, 1])
        across = np.minimum(words.right - words.left, words.top - words.bottom)
        words.size = np.where(words.direction == 0, words.size, np.maximum(across, 0.1))
    return words


def _borders(text: str) -> tuple[list[int], list[int]]:
    """Where the words of a text begin and end."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    outside = np.ones(len(codes) + 2, dtype=bool)
    outside[1:-1] = _IS_SPACE[np.minimum(codes, 0xFFFF)]
    borders = np.flatnonzero(outside[1:] != outside[:-1])
    return borders[::2].tolist(), borders[1::2].tolist()


def _separated(
    address: int, text: str, starts: list[int], ends: list[int]
) -> tuple[list[int], list[int]]:
    """The borders of words, those that ran together divided.

    Once one is found, all words of the page are looked at.
    """
    places = list(zip(starts, ends, strict=True))
    long = [
        (start, end)
        for start, end in places
        if end - start > LONG and may_be_several(text[start:end])
    ]
    if not any(breaks_in(boxes_of(address, list(range(*place)))) for place in long[:20]):
        return starts, ends
    divided: list[int] = []
    borders: list[int] = []
    for start, end in places:
        cuts = breaks_in(boxes_of(address, list(range(start, end)))) if end - start > 3 else []
        divided += [start, *(start + cut for cut in cuts)]
        borders += [*(start + cut for cut in cuts), end]
    return divided, borders


def boxes_of(address: int, indices: list[int]) -> Floats:
    """Left, top, right and bottom of characters, a row each."""
    buffer = np.empty((len(indices), 4), dtype=np.float32)
    page = ctypes.c_void_p(address)
    for start in range(0, len(indices), len(_CELLS)):
        part = indices[start : start + len(_CELLS)]
        _BOXES[: len(part)] = 0.0
        deque(map(pdfium.character_box, repeat(page), part, _CELLS), maxlen=0)
        buffer[start : start + len(part)] = _BOXES[: len(part)]
    if np.isfinite(buffer).all():
        return buffer
    return np.nan_to_num(buffer, nan=0.0, posinf=1e7, neginf=-1e7)


def style_and_scale(
    address: int, starts: list[int], heights: list[float]
) -> tuple[Integers, Floats]:
    """Whether each word is bold or italic, and how many times its cell's height its size is.

    Both are a matter of the font, so that each font is asked about once.
    """
    handles = list(map(pdfium.text_object_at, repeat(ctypes.c_void_p(address)), starts))
    of_font: dict[int, tuple[int, float]] = {0: (0, 1.0)}
    styles: dict[int | None, int] = {}
    scales: dict[int | None, float] = {}
    for place, handle in enumerate(handles):
        if handle in styles:
            continue
        font = (pdfium.font_of(handle) if handle else 0) or 0
        if font not in of_font:
            of_font[font] = _font_style(font), _scale(address, starts[place], heights[place])
        styles[handle], scales[handle] = of_font[font]
    count = len(handles)
    return (
        np.fromiter(map(styles.__getitem__, handles), np.int32, count),
        np.fromiter(map(scales.__getitem__, handles), np.float32, count),
    )


def _scale(address: int, index: int, height: float) -> float:
    """How many times the height of a character's cell the size of its font is."""
    matrix = (ctypes.c_float * 6)()
    size = pdfium.font_size(address, index)
    if height <= 0 or not pdfium.character_matrix(address, index, ctypes.addressof(matrix)):
        return 1.0
    real = size * (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
    scale = float(real / height)
    return scale if 0.5 < scale < 2.0 else 1.0


def _font_style(font: int) -> int:
    buffer = ctypes.create_string_buffer(200)
    length = pdfium.font_name(font, ctypes.addressof(buffer), 200)
    name = buffer.value.decode("utf-8", "replace") if 0 < length <= 200 else ""
    name = name.partition("+")[2] or name
    flags = pdfium.font_flags(font)
    bold = pdfium.font_weight(font) >= 600 or (flags > 0 and bool(flags & 1 << 18))
    italic = flags > 0 and bool(flags & 1 << 6)
    return (BOLD if bold or _BOLD_NAME.search(name) else 0) | (
        ITALIC if italic or _ITALIC_NAME.search(name) else 0
    )


def _raised(
    address: int, text: str, starts: list[int], ends: list[int], first: Floats, last: Floats
) -> dict[int, tuple[int, int]]:
    """The raised digits at the ends of words: by the word, their span in the text."""
    heights = first[:, 1] - first[:, 3], last[:, 1] - last[:, 3]
    smaller = np.minimum(*heights) < 0.85 * np.maximum(*heights)
    found: dict[int, tuple[int, int]] = {}
    for index in np.flatnonzero(smaller).tolist():
        start, end = starts[index], ends[index]
        if end - start > 60:
            continue
        boxes = boxes_of(address, list(range(start, end)))
        height = boxes[:, 1] - boxes[:, 3]
        full = float(height.max())
        base = float(boxes[int(height.argmax()), 3])
        small = (height < 0.85 * full) & (boxes[:, 3] > base + 0.12 * full)
        places = np.flatnonzero(small).tolist()
        if places and places[-1] - places[0] == len(places) - 1 and len(places) < end - start:
            found[index] = (start + places[0], start + places[-1] + 1)
    noted = list(_NOTED.finditer(text))
    if not noted:
        return found
    digits = boxes_of(address, [match.end() - 1 for match in noted])
    for match, (_, high, _, low) in zip(noted, digits.tolist(), strict=True):
        index = bisect_right(starts, match.start()) - 1
        if index < 0 or index in found or match.end() > ends[index]:
            continue
        tall = float(first[index, 1] - first[index, 3])
        if high - low < 0.85 * tall and low > first[index, 3] + 0.12 * tall:
            found[index] = match.span()
    return found


def _directions(first: Floats, last: Floats, starts: list[int], ends: list[int]) -> Integers | None:
    """How each word runs: 0 to the right, 1 upwards, 2 downwards, 3 upside down.

    None if all run to the right. A single character runs as the word before it.
    """
    across = (last[:, 0] + last[:, 2] - first[:, 0] - first[:, 2]) / 2
    along = (last[:, 1] + last[:, 3] - first[:, 1] - first[:, 3]) / 2
    vertical = np.abs(along) > 1.5 * np.abs(across) + 1.0
    lengths = np.array(ends) - np.array(starts)
    vertical &= lengths > 1
    if not vertical.any():
        return None
    result = np.where(vertical, np.where(along > 0, 1, 2), 0).astype(np.int32)
    single = lengths == 1
    for index in np.flatnonzero(single | vertical).tolist():
        if single[index]:
            result[index] = result[index - 1] if index else 0
    return result


def turned(words: Words, direction: int) -> Words:
    """The words that run in one direction, on a page turned so that they run to the right."""
    assert words.direction is not None
    chosen = np.flatnonzero(words.direction == direction)
    places = chosen.tolist()
    position = {index: place for place, index in enumerate(places)}
    left, bottom = words.left[chosen], words.bottom[chosen]
    right, top = words.right[chosen], words.top[chosen]
    if direction == 1:
        left, bottom, right, top = bottom, -right, top, -left
    elif direction == 2:
        left, bottom, right, top = -top, left, -bottom, right
    return Words(
        words.text,
        [words.starts[i] for i in places],
        [words.ends[i] for i in places],
        left,
        bottom,
        right,
        top,
        words.size[chosen],
        words.style[chosen],
        {position[i]: span for i, span in words.raised.items() if i in position},
    )

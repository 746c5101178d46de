"""From the glyphs of a page to words, and from words to fragments of lines.

PDFium yields the characters in the order in which the page draws them, with spaces where it saw a
gap. Only the first and the last character of each word are asked for their places; that is what
keeps reading fast.
"""

import ctypes
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from briefreader.formats.pdf import pdfium
from briefreader.formats.pdf.fragments import Fragment, Mark
from briefreader.formats.pdf.mapping import mapped
from briefreader.formats.pdf.spacing import breaks_in, letters_apart, may_be_several

HYPHEN = "\ufffe"
"""What PDFium puts for a hyphen at the end of a line."""
WIDE_GAP = 1.0
"""The gap between words, in sizes of the font, from which they are no longer one fragment."""
_MANY_GAPS = 8
"""Wide gaps on a page from which it may hold a table, so that the places of words are kept."""
_WORD = re.compile("[^\\s\ufffe\x02]+")
_NOTED = re.compile(r"(?<=[^\s\d])\d{1,3}(?=[,.;:)\]”’\"']{1,3}(?:\s|$))")
_BOLD, _ITALIC = 1, 2
_BOLD_NAME = re.compile(r"bold|black|heavy|demi|-bd", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"ital|obli|slanted", re.IGNORECASE)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]


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


@dataclass(slots=True)
class Link:
    """Where a link leads, and the rectangle that it covers."""

    target: str
    left: float
    bottom: float
    right: float
    top: float


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
    starts, ends = [], []
    for match in _WORD.finditer(text):
        starts.append(match.start())
        ends.append(match.end())
    if not starts:
        return None
    address = pdfium.address(page)
    starts, ends = _separated(address, text, starts, ends)
    first = boxes_of(address, starts)
    last = boxes_of(address, [end - 1 for end in ends])
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


def _separated(
    address: int, text: str, starts: list[int], ends: list[int]
) -> tuple[list[int], list[int]]:
    """The borders of words, those that ran together divided.

    Once one is found, all words of the page are looked at.
    """
    places = list(zip(starts, ends, strict=True))
    long = [place for place in places if may_be_several(text[place[0] : place[1]])]
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
    count = len(indices)
    buffer = np.zeros((count, 4), dtype=np.float32)
    base = buffer.ctypes.data
    for _ in map(
        pdfium.character_box, repeat(address), indices, range(base, base + 16 * count, 16)
    ):
        pass
    if np.isfinite(buffer).all():
        return buffer
    return np.nan_to_num(buffer, nan=0.0, posinf=1e7, neginf=-1e7)


def style_and_scale(
    address: int, starts: list[int], heights: list[float]
) -> tuple[Integers, Floats]:
    """Whether each word is bold or italic, and how many times its cell's height its size is.

    Both are a matter of the font, so that each font is asked about once.
    """
    of_object: dict[int, tuple[int, float]] = {}
    of_font: dict[int, tuple[int, float]] = {}
    styles, scales = [], []
    for handle, start, height in zip(
        map(pdfium.text_object, repeat(address), starts), starts, heights, strict=True
    ):
        found = of_object.get(handle)
        if found is None:
            font = (pdfium.font_of(handle) if handle else 0) or 0
            found = of_font.get(font) if font else (0, 1.0)
            if found is None:
                found = _font_style(font), _scale(address, start, height)
                of_font[font] = found
            of_object[handle] = found
        styles.append(found[0])
        scales.append(found[1])
    return np.array(styles, dtype=np.int32), np.array(scales, dtype=np.float32)


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
    return (_BOLD if bold or _BOLD_NAME.search(name) else 0) | (
        _ITALIC if italic or _ITALIC_NAME.search(name) else 0
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


def fragments_of(words: Words, links: list[Link]) -> Iterator[Fragment]:
    """The fragments that the words make, in the order of the page's content."""
    layout = _Layout(words, links)
    raised = sorted(words.raised)
    for order, (start, end) in enumerate(pairwise(layout.borders)):
        text = words.text[words.starts[start] : words.ends[end - 1]]
        is_plain = (
            not _any_between(layout.uneven, start, end - 1)
            and not _any_between(raised, start, end)
            and "\r" not in text
            and HYPHEN not in text
            and "\x02" not in text
        )
        spans: list[_Span] | None = None
        spaced = _put_together(words, layout, start, end)
        if spaced:
            text = spaced
        elif not is_plain:
            text, spans = _composed(words, layout, start, end)
        fragment = _fragment(words, layout, start, end, text, order)
        if fragment is None:
            continue
        style = layout.attribute[start]
        if spans is not None:
            _set_marks(fragment, spans, links)
        else:
            fragment.bold, fragment.italic = bool(style & _BOLD), bool(style & _ITALIC)
            if style >= 4:
                target = links[style // 4 - 1].target
                fragment.marks = (Mark(0, len(fragment.text), False, False, False, target),)
        if layout.has_rows:
            fragment.words = tuple(
                (
                    mapped(words.text[words.starts[i] : words.ends[i]]),
                    layout.left[i],
                    layout.right[i],
                )
                for i in range(start, end)
            )
        yield fragment


def _put_together(words: Words, layout: "_Layout", start: int, end: int) -> str:
    """The text of a fragment that is spaced out letter by letter; empty for any other."""
    if end - start < 5 or words.ends[start + 1] - words.starts[start + 1] > 1:
        return ""
    parts = [words.text[words.starts[i] : words.ends[i]] for i in range(start, end)]
    gaps = [layout.left[i + 1] - layout.right[i] for i in range(start, end - 1)]
    joined = letters_apart(parts, gaps, max(layout.height[start:end]))
    if not joined:
        return ""
    text = parts[0]
    for part, is_joined in zip(parts[1:], joined, strict=True):
        text += part if is_joined else f" {part}"
    return text


class _Layout:
    """How the words of a page stand to each other, as plain lists.

    `borders` are where fragments begin, and the end; `uneven` the words that differ from the next
    one, or stand too close to it; `glued` says which words follow without a space.
    """

    def __init__(self, words: Words, links: list[Link]) -> None:
        left, right, top, bottom = words.left, words.right, words.top, words.bottom
        height = np.maximum(top - bottom, 0.1)
        overlap = np.minimum(top[1:], top[:-1]) - np.maximum(bottom[1:], bottom[:-1])
        smaller = np.minimum(height[1:], height[:-1])
        larger = np.maximum(height[1:], height[:-1])
        gap = left[1:] - right[:-1]
        if _RIGHT_TO_LEFT.search(words.text):
            leftwards = left[:-1] - right[1:]
            gap = np.where((leftwards > -0.6 * larger) & (gap < -0.6 * larger), leftwards, gap)
        apart = gap > WIDE_GAP * larger
        beside = overlap >= 0.5 * smaller
        broken = ~beside | apart | (gap < -0.6 * larger)
        glued = _glued(words, gap / larger, broken)
        linked = _linked(words, links)
        attribute = words.style if linked is None else words.style + 4 * linked
        changed = attribute[1:] != attribute[:-1]
        differing = glued | changed | (smaller < 0.85 * larger)
        differing |= np.array(words.starts[1:]) == np.array(words.ends[:-1])
        self.has_rows = int((apart & beside).sum()) >= _MANY_GAPS
        self.borders: list[int] = [0, *(np.flatnonzero(broken) + 1).tolist(), len(words)]
        self.uneven: list[int] = np.flatnonzero(differing).tolist()
        self.glued: list[bool] = glued.tolist()
        self.attribute: list[int] = attribute.tolist()
        self.height: list[float] = height.tolist()
        self.left: list[float] = left.tolist()
        self.right: list[float] = right.tolist()
        self.top: list[float] = top.tolist()
        self.bottom: list[float] = bottom.tolist()
        self.size: list[float] = words.size.tolist()


def _any_between(places: list[int], start: int, end: int) -> bool:
    """Whether one of these places, which are in order, is in `[start, end)`."""
    index = bisect_left(places, start)
    return index < len(places) and places[index] < end


def _glued(words: Words, gap: Floats, broken: Any) -> Any:
    """Which words stand so close to the one before that no space belongs between them.

    `gap` is in heights of the line. A space that the file has is kept unless the words overlap.
    """
    glued = (gap < 0.06) & ~broken
    for index in np.flatnonzero(glued).tolist():
        if words.text[words.ends[index]] == " " and gap[index] > -0.08:
            glued[index] = False
    return glued


def _fragment(
    words: Words, layout: _Layout, start: int, end: int, text: str, order: int
) -> Fragment | None:
    clean = mapped(text)
    if not clean or clean.isspace():
        return None
    after = words.text[words.ends[end - 1] : words.ends[end - 1] + 1]
    tallest = longest = start
    if end - start > 1:
        heights = layout.height[start:end]
        highest = max(heights)
        tallest = start + heights.index(highest)
        if min(heights) < 0.9 * highest:
            longest = max(range(start, end), key=lambda i: words.ends[i] - words.starts[i])
    return Fragment(
        text=clean,
        left=min(layout.left[start:end]),
        bottom=layout.bottom[tallest],
        right=max(layout.right[start:end]),
        top=layout.top[tallest],
        size=layout.size[longest],
        order=order,
        hyphenated=after != "" and after in {HYPHEN, "\x02"},
        first_width=layout.right[start] - layout.left[start],
    )


@dataclass(slots=True)
class _Span:
    """A stretch of a composed text with one attribute."""

    start: int
    end: int
    attribute: int
    raised: bool


def _composed(words: Words, layout: _Layout, start: int, end: int) -> tuple[str, list[_Span]]:
    """The text of a fragment whose words differ in style or stand too close together."""
    tallest = max(layout.height[start:end])
    base = layout.bottom[start + layout.height[start:end].index(tallest)]
    parts: list[str] = []
    spans: list[_Span] = []
    length = 0

    def put(text: str, kind: int, raised: bool) -> None:
        nonlocal length
        if not text:
            return
        if spans and spans[-1].attribute == kind and spans[-1].raised == raised:
            spans[-1].end = length + len(text)
        else:
            spans.append(_Span(length, length + len(text), kind, raised))
        parts.append(text)
        length += len(text)

    for index in range(start, end):
        kind = layout.attribute[index]
        first, last = words.starts[index], words.ends[index]
        if index > start:
            between = words.text[words.ends[index - 1] : first]
            if HYPHEN in between or "\x02" in between:
                put("-", kind, False)
            elif not layout.glued[index - 1]:
                parts.append(" ")
                length += 1
        small = layout.height[index] < 0.85 * tallest
        raised = small and layout.bottom[index] > base + 0.12 * tallest
        span = words.raised.get(index)
        if span is None:
            put(mapped(words.text[first:last]), kind, raised)
        else:
            put(mapped(words.text[first : span[0]]), kind, raised)
            put(mapped(words.text[span[0] : span[1]]), kind, True)
            put(mapped(words.text[span[1] : last]), kind, raised)
    return "".join(parts), spans


def _set_marks(fragment: Fragment, spans: list[_Span], links: list[Link]) -> None:
    full = [span for span in spans if not span.raised]
    total = sum(span.end - span.start for span in full) or 1
    bold = sum(s.end - s.start for s in full if s.attribute & _BOLD)
    italic = sum(s.end - s.start for s in full if s.attribute & _ITALIC)
    fragment.bold, fragment.italic = bold == total, italic == total
    fragment.raised = not full
    marks = []
    for span in spans:
        target = links[span.attribute // 4 - 1].target if span.attribute >= 4 else ""
        own_bold = bool(span.attribute & _BOLD) and not fragment.bold
        own_italic = bool(span.attribute & _ITALIC) and not fragment.italic
        if own_bold or own_italic or span.raised or target:
            marks.append(Mark(span.start, span.end, own_bold, own_italic, span.raised, target))
    fragment.marks = tuple(marks)


def _linked(words: Words, links: list[Link]) -> Integers | None:
    """The number of the link that covers each word, from 1; 0 for none."""
    if not links:
        return None
    across, along = (words.left + words.right) / 2, (words.bottom + words.top) / 2
    result = np.zeros(len(words), dtype=np.int32)
    for number, link in enumerate(links, start=1):
        inside = (across >= link.left) & (across <= link.right)
        inside &= (along >= link.bottom) & (along <= link.top)
        result[inside] = number
    return result

"""Words that follow each other on a line become fragments."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from briefreader.formats.pdf.fragments import Fragment, Mark
from briefreader.formats.pdf.mapping import is_clean, mapped
from briefreader.formats.pdf.spacing import letters_apart
from briefreader.formats.pdf.words import BOLD, HYPHEN, ITALIC, Floats, Integers, Words

WIDE_GAP = 1.0
"""The gap between words, in sizes of the font, from which they are no longer one fragment."""
_MANY_GAPS = 8
"""Wide gaps on a page from which it may hold a table, so that the places of words are kept."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


@dataclass(slots=True)
class Link:
    """Where a link leads, and the rectangle that it covers."""

    target: str
    left: float
    bottom: float
    right: float
    top: float


def fragments_of(words: Words, links: list[Link]) -> Iterator[Fragment]:
    """The fragments that the words make, in the order of the page's content."""
    layout = _Layout(words, links)
    raised = sorted(words.raised)
    clean = is_clean(words.text)
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
            fragment.bold, fragment.italic = bool(style & BOLD), bool(style & ITALIC)
            if style >= 4:
                target = links[style // 4 - 1].target
                fragment.marks = (Mark(0, len(fragment.text), False, False, False, target),)
        if layout.has_rows:
            fragment.words = tuple(
                (
                    words.text[words.starts[i] : words.ends[i]]
                    if clean
                    else mapped(words.text[words.starts[i] : words.ends[i]]),
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
        elif tallest == start and heights[1] < highest and text[1] == " ":
            longest = start + 1  # A bullet may be larger than the text beside it.
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

    index = following = start
    while following < end:
        index = following
        kind = layout.attribute[index]
        following = _end_of_run(words, layout, index, end)
        first, last = words.starts[index], words.ends[following - 1]
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
        if following > index + 1:
            put(mapped(" ".join(words.text[first:last].split())), kind, raised)
        elif span is None:
            put(mapped(words.text[first:last]), kind, raised)
        else:
            put(mapped(words.text[first : span[0]]), kind, raised)
            put(mapped(words.text[span[0] : span[1]]), kind, True)
            put(mapped(words.text[span[1] : last]), kind, raised)
    return "".join(parts), spans


def _end_of_run(words: Words, layout: _Layout, start: int, end: int) -> int:
    """Where the words end that follow a word of a fragment without any difference to it."""
    place = bisect_left(layout.uneven, start)
    stop = min(end, layout.uneven[place] + 1) if place < len(layout.uneven) else end
    if stop - start < 3:
        return start + 1
    text = words.text[words.starts[start] : words.ends[stop - 1]]
    if HYPHEN in text or "\x02" in text:
        return start + 1
    if words.raised and any(index in words.raised for index in range(start, stop)):
        return start + 1
    return stop


def _set_marks(fragment: Fragment, spans: list[_Span], links: list[Link]) -> None:
    full = [span for span in spans if not span.raised]
    total = sum(span.end - span.start for span in full) or 1
    bold = sum(s.end - s.start for s in full if s.attribute & BOLD)
    italic = sum(s.end - s.start for s in full if s.attribute & ITALIC)
    fragment.bold, fragment.italic = bold == total, italic == total
    fragment.raised = not full
    marks = []
    for span in spans:
        target = links[span.attribute // 4 - 1].target if span.attribute >= 4 else ""
        own_bold = bool(span.attribute & BOLD) and not fragment.bold
        own_italic = bool(span.attribute & ITALIC) and not fragment.italic
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

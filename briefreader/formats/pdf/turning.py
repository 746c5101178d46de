"""Pages whose text is turned or mirrored: their words are put together anew from the characters.

PDFium orders text from left to right and from top to bottom of the page as it is stored, which
scrambles what stands upside down, on its side or reversed.
"""

import ctypes
from collections import Counter
from typing import Any

import numpy as np

from briefreader.formats.pdf import pdfium
from briefreader.formats.pdf.words import Floats, Words, boxes_of, style_and_scale

Orientation = tuple[int, int, int, int]
"""The signs of a text's matrix: what a step along the line and one upwards are on the page."""
UPRIGHT: Orientation = (1, 0, 0, 1)
_SAMPLES = 9
_GAP = 0.14
"""The gap between characters, in heights of the line, from which a word begins."""


def orientation_of(page: Any, starts: list[int]) -> Orientation:
    """How most of a page's text stands, seen at some words; `starts` are their beginnings."""
    address = pdfium.address(page)
    matrix = (ctypes.c_float * 6)()
    step = max(1, len(starts) // _SAMPLES)
    found: Counter[Orientation] = Counter()
    for start in starts[::step]:
        if pdfium.character_matrix(address, start, ctypes.addressof(matrix)):
            found[_signs(list(matrix[:4]))] += 1
    return found.most_common(1)[0][0] if found else UPRIGHT


def _signs(matrix: list[float]) -> Orientation:
    a, b, c, d = matrix
    if abs(a) + abs(d) >= abs(b) + abs(c):
        return (-1 if a < 0 else 1), 0, 0, (-1 if d < 0 else 1)
    return 0, (-1 if b < 0 else 1), (-1 if c < 0 else 1), 0


def turned_boxes(boxes: Floats, orientation: Orientation) -> Floats:
    """Boxes (left, top, right, bottom) as they stand where the text is upright."""
    a, b, c, d = orientation
    across = np.stack((boxes[:, 0] * a + boxes[:, 1] * b, boxes[:, 2] * a + boxes[:, 3] * b))
    along = np.stack((boxes[:, 0] * c + boxes[:, 1] * d, boxes[:, 2] * c + boxes[:, 3] * d))
    result = np.empty_like(boxes)
    result[:, 0], result[:, 2] = across.min(axis=0), across.max(axis=0)
    result[:, 3], result[:, 1] = along.min(axis=0), along.max(axis=0)
    return result


def turned_words(page: Any, text: str, orientation: Orientation) -> Words | None:
    """The words of a page of one orientation, with their places where that is upright."""
    address = pdfium.address(page)
    indices = [index for index, character in enumerate(text) if not character.isspace()]
    if not indices:
        return None
    boxes = turned_boxes(boxes_of(address, indices), orientation)
    characters: list[str] = []
    places: list[tuple[int, int]] = []
    starts, ends = [], []
    for line in _lines(boxes):
        previous = -1
        for place in line:
            gap = boxes[place, 0] - boxes[previous, 2] if previous >= 0 else 1e9
            if gap > _GAP * (boxes[place, 1] - boxes[place, 3]):
                if characters:
                    ends.append(len(characters))
                    characters.append(" ")
                starts.append(len(characters))
                places.append((place, place))
            characters.append(text[indices[place]])
            places[-1] = places[-1][0], place
            previous = place
    if not starts:
        return None
    ends.append(len(characters))
    first = boxes[[place for place, _ in places]]
    last = boxes[[place for _, place in places]]
    sizes = np.maximum(first[:, 1] - first[:, 3], 0.1)
    beginnings = [indices[place] for place, _ in places]
    style, _ = style_and_scale(address, beginnings, [0.0] * len(places))
    spaced = "".join(characters) + " "
    left, bottom, right, top = first[:, 0], first[:, 3], last[:, 2], first[:, 1]
    return Words(spaced, starts, ends, left, bottom, right, top, sizes, style, {})


def _lines(boxes: Floats) -> list[list[int]]:
    """The characters of each line from left to right, the lines from top to bottom."""
    height = boxes[:, 1] - boxes[:, 3]
    lines: list[list[int]] = []
    level = 0.0
    for place in np.argsort(-(boxes[:, 1] + boxes[:, 3]), kind="stable").tolist():
        if height[place] <= 0:
            continue
        middle = float(boxes[place, 1] + boxes[place, 3]) / 2
        if lines and abs(middle - level) < 0.35 * float(height[place]):
            lines[-1].append(place)
        else:
            lines.append([place])
            level = middle
    for line in lines:
        line.sort(key=lambda place: float(boxes[place, 0]))
    return lines

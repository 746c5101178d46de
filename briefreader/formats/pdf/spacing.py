"""Words that ran together or fell apart are told by the distances between their glyphs."""

import re
from statistics import median

import numpy as np
from numpy.typing import NDArray

LONG = 22
"""Letters in a word from which it may be several that ran together."""
_LETTERS = re.compile(r"[^\W\d_]+[,.;:]?")
_CLEAR, _CLOSE = 0.075, 0.04
_FEWEST_LETTERS = 5
_WIDEST = 0.7


def may_be_several(word: str) -> bool:
    """Whether a word is so long that its glyphs are worth a look."""
    return len(word) > LONG and _LETTERS.fullmatch(word) is not None


def breaks_in(boxes: NDArray[np.float32]) -> list[int]:
    """The characters of a word before which another word begins, by their boxes.

    A box is left, top, right, bottom. Empty if the distances do not fall into two clear groups.
    """
    height = float((boxes[:, 1] - boxes[:, 3]).max())
    if height <= 0:
        return []
    gaps = (boxes[1:, 0] - boxes[:-1, 2]) / height
    wide = gaps > _CLEAR
    if not 0 < int(wide.sum()) < 0.4 * len(gaps) or bool(((gaps > _CLOSE) & ~wide).any()):
        return []
    found: list[int] = (np.flatnonzero(wide) + 1).tolist()
    return found


def letters_apart(words: list[str], gaps: list[float], height: float) -> list[bool]:
    """Which words go on without a space, where a line is spaced out letter by letter.

    `gaps` are the distances between the words. Empty if the line is not spaced out.
    """
    if len(words) < _FEWEST_LETTERS or height <= 0:
        return []
    single = sum(len(word) == 1 and word.isalpha() for word in words)
    if single < 0.85 * len(words):
        return []
    usual = median(gaps)
    if not 0 < usual < _WIDEST * height:
        return []
    return [gap < 1.6 * usual for gap in gaps]

"""How many lines a text needs, reckoned from the widths of its characters.

A list asks for the heights of thousands of rows at once; laying each of them out would take
seconds. Kerning and shaping are left out, so that a count may be one too high, seldom too low.
"""

from PySide6.QtGui import QFont, QFontMetricsF

from briefreader.ui.text_layout import LONGEST_LINE

_MOST_WORDS = 20_000
_HYPHENS = "-–—"


class LineCounter:
    """Counts lines for one font, and remembers the widths of words."""

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetricsF(font)
        self._characters: dict[str, float] = {}
        self._words: dict[str, float] = {}
        self._space = self._metrics.horizontalAdvance(" ")

    def lines(self, text: str, width: float, most_lines: int) -> int:
        """The lines of `text` broken at `width` pixels, at least 1 and at most `most_lines`."""
        count = 0
        for paragraph in text[: most_lines * LONGEST_LINE].split("\n", most_lines):
            count += 1
            if count < most_lines:
                count += self._breaks(paragraph, width, most_lines - count)
            if count >= most_lines:
                return most_lines
        return max(count, 1)

    def _breaks(self, paragraph: str, width: float, enough: int) -> int:
        """How often a paragraph is broken; counting ends at `enough`."""
        breaks, used, known = 0, 0.0, self._words
        for word in paragraph.split(" "):
            taken = known.get(word)
            if taken is None:
                taken = self._measured(word)
            if used + taken > width:
                if used:
                    taken -= self._before_hyphen(word, width - used)
                    breaks += 1
                if taken > width:
                    whole = int(taken // width)
                    breaks, taken = breaks + whole, taken - whole * width
                if breaks >= enough:
                    return enough
                used = 0.0
            used += taken + self._space
        return breaks

    def _before_hyphen(self, word: str, room: float) -> float:
        """The width of the longest start of a word that ends in a hyphen and fits."""
        if not any(hyphen in word for hyphen in _HYPHENS):
            return 0.0
        fitting = reached = 0.0
        for character in word:
            reached += self._character(character)
            if reached > room:
                break
            if character in _HYPHENS:
                fitting = reached
        return fitting

    def _measured(self, word: str) -> float:
        if len(self._words) > _MOST_WORDS:
            self._words.clear()
        width = self._words[word] = sum(map(self._character, word))
        return width

    def _character(self, character: str) -> float:
        width = self._characters.get(character)
        if width is None:
            width = self._characters[character] = self._metrics.horizontalAdvance(character)
        return width

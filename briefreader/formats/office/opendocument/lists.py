"""The numbers before list items and headings of an OpenDocument text."""

import re
from dataclasses import dataclass, field

from briefreader.formats.office.numerals import number_in
from briefreader.formats.office.opendocument.styles import LEVELS, Level

LONGEST_LABEL = 60
_PLACE = re.compile(r"%(\d{1,2})%")


@dataclass(slots=True)
class Counters:
    """The numbers of one list by level; None where a level has no item yet."""

    numbers: list[int | None] = field(default_factory=lambda: [None] * LEVELS)

    def count(self, level: int, levels: tuple[Level, ...], stated: int | None = None) -> None:
        """Count one item at a level from 0; `stated` is a number that the item sets itself."""
        present = self.numbers[level]
        if stated is not None:
            self.numbers[level] = stated
        else:
            self.numbers[level] = levels[level].start if present is None else present + 1
        for deeper in range(level + 1, LEVELS):
            self.numbers[deeper] = None

    def label(self, level: int, levels: tuple[Level, ...]) -> str:
        """The number of the present item at a level as it is printed; empty for a bullet."""
        present = levels[level]
        if present.format in {"none", "bullet"}:
            return ""
        if present.pattern:
            label = _PLACE.sub(
                lambda match: self._at(int(match.group(1)) - 1, levels), present.pattern
            )
        else:
            first = max(0, level + 1 - present.shown)
            numbers = (self._at(place, levels) for place in range(first, level + 1))
            label = present.prefix + ".".join(filter(None, numbers)) + present.suffix
        return " ".join(label.split())[:LONGEST_LABEL]

    def _at(self, place: int, levels: tuple[Level, ...]) -> str:
        if not 0 <= place < LEVELS:
            return ""
        number = self.numbers[place]
        return number_in(levels[place].start if number is None else number, levels[place].format)

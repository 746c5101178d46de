"""The rows of the list of all notes: headings, and under each that is not folded its notes."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from briefreader.domain.annotation import Annotation
from briefreader.library.notebook.wanted import NoteGroup, NoteListing

HEADING = 0
"""The code of a heading's height."""
STEP = 16
"""Code points of a text for which its code grows by one."""
MOST = 15
"""The code of a text of so many steps or more."""
_WIDE = "\u2e80"
_LONGEST = MOST * STEP
_FEW = 20
"""Up to how many annotations are looked for one by one."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row: its group, and the number of the note in it, -1 for the heading."""

    group: int
    note: int = -1


class Sheet:
    """The rows of a listing; which row is which is reckoned when it is asked for.

    `folded` are the keys of groups whose notes are not shown.
    """

    def __init__(self, listing: NoteListing, folded: Collection[str] = ()) -> None:
        self.listing = listing
        self.folded = frozenset(folded)
        self._codes = [bytes(map(_code, group.notes)) for group in listing.groups]
        self._ids = [note.id for group in listing.groups for note in group.notes]
        lengths = (len(group.notes) for group in listing.groups)
        self._counts = list(accumulate(lengths, initial=0))[:-1]
        self._starts: list[int] = []
        self._length = 0
        self._arrange()

    def _arrange(self) -> None:
        groups, folded = self.listing.groups, self.folded
        lengths = [1 if group.key in folded else 1 + len(group.notes) for group in groups]
        starts = list(accumulate(lengths, initial=0))
        self._length = starts.pop()
        self._starts = starts

    def with_folded(self, folded: Collection[str]) -> "Sheet":
        """The same rows with other groups folded."""
        sheet = Sheet.__new__(Sheet)
        sheet.listing, sheet.folded = self.listing, frozenset(folded)
        sheet._codes, sheet._ids, sheet._counts = self._codes, self._ids, self._counts
        sheet._arrange()
        return sheet

    def __len__(self) -> int:
        return self._length

    def place(self, row: int) -> Place:
        """What stands in a row, from 0."""
        group = bisect_right(self._starts, row) - 1
        return Place(group, row - self._starts[group] - 1)

    def row(self, place: Place) -> int:
        """Where something stands; -1 for a note that is folded away."""
        if place.note >= 0 and self.listing.groups[place.group].key in self.folded:
            return -1
        return self._starts[place.group] + place.note + 1

    def group(self, row: int) -> NoteGroup:
        return self.listing.groups[self.place(row).group]

    def note(self, row: int) -> Annotation | None:
        """The annotation in a row; None for a heading."""
        place = self.place(row)
        return self.listing.groups[place.group].notes[place.note] if place.note >= 0 else None

    def notes(self, rows: Iterable[int]) -> tuple[Annotation, ...]:
        """The annotations in these rows, each once."""
        found: dict[str, Annotation] = {}
        for row in rows:
            note = self.note(row)
            if note is not None:
                found.setdefault(note.id, note)
        return tuple(found.values())

    def count_notes(self, first: int, last: int) -> int:
        """How many notes stand in the rows from the first to the last, both included."""
        starts = self._starts
        return last - first + 1 - (bisect_right(starts, last) - bisect_left(starts, first))

    def code(self, row: int) -> int:
        """The code of a row's height: `HEADING`, else how long its passage and its note are."""
        place = self.place(row)
        return self._codes[place.group][place.note] if place.note >= 0 else HEADING

    def tops(self, heights: Sequence[int]) -> list[int]:
        """Where each row begins, and where the last one ends; `heights` has those of all codes."""
        parts = [
            bytes(1) if group.key in self.folded else bytes(1) + codes
            for group, codes in zip(self.listing.groups, self._codes, strict=True)
        ]
        return list(accumulate(map(heights.__getitem__, b"".join(parts)), initial=0))

    def rows_of(self, annotation_id: str) -> tuple[int, ...]:
        """The rows in which an annotation stands: several where it is under several tags."""
        rows, at = [], -1
        while (at := self._next(annotation_id, at + 1)) >= 0:
            rows.append(self.row(self._place_at(at)))
        return tuple(row for row in rows if row >= 0)

    def rows_of_all(self, annotation_ids: Collection[str]) -> list[int]:
        """The rows in which any of these annotations stand, from above."""
        if len(annotation_ids) < _FEW:
            return sorted({row for key in annotation_ids for row in self.rows_of(key)})
        found = (at for at, key in enumerate(self._ids) if key in annotation_ids)
        rows = (self.row(self._place_at(at)) for at in found)
        return [row for row in rows if row >= 0]

    def _next(self, annotation_id: str, start: int) -> int:
        try:
            return self._ids.index(annotation_id, start)
        except ValueError:
            return -1

    def _place_at(self, at: int) -> Place:
        """What stands at a place among all notes, folded or not."""
        group = bisect_right(self._counts, at) - 1
        return Place(group, at - self._counts[group])

    def row_of(self, annotation_id: str, group_key: str = "") -> int:
        """The row of an annotation, under the heading with this key if it is there; else -1."""
        rows = self.rows_of(annotation_id)
        preferred = (row for row in rows if self.group(row).key == group_key)
        return next(preferred, rows[0] if rows else -1)

    def row_of_group(self, key: str) -> int:
        """The row of a heading, or -1."""
        found = (n for n, group in enumerate(self.listing.groups) if group.key == key)
        number = next(found, -1)
        return self._starts[number] if number >= 0 else -1


def lengths(code: int) -> tuple[int, int]:
    """The lengths of passage and note that a code stands for, in steps; 0 for none."""
    return divmod(code, STEP)


def _code(note: Annotation) -> int:
    anchor, words = note.anchor, note.note
    code = 0
    if anchor is not None:
        passage = anchor.exact
        length = len(passage) if passage.isascii() else _wide_length(passage)
        code = STEP * MOST if length >= _LONGEST else (length + STEP - 1) // STEP * STEP
    if words:
        length = len(words) if words.isascii() else _wide_length(words)
        has_lines = length >= _LONGEST or "\n" in words.strip()
        code += MOST if has_lines else (length + STEP - 1) // STEP
    return code or STEP


def _wide_length(text: str) -> int:
    """The length of a text in which characters as wide as two count as two."""
    length = len(text)
    return length if length >= _LONGEST else length + sum(each >= _WIDE for each in text)

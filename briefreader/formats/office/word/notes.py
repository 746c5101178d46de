"""The marks of footnotes and endnotes of a Word file, and the names of their places."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefreader.formats.office.numerals import number_in


@dataclass(slots=True)
class NoteMarks:
    """The marks of notes in the order in which the text refers to them.

    Footnotes and endnotes are counted on their own; `order` holds each note's kind and id.
    """

    order: list[tuple[str, str]] = field(default_factory=list)
    marks: dict[tuple[str, str], str] = field(default_factory=dict)
    formats: Mapping[str, str] = field(
        default_factory=lambda: {"footnote": "decimal", "endnote": "lowerRoman"}
    )
    _counts: dict[str, int] = field(default_factory=dict)

    def mark(self, kind: str, note_id: str, own: str = "") -> str:
        """The mark of a note; `own` is one that the text sets itself."""
        known = self.marks.get((kind, note_id))
        if known is not None:
            return known
        if own:
            mark = own
        else:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            mark = number_in(self._counts[kind], self.formats[kind])
        self.marks[kind, note_id] = mark
        self.order.append((kind, note_id))
        return mark


def note_name(kind: str, note_id: str) -> str:
    """The name of the place where a note stands."""
    return f"{kind}-{note_id}"


def back_name(kind: str, note_id: str) -> str:
    """The name of the place where the mark of a note stands."""
    return f"{kind}-{note_id}-mark"

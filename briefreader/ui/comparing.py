"""Two versions of a text as passages to show: what was taken out, what was put in, and around."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from briefreader.domain.version import Change, Comparison

MOST_CHANGES = 1000
"""More changes than these are not shown, only counted."""

_AROUND = 320
"""Code points of unchanged text that stay on each side of a change."""
_LONGEST = 8000
"""Code points of one changed passage that are shown."""


class Part(StrEnum):
    """What became of a passage from the old text to the new one."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of one kind; `change` is the number of its change from 0, or -1.

    The text of a skipped piece says how much unchanged text is left out there.
    """

    part: Part
    text: str
    change: int = -1


def pieces_of(comparison: Comparison) -> tuple[Piece, ...]:
    """The changes in order, each with the unchanged text around it; empty where nothing changed."""
    return tuple(_pieces(comparison, comparison.changes[:MOST_CHANGES]))


def _pieces(comparison: Comparison, changes: tuple[Change, ...]) -> Iterator[Piece]:
    text, reached = comparison.new_text, 0
    for number, change in enumerate(changes):
        yield from _between(text, reached, change.new.start, first=number == 0)
        old = comparison.old_text[change.old.start : change.old.end]
        new = text[change.new.start : change.new.end]
        for part, words in ((Part.DELETED, old), (Part.INSERTED, new)):
            if words:
                yield Piece(part, _cut(words), number)
        reached = change.new.end
    if changes:
        yield from _between(text, reached, len(text), last=True)


def _between(
    text: str, start: int, end: int, *, first: bool = False, last: bool = False
) -> Iterator[Piece]:
    """Unchanged text: whole where it is short, else what stands next to the changes."""
    kept = (0 if first else _AROUND) + (0 if last else _AROUND)
    if end - start <= kept + _AROUND:
        if end > start:
            yield Piece(Part.SAME, text[start:end])
        return
    after = start if first else _word_end(text, start + _AROUND, end)
    before = end if last else _word_start(text, end - _AROUND, start)
    if after > start:
        yield Piece(Part.SAME, text[start:after].rstrip())
    words = len(text[after:before].split())
    yield Piece(Part.SKIPPED, f"{words:,} unchanged word" + ("" if words == 1 else "s"))
    if before < end:
        yield Piece(Part.SAME, text[before:end].lstrip())


def _word_end(text: str, offset: int, limit: int) -> int:
    """The end of the paragraph near an offset, or of the word at it."""
    line = text.find("\n", offset, min(limit, offset + _AROUND))
    if line >= 0:
        return line
    blank = text.find(" ", offset, min(limit, offset + 40))
    return blank if blank >= 0 else min(offset, limit)


def _word_start(text: str, offset: int, limit: int) -> int:
    line = text.rfind("\n", max(limit, offset - _AROUND), offset)
    if line >= 0:
        return line + 1
    blank = text.rfind(" ", max(limit, offset - 40), offset)
    return blank + 1 if blank >= 0 else max(offset, limit)


def _cut(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    return f"{words[:_LONGEST]} … ({len(words) - _LONGEST:,} more characters)"

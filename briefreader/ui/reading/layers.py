"""What is painted on a text, put together: highlights and facts, hits, finds, and a preview."""

from collections.abc import Iterable

from briefreader.domain.document import Span
from briefreader.ui.reading.marks import BlockMark, Layer, Mark, MarkIndex, Places
from briefreader.ui.reading.span_marks import SpanMarks


class PreviewMarks(MarkIndex):
    """Other marks, of which one lies elsewhere for the time being."""

    def __init__(self, places: Places, below: MarkIndex, moved: Mark) -> None:
        super().__init__(places, ())
        self._below = below
        self._moved = moved

    def in_block(self, number: int) -> list[BlockMark]:
        parts = [part for part in self._below.in_block(number) if part.mark.key != self._moved.key]
        part = self._places.part(self._moved, number)
        return sorted([*parts, part], key=lambda part: part.mark.layer) if part else parts


class MarkLayers:
    """The marks of one document; `index` has all of them."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._lower = MarkIndex(places, ())
        self._by_key: dict[str, Mark] = {}
        self._preview: tuple[str, Span] | None = None
        self._hits: tuple[tuple[Span, ...], int] = ((), -1)
        self._finds: tuple[tuple[Span, ...], int] = ((), -1)
        self.index = self._lower

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Highlights and lit facts; they lie below the hits."""
        known = tuple(marks)
        self._lower = MarkIndex(self._places, known)
        self._by_key = {mark.key: mark for mark in known if mark.key}
        self._lay()

    def set_hits(self, spans: tuple[Span, ...], current: int) -> None:
        """What the query found; the one with the number `current` stands out."""
        self._hits = spans, current
        self._lay()

    def set_finds(self, spans: tuple[Span, ...], current: int) -> None:
        """What was found in the document; the one with the number `current` stands out."""
        self._finds = spans, current
        self._lay()

    def set_preview(self, preview: tuple[str, Span] | None) -> None:
        """The key of a highlight and where it is to lie, or None for where all of them belong."""
        self._preview = preview
        self._lay()

    def _lay(self) -> None:
        self.index = self._lower
        if self._preview is not None and self._preview[0] in self._by_key:
            key, span = self._preview
            moved = self._by_key[key]._replace(span=span)
            self.index = PreviewMarks(self._places, self.index, moved)
        for (spans, current), layers in (
            (self._hits, (Layer.HIT, Layer.CURRENT_HIT)),
            (self._finds, (Layer.FIND, Layer.CURRENT_FIND)),
        ):
            if spans:
                self.index = SpanMarks(self._places, self.index, spans, current, layers)

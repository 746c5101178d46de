"""The annotations that are placed on the text, found by where they stand."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from briefreader.domain.annotation import Annotation, Placement, State
from briefreader.domain.document import Span
from briefreader.ui.reading.marks import Places

Placed = tuple[Span, Annotation]


class PlacedAnnotations:
    """The placements with a span, in the order of the text; and those whose passage is gone."""

    def __init__(self, places: Places, placements: Iterable[Placement]) -> None:
        placed = [one for one in placements if not one.annotation.deleted]
        self._text = places.document.text
        # The members of an enumeration are looked up once: this is done anew after every change.
        check, unattached = State.CHECK, State.UNATTACHED
        self._doubtful = {one.annotation.id for one in placed if one.state is check}
        self.unattached = tuple(
            [one.annotation for one in placed if one.span is None and one.state is unattached]
        )
        self._items: list[Placed] = sorted(
            [(one.span, one.annotation) for one in placed if one.span is not None],
            key=_in_text,
        )
        self._starts = [span[0] for span, _ in self._items]
        self._reach = list(accumulate([span[1] for span, _ in self._items], max))
        self._by_id = {item[1].id: item for item in self._items}
        self._noted_in_block: dict[int, list[Placed]] = {}
        doubtful = self._doubtful
        self._noted = [
            item
            for item in self._items
            if (made := item[1]).tags or made.note.strip() or made.id in doubtful
        ]
        for item in self._noted:
            self._noted_in_block.setdefault(places.block_at(item[0].start), []).append(item)

    def at(self, offset: int) -> Annotation | None:
        """The annotation over an offset; of several, the shortest, which lies on top."""
        return next(iter(self.all_at(offset)), None)

    def all_at(self, offset: int) -> list[Annotation]:
        """The annotations over an offset as they lie, from the top: the shortest, then the newest.

        Where none is over it, those that end there.
        """
        near = self._between(offset, offset)
        found = [item for item in near if item[0].start <= offset < item[0].end] or near
        found.sort(key=lambda item: item[1].created, reverse=True)
        found.sort(key=lambda item: item[0].end - item[0].start)
        return [annotation for _, annotation in found]

    def touching(self, span: Span) -> list[Placed]:
        """The annotations that a span meets, or from which only blanks part it, in text order."""
        text = self._text
        start, end = span
        while start > 0 and text[start - 1].isspace():
            start -= 1
        while end < len(text) and text[end].isspace():
            end += 1
        return self._between(start, end)

    def _between(self, start: int, end: int) -> list[Placed]:
        """The annotations that begin at or before an end and reach a start."""
        found = []
        for number in range(bisect_right(self._starts, end) - 1, -1, -1):
            if self._reach[number] < start:
                break
            if self._items[number][0].end >= start:
                found.append(self._items[number])
        return found[::-1]

    def span_of(self, annotation_id: str) -> Span | None:
        """Where an annotation stands."""
        item = self._by_id.get(annotation_id)
        return item[0] if item else None

    def get(self, annotation_id: str) -> Annotation | None:
        """The annotation with this id."""
        item = self._by_id.get(annotation_id)
        return item[1] if item else None

    def all(self) -> list[Placed]:
        """All annotations with a place, in the order of the text."""
        return self._items

    def noted_in(self, number: int) -> list[Placed]:
        """The annotations that start in a block and stand in the margin.

        These are the ones with a note, with tags, or with a doubtful place.
        """
        return self._noted_in_block.get(number, [])

    def noted(self) -> list[Annotation]:
        """All annotations that stand in the margin, in the order of the text."""
        return [annotation for _, annotation in self._noted]

    def is_doubtful(self, annotation_id: str) -> bool:
        """Whether the text changed where the annotation stands, so that the user must look."""
        return annotation_id in self._doubtful


def _in_text(item: Placed) -> tuple[int, int, str]:
    span, annotation = item
    return span[0], span[1], annotation.created

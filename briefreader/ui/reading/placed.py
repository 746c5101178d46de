"""The annotations that are placed on the text, found by where they stand."""

from collections.abc import Iterable

from briefreader.domain.annotation import Annotation, Placement
from briefreader.domain.document import Span
from briefreader.ui.reading.marks import Places


class PlacedAnnotations:
    """The placements with a span, in the order of the text."""

    def __init__(self, places: Places, placements: Iterable[Placement]) -> None:
        self._items = sorted(
            (
                (placement.span, placement.annotation)
                for placement in placements
                if placement.span is not None and not placement.annotation.deleted
            ),
            key=lambda item: (item[0], item[1].created),
        )
        self._by_id = {annotation.id: (span, annotation) for span, annotation in self._items}
        self._noted_in_block: dict[int, list[tuple[Span, Annotation]]] = {}
        for span, annotation in self._items:
            if annotation.note.strip() or annotation.tags:
                number = places.block_at(span.start)
                self._noted_in_block.setdefault(number, []).append((span, annotation))

    def at(self, offset: int) -> Annotation | None:
        """The annotation over an offset; of several, the shortest, which lies on top."""
        over = [item for item in self._items if item[0].start <= offset < item[0].end]
        if not over:
            return None
        return min(over, key=lambda item: item[0].end - item[0].start)[1]

    def span_of(self, annotation_id: str) -> Span | None:
        """Where an annotation stands."""
        item = self._by_id.get(annotation_id)
        return item[0] if item else None

    def get(self, annotation_id: str) -> Annotation | None:
        """The annotation with this id."""
        item = self._by_id.get(annotation_id)
        return item[1] if item else None

    def noted_in(self, number: int) -> list[tuple[Span, Annotation]]:
        """The annotations with a note or tags that start in a block."""
        return self._noted_in_block.get(number, [])

    def noted(self) -> list[Annotation]:
        """All annotations with a note or tags, in the order of the text."""
        return [
            annotation
            for _, annotation in self._items
            if annotation.note.strip() or annotation.tags
        ]

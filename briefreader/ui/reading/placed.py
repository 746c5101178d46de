"""The annotations that are placed on the text, found by where they stand."""

from collections.abc import Iterable

from briefreader.domain.annotation import Annotation, Placement, State
from briefreader.domain.document import Span
from briefreader.ui.reading.marks import Places


class PlacedAnnotations:
    """The placements with a span, in the order of the text."""

    def __init__(self, places: Places, placements: Iterable[Placement]) -> None:
        placed = [one for one in placements if not one.annotation.deleted]
        self._doubtful = {one.annotation.id for one in placed if one.state is State.CHECK}
        self._items = sorted(
            ((one.span, one.annotation) for one in placed if one.span is not None),
            key=lambda item: (item[0], item[1].created),
        )
        self._by_id = {annotation.id: (span, annotation) for span, annotation in self._items}
        self._noted_in_block: dict[int, list[tuple[Span, Annotation]]] = {}
        for span, annotation in self._items:
            if self._is_noted(annotation):
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
        """The annotations that start in a block and stand in the margin.

        These are the ones with a note, with tags, or with a doubtful place.
        """
        return self._noted_in_block.get(number, [])

    def noted(self) -> list[Annotation]:
        """All annotations that stand in the margin, in the order of the text."""
        return [annotation for _, annotation in self._items if self._is_noted(annotation)]

    def is_doubtful(self, annotation_id: str) -> bool:
        """Whether the text changed where the annotation stands, so that the user must look."""
        return annotation_id in self._doubtful

    def _is_noted(self, annotation: Annotation) -> bool:
        return bool(annotation.note.strip() or annotation.tags or self.is_doubtful(annotation.id))

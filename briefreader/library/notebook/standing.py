"""Where annotations stand on the present texts, found out bit by bit and remembered."""

from collections.abc import Iterable, Sequence
from threading import RLock

from briefreader.domain.annotation import Annotation, Placement, State
from briefreader.domain.errors import BriefreaderError
from briefreader.library.placing import placements
from briefreader.library.stores import Stores

DOUBTFUL = frozenset({State.CHECK, State.UNATTACHED})
"""The states of annotations that the user must look at."""


class Standings:
    """Remembers placements until the text or the annotation is another.

    Safe to use from several threads.
    """

    def __init__(self, stores: Stores) -> None:
        self._stores = stores
        self._lock = RLock()
        self._placed: dict[str, dict[str, Placement]] = {}
        self._texts: dict[str, str] = {}

    def look_at(self, document_ids: Iterable[str]) -> None:
        """Find out where the annotations of these documents stand; reads their texts.

        A document that cannot be read now is left out.
        """
        for document_id in document_ids:
            text_id = self._text_id(document_id)
            if not text_id:
                continue
            try:
                placed = placements(self._stores, document_id)
            except BriefreaderError:
                continue
            with self._lock:
                self._texts[document_id] = text_id
                self._placed[document_id] = {p.annotation.id: p for p in placed}

    def placement(self, annotation: Annotation) -> Placement | None:
        """Where an annotation stands, if that is known."""
        # Asked for each row that is painted: waits for no lock, which long looks may hold.
        found = self._placed.get(annotation.document_id, {}).get(annotation.id)
        if found is None or found.annotation.anchor != annotation.anchor:
            return None
        return found

    def unknown(self, annotations: Sequence[Annotation]) -> tuple[str, ...]:
        """The documents among whose annotations some have not been looked at, or not lately."""
        missing: dict[str, None] = {}
        present: dict[str, bool] = {}
        with self._lock:
            for item in annotations:
                key = item.document_id
                if key in missing:
                    continue
                if key not in present:
                    text_id = self._text_id(key)
                    present[key] = bool(text_id) and self._texts.get(key) == text_id
                    if text_id and not present[key]:
                        missing[key] = None
                        continue
                if present[key]:
                    known = self._placed[key].get(item.id)
                    if known is None or known.annotation.anchor != item.anchor:
                        missing[key] = None
        return tuple(missing)

    def doubtful(self, annotations: Iterable[Annotation]) -> frozenset[str]:
        """The ids of those that the user must look at, as far as they have been looked at."""
        found = []
        with self._lock:
            for item in annotations:
                known = self._placed.get(item.document_id, {}).get(item.id)
                if known is None or known.annotation.anchor != item.anchor:
                    continue
                if known.state in DOUBTFUL:
                    found.append(item.id)
        return frozenset(found)

    def _text_id(self, document_id: str) -> str:
        record = self._stores.records.get(document_id)
        return record.text if record is not None and not record.removed else ""

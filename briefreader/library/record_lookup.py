"""By what a file is known: the records by the paths, bytes and texts of their documents."""

import os
from collections.abc import Iterable, Iterator

from briefreader.library.records import Record, Standing


class RecordLookup:
    """The ids of records by what they say; what a record said before may still lead to it."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._by_path: dict[str, str] = {}
        self._by_past_path: dict[str, str] = {}
        self._by_digest: dict[str, str] = {}
        self._by_text: dict[str, str] = {}
        for record in records:
            self.know(record)

    def know(self, record: Record) -> None:
        """Take up a record that is new or changed."""
        for sighting in record.sightings:
            if sighting.standing is Standing.PAST:
                self._by_past_path[sighting.path] = record.id
                if self._by_path.get(sighting.path) == record.id:
                    del self._by_path[sighting.path]
            self._by_digest[sighting.digest] = record.id
        for sighting in record.present:
            self._by_path[sighting.path] = record.id
        for text_id in record.old_texts:
            self._by_text.setdefault(text_id, record.id)
        self._by_text[record.text] = record.id

    def at(self, path: str) -> str:
        """The document last known at a path, or empty; so with the other questions."""
        return self._by_path.get(path, "")

    def once_at(self, path: str) -> str:
        return self._by_past_path.get(path, "")

    def with_digest(self, file_digest: str) -> str:
        return self._by_digest.get(file_digest, "")

    def with_text(self, text_id: str) -> str:
        return self._by_text.get(text_id, "")

    def below(self, folders: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The paths at or below these at which documents are known to be, with their ids."""
        tops = set(folders)
        beginnings = tuple(top.rstrip(os.sep) + os.sep for top in tops)
        for path, key in tuple(self._by_path.items()):
            if path in tops or path.startswith(beginnings):
                yield path, key

"""Whether a library is whole: what the user made, the files, the caches, the snapshots.

What the user made is read from disk, not from what is remembered of it. Repairing fills the caches
anew and gives a record to a copy that has none; nothing of the user's is changed or removed.
"""

import tomllib
from collections.abc import Callable, Iterator

from briefreader.domain.annotation import Annotation, Placement, State
from briefreader.domain.document import document_id
from briefreader.domain.report import CheckReport, Problem, Progress
from briefreader.files import printable
from briefreader.library import file_checks, maintenance, orphans, placing
from briefreader.library.fact_corrections.everywhere import EverywhereCorrections
from briefreader.library.record_store import RecordStore
from briefreader.library.searches import SavedSearches
from briefreader.library.snapshots import Snapshots
from briefreader.library.stores import Stores
from briefreader.library.vocabulary import Vocabulary
from briefreader.notes.store import AnnotationStore
from briefreader.notes.versions import file_name

ProgressListener = Callable[[Progress], None]

_MOST_OF_A_QUOTE = 60
_TEXTS_AT_A_TIME = 200


def check(
    stores: Stores,
    snapshots: Snapshots,
    *,
    repair: bool = False,
    progress: ProgressListener | None = None,
) -> CheckReport:
    """Verify the library; `progress` counts documents, their files first, then their texts.

    Raises StorageError where a folder cannot be read.
    """
    checking = _Checking(stores, repair)
    problems = [
        *checking.records(),
        *checking.annotations(),
        *checking.other_files(),
        *checking.versions(),
        *orphans.check(stores, repair=repair),
        *checking.caches(),
        *file_checks.check(stores, progress),
        *checking.passages(),
        *checking.snapshots(snapshots),
    ]
    documents = sum(not record.removed for record in stores.records)
    return CheckReport(documents, len(checking.living), tuple(problems))


class _Checking:
    """One check of one library."""

    def __init__(self, stores: Stores, repair: bool) -> None:
        self._stores = stores
        self._library = stores.places.library
        self._repair = repair
        self.living: tuple[Annotation, ...] = ()

    # --- what the user made ------------------------------------------------------------------

    def records(self) -> Iterator[Problem]:
        """The records that do not parse, or are those of other documents."""
        # Of a record that a cache has a copy of, only what the disk gives says whether it is sound.
        read = RecordStore(self._library / "records")
        for _ in read:
            pass
        yield from read.problems
        self._stores.records.refresh()

    def annotations(self) -> Iterator[Problem]:
        """The annotations that do not parse, are in conflict, or belong to no document."""
        read = AnnotationStore(self._stores.annotations.folder)
        self.living = read.living()
        for path, what in read.problems:
            yield Problem(printable(path), what)
        self._stores.annotations.refresh()
        for annotation in sorted(self.living, key=lambda item: item.id):
            if self._stores.records.get(annotation.document_id) is None:
                what = f"It belongs to {annotation.document_id}, which the library does not have."
                yield Problem(self._path_of(annotation), what)

    def _path_of(self, annotation: Annotation) -> str:
        folder = self._stores.annotations.folder / annotation.document_id
        return printable(folder / file_name(annotation.id))

    def other_files(self) -> Iterator[Problem]:
        """Saved searches, tags, corrections of names and dossiers that do not parse."""
        yield from SavedSearches(self._library).problems
        yield from Vocabulary(self._library, self._stores.annotations).problems
        yield from EverywhereCorrections(self._library).problems
        for path in sorted((self._library / "dossiers").glob("*.toml")):
            try:
                tomllib.loads(path.read_bytes().decode("utf-8-sig"))
            except (ValueError, RecursionError) as error:
                yield Problem(printable(path), f"This dossier cannot be read: {error}.")
            except OSError as error:
                yield Problem(printable(path), f"This dossier cannot be opened: {error.strerror}.")

    def versions(self) -> Iterator[Problem]:
        """The old texts that are not those that their names say."""
        for path in sorted((self._library / "versions").glob("*/*.txt")):
            if self._stores.records.get(path.parent.name) is None:
                what = "This old text belongs to a document which the library does not have."
                yield Problem(printable(path), what)
                continue
            try:
                text = path.read_bytes().decode("utf-8", "replace")
            except OSError as error:
                yield Problem(printable(path), f"This old text cannot be opened: {error.strerror}.")
                continue
            if document_id(text) != path.stem:
                yield Problem(printable(path), "This old text was changed; notes point into it.")

    def passages(self) -> Iterator[Problem]:
        """The annotations whose passages are not certainly where they say."""
        anchored = {item.document_id for item in self.living if item.anchor is not None}
        for key in sorted(anchored & self._stores.catalogue.ids()):
            for placement in placing.placements(self._stores, key):
                what = _wrong_place(placement)
                if what:
                    yield Problem(self._path_of(placement.annotation), what)

    # --- the caches --------------------------------------------------------------------------

    def caches(self) -> Iterator[Problem]:
        """Where catalogue and index do not have what the records speak of, or have more."""
        yield from self._strangers()
        yield from self._missing()
        yield from self._other_texts()

    def _strangers(self) -> Iterator[Problem]:
        found = maintenance.strangers(self._stores)
        if found and self._repair:
            maintenance.drop_strangers(self._stores)
        left = maintenance.strangers(self._stores) if self._repair else found
        for key in sorted(found):
            what = f"The cache has the document {key}, of which there is no record."
            path = printable(self._stores.places.cache)
            yield Problem(path, what, repaired=key not in left)

    def _missing(self) -> Iterator[Problem]:
        missing = maintenance.pending(self._stores)
        if missing and self._repair:
            maintenance.complete(self._stores, missing)
        left = set(maintenance.pending(self._stores)) if self._repair else set(missing)
        for key in missing:
            what = "The document is recorded and not in the cache."
            yield Problem(self._path_of_record(key), what, repaired=key not in left)

    def _other_texts(self) -> Iterator[Problem]:
        other = self._with_other_texts(sorted(self._stores.records.present()))
        if other and self._repair:
            maintenance.read_again(self._stores, other)
        left = set(self._with_other_texts(other)) if self._repair else set(other)
        for key in other:
            what = "The cache holds another text than the one that the record speaks of."
            yield Problem(self._path_of_record(key), what, repaired=key not in left)

    def _with_other_texts(self, document_ids: list[str]) -> list[str]:
        """Those of these documents whose texts in the catalogue are not those recorded.

        A document without text is known by its file.
        """
        found = []
        for start in range(0, len(document_ids), _TEXTS_AT_A_TIME):
            some = document_ids[start : start + _TEXTS_AT_A_TIME]
            for key, text in self._stores.catalogue.texts(some):
                record = self._stores.records.get(key)
                if text and record is not None and document_id(text) != record.text:
                    found.append(key)
        return found

    def _path_of_record(self, key: str) -> str:
        return printable(self._stores.records.path_of(key))

    # --- the snapshots -----------------------------------------------------------------------

    def snapshots(self, snapshots: Snapshots) -> Iterator[Problem]:
        """The snapshots that are damaged; a restoring or large change that a crash cut short."""
        yield from snapshots.problems()
        interrupted = snapshots.interrupted()
        if interrupted is not None:
            what = "Bringing this snapshot back was interrupted; bring it back once more."
            yield Problem(printable(snapshots.path_of(interrupted)), what)
        for name in snapshots.cut_short(forget=self._repair):
            what = f"A step, “{name}”, was interrupted: some notes may have been changed and others"
            what += " not. Do it once more, or bring back the snapshot taken before it."
            yield Problem(printable(self._library), what, repaired=self._repair)


def _wrong_place(placement: Placement) -> str:
    """What is wrong with where an annotation stands; empty where nothing is."""
    anchor = placement.annotation.anchor
    if anchor is None or placement.state in (State.EXACT, State.MOVED):
        return ""
    quote = " ".join(anchor.exact.split())
    if len(quote) > _MOST_OF_A_QUOTE:
        quote = f"{quote[:_MOST_OF_A_QUOTE]}…"
    if placement.state is State.CHECK:
        return f"The passage “{quote}” has changed: look whether the note is in the right place."
    return f"The passage “{quote}” is no longer in the text."

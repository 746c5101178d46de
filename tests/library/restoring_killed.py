"""A program: kills a process at each moment of taking or bringing back a snapshot, and looks.

Arguments: the work (one of WORKS), a folder, and how many moments one step is. Whatever the moment,
nothing that the user ever saved is lost, and bringing the snapshot back once more completes it.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from briefreader.config import Places
from briefreader.domain.document import Span
from briefreader.domain.snapshot import Snapshot
from briefreader.library import Library
from tests.library.briefings import HARBOUR, RAILWAY
from tests.moments import killed_at_every_moment

EDITED, MISSING, DELETED, NEW = "edited", "missing", "deleted", "new"
OLD = {"as it was", MISSING, DELETED}
PRESENT = {EDITED, NEW}


def places(folder: Path) -> Places:
    return Places(folder / "library", folder / "cache", folder / "state")


def prepare(folder: Path) -> None:
    """A library with a snapshot, and all that can happen to annotations since."""
    folder.mkdir()
    library = Library(places(folder))
    for name, text in (("harbour", HARBOUR), ("railway", RAILWAY)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    library.add([folder / "harbour.txt", folder / "railway.txt"])
    harbour, railway = sorted(library.by_id())
    edited = library.annotate(harbour, Span(0, 5), note="as it was")
    missing = library.annotate(railway, Span(0, 5), note=MISSING)
    deleted = library.annotate(harbour, None, note=DELETED)
    library.searches.save("ports", "harbour")
    assert library.snapshots.take() is not None
    library.save_annotation(replace(edited, note=EDITED))
    (library.annotations.folder / railway / f"{missing.id[9:]}.json").unlink()
    library.delete_annotation(deleted.id)
    library.annotate(railway, None, note=NEW)
    library.searches.remove("ports")
    library.set_starred(harbour, True)
    library.remove([railway])
    library.close()


def oldest(library: Library) -> Snapshot:
    return library.snapshots.list()[-1]


def take(folder: Path) -> None:
    Library(places(folder)).snapshots.take("before “a change”")


def restore(folder: Path) -> None:
    library = Library(places(folder))
    library.snapshots.restore(oldest(library))


WORKS: dict[str, Callable[[Path], None]] = {"take": take, "restore": restore}


def notes_of(library: Library) -> set[str]:
    return {annotation.note for annotation in library.annotations.all()}


def look(folder: Path, work: str) -> None:
    """What the next start makes of what is left."""
    library = Library(places(folder))
    library.fill_caches()
    assert library.snapshots.problems() == ()
    assert not [p.what for p in library.check().problems if "set aside" in p.what]
    found = notes_of(library)
    if work == "take":
        assert found == PRESENT
        assert library.snapshots.interrupted() is None
        assert len(library.snapshots.list()) in {1, 2}
    if found != PRESENT and found != OLD:
        assert library.snapshots.interrupted() == oldest(library), found
    snapshots = library.snapshots.list()
    library.snapshots.restore(oldest(library))
    assert library.snapshots.interrupted() is None
    assert notes_of(library) == OLD
    assert [search.name for search in library.searches.all()] == ["ports"]
    assert len(library.documents()) == 2
    assert not any(row.starred for row in library.documents())
    assert library.check().problems == ()
    # Of the state before the first attempt there is a snapshot, if that attempt changed anything.
    before = snapshots[-2] if len(snapshots) > 1 else library.snapshots.list()[0]
    library.snapshots.restore(before)
    # What had been lost, and was not made since, is not taken away again.
    assert notes_of(library) == PRESENT | {MISSING}
    library.close()


def main() -> None:
    work, place, step = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    before, folder = place / "before", place / "folder"
    prepare(folder)
    folder.rename(before)
    kills = 0
    for moment in killed_at_every_moment(WORKS[work], before, folder, step):
        look(folder, work)
        kills += moment > 0
    print(kills)


if __name__ == "__main__":
    main()

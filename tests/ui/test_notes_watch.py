"""What others write into the user's folder appears in the open window, within two seconds."""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.library import Library
from briefreader.notes.codec import to_json
from briefreader.notes.store import AnnotationStore
from tests.ui.briefings import HARBOUR_TITLE, RAILWAY_TITLE
from tests.ui.user import User

ELSEWHERE = """
import sys
from pathlib import Path
from briefreader.notes.store import AnnotationStore
store = AnnotationStore(Path(sys.argv[1]))
store.create(sys.argv[2], None, note="From another process", tags=["elsewhere"])
"""


@pytest.fixture
def watched(user: User) -> User:
    """A user with a document open whose window hears of changes on disk."""
    user.open(HARBOUR_TITLE)
    user.session.changes.annotate(user.span_of("postponed twice"), note="Mine")
    user.wait_until(lambda: user.session.notes_watch.watching)
    user.wait_until_idle()
    return user


@pytest.fixture
def elsewhere(places: Places) -> AnnotationStore:
    return AnnotationStore(places.library / "annotations")


def notes(user: User) -> list[str]:
    opened = user.session.opened
    return [placement.annotation.note for placement in opened.placements] if opened else []


def document_id(user: User) -> str:
    assert user.session.opened is not None
    return user.session.opened.summary.id


def test_a_note_made_by_another_process_appears_within_two_seconds(
    watched: User, places: Places
) -> None:
    folder = str(places.library / "annotations")
    subprocess.run([sys.executable, "-c", ELSEWHERE, folder, document_id(watched)], check=True)
    begun = time.monotonic()
    watched.wait_until(lambda: "From another process" in notes(watched))
    assert time.monotonic() - begun < 2
    watched.wait_until(lambda: watched.rows()[0].tags == ("elsewhere",) or len(watched.rows()) > 1)
    tagged = [row for row in watched.rows() if row.tags]
    assert [row.tags for row in tagged] == [("elsewhere",)]
    assert "elsewhere" in watched.session.library.tags()


def test_an_edit_and_a_deletion_made_elsewhere_appear(
    watched: User, elsewhere: AnnotationStore
) -> None:
    [mine] = elsewhere.of_document(document_id(watched))
    elsewhere.save(replace(mine, note="Changed there"))
    watched.wait_until(lambda: notes(watched) == ["Changed there"])
    elsewhere.delete(mine.id)
    watched.wait_until(lambda: notes(watched) == [])


def test_a_note_on_a_document_that_had_none_appears(
    watched: User, elsewhere: AnnotationStore
) -> None:
    watched.open(RAILWAY_TITLE)
    elsewhere.create(document_id(watched), None, note="The first one here")
    watched.wait_until(lambda: notes(watched) == ["The first one here"])


def test_a_deletion_by_a_sync_tool_appears(watched: User, elsewhere: AnnotationStore) -> None:
    [mine] = elsewhere.of_document(document_id(watched))
    (elsewhere.folder / mine.document_id / f"{mine.id.removeprefix('urn:uuid:')}.json").unlink()
    watched.wait_until(lambda: notes(watched) == [])


def test_a_folder_that_vanishes_takes_no_note_from_the_window(
    watched: User, places: Places, tmp_path: Path
) -> None:
    folder = places.library / "annotations"
    library: Library = watched.session.library
    shutil.move(folder, tmp_path / "gone")
    watched.wait_until(lambda: any(p.path == folder for p in library.annotations.problems))
    watched.wait_until_idle()
    assert notes(watched) == ["Mine"]
    watched.session.changes.annotate(watched.span_of("harbour"), note="Lost?")
    assert "is not there any more" in watched.problems[-1]
    assert not folder.exists()
    shutil.move(tmp_path / "gone", folder)
    AnnotationStore(folder).create(document_id(watched), None, note="After its return")
    watched.wait_until(lambda: "After its return" in notes(watched))
    assert "Mine" in notes(watched)


def test_a_file_that_is_being_written_leaves_the_note_in_the_window(
    watched: User, elsewhere: AnnotationStore
) -> None:
    [mine] = elsewhere.of_document(document_id(watched))
    path = elsewhere.folder / mine.document_id / f"{mine.id.removeprefix('urn:uuid:')}.json"
    text = to_json(replace(mine, note="Written slowly"))
    with path.open("w", encoding="utf-8") as file:
        file.write(text[:100])
        file.flush()
        os.fsync(file.fileno())
    watched.wait_until(lambda: bool(watched.session.library.annotations.unsettled()))
    assert notes(watched) == ["Mine"]
    with path.open("a", encoding="utf-8") as file:
        file.write(text[100:])
    watched.wait_until(lambda: notes(watched) == ["Written slowly"])
    assert list(path.parent.glob("*.broken")) == []


def test_what_the_window_wrote_itself_is_not_announced_again(
    watched: User, elsewhere: AnnotationStore
) -> None:
    changes: list[str] = []
    watched.session.annotations_changed.connect(changes.append)
    key = document_id(watched)
    watched.session.changes.annotate(watched.span_of("harbour"), note="Own")
    elsewhere.create(key, None, note="Not own")
    watched.wait_until(lambda: "Not own" in notes(watched))
    assert changes == [key, ""]


def test_a_star_given_elsewhere_appears_in_the_list(watched: User, places: Places) -> None:
    other = Library(places)
    other.set_starred(document_id(watched), True)
    other.close()
    watched.wait_until(lambda: any(row.starred for row in watched.rows()))


def test_a_conflict_that_a_sync_tool_brings_is_told_of(
    watched: User, elsewhere: AnnotationStore
) -> None:
    [mine] = elsewhere.of_document(document_id(watched))
    path = elsewhere.folder / mine.document_id / f"{mine.id.removeprefix('urn:uuid:')}.json"
    found: list[int] = []
    watched.session.notes_watch.conflicts_found.connect(found.append)
    copy = path.with_name(f"{path.stem}.sync-conflict-20261122-120000-ABCDEFG.json")
    copy.write_text(to_json(replace(mine, note="Theirs", modified=mine.created)), encoding="utf-8")
    watched.wait_until(lambda: found == [1])

"""Watched folders: what happens in them is heard at once and taken up."""

import logging
import os
import queue
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefreader.library import Library, following
from briefreader.library.following import Follower
from tests.library.briefings import HARBOUR, RAILWAY

Write = Callable[[str, str], Path]
Taken = Callable[[Callable[[], bool]], float]

SECONDS = 2.0
"""How soon a change is taken up."""


@pytest.fixture
def folder(library: Library, write: Write) -> Path:
    folder = write("watched/harbour.txt", HARBOUR).parent
    library.add([folder], watch=True)
    return folder


@pytest.fixture
def heard(folder: Path) -> "Iterator[queue.Queue[tuple[Path, ...]]]":
    paths: queue.Queue[tuple[Path, ...]] = queue.Queue()
    follower = Follower([folder], paths.put)
    follower.start()
    yield paths
    follower.stop()


@pytest.fixture
def taken(library: Library, heard: "queue.Queue[tuple[Path, ...]]") -> Taken:
    """Follow what is heard until something is so; the seconds that it took."""

    def take(is_so: Callable[[], bool]) -> float:
        begun = time.monotonic()
        while not is_so():
            library.follow(heard.get(timeout=20))
        return time.monotonic() - begun

    return take


def titles(library: Library) -> set[str]:
    return {row.title for row in library.documents() if not row.missing}


def test_a_new_file_an_edit_and_a_deletion_are_taken_up_at_once(
    library: Library, folder: Path, taken: Taken
) -> None:
    path = folder / "deep" / "railway.txt"
    path.parent.mkdir()
    path.write_text(RAILWAY, encoding="utf-8")
    assert taken(lambda: len(titles(library)) == 2) < SECONDS
    path.write_text(RAILWAY.replace("Railway", "Bridge"), encoding="utf-8")
    assert taken(lambda: "Bridge link delayed" in titles(library)) < SECONDS
    assert len(library.documents()) == 2
    path.unlink()
    assert taken(lambda: titles(library) == {"Harbour talks announced"}) < SECONDS


def test_a_file_that_is_being_written_is_taken_up_when_it_is_complete(
    library: Library, folder: Path, heard: "queue.Queue[tuple[Path, ...]]", taken: Taken
) -> None:
    with (folder / "railway.txt").open("w", encoding="utf-8") as file:
        for part in RAILWAY.split("\n\n"):
            file.write(part + "\n\n")
            file.flush()
            with pytest.raises(queue.Empty):
                heard.get(timeout=0.6)
    assert taken(lambda: len(titles(library)) == 2) < SECONDS
    assert len(library.rows()) == 2


def test_editors_that_save_by_renaming_edit_the_document(
    library: Library, folder: Path, taken: Taken
) -> None:
    [key] = (row.id for row in library.documents())
    path = folder / "harbour.txt"
    path.rename(folder / "harbour.txt~")
    path.write_text(HARBOUR.replace("twice", "three times"), encoding="utf-8")
    (folder / "harbour.txt~").unlink()
    assert taken(lambda: "three times" in library.document(key).text) < SECONDS
    (folder / ".harbour.txt.swp").write_text("swap", encoding="utf-8")
    (folder / "new.tmp").write_text(HARBOUR.replace("twice", "again"), encoding="utf-8")
    (folder / "new.tmp").replace(path)
    assert taken(lambda: "again" in library.document(key).text) < SECONDS
    assert [row.path for row in library.rows()] == [str(path)]


def test_files_and_folders_that_move_stay_the_documents_that_they_are(
    library: Library, folder: Path, taken: Taken
) -> None:
    [key] = (row.id for row in library.documents())
    library.annotate(key, library.find_quote(key, "Tallinn"), note="capital")
    deep = folder / "2021" / "march"
    deep.mkdir(parents=True)
    (folder / "harbour.txt").rename(deep / "talks.txt")
    assert taken(lambda: library.summary(key).path == str(deep / "talks.txt")) < SECONDS
    deep.parent.rename(folder / "archive")
    now = folder / "archive" / "march" / "talks.txt"
    assert taken(lambda: library.summary(key).path == str(now)) < SECONDS
    assert not library.summary(key).missing
    assert len(library.documents()) == len(library.placements(key)) == 1


def test_a_folder_that_goes_and_comes_back_loses_nothing(
    library: Library, folder: Path, taken: Taken
) -> None:
    [key] = (row.id for row in library.documents())
    library.annotate(key, library.find_quote(key, "Tallinn"), note="capital")
    away = folder.rename(folder.with_name("unplugged"))
    taken(lambda: library.summary(key).missing)
    assert "Tallinn" in library.document(key).text
    away.rename(folder)
    taken(lambda: not library.summary(key).missing)
    (folder / "railway.txt").write_text(RAILWAY, encoding="utf-8")
    assert taken(lambda: len(titles(library)) == 2) < SECONDS
    assert [p.annotation.note for p in library.placements(key)] == ["capital"]


def test_when_the_system_lost_events_the_whole_folder_is_told(
    folder: Path, heard: "queue.Queue[tuple[Path, ...]]"
) -> None:
    logger = logging.getLogger("watchdog.observers.inotify_c")
    logger.warning("Inotify queue overflowed; filesystem events were lost")
    assert heard.get(timeout=10) == (folder,)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells what a folder lies on")
def test_a_folder_of_which_the_system_does_not_tell_is_looked_through_now_and_then(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines()
    monkeypatch.setattr(following, "_NETWORK", {line.split(" ")[2] for line in mounts})
    monkeypatch.setattr(following, "POLLED", 0.1)
    paths: queue.Queue[tuple[Path, ...]] = queue.Queue()
    follower = Follower([folder], paths.put)
    follower.start()
    try:
        [notice] = follower.notices
        assert notice.endswith("it is on a network.")
        path = folder / "railway.txt"
        path.write_text(RAILWAY, encoding="utf-8")
        while path not in paths.get(timeout=20):
            pass
    finally:
        follower.stop()


@pytest.mark.parametrize("name", ["~$talks.docx", ".~lock.talks.odt#", "talks.txt.part", ".x.txt"])
def test_files_that_programs_put_beside_others_are_no_documents(
    library: Library, folder: Path, name: str
) -> None:
    path = folder / name
    path.write_text("locked by a user", encoding="utf-8")
    assert library.follow([path]).added == ()
    assert library.follow([folder]).failed == ()
    assert len(library.rows()) == 1


def test_a_watched_folder_is_caught_up_with_at_the_start(library: Library, folder: Path) -> None:
    [key] = (row.id for row in library.documents())
    library.annotate(key, library.find_quote(key, "Tallinn"), note="capital")
    (folder / "harbour.txt").unlink()
    (folder / "railway.txt").write_text(RAILWAY, encoding="utf-8")
    library.catch_up()
    assert library.summary(key).missing
    assert len(library.documents()) == 2
    # The cache may go too: the text is kept for its notes.
    text = library.document(key).text
    library.rebuild()
    assert library.summary(key).missing
    assert library.document(key).text == text
    (folder / "back.txt").write_text(HARBOUR, encoding="utf-8")
    library.catch_up()
    assert not library.summary(key).missing
    assert library.summary(key).path == str(folder / "back.txt")


def test_another_file_at_the_place_of_one_that_is_gone_is_another_document(
    library: Library, folder: Path
) -> None:
    [key] = (row.id for row in library.documents())
    (folder / "harbour.txt").unlink()
    library.follow([folder / "harbour.txt"])
    (folder / "harbour.txt").write_text(RAILWAY, encoding="utf-8")
    [other] = library.follow([folder / "harbour.txt"]).added
    assert other.id != key
    assert library.summary(key).missing


def test_a_file_that_comes_back_edited_is_the_document_that_it_was(
    library: Library, folder: Path
) -> None:
    [key] = (row.id for row in library.documents())
    (folder / "harbour.txt").unlink()
    library.follow([folder / "harbour.txt"])
    edited = HARBOUR.replace("twice", "three times")
    (folder / "harbour.txt").write_text(edited, encoding="utf-8")
    assert [item.id for item in library.follow([folder / "harbour.txt"]).updated] == [key]


def test_a_document_whose_text_in_use_is_gone_is_read_from_its_other_form(
    library: Library, folder: Path
) -> None:
    [key] = (row.id for row in library.documents())
    other = folder / "twin.txt"
    other.write_text(HARBOUR, encoding="utf-8")
    library.follow([other])
    (folder / "harbour.txt").write_text(HARBOUR.replace("twice", "often"), encoding="utf-8")
    library.follow([folder / "harbour.txt"])
    assert "often" in library.document(key).text
    (folder / "harbour.txt").unlink()
    library.follow([folder / "harbour.txt"])
    assert "twice" in library.document(key).text
    assert not library.summary(key).missing


def test_a_folder_that_is_watched_no_more_is_left_alone(library: Library, folder: Path) -> None:
    assert library.watched_folders() == (folder,)
    library.unwatch(folder)
    assert library.watched_folders() == ()
    (folder / "railway.txt").write_text(RAILWAY, encoding="utf-8")
    assert library.follow([folder]).added == ()
    library.catch_up()
    assert titles(library) == {"Harbour talks announced"}


def test_what_did_not_change_is_not_read_again(library: Library, folder: Path) -> None:
    path = folder / "harbour.txt"
    long_ago = time.time() - 1000
    os.utime(path, (long_ago, long_ago))
    library.catch_up()
    # The same size and time: only who reads the file would see that it is another.
    path.write_text(HARBOUR.replace("twice", "never"), encoding="utf-8")
    os.utime(path, (long_ago, long_ago))
    library.catch_up()
    assert "twice" in next(iter(library.search("postponed").hits)).snippets[0].text
    os.utime(path)
    library.catch_up()
    assert library.search("never").total == 1


def test_a_file_that_could_not_be_read_leaves_the_list_when_it_goes(
    library: Library, folder: Path
) -> None:
    bad = folder / "sub" / "empty.txt"
    bad.parent.mkdir()
    bad.touch()
    library.follow([bad])
    assert [row.path for row in library.rows() if row.problem] == [str(bad)]
    shutil.rmtree(bad.parent)
    library.follow([bad.parent])
    assert [row for row in library.rows() if row.problem] == []


def test_a_file_that_takes_the_place_of_another_leaves_that_one_missing(
    library: Library, folder: Path
) -> None:
    [key] = (row.id for row in library.documents())
    text = library.document(key).text
    library.annotate(key, library.find_quote(key, "Tallinn"), note="capital")
    railway = folder / "railway.txt"
    railway.write_text(RAILWAY, encoding="utf-8")
    library.follow([railway])
    railway.replace(folder / "harbour.txt")
    library.follow([railway, folder / "harbour.txt"])
    assert {row.title: row.missing for row in library.documents()} == {
        "Harbour talks announced": True,
        "Railway link delayed": False,
    }
    library.rebuild()
    assert library.document(key).text == text
    assert library.summary(key).missing


def test_what_is_added_by_itself_from_a_watched_folder_is_read_in_place(
    library: Library, folder: Path
) -> None:
    path = folder / "railway.txt"
    path.write_text(RAILWAY, encoding="utf-8")
    assert library.add([path]).added
    assert not (library.places.library / "documents").exists()


def test_a_file_that_was_renamed_and_edited_while_nobody_looked_is_the_document_that_it_was(
    library: Library, folder: Path
) -> None:
    text = HARBOUR + "\n" + "\n\n".join(f"Point {n} of the long agenda." for n in range(30))
    (folder / "agenda.txt").write_text(text, encoding="utf-8")
    [item] = library.follow([folder / "agenda.txt"]).added
    (folder / "agenda.txt").unlink()
    edited = text.replace("Point 7 of", "Point 7, the last, of")
    (folder / "agenda-2.txt").write_text(edited, encoding="utf-8")
    library.catch_up()
    assert "the last, of" in library.document(item.id).text
    assert library.summary(item.id).path == str(folder / "agenda-2.txt")
    # The next week's is another document, though that of this week is gone.
    (folder / "agenda-2.txt").unlink()
    later = text.replace("March 5", "March 12")
    (folder / "agenda-3.txt").write_text(later, encoding="utf-8")
    library.catch_up()
    assert library.summary(item.id).missing
    assert len(library.documents()) == 3

"""What a folder gives, and what is passed over in it and why."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.domain.report import Refusal
from briefreader.library import Library
from briefreader.library.finding import OWN, find_files
from tests.library.briefings import HARBOUR, RAILWAY
from tests.library.disturbed import needs_permissions

Write = Callable[[str, str], Path]


def found_in(folder: Path, places: Places) -> tuple[list[str], dict[str, str]]:
    """The paths found below a folder, and the reasons of those passed over, relative to it."""
    skipped: list[Refusal] = []
    found = [os.path.relpath(path, folder) for path, _ in find_files([folder], places, skipped)]
    return found, {os.path.relpath(item.path, folder): item.reason for item in skipped}


def test_files_come_in_a_stable_order_without_hidden_ones(write: Write, places: Places) -> None:
    for name in ("b.txt", "a.md", "deep/c.html", ".hidden.txt", ".git/d.txt", "UPPER.TXT"):
        folder = write(name, HARBOUR)
    found, skipped = found_in(folder.parent, places)
    assert found == ["UPPER.TXT", "a.md", "b.txt", "deep/c.html"]
    assert skipped == {}


def test_links_are_followed_within_the_folder_only(write: Write, places: Places) -> None:
    outside = write("private.txt", RAILWAY)
    folder = write("in/harbour.txt", HARBOUR).parent
    (folder / "twin.txt").symlink_to("harbour.txt")
    (folder / "out.txt").symlink_to(outside)
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "nowhere.txt").symlink_to("missing.txt")
    (folder / "loop").symlink_to(folder)
    found, skipped = found_in(folder, places)
    assert found == ["harbour.txt", "twin.txt"]
    assert skipped.keys() == {"out.txt", "self.txt", "nowhere.txt", "loop"}
    assert "outside the folder" in skipped["out.txt"]
    assert "leads nowhere" in skipped["self.txt"]


def test_a_table_or_data_in_a_folder_is_passed_over_with_a_way_to_see_it(
    write: Write, places: Places
) -> None:
    path = write("in/data.csv", "a,b")
    _, skipped = found_in(path.parent, places)
    reason = skipped["data.csv"]
    assert reason.startswith("This is a CSV table, which briefreader does not read.")
    assert "rename it to end in .txt" in reason


def test_a_name_with_a_line_break_does_not_break_the_sentence_that_tells_of_it(
    library: Library, write: Write
) -> None:
    library.add([write("in/first\nline\u202e.txt", HARBOUR)])
    report = library.add([write("in/other.txt", HARBOUR + "\n")])
    (warning,) = report.unchanged[0].warnings
    assert "first\\nline\\u202e.txt" in warning
    assert warning.isprintable()


def test_a_file_by_two_links_is_one_document(library: Library, write: Write) -> None:
    folder = write("in/harbour.txt", HARBOUR).parent
    (folder / "link.txt").symlink_to("harbour.txt")
    os.link(folder / "harbour.txt", folder / "twin.txt")
    report = library.add([folder])
    assert (len(report.added), len(report.unchanged)) == (1, 2)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs FIFOs")
def test_a_pipe_in_a_folder_is_passed_over(write: Write, places: Places) -> None:
    folder = write("in/harbour.txt", HARBOUR).parent
    os.mkfifo(folder / "pipe.txt")
    assert found_in(folder, places)[1] == {"pipe.txt": "This is a device or a pipe, not a file."}


def test_a_folder_with_a_file_suffix_is_a_folder(library: Library, write: Write) -> None:
    folder = write("x.txt/harbour.txt", HARBOUR).parent
    assert [Path(item.path).name for item in library.add([folder]).added] == ["harbour.txt"]


@needs_permissions
def test_a_folder_that_may_not_be_opened_is_listed(write: Write, places: Places) -> None:
    write("in/harbour.txt", HARBOUR)
    locked = write("in/locked/railway.txt", RAILWAY).parent
    locked.chmod(0)
    try:
        found, skipped = found_in(locked.parent, places)
    finally:
        locked.chmod(0o700)
    assert found == ["harbour.txt"]
    assert "cannot be opened" in skipped["locked"]


def test_a_library_never_adds_itself(tmp_path: Path, write: Write) -> None:
    places = Places(tmp_path / "sources" / "library", tmp_path / "sources" / "cache", tmp_path)
    library = Library(places)
    sources = write("harbour.txt", HARBOUR).parent
    assert len(library.add([sources]).added) == 1
    again = library.add([sources])
    assert (len(again.added), len(again.unchanged)) == (0, 1)
    assert {Path(item.path).name: item.reason for item in again.skipped} == {
        "library": OWN,
        "cache": OWN,
    }
    for own in (places.library / "documents", next((places.library / "documents").iterdir())):
        report = library.add([own])
        assert [item.reason for item in report.skipped] == [OWN]
        assert not report.added
        assert not report.unchanged
    library.close()


@pytest.mark.parametrize(
    "name", ["new\nline.txt", "emoji 📄.txt", "x" * 251 + ".txt", "-rf.txt", "a%20b#?.txt", "*.txt"]
)
def test_a_file_of_any_name_is_added_and_known_again(
    library: Library, write: Write, name: str
) -> None:
    path = write(name, HARBOUR)
    assert library.add([path.parent]).added[0].path == str(path)
    assert library.add([path]).unchanged[0].warnings == ()


@pytest.mark.parametrize("path", ["", "-", "no\0name.txt", "x" * 5000, "a/" * 3000])
def test_a_path_that_names_nothing_is_refused_with_a_reason(library: Library, path: str) -> None:
    report = library.add([Path(path)] if path else [Path("missing.txt")])
    assert len(report.failed) == 1
    assert report.failed[0].reason.endswith(".")


def test_a_watched_folder_of_any_name_is_remembered(library: Library, tmp_path: Path) -> None:
    names = [b"caf\xe9", b'quote"\\', b"tab\tline\nend", "\U000e0001tag".encode()]
    for name in names:
        folder = Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name)))  # noqa: PTH118
        folder.mkdir()
        (folder / "note.txt").write_text(f"{RAILWAY}\n\n{name!r}", encoding="utf-8")
        library.add([folder], watch=True)
    again = Library(library.places)
    assert len(again.documents()) == len(names)
    again.catch_up()
    again.close()

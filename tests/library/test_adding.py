"""Adding files: what counts as added, updated, unchanged, failed, skipped."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.domain.document import document_id
from briefreader.domain.report import Progress
from briefreader.library import Library
from tests.library.briefings import HARBOUR, RAILWAY

Write = Callable[[str, str], Path]


def test_a_file_becomes_a_document_that_a_search_finds(library: Library, write: Write) -> None:
    report = library.add([write("harbour.txt", HARBOUR)])
    assert [item.title for item in report.added] == ["Harbour talks announced"]
    found = library.search("tallinn agenda")
    assert [hit.document_id for hit in found.hits] == [report.added[0].id]
    assert "agenda" in found.hits[0].snippets[0].text


def test_the_id_is_made_of_the_text_so_that_two_machines_agree(
    library: Library, write: Write
) -> None:
    added = library.add([write("harbour.txt", HARBOUR)]).added[0]
    assert added.id == document_id(library.document(added.id).text)


def test_the_copy_holds_the_file_byte_for_byte(library: Library, write: Write) -> None:
    source = write("harbour.txt", HARBOUR)
    added = library.add([source]).added[0]
    copy = library.places.library / "documents" / f"{added.id}.txt"
    assert copy.read_bytes() == source.read_bytes()


def test_the_same_file_again_is_unchanged(library: Library, write: Write) -> None:
    source = write("harbour.txt", HARBOUR)
    library.add([source])
    report = library.add([source])
    assert not report.added
    assert [item.warnings for item in report.unchanged] == [()]


def test_the_same_text_elsewhere_is_unchanged_with_a_warning_that_names_the_document(
    library: Library, write: Write
) -> None:
    first = library.add([write("harbour.txt", HARBOUR)]).added[0]
    report = library.add([write("copy.txt", HARBOUR)])
    assert not report.added
    assert first.id in report.unchanged[0].warnings[0]


def test_the_same_text_twice_in_one_go_is_one_document(library: Library, write: Write) -> None:
    report = library.add([write("a.txt", HARBOUR), write("b.txt", HARBOUR)])
    assert (len(report.added), len(report.unchanged)) == (1, 1)
    assert len(library.documents()) == 1


def test_an_edited_file_keeps_its_id_and_counts_as_updated(library: Library, write: Write) -> None:
    first = library.add([write("harbour.txt", HARBOUR)]).added[0]
    report = library.add([write("harbour.txt", HARBOUR.replace("twice", "three times"))])
    assert [item.id for item in report.updated] == [first.id]
    assert "three times" in library.document(first.id).text
    assert library.search("twice").total == 0


def test_an_annotated_text_is_kept_when_its_file_changes(library: Library, write: Write) -> None:
    first = library.add([write("harbour.txt", HARBOUR)]).added[0]
    old = library.document(first.id).text
    library.annotate(first.id, library.find_quote(first.id, "postponed twice"), note="why?")
    library.add([write("harbour.txt", HARBOUR.replace("talks", "meeting"))])
    versions = list((library.places.library / "versions" / first.id).iterdir())
    assert [version.read_text(encoding="utf-8") for version in versions] == [old]
    assert [p.state for p in library.placements(first.id)] != ["unattached"]


def test_a_folder_gives_its_documents_and_lists_what_it_passes_over(
    library: Library, write: Write
) -> None:
    write("in/harbour.txt", HARBOUR)
    write("in/deep/railway.md", RAILWAY)
    folder = write("in/data.csv", "a,b").parent
    report = library.add([folder])
    assert len(report.added) == 2
    assert [refusal.path for refusal in report.skipped] == [str(folder / "data.csv")]


def test_files_that_cannot_be_read_give_a_reason_and_stop_nothing(
    library: Library, write: Write, tmp_path: Path
) -> None:
    empty = write("empty.txt", "")
    noise = tmp_path / "noise.txt"
    noise.write_bytes(os.urandom(3) + bytes(range(256)) * 40)
    missing = tmp_path / "missing.txt"
    report = library.add([empty, noise, missing, write("railway.txt", RAILWAY)])
    assert len(report.added) == 1
    assert [refusal.path for refusal in report.failed] == [str(empty), str(noise), str(missing)]
    assert all(refusal.reason.endswith(".") for refusal in report.failed)
    # A name that no file has is a slip of the keyboard; it has no place in the list.
    problems = {row.path for row in library.rows() if row.problem}
    assert problems == {str(empty), str(noise)}
    assert library.coverage().failed == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs FIFOs")
def test_a_pipe_is_refused_without_being_opened(library: Library, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert library.add([pipe]).failed


def test_a_file_that_was_mended_is_no_longer_listed_as_a_problem(
    library: Library, write: Write
) -> None:
    library.add([write("harbour.txt", "")])
    library.add([write("harbour.txt", HARBOUR)])
    assert not [row for row in library.rows() if row.problem]


def test_adding_tells_its_progress_and_stops_when_asked(library: Library, write: Write) -> None:
    paths = [write(f"{n}.txt", f"{RAILWAY}\n\nNumber {n} of the series.") for n in range(150)]
    told: list[Progress] = []
    report = library.add(paths, progress=told.append, cancelled=lambda: len(told) == 1)
    assert report.cancelled
    assert len(report.added) == told[-1].done < 150
    assert told[-1].total == 150
    assert library.search("series").total == told[-1].done


def test_a_watched_folder_is_read_in_place_and_looked_at_again(
    library: Library, write: Write
) -> None:
    folder = write("watched/harbour.txt", HARBOUR).parent
    library.add([folder], watch=True)
    assert not (library.places.library / "documents").exists()
    write("watched/railway.txt", RAILWAY)
    library.catch_up()
    assert library.search("riga").total == 1


def test_a_file_name_that_is_no_unicode_is_added(library: Library, tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(path).write_text(HARBOUR, encoding="utf-8")
    report = library.add([Path(path)])
    assert report.added[0].path.endswith("caf\\xe9.txt")
    assert library.summary(report.added[0].id).path.endswith("caf\\xe9.txt")
    report = library.add([Path(path)])
    assert report.unchanged

"""Exports to a folder or a file, again and again, beside other people's files."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.domain.errors import BriefreaderError, StorageError
from briefreader.export.export import ExportReport, Form, export
from briefreader.export.notes import DocumentNotes, Grouping
from tests.export.builders import NOTES, SUMMARY, note_on

AVAILABLE = [Form.MARKDOWN, Form.WEB_ANNOTATION, Form.CSV, Form.JSON]
SUFFIXES = {
    Form.MARKDOWN: ".md",
    Form.WEB_ANNOTATION: ".jsonld",
    Form.CSV: ".csv",
    Form.JSON: ".json",
}
NAME = "2021-03-05 Port talks - what to expect"
TWIN = DocumentNotes(
    replace(SUMMARY, id="fedcba9876543210"), (note_on("Trade", document="fedcba9876543210"),)
)


@pytest.mark.parametrize("form", AVAILABLE)
def test_a_second_export_of_the_same_notes_writes_nothing(tmp_path: Path, form: Form) -> None:
    target = tmp_path / "new" / "folder"
    first = export([NOTES, TWIN], target, form=form)
    paths = (
        str(target / f"{NAME}{SUFFIXES[form]}"),
        str(target / f"{NAME} fedcba9876543210{SUFFIXES[form]}"),
    )
    assert first == ExportReport(written=paths, unchanged=(), notes=5)
    assert export([NOTES, TWIN], target, form=form) == ExportReport((), paths, 5)
    assert export([TWIN], target, form=form) == ExportReport((), paths[1:], 1)
    assert sorted(map(str, target.iterdir())) == sorted(paths)


@pytest.mark.parametrize("form", AVAILABLE)
def test_a_changed_note_updates_our_own_file(tmp_path: Path, form: Form) -> None:
    export([NOTES], tmp_path, form=form)
    changed = DocumentNotes(SUMMARY, (note_on("Trade", note="changed"),))
    report = export([changed], tmp_path, form=form)
    assert len(report.written) == len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("form", AVAILABLE)
@pytest.mark.parametrize("content", [b"my own notes", b"", b"\xff\x00", b"---\n{}[]", b"{}"])
def test_a_file_that_we_did_not_write_stays_as_it_is(
    tmp_path: Path, form: Form, content: bytes
) -> None:
    own = tmp_path / f"{NAME}{SUFFIXES[form]}"
    own.write_bytes(content)
    [written] = export([NOTES], tmp_path, form=form).written
    assert own.read_bytes() == content
    assert written == str(tmp_path / f"{NAME} {SUMMARY.id}{SUFFIXES[form]}")
    assert export([NOTES], tmp_path, form=form).unchanged == (written,)


@pytest.mark.parametrize("form", AVAILABLE)
def test_a_target_with_the_formats_suffix_is_one_file(tmp_path: Path, form: Form) -> None:
    target = tmp_path / f"all{SUFFIXES[form]}"
    assert export([NOTES], target, form=form).written == (str(target),)
    assert export([NOTES, TWIN], target, form=form).written == (str(target),)
    assert export([NOTES, TWIN], target, form=form).unchanged == (str(target),)
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("form", AVAILABLE)
def test_a_single_file_of_someone_else_is_refused(tmp_path: Path, form: Form) -> None:
    target = tmp_path / f"all{SUFFIXES[form]}"
    target.write_text("mine")
    with pytest.raises(BriefreaderError, match="Choose another name"):
        export([NOTES], target, form=form)
    assert target.read_text() == "mine"


@pytest.mark.parametrize("form", AVAILABLE)
def test_by_tag_there_is_one_file_a_tag(tmp_path: Path, form: Form) -> None:
    report = export([NOTES, TWIN], tmp_path, form=form, by=Grouping.TAG)
    names = {Path(path).stem for path in report.written}
    assert names == {"open question", "talks-port", "to read", "untagged"}
    again = export([NOTES, TWIN], tmp_path, form=form, by=Grouping.TAG)
    assert (again.written, again.unchanged) == ((), report.written)


def test_tags_whose_names_would_be_the_same_get_two_files(tmp_path: Path) -> None:
    item = DocumentNotes(
        SUMMARY,
        (note_on("Trade", number=1, tags=("a/b",)), note_on("Port", number=2, tags=("A-B", "a:b"))),
    )
    report = export([item], tmp_path, by=Grouping.TAG)
    assert len(report.written) == len(list(tmp_path.iterdir())) == 3
    assert export([item], tmp_path, by=Grouping.TAG).unchanged == report.written


def test_a_document_without_notes_makes_no_file(tmp_path: Path) -> None:
    empty = DocumentNotes(SUMMARY, ())
    assert export([empty], tmp_path / "folder") == ExportReport((), (), 0)
    assert export([empty], tmp_path / "file.md") == ExportReport((), (), 0)
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_available_yet_says_so(tmp_path: Path) -> None:
    with pytest.raises(BriefreaderError, match="not available yet"):
        export([NOTES], tmp_path, form=Form.QDPX)
    with pytest.raises(BriefreaderError, match="not available yet"):
        export([NOTES], tmp_path, template=tmp_path / "template.md")


def test_a_target_that_cannot_be_written_gives_a_message(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match="Could not save"):
        export([NOTES], tmp_path / "file" / "folder")


def test_text_that_utf8_cannot_hold_does_not_stop_an_export(tmp_path: Path) -> None:
    item = DocumentNotes(SUMMARY, (note_on("Trade", note="half \ud83d"),))
    assert len(export([item], tmp_path).written) == 1
    assert len(export([item], tmp_path).unchanged) == 1

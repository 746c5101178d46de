"""What became of each file, as rows."""

from briefreader.domain.report import AddedItem, AddReport, Refusal
from briefreader.ui.outcomes import (
    FileOutcome,
    Outcome,
    as_text,
    counted,
    locked_paths,
    merged,
    outcomes_of,
)

REPORT = AddReport(
    added=(AddedItem("1", "Harbour talks", "in/harbour.html"),),
    updated=(AddedItem("2", "Railway link", "in/railway.html"),),
    unchanged=(AddedItem("1", "Harbour talks", "in/copy.html", ("The same text is there.",)),),
    failed=(
        Refusal("in/empty.txt", "The file is empty."),
        Refusal("in/secret.pdf", "It is protected.", needs_password=True),
        Refusal("in/other.pdf", "It is protected.", needs_password=True),
    ),
    skipped=(Refusal("in/photo.png", "briefreader does not read .png files."),),
)


def test_files_that_need_something_of_the_user_stand_first() -> None:
    rows = outcomes_of(REPORT)
    assert [row.name for row in rows] == [
        "secret.pdf",
        "other.pdf",
        "empty.txt",
        "photo.png",
        "railway.html",
        "harbour.html",
        "copy.html",
    ]
    assert rows[0].outcome is Outcome.LOCKED
    assert rows[-1] == FileOutcome(
        "in/copy.html", Outcome.UNCHANGED, "The same text is there.", "1", "Harbour talks"
    )


def test_every_file_has_one_row_and_files_that_are_no_document_a_reason() -> None:
    rows = outcomes_of(REPORT)
    assert len({row.path for row in rows}) == len(rows) == 7
    assert all(row.document_id or row.reason for row in rows)


def test_the_counts_are_told_in_words() -> None:
    told = "1 added, 1 updated, 1 already there, 2 need a password, 1 could not be read"
    assert counted(outcomes_of(REPORT)) == f"{told}, 1 passed over"
    assert counted(outcomes_of(AddReport())) == ""


def test_a_later_attempt_takes_the_place_of_the_earlier_outcome() -> None:
    later = outcomes_of(AddReport(added=(AddedItem("3", "Secret", "in/secret.pdf"),)))
    rows = merged(outcomes_of(REPORT), later)
    assert len(rows) == 7
    assert locked_paths(rows) == ("in/other.pdf",)


def test_the_text_has_one_line_a_file_whatever_stands_in_a_reason() -> None:
    rows = (
        FileOutcome("a\nb.txt", Outcome.FAILED, "First.\nSecond."),
        FileOutcome("c.txt", Outcome.ADDED),
    )
    assert as_text(rows).split("\n") == [
        "could not be read\ta b.txt\tFirst. Second.",
        "added\tc.txt\t",
    ]


def test_the_name_of_a_file_is_the_last_part_of_its_path() -> None:
    assert FileOutcome("C:\\in\\a.txt", Outcome.ADDED).name == "a.txt"
    assert FileOutcome("/in/folder/", Outcome.SKIPPED).name == "folder"
    assert FileOutcome("/", Outcome.SKIPPED).name == "/"

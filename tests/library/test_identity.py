"""A document keeps its id, notes and state whatever becomes of its file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.library import Library
from tests.library.briefings import HARBOUR, RAILWAY

Write = Callable[[str, str], Path]

PARAGRAPHS = tuple(
    f"In the {nth} part the ministers of {one} and {other} weighed what the {thing} would cost,"
    f" and asked their {people} to report by the {nth} of the month on every {thing} built since."
    for nth, one, other, thing, people in (
        ("first", "Estonia", "Norway", "harbour", "engineers"),
        ("second", "Latvia", "Sweden", "railway", "surveyors"),
        ("third", "Finland", "Denmark", "bridge", "treasurers"),
        ("fourth", "Poland", "Iceland", "lighthouse", "pilots"),
    )
)
LONG = "Costs of the northern ports\n\nMarch 5, 2021 | Desk Note\n\n" + "\n\n".join(PARAGRAPHS)
PAGE = (
    "<!doctype html><html><head><title>Costs of the northern ports</title></head><body>"
    "<nav><a href='/'>Home</a> <a href='/a'>About us</a></nav><article>"
    "<h1>Costs of the northern ports</h1><p>March 5, 2021 | Desk Note</p>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    + "</article></body></html>"
)


def added(library: Library, path: Path) -> str:
    report = library.add([path])
    return (*report.added, *report.updated, *report.unchanged)[0].id


def test_a_renamed_file_is_the_same_document_at_its_new_place(
    library: Library, write: Write
) -> None:
    source = write("harbour.txt", HARBOUR)
    key = added(library, source)
    library.annotate(key, library.find_quote(key, "Tallinn"), note="capital")
    moved = source.rename(source.with_name("talks.txt"))
    report = library.add([moved])
    assert [item.id for item in report.unchanged] == [key]
    assert "moved or renamed" in report.unchanged[0].warnings[0]
    assert library.summary(key).path == str(moved)
    # What lies at the old place now is something else.
    other = added(library, write("harbour.txt", RAILWAY))
    assert other != key
    assert len(library.placements(key)) == 1


def test_files_that_change_places_stay_the_documents_that_they_are(
    library: Library, write: Write
) -> None:
    one, other = write("one.txt", HARBOUR), write("other.txt", RAILWAY)
    keys = added(library, one), added(library, other)
    third = one.rename(one.with_name("third"))
    other.rename(one)
    third.rename(other)
    assert (added(library, other), added(library, one)) == keys
    assert [library.summary(key).path for key in keys] == [str(other), str(one)]


def test_a_text_in_another_format_is_the_same_document_and_stays_as_it_is(
    library: Library, write: Write
) -> None:
    key = added(library, write("ports.txt", LONG))
    text = library.document(key).text
    report = library.add([write("ports.html", PAGE)])
    assert [item.id for item in report.unchanged] == [key]
    assert "stays in use" in report.unchanged[0].warnings[0]
    assert library.document(key).text == text
    assert library.add([write("ports.html", PAGE)]).unchanged[0].warnings == ()
    library.rebuild()
    assert library.document(key).text == text


def test_two_forms_in_one_go_are_one_document(library: Library, write: Write) -> None:
    report = library.add([write("ports.html", PAGE), write("ports.txt", LONG)])
    assert (len(report.added), len(report.unchanged)) == (1, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("March 5, 2021", "March 5, 2022"),
        ("Costs of the northern ports", "What the southern railways earn"),
    ],
)
def test_a_text_of_another_date_or_title_is_another_document_with_a_warning(
    library: Library, write: Write, old: str, new: str
) -> None:
    key = added(library, write("ports.txt", LONG))
    report = library.add([write("ports.html", PAGE.replace(old, new))])
    assert len(report.added) == 1
    assert key in report.added[0].warnings[-1]


def test_a_text_nearly_the_same_in_the_same_format_is_another_document_with_a_warning(
    library: Library, write: Write
) -> None:
    key = added(library, write("ports.txt", LONG))
    report = library.add([write("draft.txt", LONG.replace("pilots", "captains"))])
    assert len(report.added) == 1
    assert key in report.added[0].warnings[-1]


def test_briefings_of_one_desk_with_one_letterhead_are_documents_of_their_own(
    library: Library, write: Write
) -> None:
    tail = "\n\nAbout the Desk\n\n" + " ".join(f"The desk writes of matter {n}." for n in range(9))
    report = library.add([write("a.txt", HARBOUR + tail), write("b.txt", RAILWAY + tail)])
    assert [item.warnings for item in report.added] == [(), ()]


def test_an_older_version_elsewhere_does_not_bring_the_old_text_back(
    library: Library, write: Write
) -> None:
    key = added(library, write("harbour.txt", HARBOUR))
    library.add([write("harbour.txt", HARBOUR.replace("twice", "three times"))])
    report = library.add([write("backup.txt", HARBOUR)])
    assert [item.id for item in report.unchanged] == [key]
    assert "earlier version" in report.unchanged[0].warnings[0]
    assert "three times" in library.document(key).text
    # Where the file itself goes back, the document goes with it.
    assert library.add([write("harbour.txt", HARBOUR)]).updated
    assert "twice" in library.document(key).text


def test_the_present_text_of_an_edited_document_is_known_elsewhere(
    library: Library, write: Write
) -> None:
    key = added(library, write("harbour.txt", HARBOUR))
    edited = HARBOUR.replace("twice", "three times")
    library.add([write("harbour.txt", edited)])
    assert [item.id for item in library.add([write("copy.txt", edited)]).unchanged] == [key]
    assert len(library.documents()) == 1

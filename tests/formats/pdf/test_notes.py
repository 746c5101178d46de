"""Footnotes and what refers to them."""

from briefreader.domain.document import Document, RunStyle
from briefreader.formats.reader import read_bytes
from tests.formats.lawful import assert_lawful
from tests.formats.pdf.making import Sheet, pdf
from tests.formats.pdf.test_columns import prose


def read(*sheets: Sheet) -> Document:
    document = read_bytes(pdf(*sheets), "a.pdf")
    assert_lawful(document)
    return document


def noted(
    number: str,
    before: str = "The meeting was put off.",
    note: str = "Ministry of Trade, press release.",
) -> Sheet:
    """A page with one reference, and the note at its foot."""
    sheet = Sheet().lines([f"{line}." for line in prose(1, 20, 70)], y=700, leading=14)
    sheet.write(before, 72, 400).write(number, 72 + width(before), 404, 6)
    sheet.write("Nobody said why.", 72 + width(before) + 9, 400)
    sheet.write(number, 72, 93, 5).write(note, 76, 90, 8)
    return sheet


def width(text: str) -> float:
    """How wide Helvetica of 11 points sets a text, in points."""
    wide = {" ": 278, ".": 278, "i": 222, "l": 222, "t": 278, "f": 278, "r": 333, "m": 833}
    wide |= {"T": 611, "s": 500, "c": 500, "k": 500, "v": 500, "y": 500, "w": 722}
    return sum(wide.get(c, 556) for c in text) * 11 / 1000


def references(document: Document) -> list[tuple[str, str]]:
    """What each reference says, and the text that it leads to."""
    found = []
    for run in document.runs:
        if run.style is RunStyle.REFERENCE:
            start = int(run.target[1:])
            found.append((document.text[run.start : run.end], document.text[start : start + 12]))
    return found


def test_a_raised_number_refers_to_the_note_at_the_foot_and_back() -> None:
    document = read(noted("1"))
    assert "was put off.1 Nobody said why." in document.text
    found = references(document)
    assert ("1", "1 Ministry o") in found
    assert ("1", "1 Nobody sai") in found


def test_the_number_of_a_note_is_not_glued_to_a_word_or_a_number() -> None:
    before = "The meeting was put off in 2020"
    document = read(noted("3", before))
    assert "in 2020 3 Nobody" in document.text


def test_equal_numbers_on_two_pages_lead_to_the_note_of_their_own_page() -> None:
    document = read(noted("1"), noted("1", note="The Harbour Office."))
    starts = [
        int(run.target[1:])
        for run in document.runs
        if run.style is RunStyle.REFERENCE and document.text[run.start : run.end] == "1"
    ]
    pages = [page.start for page in document.pages]
    assert len({start for start in starts if start < pages[1]}) == 2
    assert len({start for start in starts if start >= pages[1]}) == 2


def test_a_raised_number_without_a_note_is_no_reference() -> None:
    sheet = Sheet().lines([f"{line}." for line in prose(1, 20, 70)], y=700, leading=14)
    sheet.write("A field of 20 km", 72, 400).write("2", 72 + width("A field of 20 km"), 404, 6)
    assert references(read(sheet)) == []


def test_the_rest_of_a_note_on_the_next_page_stands_with_its_notes() -> None:
    first = noted("1", note="Ministry of Trade, press release on the harbours of the north")
    second = Sheet().lines([f"{line}." for line in prose(1, 20, 70)], y=700, leading=14)
    second.write("and those of the south, read at the meeting.", 72, 103, 8)
    second.write("2", 72, 93, 5).write("The Harbour Office, yearly report.", 76, 90, 8)
    second.write("Last words of the page", 72, 400)
    second.write("2", 72 + width("Last words of the page"), 404, 6)
    third = Sheet().lines(["and the first of the next one, which end", "here."], y=700)
    document = read(first, second, third)
    assert "and those of the south, read at the meeting.\n2 The Harbour Office" in document.text
    assert "Last words of the page 2 and the first of the next one" in document.text

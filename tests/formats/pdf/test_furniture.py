"""Running headers, footers and page numbers are boilerplate, and nothing else is."""

from briefreader.domain.document import BlockKind, Document
from briefreader.formats.pdf.parsing import parse
from briefreader.formats.reader import read_bytes
from tests.formats.pdf.making import Sheet, pdf
from tests.formats.pdf.test_columns import prose


def read(*sheets: Sheet) -> Document:
    return read_bytes(pdf(*sheets), "a.pdf")


def boilerplate(document: Document) -> list[str]:
    return [
        document.block_text(block)
        for block in document.blocks
        if block.kind is BlockKind.BOILERPLATE
    ]


def page(number: int, head: str, foot: str) -> Sheet:
    body = [f"{line}." for line in prose(number, 30, 70)]
    sheet = Sheet().lines(body, y=700, size=10, leading=15)
    if head:
        sheet.write(head, y=765, size=8)
    if foot:
        sheet.write(foot, x=250, y=30, size=8)
    return sheet


def test_headers_and_numbered_footers_are_boilerplate_and_stay_in_the_text() -> None:
    document = read(*(page(n, "HARBOUR NOTE", f"Harbour Institute, page {n}") for n in range(1, 6)))
    assert boilerplate(document).count("HARBOUR NOTE") == 5
    assert "Harbour Institute, page 4" in boilerplate(document)


def test_bare_page_numbers_are_boilerplate() -> None:
    document = read(*(page(n, "", str(n + 10)) for n in range(4)))
    assert boilerplate(document) == ["10", "11", "12", "13"]


def test_headers_that_change_but_hold_the_number_of_the_page_are_boilerplate() -> None:
    heads = ["12 Ships", "Harbours of the North 13", "14 Ships", "Grain and Salt 15"]
    document = read(*(page(n, head, "") for n, head in enumerate(heads)))
    assert boilerplate(document) == heads


def test_a_paragraph_is_not_cut_by_the_furniture_between_its_pages() -> None:
    first = page(1, "HARBOUR NOTE", "1").write("This sentence does not end on this page but", y=230)
    second = page(2, "HARBOUR NOTE", "2")
    second.write("on the next one, after the header.", y=715)
    third = page(3, "HARBOUR NOTE", "3")
    assert "on this page but on the next one, after the header." in read(first, second, third).text


def test_lines_of_the_text_that_come_back_are_kept() -> None:
    body = [f"{line}." for line in prose(1, 40, 70)]
    sheets = [Sheet().lines(body, y=750, size=10, leading=14) for _ in range(4)]
    assert boilerplate(read(*sheets)) == []


def test_pages_that_all_say_the_same_are_text() -> None:
    parsed = parse(pdf(*(Sheet().write("Potato", y=740) for _ in range(6))))
    assert not any(piece.aside for piece in parsed.pieces)


def test_small_lines_at_the_foot_of_the_first_page_alone_are_a_letterhead() -> None:
    first = Sheet().lines([f"{line}." for line in prose(1, 20, 70)], y=700, leading=14)
    first.lines(["HARBOUR OFFICE", "Prepared for the members", "of the council"], y=60, size=7)
    second = Sheet().lines([f"{line}." for line in prose(2, 20, 70)], y=700, leading=14)
    names = ["HARBOUR OFFICE", "Prepared for the members", "of the council"]
    assert boilerplate(read(first, second)) == names

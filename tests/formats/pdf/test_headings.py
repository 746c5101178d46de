"""Headings are told from lines that are only set like them; lists of contents are lists."""

from briefreader.domain.document import BlockKind, Document
from briefreader.formats.reader import read_bytes
from tests.formats.lawful import assert_lawful
from tests.formats.pdf.making import BOLD, Sheet, pdf
from tests.formats.pdf.test_columns import prose


def read(*sheets: Sheet) -> Document:
    document = read_bytes(pdf(*sheets), "a.pdf")
    assert_lawful(document)
    return document


def texts(document: Document, kind: BlockKind) -> list[str]:
    return [document.block_text(block) for block in document.blocks if block.kind is kind]


def test_a_date_and_the_name_of_a_series_by_the_title_are_no_headings() -> None:
    sheet = Sheet().write("BULLETIN", y=760, size=15, font=BOLD)
    sheet.write("Grain in the Harbours of the North", y=730, size=20, font=BOLD)
    sheet.write("March 4, 2021", y=705, size=14).write("Prices", y=680, size=15, font=BOLD)
    sheet.lines(prose(1, 12, 80), y=660)
    document = read(sheet)
    assert texts(document, BlockKind.TITLE) == ["Grain in the Harbours of the North"]
    assert texts(document, BlockKind.HEADING) == ["Prices"]


def test_a_list_of_contents_is_a_list_without_its_dots() -> None:
    sheet = Sheet().write("Contents", y=740, size=15, font=BOLD)
    sheet.write("Introduction " + "." * 60 + " 1", y=715)
    sheet.write("The Harbours" + "." * 60 + " 2", x=90, y=700)
    sheet.write("Figure 1. Grain shipped from the harbours of the north" + "." * 20 + " 3", y=685)
    sheet.lines(prose(1, 12, 80), y=640)
    document = read(sheet)
    items = [b for b in document.blocks if b.kind is BlockKind.LIST_ITEM]
    assert [(document.block_text(b), b.level) for b in items] == [
        ("Introduction … 1", 1),
        ("The Harbours … 2", 2),
        ("Figure 1. Grain shipped from the harbours of the north … 3", 1),
    ]
    assert texts(document, BlockKind.CAPTION) == []


def test_a_page_that_says_only_that_it_is_blank_says_nothing() -> None:
    page = Sheet().lines(prose(1, 12, 80), y=700)
    document = read(page, Sheet().write("This page is intentionally left blank", y=400, size=18))
    assert texts(document, BlockKind.BOILERPLATE) == ["This page is intentionally left blank"]


def test_a_line_that_begins_bold_goes_on_with_a_full_line_without_an_end() -> None:
    lines = prose(3, 3, 80)
    sheet = Sheet().lines(lines[:2], y=700).write("Table 4", y=674, font=BOLD)
    paragraphs = texts(read(sheet.lines(prose(1, 12, 80), y=640)), BlockKind.PARAGRAPH)
    assert paragraphs[0] == f"{lines[0]} {lines[1]} Table 4"

"""A PDF file becomes pieces: paragraphs, headings, lists, pages, claims and warnings."""

import re

import pytest

from briefreader.domain.document import BlockKind, Document, RunStyle
from briefreader.formats.pdf.parsing import parse
from briefreader.formats.reader import read_bytes
from tests.formats.lawful import assert_lawful
from tests.formats.pdf.making import BOLD, ITALIC, Sheet, pdf

PROSE = [
    "The foreign ministers of both states met in the capital on Monday to",
    "talk about ships, harbours and the price of grain, which had risen by a",
    "third since the spring. They agreed to meet again.",
]
MORE = [
    "A second paragraph follows after a wider gap, and it too runs over more",
    "than one line before it ends.",
]


def read(content: bytes) -> Document:
    document = read_bytes(content, "report.pdf")
    assert_lawful(document)
    return document


def blocks(content: bytes) -> list[tuple[str, str]]:
    document = read(content)
    return [(block.kind.value, document.block_text(block)) for block in document.blocks]


def test_lines_become_paragraphs_again() -> None:
    sheet = Sheet().write("A Report", y=740, size=20, font=BOLD)
    sheet.lines(PROSE, y=700).lines(MORE, y=650)
    assert blocks(pdf(sheet)) == [
        ("title", "A Report"),
        ("paragraph", " ".join(PROSE)),
        ("paragraph", " ".join(MORE)),
    ]


def test_an_indent_begins_a_paragraph() -> None:
    sheet = Sheet().lines(PROSE, y=700)
    sheet.write("An indented line begins a new paragraph, though no gap sets it", x=90, y=661)
    sheet.write("apart from the one before it on the page.", y=648)
    texts = [text for _, text in blocks(pdf(sheet))]
    assert texts[0] == " ".join(PROSE)
    assert texts[1].startswith("An indented line")
    assert texts[1].endswith("on the page.")


def test_headings_have_levels_by_their_size_and_weight() -> None:
    sheet = Sheet().write("The Title of It All", y=740, size=22, font=BOLD)
    y = 700.0
    for name in ("First Part", "Second Part"):
        sheet.write(name, y=y, size=15, font=BOLD)
        sheet.lines(PROSE, y=y - 22)
        sheet.write("A Detail", y=y - 75, font=BOLD)
        sheet.lines(MORE, y=y - 90)
        y -= 150
    document = read(pdf(sheet))
    levels = [
        (document.block_text(b), b.level) for b in document.blocks if b.kind is BlockKind.HEADING
    ]
    assert levels == [("First Part", 2), ("A Detail", 3), ("Second Part", 2), ("A Detail", 3)]
    assert document.metadata.title == "The Title of It All"


def test_items_of_lists_keep_their_numbers() -> None:
    sheet = Sheet().lines(PROSE, y=720)
    sheet.lines(
        ["1. Open the harbour before winter comes to", "    the coast of the north."], y=670
    )
    sheet.lines(["2. Build two ships."], y=644)
    sheet.lines(["\u2022 A loose end.", "\u2022 Another one."], y=618)
    document = read(pdf(sheet))
    items = [
        (block.label, document.block_text(block))
        for block in document.blocks
        if block.kind is BlockKind.LIST_ITEM
    ]
    assert items == [
        ("1.", "Open the harbour before winter comes to the coast of the north."),
        ("2.", "Build two ships."),
        ("", "A loose end."),
        ("", "Another one."),
    ]


def test_a_paragraph_runs_on_over_a_page_and_a_page_begins_in_it() -> None:
    first = (
        Sheet()
        .lines(PROSE, y=720)
        .write("The last line of this page ends in the middle of a sentence that", y=650)
    )
    second = Sheet().lines(["goes on at the head of the next page.", "", "An end."], y=720)
    document = read(pdf(first, second))
    whole = "in the middle of a sentence that goes on at the head of the next page."
    place = document.text.index(whole)
    page = document.page_at(place + whole.index("goes on"))
    assert page is not None
    assert (page.label, page.start) == ("2", place + whole.index("goes on"))


def test_pages_are_called_by_their_labels() -> None:
    sheets = [Sheet().lines([f"Text of page {word}."]) for word in ("one", "two", "three")]
    labels = "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 7 >>] >>"
    assert [page.label for page in read(pdf(*sheets, catalogue=labels)).pages] == ["i", "ii", "7"]


def test_bold_and_italic_words_and_links_become_runs() -> None:
    sheet = Sheet().write("This is plain,", x=72, y=700)
    sheet.write("this is bold,", x=145, y=700, font=BOLD)
    sheet.write("and this slanted.", x=216, y=700, font=ITALIC)
    sheet.lines(PROSE, y=660).link((70, 658, 130, 672), "https://example.org/a")
    document = read(pdf(sheet))
    runs = [(run.style, document.text[run.start : run.end], run.target) for run in document.runs]
    assert (RunStyle.STRONG, "this is bold,", "") in runs
    assert (RunStyle.EMPHASIS, "and this slanted.", "") in runs
    links = [run for run in runs if run[0] is RunStyle.LINK]
    assert [(text.split()[0], target) for _, text, target in links] == [
        ("The", "https://example.org/a")
    ]


def test_links_to_scripts_and_files_are_no_links() -> None:
    sheet = Sheet().lines(PROSE, y=660)
    sheet.link((70, 658, 130, 672), "javascript:app.alert(1)")
    sheet.link((200, 658, 230, 672), "file:///etc/passwd")
    assert not [run for run in read(pdf(sheet)).runs if run.style is RunStyle.LINK]


def test_the_date_of_the_file_is_never_taken_for_the_date_of_publication() -> None:
    info = "<< /CreationDate (D:20210305093000Z) /ModDate (D:20210305093000Z) >>"
    assert read(pdf(Sheet().lines(PROSE), info=info)).metadata.published is None


@pytest.mark.parametrize("title", ["Microsoft Word - draft_v3.doc", "untitled", "report.indd", "x"])
def test_a_title_that_a_program_made_is_no_title(title: str) -> None:
    sheet = Sheet().write("Harbour Talks Announced", y=740, size=18).lines(PROSE, y=700)
    document = read(pdf(sheet, info=f"<< /Title ({title}) /Author (user1) >>"))
    assert document.metadata.title == "Harbour Talks Announced"
    assert document.metadata.authors == ()


def test_a_title_and_an_author_that_the_text_repeats_are_claimed() -> None:
    sheet = Sheet().write("Harbour Talks Announced", y=740, size=18)
    sheet.write("Kadri Saar", y=715).lines(PROSE, y=690)
    parsed = parse(pdf(sheet, info="<< /Title (Harbour Talks Announced) /Author (Kadri Saar) >>"))
    assert [(claim.field, claim.value) for claim in parsed.claims] == [
        ("title", "Harbour Talks Announced"),
        ("authors", "Kadri Saar"),
    ]


def test_a_scanned_file_without_text_says_so_and_names_a_way() -> None:
    picture = "q 600 0 0 700 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
    parsed = parse(pdf(Sheet().draw(picture)))
    assert parsed.pieces == []
    assert re.search(r"no text.*pictures.*OCR", parsed.warnings[0])


def test_a_file_of_empty_pages_says_so_without_talk_of_pictures() -> None:
    parsed = parse(pdf(Sheet().draw("0 0 m 100 100 l S")))
    assert "empty, or hold only drawings" in parsed.warnings[0]


def test_the_invisible_text_of_a_scan_is_read_with_a_warning() -> None:
    document = read(pdf(Sheet().draw("3 Tr").lines(PROSE)))
    assert document.text == " ".join(PROSE)
    assert any("recognised in scanned pages" in warning for warning in document.warnings)


def test_a_file_without_pages_says_so() -> None:
    assert parse(pdf()).warnings == ("This PDF has no pages.",)


def test_a_page_that_cannot_be_read_is_left_out_with_a_warning() -> None:
    content = pdf(Sheet().lines(PROSE), Sheet().lines(MORE), packed=False)
    broken = content.replace(b"/Kids [6 0 R 8 0 R]", b"/Kids [6 0 R 3 0 R]")
    assert broken != content
    document = read(broken)
    assert document.text == " ".join(PROSE)
    assert any("left out: 2" in warning for warning in document.warnings)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_shown_turned_reads_the_same(turn: int) -> None:
    assert read(pdf(Sheet(extra=f"/Rotate {turn}").lines(PROSE))).text == " ".join(PROSE)


@pytest.mark.parametrize(
    ("matrix", "x", "y", "step"),
    [
        ("0 1 -1 0", 200, 100, (13, 0)),
        ("0 -1 1 0", 400, 700, (-13, 0)),
        ("-1 0 0 -1", 500, 200, (0, 13)),
        ("-1 0 0 1", 500, 700, (0, -13)),
    ],
)
def test_text_that_stands_on_its_side_upside_down_or_mirrored_is_read(
    matrix: str, x: int, y: int, step: tuple[int, int]
) -> None:
    sheet = Sheet()
    for number, line in enumerate(PROSE):
        sheet.write(line, x + number * step[0], y + number * step[1], matrix=matrix)
    assert read(pdf(sheet)).text == " ".join(PROSE)


def test_text_outside_the_page_is_not_read() -> None:
    sheet = Sheet(extra="/CropBox [0 0 612 700]").lines(PROSE, y=600)
    sheet.write("Cut away by the printer", y=750)
    assert read(pdf(sheet)).text == " ".join(PROSE)


def test_text_drawn_twice_to_look_bold_is_read_once() -> None:
    sheet = Sheet().lines(PROSE, y=700).lines(PROSE, x=72.4, y=700)
    assert read(pdf(sheet)).text == " ".join(PROSE)


def test_the_same_file_gives_the_same_document() -> None:
    content = pdf(Sheet().lines(PROSE).lines(MORE, y=600))
    assert read(content) == read(content)


def test_a_caption_is_one() -> None:
    sheet = Sheet().lines(PROSE, y=720)
    sheet.write("Figure 1. Ships in the harbour", y=600, font=BOLD).lines(MORE, y=560)
    assert ("caption", "Figure 1. Ships in the harbour") in blocks(pdf(sheet))


def test_an_address_broken_at_the_end_of_a_line_is_put_together() -> None:
    sheet = Sheet().lines(
        [
            "All of it can be found at https://www.example.org/reports/harbours/",
            "2021/index.html and in the library of the ministry, where it may be",
            "read on weekdays.",
        ]
    )
    assert "https://www.example.org/reports/harbours/2021/index.html and" in read(pdf(sheet)).text

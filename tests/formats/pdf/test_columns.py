"""Columns are read one after the other, tables row by row."""

from random import Random

from briefreader.formats.reader import read_bytes
from tests.formats.pdf.making import BOLD, Sheet, pdf

WORDS = (
    "the",
    "harbour",
    "office",
    "counts",
    "every",
    "ship",
    "that",
    "comes",
    "in",
    "from",
    "sea",
)


def prose(seed: int, count: int, width: int = 38) -> list[str]:
    """So many lines of made-up prose of about `width` characters."""
    random = Random(seed)
    lines = []
    for _ in range(count):
        line = random.choice(WORDS)
        while len(line) < width:
            line += " " + random.choice(WORDS)
        lines.append(line)
    return lines


def text_of(content: bytes) -> str:
    return read_bytes(content, "a.pdf").text


def in_order(text: str, lines: list[str]) -> bool:
    place = -1
    for line in lines:
        place = text.find(line, place + 1)
        if place < 0:
            return False
    return True


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = prose(1, 20), prose(2, 20)
    sheet = Sheet().lines(left, x=60, y=700, size=9).lines(right, x=320, y=700, size=9)
    assert in_order(text_of(pdf(sheet)), left + right)


def test_columns_drawn_line_by_line_across_the_page_are_read_one_after_the_other() -> None:
    left, right = prose(3, 20), prose(4, 20)
    sheet = Sheet()
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        sheet.write(one, 60, 700 - 13 * number, 9).write(other, 320, 700 - 13 * number, 9)
    assert in_order(text_of(pdf(sheet)), left + right)


def test_three_columns_below_a_line_that_spans_them() -> None:
    columns = [prose(seed, 15, 22) for seed in (5, 6, 7)]
    sheet = Sheet().write("A line that spans all columns of this page", 60, 740, 20, BOLD)
    for number, column in enumerate(columns):
        sheet.lines(column, x=50 + 180 * number, y=700, size=9)
    text = text_of(pdf(sheet))
    assert in_order(text, ["A line that spans", *columns[0], *columns[1], *columns[2]])


def test_what_spans_the_columns_in_the_middle_divides_them() -> None:
    parts = [prose(seed, 10) for seed in (8, 9, 10, 11)]
    sheet = Sheet().lines(parts[0], x=60, y=720, size=9).lines(parts[1], x=320, y=720, size=9)
    middle = "This line runs over both columns and stands between the two halves of the whole page"
    sheet.write(middle, 60, 560, 12)
    sheet.lines(parts[2], x=60, y=530, size=9).lines(parts[3], x=320, y=530, size=9)
    text = text_of(pdf(sheet))
    assert in_order(text, [*parts[0], *parts[1], middle, *parts[2], *parts[3]])


def test_a_word_divided_between_columns_is_joined() -> None:
    left, right = prose(12, 20), prose(13, 20)
    left[-1] = "the ministers talked about the fish-"
    right[0] = "eries of the north and of the south"
    sheet = Sheet().lines(left, x=60, y=700, size=9).lines(right, x=320, y=700, size=9)
    assert "about the fisheries of the north" in text_of(pdf(sheet))


def test_a_narrow_column_beside_the_text_does_not_mix_with_it() -> None:
    body = prose(14, 8, 70)
    below = prose(15, 8, 95)
    aside = ["Jane Doe", "Analyst in", "Sea Policy"]
    sheet = Sheet().lines(body, x=60, y=700, size=9).lines(below, x=60, y=580, size=9)
    sheet.lines(aside, x=480, y=690, size=9)
    text = text_of(pdf(sheet))
    assert in_order(text, body)
    assert in_order(text, below)
    assert in_order(text, aside)

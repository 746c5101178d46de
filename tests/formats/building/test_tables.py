"""Tables of data are one block; tables for the layout are running text."""

import pytest

from briefreader.domain.document import BlockKind, RunStyle
from briefreader.formats.reader import read_bytes
from tests.formats.lawful import assert_lawful


def tables(source: str) -> list[str]:
    document = read_bytes(f"<!doctype html><body>{source}".encode(), "a.html")
    assert_lawful(document)
    return [document.block_text(b) for b in document.blocks if b.kind is BlockKind.TABLE]


def test_rows_are_lines_and_cells_are_separated_by_tabs() -> None:
    assert tables("<table><tr><th>a<th>b<tr><td>1<td> 2 </table>") == ["a\tb\n1\t2"]


def test_a_cell_that_spans_columns_or_rows_leaves_their_places_empty() -> None:
    source = (
        "<table><tr><th rowspan=2>State<th colspan=2>Trade<tr><th>in<th>out"
        "<tr><td>East<td>1<td>2</table>"
    )
    assert tables(source) == ["State\tTrade\n\tin\tout\nEast\t1\t2"]


def test_a_first_row_may_begin_with_an_empty_cell() -> None:
    source = "<table><tr><td><th>2020<th>2021<tr><td>East<td>1<td>2</table>"
    assert tables(source) == ["\t2020\t2021\nEast\t1\t2"]


def test_columns_and_rows_without_text_are_left_out() -> None:
    source = (
        "<table><tr><td>a<td><td>b<td><img src=x><tr><td> <td><td><td>"
        "<tr><td>1<td><td>2<td>&nbsp;</table>"
    )
    assert tables(source) == ["a\tb\n1\t2"]


def test_the_footer_is_the_last_row_and_the_caption_a_block_before() -> None:
    source = (
        "<table><caption>Trade</caption><tfoot><tr><td>All<td>3</tfoot>"
        "<tbody><tr><td>East<td>3</tbody></table>"
    )
    document = read_bytes(source.encode(), "a.html")
    assert document.text == "Trade\nEast\t3\nAll\t3"
    assert [block.kind.value for block in document.blocks] == ["caption", "table"]


def test_paragraphs_and_breaks_in_a_cell_are_one_line() -> None:
    source = "<table><tr><th>a<th>b<tr><td><p>One.<p>Two.<td>x<br>y</table>"
    assert tables(source) == ["a\tb\nOne. Two.\tx y"]


def test_a_table_keeps_its_links_and_bold_words() -> None:
    source = (
        '<table><tr><td><b>Port</b><td>b<tr><td>c<td><a href="https://x.invalid/">d</a></table>'
    )
    document = read_bytes(source.encode(), "a.html")
    found = [(run.style, document.text[run.start : run.end]) for run in document.runs]
    assert found == [(RunStyle.STRONG, "Port"), (RunStyle.LINK, "d")]


@pytest.mark.parametrize(
    "source",
    [
        "<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>",
        "<table><tr><td><table><tr><td>a</table><td>b<tr><td>c<td>d</table>",
        "<table><tr><td><ul><li>Home</ul><td>b<tr><td>c<td>d</table>",
        "<table><tr><td>a<td>b</table>",
        "<table><tr><td>a<tr><td>b</table>",
        "<table><tr><td><img><td>a<tr><td><img><td>b</table>",
        f"<table><tr><td>a<td>{'The ministers met. ' * 40}<tr><td>c<td>d</table>",
        "<table><tr><td><h2>News</h2><td>b<tr><td>c<td>d</table>",
    ],
)
def test_a_table_for_the_layout_is_running_text(source: str) -> None:
    assert tables(source) == []


def test_a_table_of_data_inside_one_for_the_layout_is_a_table() -> None:
    inner = "<table><tr><th>a<th>b<tr><td>1<td>2</table>"
    assert tables(f"<table><tr><td>Menu<td>{inner}</table>") == ["a\tb\n1\t2"]


def test_spans_without_end_do_no_harm() -> None:
    row = "<tr><td colspan=99999 rowspan=99999>x<td>y"
    assert len(tables(f"<table>{row * 20}<tr><td>a<td>b</table>")) == 1


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["1.", "2."], ["1.", "2."]),
        (["[1]", "[2]"], ["[1]", "[2]"]),
        (["a)", "b)"], ["a)", "b)"]),
        (["•", "•"], ["", ""]),
    ],
)
def test_rows_of_numbered_paragraphs_are_a_list(labels: list[str], expected: list[str]) -> None:
    text = "The ministers of the two states met in the capital and spoke about the new port again."
    rows = "".join(f"<tr><td>{label}<td><p>{text}</p><p>More.</p>" for label in labels)
    document = read_bytes(f"<!doctype html><h1>Notes</h1><table>{rows}</table>".encode(), "a.html")
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [item.label for item in items] == expected
    assert [document.block_text(item) for item in items] == [text, text]


def test_numbers_beside_short_texts_are_a_table() -> None:
    assert tables("<table><tr><td>1<td>East<tr><td>2<td>West</table>") == ["1\tEast\n2\tWest"]

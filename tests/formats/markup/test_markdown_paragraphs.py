"""Simple blocks are read at once, and give what the converter would give."""

import random

import pytest

from briefreader.domain.document import BlockKind, RunStyle
from briefreader.formats.building.pieces import Piece
from briefreader.formats.markup.markdown_converter import Dialect, converted
from briefreader.formats.markup.markdown_paragraphs import in_their_places, read_blocks
from briefreader.formats.markup.markdown_repair import prepared
from briefreader.formats.markup.markdown_tree import pieces_of_tree

# fmt: off
PARTS = (
    "port", "The ships", "**bold**", "*slanted*", "__both__", "_one_", "[there](https://a.invalid/b)",
    "[near](#x)", "[ wide ](http://c.invalid)", "[a **b**](https://d.invalid)", "`code`", "\\*",
    "  ", "\n", "\n\n", "\n\n\n", "  \n", "- ", "* ", "1. ", "# ", "> ", "    ",
    "|a|b|", "***", "---", "[n]", "(", "!", "_", "**", "`", "![seen](p.png)", "2021", "\u00a0",
)
# fmt: on


def wholly_converted(lines: list[str], dialect: Dialect) -> list[Piece] | None:
    whole = converted(lines, dialect)
    return pieces_of_tree(whole.root, whole.raw)


@pytest.mark.parametrize("line_breaks", [False, True])
def test_simple_blocks_are_read_as_the_converter_reads_them(line_breaks: bool) -> None:
    chance = random.Random(7)
    dialect = Dialect(line_breaks)
    for _ in range(300):
        between = ("", " ", "\n", "\n- ", "\n\n")
        count = chance.randint(1, 20)
        text = "".join(chance.choice(PARTS) + chance.choice(between) for _ in range(count))
        lines = prepared(text.split("\n"))
        read = read_blocks(lines, dialect)
        assert read is not None
        others = wholly_converted(read.rest.split("\n"), dialect)
        assert others is not None
        assert in_their_places(read, others) == wholly_converted(lines, dialect), text


def test_a_text_of_paragraphs_headings_and_lists_needs_no_converter() -> None:
    lines = ["# The **port**", "", "Ships came [in](https://a.invalid).", "", "- one", "- *two*"]
    read = read_blocks(lines, Dialect())
    assert read is not None
    assert read.is_whole
    heading, paragraph, first, second = (piece for group in read.groups for piece in group)
    assert (heading.kind, heading.level, heading.text) == (BlockKind.HEADING, 1, "The port")
    assert (paragraph.linked, paragraph.runs[0].style) == (3, RunStyle.LINK)
    assert [first.kind, second.kind] == [BlockKind.LIST_ITEM] * 2


@pytest.mark.parametrize("line", ["<b>one</b>", "[name]: https://a.invalid", "```"])
def test_what_reaches_beyond_its_block_is_left_to_the_converter(line: str) -> None:
    assert read_blocks(["A port.", "", line], Dialect()) is None

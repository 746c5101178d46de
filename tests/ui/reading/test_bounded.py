from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.domain.document import Block, BlockKind, Document, Run, RunStyle
from briefreader.ui.reading.bounded import (
    LONGEST_BLOCK,
    LONGEST_OF_ROWS,
    bounded,
    breaks_anywhere,
    whole,
)
from tests.ui.builders import document, paragraphs


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from((3, 400, 19_999, 20_001, 47_000)), min_size=1, max_size=3))
def test_a_long_block_is_cut_and_every_offset_stays(lengths: list[int]) -> None:
    shown = paragraphs(*(("river bank " * length)[:length] for length in lengths))
    cut = bounded(shown)
    assert len(cut.text) == len(shown.text)
    assert cut.text == "\n".join(cut.block_text(block) for block in cut.blocks)
    assert all(block.end - block.start <= LONGEST_BLOCK for block in cut.blocks)
    assert cut.text.replace("\n", " ") == shown.text.replace("\n", " ")


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.integers(0, 90), min_size=1, max_size=200),
    st.sampled_from((BlockKind.TABLE, BlockKind.CODE)),
)
def test_a_long_table_is_cut_between_rows_and_every_offset_stays(
    rows: list[int], kind: BlockKind
) -> None:
    shown = document((kind, "\n".join("cell\t" * cells for cells in rows)), (kind, "a\tb"))
    cut = bounded(shown)
    assert cut.text == shown.text
    assert [cut.block_text(block) for block in cut.blocks[-1:]] == ["a\tb"]
    assert all(block.end - block.start <= LONGEST_OF_ROWS for block in cut.blocks)
    # What is cut is known as one block.
    last = len(cut.blocks) - 2
    assert whole(cut.blocks, last) == whole(cut.blocks, 0) == (0, last)
    assert whole(cut.blocks, last + 1) == (last + 1, last + 1)


def test_rows_longer_than_a_part_stay_whole() -> None:
    rows = ["cell\t" * 400] * 4
    cut = bounded(document((BlockKind.TABLE, "\n".join(rows))))
    assert [cut.block_text(block) for block in cut.blocks] == rows


def test_a_text_of_usual_blocks_stays_as_it_is() -> None:
    shown = paragraphs("One.", "Two.")
    assert bounded(shown) is shown


def test_a_long_run_is_cut_where_its_block_is() -> None:
    length = LONGEST_BLOCK + 500
    text = ("river " * length)[:length]
    run = Run(RunStyle.LINK, 10, length - 10, "https://example.org/")
    cut = bounded(Document(text, (Block(BlockKind.PARAGRAPH, 0, length),), runs=(run,)))
    first, second = cut.blocks
    assert [(part.start, part.end) for part in cut.runs] == [
        (10, first.end),
        (second.start, length - 10),
    ]
    assert {part.target for part in cut.runs} == {"https://example.org/"}


def test_a_word_without_end_is_cut_too() -> None:
    cut = bounded(paragraphs("x" * 1_000_000))
    assert max(block.end - block.start for block in cut.blocks) <= LONGEST_BLOCK


def test_lines_break_within_words_only_in_a_text_full_of_endless_words() -> None:
    assert breaks_anywhere("x" * 50_000)
    assert not breaks_anywhere("word " * 50_000)
    assert not breaks_anywhere("see https://example.org/" + "x" * 3_000 + " there")

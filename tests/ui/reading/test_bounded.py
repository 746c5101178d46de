from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.domain.document import Block, BlockKind, Document, Run, RunStyle
from briefreader.ui.reading.bounded import LONGEST_BLOCK, bounded, breaks_anywhere
from tests.ui.builders import paragraphs


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from((3, 400, 19_999, 20_001, 47_000)), min_size=1, max_size=3))
def test_a_long_block_is_cut_and_every_offset_stays(lengths: list[int]) -> None:
    shown = paragraphs(*(("river bank " * length)[:length] for length in lengths))
    cut = bounded(shown)
    assert len(cut.text) == len(shown.text)
    assert cut.text == "\n".join(cut.block_text(block) for block in cut.blocks)
    assert all(block.end - block.start <= LONGEST_BLOCK for block in cut.blocks)
    assert cut.text.replace("\n", " ") == shown.text.replace("\n", " ")


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

from briefreader.domain.document import BlockKind
from briefreader.facts.extract import extract
from briefreader.facts.reach import LONGEST_BLOCK, LONGEST_DOCUMENT, within_reach
from tests.facts.documents import document


def test_a_document_of_usual_length_is_read_whole() -> None:
    source = document("One paragraph.", "Another.")
    assert within_reach(source) is source


def test_an_endless_paragraph_is_read_up_to_a_blank_before_the_limit() -> None:
    source = document("word " * LONGEST_BLOCK + "end", "Ada Quill spoke in Geneva.")
    reach = within_reach(source)
    assert reach.text == source.text
    assert LONGEST_BLOCK - 10 < reach.blocks[0].end <= LONGEST_BLOCK
    assert reach.text[reach.blocks[0].end] == " "
    assert reach.blocks[1] == source.blocks[1]


def test_a_word_without_end_is_cut_at_the_limit() -> None:
    reach = within_reach(document("x" * (LONGEST_BLOCK + 7)))
    assert reach.blocks[0].end == LONGEST_BLOCK


def test_boilerplate_does_not_use_up_the_reach() -> None:
    pages = [(BlockKind.BOILERPLATE, "x" * LONGEST_BLOCK)] * (LONGEST_DOCUMENT // LONGEST_BLOCK)
    source = document(*pages, "Ada Quill spoke in Geneva.")
    assert within_reach(source).blocks[-1] == source.blocks[-1]


def test_blocks_beyond_the_limit_of_the_document_give_no_facts() -> None:
    pages = ["x" * LONGEST_BLOCK] * (LONGEST_DOCUMENT // LONGEST_BLOCK)
    assert extract(document(*pages, "Ada Quill spoke in Geneva.")) == ()

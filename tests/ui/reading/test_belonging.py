"""Which blocks leave the article, or come into it."""

from briefreader.domain.document import BlockKind, Span
from briefreader.ui.reading.belonging import turned
from tests.ui.builders import document

SHOWN = document(
    (BlockKind.BOILERPLATE, "Menu"),
    (BlockKind.PARAGRAPH, "First."),
    (BlockKind.BOILERPLATE, "Share"),
    (BlockKind.PARAGRAPH, "Last."),
)


def test_blocks_that_are_the_documents_own_leave_it() -> None:
    starts = [block.start for block in SHOWN.blocks]
    assert turned(SHOWN, Span(0, len(SHOWN.text))) == ((starts[1], starts[3]), True)
    assert turned(SHOWN, Span(starts[1] + 2, starts[1] + 2)) == ((starts[1],), True)


def test_blocks_of_which_none_is_the_documents_own_come_into_it() -> None:
    assert turned(SHOWN, Span(1, 2)) == ((0,), False)
    assert turned(document(), Span(0, 0)) == ((), False)

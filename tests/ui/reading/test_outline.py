from briefreader.domain.document import Block, BlockKind, Document
from briefreader.ui.reading.outline import OutlineEntry, outline_of


def test_headings_and_questions_are_listed_with_their_levels_and_offsets() -> None:
    shown = Document(
        "Past\nWhat\nhappened?\nThis.",
        (
            Block(BlockKind.HEADING, 0, 4, 2),
            Block(BlockKind.QUESTION, 5, 19),
            Block(BlockKind.ANSWER, 20, 25),
        ),
    )
    assert outline_of(shown) == (
        OutlineEntry("Past", 2, 0),
        OutlineEntry("What happened?", 3, 5, question=True),
    )


def test_questions_without_a_heading_stand_on_the_first_level() -> None:
    shown = Document("Why?", (Block(BlockKind.QUESTION, 0, 4),))
    assert [entry.level for entry in outline_of(shown)] == [1]

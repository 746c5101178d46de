"""Small questions about a line of text are answered by its last words."""

import pytest

from briefreader.formats.structure.wording import asks, ends_sentence


@pytest.mark.parametrize(
    "text",
    [
        "It ended.",
        "It ended.”",
        "It ended.[1]",
        "It ended.[1][12] ↑",
        "It ended. ↩\ufe0e",
        "Why?[2]",
    ],
)
def test_a_sentence_ends_before_the_marks_of_notes(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["", "[1]", "↩", "Results [1]", "The list]", "A port²"])
def test_a_mark_alone_ends_no_sentence(text: str) -> None:
    assert not ends_sentence(text)


def test_a_question_with_a_note_asks() -> None:
    assert asks("Why?[2]")
    assert not asks("It ended.[2]")

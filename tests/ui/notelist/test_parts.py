"""What cards say of a place that is not certain."""

from dataclasses import replace

import pytest

from briefreader.domain.annotation import Anchor, State
from briefreader.domain.document import Span
from briefreader.ui.notelist.parts import hint_of, old_passage
from tests.ui.builders import paragraphs, placement

TEXT = (
    "The ministers of Estonia and Latvia met in Tallinn on Monday.\n"
    "They left, and nothing was said."
)


def marked(words: str) -> str:
    """What is shown of a passage that is gone, the context in brackets."""
    start = TEXT.index(words)
    text, around = old_passage(Anchor.of(TEXT, Span(start, start + len(words))))
    for span in reversed(around):
        text = f"{text[: span.start]}[{text[span.start : span.end]}]{text[span.end :]}"
    return text


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Tallinn", "[… of Estonia and Latvia met in ]Tallinn[ on Monday. They left, and …]"),
        ("The ministers", "The ministers[ of Estonia and Latvia met in …]"),
        ("nothing was said.", "[… on Monday. They left, and ]nothing was said."),
        ("left", "[… met in Tallinn on Monday. They ]left[, and nothing was said. …]"),
        (
            "Monday.\nThey",
            "[… and Latvia met in Tallinn on ]Monday. They[ left, and nothing was said. …]",
        ),
    ],
)
def test_a_passage_that_is_gone_is_shown_in_its_context_of_whole_words(
    words: str, shown: str
) -> None:
    assert marked(words) == shown


def test_only_where_a_place_is_not_certain_there_is_a_hint() -> None:
    place = placement(paragraphs(TEXT), "Tallinn")
    assert hint_of(place) == ""
    assert hint_of(replace(place, state=State.MOVED)) == ""
    assert "A accepts" in hint_of(replace(place, state=State.CHECK))
    assert "Shift+A" in hint_of(replace(place, state=State.UNATTACHED))

"""Where a place of a text is once the text has changed."""

import pytest

from briefreader.domain.document import Span
from briefreader.domain.version import Change, Comparison
from briefreader.ui.moving import moved

# Two words put in at 4, the word at 10-14 taken out.
COMPARISON = Comparison(
    "The bank of the river",
    "The long green bank the river",
    (Change(Span(4, 4), Span(4, 15)), Change(Span(9, 12), Span(20, 20))),
)


@pytest.mark.parametrize(
    ("before", "after"), [(0, 0), (3, 3), (4, 15), (8, 19), (10, 20), (12, 20), (16, 24), (999, 29)]
)
def test_a_place_moves_with_the_text_around_it(before: int, after: int) -> None:
    assert moved(before, COMPARISON) == after


def test_without_a_change_a_place_stays() -> None:
    assert moved(12, None) == 12
    assert moved(2, Comparison("abc", "abc", ())) == 2

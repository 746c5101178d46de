from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.document import BlockKind
from briefreader.facts.quotes.quotation_marks import find_marked, quoted_spans
from tests.facts.documents import document


def inside(*paragraphs: str | tuple[BlockKind, str]) -> list[str]:
    source = document(*paragraphs)
    return [source.text[start:end] for start, end in quoted_spans(source)]


@pytest.mark.parametrize(
    "text",
    [
        "She said “stop now” twice.",
        'She said "stop now" twice.',
        'She said “stop now" twice.',
        "Sie sagte „stop now“ zweimal.",
        "Elle a dit «stop now» deux fois.",
        "Elle a dit « stop now » deux fois.",
        "Sie sagte »stop now« zweimal.",
        "Hon sade ”stop now” igen.",
        "She said ‘stop now’ twice.",
        "She said 'stop now' twice.",
    ],
)
def test_every_form_of_marks_makes_a_pair(text: str) -> None:
    assert inside(text) == ["stop now"]


@pytest.mark.parametrize(
    "text",
    [
        "The workers' union and the owners' club can't agree.",
        "It’s the ’90s; rock ’n’ roll isn’t dead.",
        'The board is 6" wide and 12" long.',
        "He is 6'2\" tall.",
        "An unclosed “ mark gives nothing.",
    ],
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    assert inside(text) == []


def test_only_the_outer_pair_counts() -> None:
    assert inside("“He told me ‘never’ and “no” again,” she said.") == [
        "He told me ‘never’ and “no” again,"
    ]


def test_an_apostrophe_within_single_marks_ends_nothing() -> None:
    assert inside("‘It’s the workers’ own money,’ she said.") == ["It’s the workers’ own money,"]


def test_a_mark_left_open_does_not_reach_into_the_next_paragraph() -> None:
    assert inside('A "broken start.', 'Then "all is well" again.') == ["all is well"]


def test_each_paragraph_of_a_long_quotation_is_a_span_of_its_own() -> None:
    marked = find_marked(document("“We waited.", "“We waited again,” he said."))
    assert [each.closed for each in marked] == [False, True]


def test_marks_in_titles_headings_and_boilerplate_are_left_out() -> None:
    assert (
        inside(
            (BlockKind.TITLE, "“We will win”"),
            (BlockKind.HEADING, "“No way back”"),
            (BlockKind.BOILERPLATE, "“Read our letter”"),
        )
        == []
    )


@given(st.lists(st.text(alphabet="ab “”\"'’‘«»„.", min_size=1, max_size=60), max_size=4))
def test_spans_lie_in_order_inside_their_blocks(paragraphs: list[str]) -> None:
    source = document(*paragraphs)
    spans = quoted_spans(source)
    assert all(
        any(block.start <= start < end <= block.end for block in source.blocks)
        for start, end in spans
    )
    assert all(one.end <= other.start for one, other in pairwise(spans))

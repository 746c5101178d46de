import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from briefreader.facts.names.model.decoding import LABELS, Labelled, labelled


def scores_of(*labels: str, sure: float = 0.9) -> NDArray[numpy.float32]:
    """Scores in which each word's label is likely, and all others alike."""
    rest = (1 - sure) / (len(LABELS) - 1)
    rows = [[sure if label == wanted else rest for label in LABELS] for wanted in labels]
    return numpy.log(numpy.array(rows, dtype=numpy.float32))


def spans(found: list[Labelled]) -> list[tuple[int, int, str]]:
    return [(name.first, name.end, name.kind) for name in found]


def test_words_that_go_on_with_a_name_belong_to_it() -> None:
    scores = scores_of("B-PERSON", "I-PERSON", "O", "B-LOC")
    assert spans(labelled(scores)) == [(0, 2, "PERSON"), (3, 4, "LOC")]


def test_a_name_never_begins_in_its_middle() -> None:
    assert spans(labelled(scores_of("O", "I-ORG", "I-ORG"))) == [(1, 3, "ORG")]


def test_peoples_may_adjoin() -> None:
    scores = scores_of("B-NORP", "B-NORP", sure=0.7)
    assert spans(labelled(scores)) == [(0, 1, "NORP"), (1, 2, "NORP")]


def test_where_nothing_is_likely_nothing_is_found() -> None:
    assert labelled(scores_of("O", "O", sure=0.999)) == []


@given(st.lists(st.lists(st.floats(-20, 0), min_size=9, max_size=9), max_size=30))
def test_names_are_in_order_and_apart(rows: list[list[float]]) -> None:
    scores = numpy.array(rows, dtype=numpy.float32).reshape(len(rows), len(LABELS))
    scores -= numpy.log(numpy.exp(scores).sum(axis=1, keepdims=True))
    end = 0
    for name in labelled(scores):
        assert end <= name.first < name.end <= len(rows)
        assert 0 <= name.confidence <= 1
        end = name.end


@pytest.mark.parametrize("kind", ["PERSON", "ORG", "LOC"])
def test_two_names_of_one_kind_are_one_where_that_is_about_as_likely(kind: str) -> None:
    scores = scores_of(f"B-{kind}", f"B-{kind}", sure=0.5)
    scores[1, LABELS.index(f"I-{kind}")] = numpy.log(0.4)
    assert spans(labelled(scores)) == [(0, 2, kind)]

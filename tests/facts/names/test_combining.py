"""The rules' names and the model's put together; the model's part is given by hand."""

import time

import numpy
import pytest

from briefreader.domain.fact import FactKind
from briefreader.facts.names.find import find_names
from briefreader.facts.names.model.classifier import Found, Judgement
from tests.facts.documents import document

PERSON, ORGANISATION, PLACE = FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE


def judgement(text: str, *found: tuple[str, str], likely: float = 0.0) -> Judgement:
    """What the model would say: these words are names of these kinds, all else `likely` so."""
    names = []
    position = 0
    for words, kind in found:
        position = text.index(words, position)
        names.append(Found(position, position + len(words), kind, 0.99))
    starts = [0, *(place + 1 for place, letter in enumerate(text) if letter == " ")]
    return Judgement(
        tuple(names), tuple(starts), numpy.full(len(starts), likely, dtype=numpy.float32)
    )


def names_in(text: str, *found: tuple[str, str], likely: float = 0.0) -> list[tuple[str, FactKind]]:
    facts = find_names(document(text), judgement(text, *found, likely=likely))
    return [(fact.text, fact.kind) for fact in facts]


def test_what_only_the_model_finds_is_a_name() -> None:
    text = "They spoke with Dolbrin about it."
    assert names_in(text, ("Dolbrin", "PERSON")) == [("Dolbrin", PERSON)]


def test_a_known_country_is_a_place_whatever_the_model_says() -> None:
    text = "It was sent to Denmark in spring."
    assert names_in(text) == [("Denmark", PLACE)]
    assert names_in(text, ("Denmark", "ORG")) == [("Denmark", PLACE)]


def test_a_known_name_inside_a_longer_one_is_a_part_of_it() -> None:
    text = "He works for the Denmark Grain Trust today."
    assert names_in(text, ("Denmark Grain Trust", "ORG")) == [("Denmark Grain Trust", ORGANISATION)]


def test_titles_articles_and_possessives_are_no_part_of_a_name() -> None:
    text = "Then President Ann Dolbrin's plan reached the Grain Trust."
    found = names_in(text, ("President Ann Dolbrin's", "PERSON"), ("the Grain Trust", "ORG"))
    assert found == [("Ann Dolbrin", PERSON), ("Grain Trust", ORGANISATION)]


@pytest.mark.parametrize(("likely", "count"), [(0.0, 0), (0.9, 1)])
def test_a_weak_rule_counts_only_where_the_model_finds_a_name_possible(
    likely: float, count: int
) -> None:
    assert len(names_in("They lived in Dolbrin.", likely=likely)) == count


def test_peoples_are_no_names() -> None:
    assert names_in("The Danes and Danish ships left.", ("Danish", "LOC")) == []


def test_the_time_grows_with_the_number_of_names_in_a_line_and_no_faster() -> None:
    def seconds(count: int) -> float:
        text = "Ann Dolbrin, Bob Denmark, " * count
        source = document(text.rstrip())
        said = judgement(text, *[("Ann Dolbrin", "PERSON"), ("Bob Denmark", "PERSON")] * count)
        began = time.process_time()
        find_names(source, said)
        return time.process_time() - began

    seconds(10)
    assert seconds(1_600) < 8 * seconds(400) + 0.2

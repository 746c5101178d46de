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
        position += len(words)
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


def test_a_sure_name_of_the_model_is_not_cut_out_of_a_longer_one_of_the_rules() -> None:
    text = "He spoke at Museum of Dolbrin Council today."
    assert names_in(text, ("Dolbrin Council", "ORG"))[-1] == ("Dolbrin Council", ORGANISATION)


@pytest.mark.parametrize(
    ("whole", "model", "kind"),
    [
        ("Dolbrin administration", "Dolbrin", "PERSON"),
        ("Denmark government", "Denmark", "LOC"),
    ],
)
def test_common_nouns_at_the_end_belong_to_a_body(whole: str, model: str, kind: str) -> None:
    text = f"Later the {whole} agreed."
    assert names_in(text, (model, kind)) == [(whole, ORGANISATION)]


@pytest.mark.parametrize("kind", ["LOC", "ORG"])
def test_whether_a_centre_is_a_place_is_for_the_model_to_say(kind: str) -> None:
    text = "They met at the Dolbrin Space Center in spring."
    wanted = PLACE if kind == "LOC" else ORGANISATION
    assert names_in(text, ("Dolbrin Space Center", kind)) == [("Dolbrin Space Center", wanted)]


@pytest.mark.parametrize("text", ["Ann Lee of the {} spoke.", "He teaches at the {} today."])
def test_a_centre_to_which_somebody_belongs_is_a_body(text: str) -> None:
    name = "Dolbrin Space Center"
    assert names_in(text.format(name), (name, "LOC"))[-1] == (name, ORGANISATION)


def test_an_acronym_that_the_rules_doubt_is_a_name_where_the_model_is_sure() -> None:
    text = "The marsh birds (DKV) took the town. Men of DKV fled."
    assert names_in(text) == []
    found = names_in(text, ("DKV", "ORG"), ("DKV", "ORG"))
    assert found == [("DKV", ORGANISATION)] * 2


def test_a_surname_in_the_document_is_a_person_and_no_body() -> None:
    text = "Ann Dolbrin spoke first. Many who are close to Dolbrin agreed."
    found = names_in(text, ("Ann Dolbrin", "PERSON"), ("Dolbrin", "ORG"))
    assert found == [("Ann Dolbrin", PERSON), ("Dolbrin", PERSON)]


def test_members_of_a_body_are_not_the_body() -> None:
    text = "Many Members of Congress left."
    assert names_in(text, ("Members of Congress", "ORG")) == [("Congress", ORGANISATION)]


def test_a_sure_longer_name_goes_before_the_name_of_a_law_or_an_event_in_it() -> None:
    text = "It was the Human Rights Prosecutor’s Office that asked for it."
    found = names_in(text, ("Human Rights Prosecutor’s Office", "ORG"))
    assert found == [("Human Rights Prosecutor’s Office", ORGANISATION)]


def test_a_body_with_a_hyphen_in_its_name_is_one() -> None:
    text = "The party FNDD-RCD left the talks."
    assert names_in(text, ("FNDD-RCD", "ORG"), likely=0.9) == [("FNDD-RCD", ORGANISATION)]


def test_a_post_is_no_name_whatever_the_model_says() -> None:
    assert names_in("They asked the Attorney General for it.", ("Attorney General", "ORG")) == []


def test_a_given_name_before_a_noun_is_nobody_where_the_model_sees_nothing() -> None:
    assert names_in("They sold America Bonds at once.", likely=0.01) == []

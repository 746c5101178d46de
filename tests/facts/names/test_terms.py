from briefreader.domain.fact import FactKind
from briefreader.facts.names.find import find_names
from tests.facts.documents import document
from tests.facts.names.test_combining import judgement

TERM = "A Harlow Account is no gift, and Harlow Accounts are taxed as other accounts are. "
PERSONS = [("Harlow", "PERSON")]


def names_with_model(text: str, *found: tuple[str, str]) -> list[tuple[str, FactKind]]:
    facts = find_names(document(text), judgement(text, *found))
    return [(fact.text, fact.kind) for fact in facts]


def test_the_name_in_a_term_of_the_document_is_no_mention() -> None:
    text = TERM * 3 + "Harlow himself had no account of the kind."
    found = names_with_model(text, *PERSONS * 7)
    assert found == [("Harlow", FactKind.PERSON)]


def test_a_person_named_more_often_than_the_term_keeps_every_mention() -> None:
    text = "Harlow spoke. " * 20 + TERM * 3
    assert len(names_with_model(text, *PERSONS * 26)) == 26


def test_a_pair_that_is_found_as_a_name_itself_stays() -> None:
    text = "Harlow Labs had no other labs. " * 4
    found = names_with_model(text, *[("Harlow Labs", "ORG")] * 4)
    assert found == [("Harlow Labs", FactKind.ORGANISATION)] * 4


def test_a_name_before_a_head_word_is_no_part_of_a_term() -> None:
    text = "The Harlow Administration had no other administration. " * 4
    found = names_with_model(text, *PERSONS * 4)
    assert len(found) == 4


def test_an_acronym_that_the_text_explains_makes_a_term_too() -> None:
    text = "An individual retirement account (IRA) is one; a Harlow IRA another. " + (
        "Each Harlow IRA is taxed. " * 3
    )
    assert ("Harlow", FactKind.ORGANISATION) not in names_with_model(text, *[("Harlow", "ORG")] * 4)

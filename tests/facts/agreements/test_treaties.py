import pytest

from briefreader.facts.agreements.treaties import find_treaties
from tests.facts.documents import document


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They broke the Treaty of Tordesillas twice.", "Treaty of Tordesillas"),
        ("Under the Dayton Accords it was split.", "Dayton Accords"),
        ("The 1987 Montreal Protocol works.", "1987 Montreal Protocol"),
        ("It joined the Convention on Biological Diversity.", "Convention on Biological Diversity"),
        ("The North Atlantic Treaty binds them.", "North Atlantic Treaty"),
        ("They left NAFTA early.", "NAFTA"),
    ],
)
def test_an_agreement_is_found_by_name(text: str, name: str) -> None:
    (agreement,) = find_treaties(document(text))
    assert (agreement.text, agreement.label) == (name, name)


def test_an_acronym_in_brackets_stands_for_the_name_afterwards() -> None:
    source = document("The Black Sea Grain Agreement (BSGA) ended.", "The BSGA had held.")
    assert [(fact.text, fact.label) for fact in find_treaties(source)] == [
        ("Black Sea Grain Agreement", "Black Sea Grain Agreement"),
        ("BSGA", "Black Sea Grain Agreement"),
    ]


def test_an_agreement_without_a_name_is_none() -> None:
    assert find_treaties(document("An agreement was reached. Agreement is near.")) == ()


def test_an_agreement_on_the_law_of_something_is_named_in_full() -> None:
    source = document("They signed the United Nations Convention on the Law of the Sea there.")
    assert [fact.text for fact in find_treaties(source)] == [
        "United Nations Convention on the Law of the Sea"
    ]

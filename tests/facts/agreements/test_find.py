import pytest

from briefreader.facts.agreements.find import find_agreements
from tests.facts.documents import document


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They broke the Treaty of Tordesillas twice.", "Treaty of Tordesillas"),
        ("Under the Dayton Accords it was split.", "Dayton Accords"),
        ("The 1987 Montreal Protocol works.", "Montreal Protocol"),
        ("The 1994 Agreement works.", "1994 Agreement"),
        ("It joined the Convention on Biological Diversity.", "Convention on Biological Diversity"),
        ("The North Atlantic Treaty binds them.", "North Atlantic Treaty"),
        ("They left NAFTA early.", "NAFTA"),
    ],
)
def test_an_agreement_is_found_by_name(text: str, name: str) -> None:
    (agreement,) = find_agreements(document(text))
    assert (agreement.text, agreement.label) == (name, name)


def test_an_acronym_in_brackets_stands_for_the_name_afterwards() -> None:
    source = document("The Black Sea Grain Agreement (BSGA) ended.", "The BSGA had held.")
    assert [(fact.text, fact.label) for fact in find_agreements(source)] == [
        ("Black Sea Grain Agreement", "Black Sea Grain Agreement"),
        ("BSGA", "Black Sea Grain Agreement"),
    ]


def test_an_agreement_without_a_name_is_none() -> None:
    assert find_agreements(document("An agreement was reached. Agreement is near.")) == ()


def test_an_agreement_on_the_law_of_something_is_named_in_full() -> None:
    source = document("They signed the United Nations Convention on the Law of the Sea there.")
    assert [fact.text for fact in find_agreements(source)] == [
        "United Nations Convention on the Law of the Sea"
    ]


def test_a_law_is_known_by_its_short_form_once_that_was_explained() -> None:
    source = document("The Deep Harbour Dredging Act (DHDA; P.L. 98-12) rules. The DHDA stands.")
    assert [(fact.text, fact.label) for fact in find_agreements(source)] == [
        ("Deep Harbour Dredging Act", "Deep Harbour Dredging Act"),
        ("P.L. 98-12", "P.L. 98-12"),
        ("DHDA", "Deep Harbour Dredging Act"),
    ]


def test_a_year_right_before_a_name_is_its_year() -> None:
    (agreement,) = find_agreements(document("They kept to the 1943 National Pact."))
    assert (agreement.text, agreement.detail.year) == ("National Pact", "1943")

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
        (
            "Since the UN Convention Against\nTorture it is banned.",
            "UN Convention Against\nTorture",
        ),
        ("It broke the nuclear non-proliferation treaty.", "nuclear non-proliferation treaty"),
        ("They kept to the Oslo accords.", "Oslo accords"),
        ("They left the Paris climate agreement.", "Paris climate agreement"),
        ("They signed the 2016 peace accord there.", "2016 peace accord"),
        ("It came with the FY2021 NDAA in time.", "FY2021 NDAA"),
    ],
)
def test_an_agreement_is_found_by_name(text: str, name: str) -> None:
    (agreement,) = find_agreements(document(text))
    assert (agreement.text, agreement.label) == (name, " ".join(name.split()))


def test_an_acronym_in_brackets_stands_for_the_name_afterwards() -> None:
    source = document("The Black Sea Grain Agreement (BSGA) ended.", "The BSGA had held.")
    assert [(fact.text, fact.label) for fact in find_agreements(source)] == [
        ("Black Sea Grain Agreement", "Black Sea Grain Agreement"),
        ("BSGA", "Black Sea Grain Agreement"),
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
        ("DHDA", "Deep Harbour Dredging Act"),
        ("P.L. 98-12", "Deep Harbour Dredging Act"),
        ("DHDA", "Deep Harbour Dredging Act"),
    ]


def test_a_year_right_before_a_name_is_its_year() -> None:
    (agreement,) = find_agreements(document("They kept to the 1943 National Pact."))
    assert (agreement.text, agreement.detail.year) == ("National Pact", "1943")


@pytest.mark.parametrize(
    "text",
    [
        "It gave them a Harbour Transfer Agreement.",
        "The Partnership for Public Harbours wrote it.",
        "The National Convention of the party met. The Harbour Treaty Organization met.",
        "The Internet Protocol connects them.",
        "They wrote a Memorandum for the Heads of Harbours.",
    ],
)
def test_one_of_a_sort_or_a_body_is_no_agreement(text: str) -> None:
    assert find_agreements(document(text)) == ()


def test_what_a_title_says_about_a_law_is_no_part_of_its_name() -> None:
    source = document("The Clean Tides Act rules.", "See Impacts of the Clean Tides Act there.")
    assert [fact.text for fact in find_agreements(source)] == ["Clean Tides Act"] * 2


def test_a_short_form_after_or_is_known_as_the_name() -> None:
    source = document("It is (known as the Tide Reduction Act of 2022, or TRA). The TRA pays.")
    assert {fact.label for fact in find_agreements(source)} == {"Tide Reduction Act of 2022"}
    assert find_agreements(source)[-1].text == "TRA"


def test_the_number_of_a_bill_beside_its_title_is_its_detail() -> None:
    source = document("The Clean Tides Act (H.R. 12/S. 7) failed. H.R. 12 would have paid.")
    first, second = find_agreements(source)
    assert (first.text, first.detail.number) == ("Clean Tides Act", "H.R. 12/S. 7")
    assert (second.text, second.label) == ("H.R. 12", "Clean Tides Act")


def test_a_law_with_and_without_its_year_is_one() -> None:
    source = document("The Clean Tides Act of 2009 rules. The Clean Tides Act pays.")
    assert {fact.label for fact in find_agreements(source)} == {"Clean Tides Act of 2009"}


def test_a_by_name_beside_a_number_is_that_law() -> None:
    source = document("The 2025 tides law (P.L. 98-12) rules. The 2025 tides law pays.")
    assert [(fact.text, fact.label) for fact in find_agreements(source)] == [
        ("2025 tides law", "P.L. 98-12"),
        ("P.L. 98-12", "P.L. 98-12"),
        ("2025 tides law", "P.L. 98-12"),
    ]


def test_the_short_form_of_a_party_is_no_agreement() -> None:
    source = document("A Memorandum of Understanding with the Harbour Office (HO) ended. HO met.")
    assert "HO" not in [fact.text for fact in find_agreements(source)]


def test_a_number_written_in_several_ways_is_one_law() -> None:
    text = "P.L. 119-21 passed. P.L.119-21 is a law. Public Law 119-21 stands, not P.L. 11-921."
    labels = [fact.label for fact in find_agreements(document(text))]
    assert labels == ["P.L. 119-21"] * 3 + ["P.L. 11-921"]

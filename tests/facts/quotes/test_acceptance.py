import pytest

from briefreader.facts.quotes.find import find_quotes
from tests.facts.documents import document


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        (
            "Local groups said that standing alone in the harbour was “social suicide” there.",
            "social suicide",
        ),
        ("According to the pilots, the sluices were “opaque” then.", "opaque"),
        (
            "The council said the second vote was held with the owner’s “tacit approval” of it.",
            "tacit approval",
        ),
        ("By law, groups can form to “present their views” to the town.", "present their views"),
        ("He was charged with “insulting the mayor” that day.", "insulting the mayor"),
    ],
)
def test_a_fragment_is_a_quotation(text: str, fragment: str) -> None:
    assert [quote.text for quote in find_quotes(document(text), ())] == [fragment]


@pytest.mark.parametrize(
    "text",
    [
        "A pilot may refuse to sail if the request is “unreasonable” to him.",
        "The law prohibits trade in a boat that is “rotten” by its terms.",
        "They fled after the alleged “crime of honour” there.",
        "Groups could not obtain “no objection papers” from them.",
    ],
)
def test_a_supposition_or_a_name_for_something_is_none(text: str) -> None:
    assert find_quotes(document(text), ()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "They launched a campaign called “Together we are all sailors” there.",
        "The group reported on “Sinbad,” a pilot who had fled.",
    ],
)
def test_the_name_of_a_campaign_or_a_by_name_is_no_quotation(text: str) -> None:
    assert find_quotes(document(text), ()) == ()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In March officials said the dam was “safe for all of us”.", "officials"),
        ("The owner may refuse to sail “in heavy weather of any kind”.", None),
        ("A boat is seized if a judge declares it “unfit for the open sea”.", None),
        ("They jailed pilots for saying that the dam “was never safe”.", None),
        ("The ombudsman also criticised what she termed “a dam of straw”.", "ombudsman"),
    ],
)
def test_only_who_surely_said_it_is_the_speaker(text: str, speaker: str | None) -> None:
    assert [quote.label for quote in find_quotes(document(text), ())] == [speaker]

import pytest

from briefreader.domain.document import BlockKind
from briefreader.facts.key_sentences import find_key_sentences
from tests.facts.documents import document

FILLER = [
    f"On day {number} the {colour} boats of the port carried {cargo} over the quiet water again."
    for number, (colour, cargo) in enumerate(
        zip(
            [
                "red",
                "blue",
                "green",
                "white",
                "black",
                "grey",
                "brown",
                "pink",
                "gold",
                "silver",
                "teal",
                "plum",
            ],
            [
                "salt",
                "iron",
                "wool",
                "timber",
                "grain",
                "coal",
                "glass",
                "cloth",
                "tin",
                "paper",
                "rice",
                "oil",
            ],
            strict=True,
        )
    )
]
LEAD = "The port of Harwick will close its salt quay because the salt trade has ended."


def test_the_sentence_that_shares_most_with_title_and_text_is_chosen() -> None:
    source = document((BlockKind.TITLE, "Harwick closes its salt quay"), LEAD, " ".join(FILLER))
    key = find_key_sentences(source)
    assert LEAD in [fact.text for fact in key]
    assert 3 <= len(key) <= 5
    assert list(key) == sorted(key, key=lambda fact: fact.start)


def test_a_short_document_has_none() -> None:
    assert find_key_sentences(document(LEAD)) == ()


def test_captions_questions_and_boilerplate_give_none() -> None:
    source = document(
        (BlockKind.CAPTION, LEAD),
        (BlockKind.QUESTION, LEAD),
        (BlockKind.BOILERPLATE, LEAD),
        " ".join(FILLER * 2),
    )
    assert LEAD not in [fact.text for fact in find_key_sentences(source)]


@pytest.mark.parametrize(
    "apparatus",
    [
        "12 Harwick Salt Office, The salt trade of the port ended and the salt quay closes.",
        "Source: The port of Harwick on the salt trade and the salt quay and its boats.",
        "The port of Harwick will close its salt quay, as told at https://example.org/salt today.",
        "For more on the port of Harwick and its salt quay, see Table 4 and the boats of the port.",
        "The chart has one line that shows the salt quay of the port of Harwick and its boats.",
    ],
)
def test_notes_sources_and_references_give_none(apparatus: str) -> None:
    source = document((BlockKind.TITLE, "Harwick salt quay"), apparatus, " ".join(FILLER))
    assert apparatus not in [fact.text for fact in find_key_sentences(source)]


def test_a_sentence_under_a_summary_comes_before_its_like() -> None:
    def sentence(number: int) -> str:
        own = " ".join(f"{letter * 3}{chr(97 + number)}" for letter in "abcdefg")
        return f"The harbour boats met {own} there."

    others = [sentence(number) for number in range(26)]

    def chosen(heading: str) -> list[str]:
        own, more = (BlockKind.HEADING, heading), (BlockKind.HEADING, "More")
        source = document(*others[:6], own, others[6], more, *others[7:])
        return [fact.text for fact in find_key_sentences(source)]

    assert others[6] in chosen("Summary")
    assert others[6] not in chosen("Boats")


def test_nearly_the_same_sentence_is_chosen_once() -> None:
    source = document(LEAD, LEAD, *[" ".join(FILLER)] * 2)
    assert [fact.text for fact in find_key_sentences(source)].count(LEAD) <= 1

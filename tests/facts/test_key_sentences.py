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

"""What a page says twice."""

from tests.formats.structure.documents import BODY, TITLE, of_kind, text


def test_a_repeated_title_and_a_cut_teaser_are_boilerplate() -> None:
    document = text("Talks resume", "Talks resume", BODY[:80] + "..", BODY)
    assert of_kind(document, "boilerplate") == ["Talks resume", BODY[:80] + ".."]
    assert of_kind(document, "title") == ["Talks resume"]


def test_a_title_repeated_with_its_date_is_boilerplate() -> None:
    repeat = f"{TITLE} Updated April 9, 2026 (IN12678)"
    document = text(TITLE, BODY, repeat, BODY + " Again.")
    assert of_kind(document, "boilerplate") == [repeat]


def test_a_sentence_that_begins_with_the_title_is_not() -> None:
    document = text("Port talks", BODY, "Port talks resume in the capital", BODY + " Again.")
    assert of_kind(document, "boilerplate") == []

"""Boilerplate, captions, titles and questions in documents written for the purpose."""

import pytest

from briefreader.domain.document import Document
from briefreader.formats.reader import read_bytes

BODY = (
    "The foreign ministers of the two states met in the capital on Friday and spoke for three "
    "hours about fish, timber, and the new port that both of them hope to open before the end "
    "of the year, if the money can be found."
)
ANSWER = (
    "We spoke about the port, and about the ships that will use it once it is open to everybody."
)


def text(*paragraphs: str) -> Document:
    return read_bytes("\n\n".join(paragraphs).encode(), "a.txt")


def of_kind(document: Document, kind: str) -> list[str]:
    return [document.block_text(block) for block in document.blocks if block.kind.value == kind]


def test_the_first_short_line_is_the_title() -> None:
    assert text("Talks resume in the capital", BODY).metadata.title == "Talks resume in the capital"


def test_a_document_that_starts_with_a_paragraph_has_no_title() -> None:
    assert text(BODY, BODY + " Again.").metadata.title == ""


def test_the_name_of_the_newspaper_above_is_not_the_title() -> None:
    document = text("THE HARBOUR TIMES", "Port opens after nine years", "By Ann Lee", BODY)
    assert document.metadata.title == "Port opens after nine years"
    assert document.metadata.publisher == "The Harbour Times"


def test_a_repeated_title_and_a_cut_teaser_are_boilerplate() -> None:
    document = text("Talks resume", "Talks resume", BODY[:80] + "..", BODY)
    assert of_kind(document, "boilerplate") == ["Talks resume", BODY[:80] + ".."]
    assert of_kind(document, "title") == ["Talks resume"]


def test_a_title_with_the_name_of_the_site_is_shortened() -> None:
    document = text(
        "Talks resume - Port Institute", "Home > News > Talks resume", "Talks resume", BODY
    )
    assert document.metadata.title == "Talks resume"
    assert of_kind(document, "title") == ["Talks resume"]
    assert len(of_kind(document, "boilerplate")) == 2


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "© 2021 Harbour Institute. All rights reserved.",
        "We use cookies to count our readers.",
        "PUBLICATION TYPE: Analysis",
        "The views expressed in this paper are those of the authors.",
        "View all publications",
        "Share this article",
        "Home | About us | Contact | Careers",
    ],
)
def test_the_furniture_of_a_page_is_boilerplate(line: str) -> None:
    assert of_kind(text("Talks resume", BODY, line), "boilerplate") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The views expressed by the minister surprised nobody.",
        "Ministers share this view.",
        "Copyright law was not discussed.",
        "News of the talks spread fast.",
        "Health",
    ],
)
def test_sentences_of_the_article_are_not_furniture(line: str) -> None:
    document = text("Talks resume", BODY, line, BODY + " Again.")
    assert of_kind(document, "boilerplate") == []


def test_a_menu_is_boilerplate_and_a_list_of_places_is_not() -> None:
    menu = text("Home\nAbout us\nTopics\nContact", "Talks resume", BODY)
    assert len(of_kind(menu, "boilerplate")) == 4
    places = text("Talks resume", BODY, "Helsinki\nOslo\nVienna\nPrague", BODY + " Again.")
    assert of_kind(places, "boilerplate") == []


def test_related_articles_at_the_end_are_boilerplate_with_their_teasers() -> None:
    teasers = ["Port opens", "Port opens", "Friday, March 5, 2021", BODY + " So it goes.", "Fish"]
    document = text(
        "Talks resume", BODY, "Related Articles", *teasers, *teasers, "View All Articles"
    )
    assert of_kind(document, "paragraph") == [BODY]
    assert document.metadata.published is None


def test_related_articles_in_the_middle_end_where_the_article_goes_on() -> None:
    document = text("Talks resume", BODY, "Related Articles", "Port opens late", BODY + " Again.")
    assert of_kind(document, "boilerplate") == ["Related Articles", "Port opens late"]


def test_a_line_with_a_credit_is_a_caption_and_so_is_the_line_it_repeats() -> None:
    shown = "Two ministers shake hands at the port in the capital"
    document = text(
        "Talks resume", f"{shown}\n{shown} on March 5, 2021. (Ann Lee/Port Press)", BODY
    )
    assert len(of_kind(document, "caption")) == 2


def test_a_caption_date_is_never_taken_for_the_publication_date() -> None:
    document = text("Talks resume", "PHOTO: The port on March 5, 2021. (Ann Lee/Port Press)", BODY)
    assert document.metadata.published is None
    assert document.metadata.authors == ()


def test_questions_that_alternate_with_answers_make_an_interview() -> None:
    document = text(
        "Ann Lee discusses the port.",
        "What did you speak about?",
        ANSWER,
        "Both of you want the port. When will it open?",
        ANSWER + " Soon.",
        "Who pays?",
        ANSWER + " Both of us.",
    )
    assert len(of_kind(document, "question")) == 3
    assert len(of_kind(document, "answer")) == 3
    assert document.metadata.kind == "interview"


def test_a_rhetorical_question_makes_no_interview() -> None:
    essay = [BODY, BODY + " Who would not?", "And what then?", BODY, BODY + " Why not?", BODY]
    assert (
        of_kind(text("Talks resume", *essay, *[BODY] * 12, "Is it over?", BODY), "question") == []
    )


def test_labelled_turns_are_questions_and_answers() -> None:
    document = text(
        "Briefing", "Q: Who pays?", "A: Both of us.", "QUESTION: When?", "MS LEE: Soon."
    )
    assert of_kind(document, "question") == ["Q: Who pays?", "QUESTION: When?"]
    assert of_kind(document, "answer") == ["A: Both of us.", "MS LEE: Soon."]


def test_turns_of_two_named_speakers_are_told_by_who_asks() -> None:
    turns = ["Jo Day: Who pays?", "Ann Lee: Both.", "Jo Day: When?", "Ann Lee: Soon."]
    document = text("A conversation", *turns, "Jo Day: Why?", "Ann Lee: Because.")
    assert len(of_kind(document, "question")) == 3


def test_a_document_of_menus_only_says_so() -> None:
    document = text("Skip to main content\nHome\nAbout\nSubscribe\nShare")
    assert any("No text of its own" in warning for warning in document.warnings)

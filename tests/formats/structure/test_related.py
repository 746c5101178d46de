"""Related items around an article."""

import pytest

from tests.formats.structure.documents import (
    BODY,
    TITLE,
    links,
    of_kind,
    page,
    paragraphs,
    text,
)


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


@pytest.mark.parametrize(
    "heading",
    [
        "Mehr zum Thema",
        "À lire aussi",
        "Noticias relacionadas",
        "Leggi anche",
        "Leia também",
        "Lees ook",
        "Czytaj także",
        "Читайте также",
        "Читайте також",
        "相关文章",
        "関連記事",
        "مقالات ذات صلة",
        "You may also like",
    ],
)
def test_headings_over_other_articles_are_known_in_many_languages(heading: str) -> None:
    others = links("The port opens late", "Why timber matters")
    document = page(
        f"<h1>{TITLE}</h1>" + paragraphs(BODY, BODY + " Again.") + f"<h2>{heading}</h2>" + others
    )
    assert of_kind(document, "boilerplate") == [
        heading,
        "The port opens late",
        "Why timber matters",
    ]


def test_tags_and_files_after_the_text_are_boilerplate() -> None:
    document = text(
        TITLE, BODY, BODY + " Again.", "Tags", "Port", "Timber", "File Attachments:", "map.png"
    )
    assert len(of_kind(document, "boilerplate")) == 5


def test_a_heading_that_only_sounds_like_a_list_of_tags_is_not() -> None:
    document = page(
        f"<h1>{TITLE}</h1>" + paragraphs(BODY) + "<h2>Topics</h2>" + paragraphs(BODY + " Again.")
    )
    assert of_kind(document, "heading") == ["Topics"]


def test_a_heading_of_the_text_that_sounds_like_related_items_takes_nothing_with_it() -> None:
    tail = ["Share this article", "Related Articles", "Port opens", "© 2021 Port Institute"]
    body = [BODY + f" {number}." for number in range(5)]
    document = text(TITLE, BODY, "More on the money", *body, *tail)
    assert of_kind(document, "boilerplate") == tail

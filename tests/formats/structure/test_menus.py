"""Menus, share bars, lists of links, and the lines between them."""

from tests.formats.structure.documents import BODY, TITLE, links, of_kind, page, paragraphs, text


def test_a_menu_is_boilerplate_and_a_list_of_places_is_not() -> None:
    menu = text("Home\nAbout us\nTopics\nContact", "Talks resume", BODY)
    assert len(of_kind(menu, "boilerplate")) == 4
    places = text("Talks resume", BODY, "Helsinki\nOslo\nVienna\nPrague", BODY + " Again.")
    assert of_kind(places, "boilerplate") == []


MENU = [
    "Newsroom",
    "Business",
    "Job Seekers",
    "Students",
    "Travelers",
    "Arms Control",
    "Global Health",
]


def test_a_menu_that_is_the_longest_block_is_boilerplate() -> None:
    names = [f"{name} {number}" for number in range(20) for name in MENU]
    document = page(links(*names) + f"<h1>{TITLE}</h1>" + paragraphs(BODY, BODY + " Again."))
    assert of_kind(document, "boilerplate") == names
    assert document.metadata.title == TITLE


def test_a_long_menu_in_plain_text_is_known_by_the_skip_link_before_it() -> None:
    lines = ["Skip to content", *MENU, "Contact"]
    document = text(*lines, TITLE, "March 5, 2021", BODY, BODY + " Again.")
    assert of_kind(document, "boilerplate") == lines
    assert document.metadata.title == TITLE


def test_a_title_between_a_menu_and_a_share_bar_stays() -> None:
    for extra in ([], ["5. März 2021"]):
        document = text(
            *["Startseite", "Politik", "Kontakt", "Ein Hafen", *extra, "Teilen", "Drucken"],
            BODY,
            BODY + " So.",
        )
        assert document.metadata.title == "Ein Hafen"
        assert len(of_kind(document, "boilerplate")) == 5


def test_a_single_word_that_menus_use_is_part_of_the_text() -> None:
    document = text(TITLE, BODY, "Politik", BODY + " Again.", "Print", BODY + " Once more.")
    assert of_kind(document, "boilerplate") == []


def test_short_lines_between_marked_ones_at_the_end_are_marked_with_them() -> None:
    tail = (
        links("Ships", "Fish", "Timber")
        + "<div>Build a report</div><div>Select all</div>"
        + links("A", "B", "C")
    )
    document = page(f"<h1>{TITLE}</h1>" + paragraphs(BODY, BODY + " Again.") + tail)
    assert "Build a report" in of_kind(document, "boilerplate")
    assert of_kind(document, "paragraph") == [BODY, BODY + " Again."]


def test_short_lines_within_the_body_are_never_islands() -> None:
    document = text(
        TITLE, BODY, "Share this article", "What now?", "All rights reserved", BODY + " Again."
    )
    assert "What now?" not in of_kind(document, "boilerplate")

"""Titles that a page states or marks."""

import pytest

from tests.formats.structure.documents import (
    BODY,
    TITLE,
    of_kind,
    page,
    paragraphs,
    text,
)


def test_a_title_with_the_name_of_the_site_is_shortened() -> None:
    document = text(
        "Talks resume - Port Institute", "Home > News > Talks resume", "Talks resume", BODY
    )
    assert document.metadata.title == "Talks resume"
    assert of_kind(document, "title") == ["Talks resume"]
    assert len(of_kind(document, "boilerplate")) == 2


ARTICLE = paragraphs(BODY, BODY + " Again.")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (f"<title>{TITLE} - Port Institute</title>", f"<h1>Port Institute</h1><h2>{TITLE}</h2>"),
        (f"<title>{TITLE} | Port Institute</title>", f"<h1>Port Institute</h1><h1>{TITLE}</h1>"),
        (f"<title>Port Institute | {TITLE}</title>", f"<h1>{TITLE}</h1>"),
        (f"<title>{TITLE} | Port Institute</title>", f"<p>{TITLE}</p>"),
        (f"<title>Port Institute: {TITLE}</title>", f"<h1>{TITLE}</h1>"),
        (f"<title>{TITLE} | Analysis | Publications | Port Institute</title>", ""),
        (f"<title>{TITLE}</title>", f"<h1>Analysis<br>{TITLE}</h1>"),
        (f"<title>{TITLE}</title>", f"<h1>{TITLE} <span>Analysis</span></h1>"),
        ("<title>Untitled Document</title>", f"<h2>{TITLE}</h2>"),
        ("<title>index.html</title>", f"<p>{TITLE}</p>"),
        (f"<title>{TITLE} - Page 2</title>", f"<h1>{TITLE}</h1>"),
        ("<title>Home</title>" + f'<meta property="og:title" content="{TITLE}">', ""),
    ],
)
def test_the_title_of_a_page_is_found_among_what_it_states_and_shows(head: str, body: str) -> None:
    assert page(body + ARTICLE, head).metadata.title == TITLE


def test_a_site_that_is_named_first_is_no_part_of_the_title() -> None:
    site = '<meta property="og:site_name" content="Port Institute">'
    for title in (
        f"Port Institute | {TITLE}",
        f"Port Institute: {TITLE}",
        f"{TITLE} - Port Institute",
    ):
        assert page(ARTICLE, f"<title>{title}</title>{site}").metadata.title == TITLE


def test_a_dash_within_a_title_stays() -> None:
    head = "<title>Coast - inland talks - Port Institute</title>"
    site = '<meta property="og:site_name" content="Port Institute">'
    assert page(ARTICLE, head + site).metadata.title == "Coast - inland talks"


def test_a_heading_with_a_rubric_is_marked_as_the_title() -> None:
    document = page(f"<h1>Analysis<br>{TITLE}</h1>" + ARTICLE, f"<title>{TITLE}</title>")
    assert of_kind(document, "title") == [f"Analysis\n{TITLE}"]


def test_a_long_heading_of_the_first_level_is_the_title() -> None:
    long = "Remarks by the minister at the opening of the port, " * 5 + "as delivered"
    assert page(f"<h1>{long}</h1>" + ARTICLE).metadata.title == long


def test_a_page_without_any_title_has_none() -> None:
    assert page(ARTICLE).metadata.title == ""

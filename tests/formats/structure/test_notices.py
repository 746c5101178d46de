"""Notices of rights, licences and opinions."""

import pytest

from briefreader.formats.reader import read_bytes
from tests.formats.structure.documents import (
    BODY,
    TITLE,
    of_kind,
    page,
    paragraphs,
    text,
)

NOTICE = (
    "This document was prepared by the port office. It should not be relied upon for purposes "
    "other than the understanding of ports. It is not subject to copyright and may be reproduced "
    "without permission."
)


def test_a_last_paragraph_with_several_sorts_of_legal_wording_is_a_notice() -> None:
    document = text(TITLE, BODY, BODY + " Again.", NOTICE)
    assert of_kind(document, "boilerplate") == [NOTICE]


def test_a_paragraph_on_the_law_of_ports_is_none() -> None:
    law = "The licence allows the port to load timber. No permission is needed for fish, she said."
    assert of_kind(text(TITLE, BODY, BODY + " Again.", law), "boilerplate") == []


@pytest.mark.parametrize(
    "heading",
    [
        "Disclaimer",
        "Legal notice",
        "Haftungsausschluss",
        "Mentions légales",
        "Aviso legal",
        "免责声明",
    ],
)
def test_a_legal_section_is_boilerplate_to_its_end(heading: str) -> None:
    document = page(
        f"<h1>{TITLE}</h1>"
        + paragraphs(BODY, BODY + " Again.")
        + f"<h2>{heading}</h2>"
        + paragraphs("Nobody is bound by this text.")
    )
    assert of_kind(document, "boilerplate") == [heading, "Nobody is bound by this text."]


def test_a_section_on_licences_is_a_notice_only_by_its_wording() -> None:
    start = f"<h1>{TITLE}</h1>" + paragraphs(BODY, BODY + " Again.") + "<h2>Licensing</h2>"
    assert of_kind(page(start + paragraphs(BODY + " So.")), "boilerplate") == []
    assert of_kind(page(start + paragraphs(NOTICE)), "boilerplate") == ["Licensing", NOTICE]


def test_what_stands_around_an_electronic_book_is_boilerplate() -> None:
    start, end = (
        "*** START OF THE PROJECT GUTENBERG EBOOK PORTS ***",
        "*** END OF THE PROJECT GUTENBERG EBOOK PORTS ***",
    )
    document = text(
        "This ebook is for anyone.",
        "Title: Ports",
        start,
        "PORTS",
        BODY,
        BODY + " Again.",
        end,
        "Terms of use follow.",
    )
    assert of_kind(document, "boilerplate") == [
        "This ebook is for anyone.",
        "Title: Ports",
        start,
        end,
        "Terms of use follow.",
    ]


def test_an_address_after_the_closing_notice_goes_with_it() -> None:
    tail = ["© 2021 Port Institute", "1200 Harbour Street", "Telephone 555 0100"]
    assert of_kind(text(TITLE, BODY, BODY + " Again.", *tail), "boilerplate") == tail


def test_a_footnote_after_the_closing_notice_does_not() -> None:
    document = text(
        TITLE,
        BODY,
        BODY + " Again.",
        "© 2021 Port Institute",
        "[1] Ministry of Ports, Report, 2019",
    )
    assert of_kind(document, "boilerplate") == ["© 2021 Port Institute"]


def test_the_confidentiality_notice_of_a_mail_is_boilerplate() -> None:
    notice = "This message and any attachments are confidential and intended only for you."
    assert of_kind(text("Hello Ann,", "see you at the port.", notice), "boilerplate") == [notice]


def test_a_centred_notice_below_a_list_in_markdown_is_no_part_of_the_list() -> None:
    items = f"- One port\n- Two ports\n{' ' * 30}Disclaimer:\n {NOTICE}\n"
    source = f"# {TITLE}\n\n{BODY}\n\n{BODY} Again.\n\n{items}"
    document = read_bytes(source.encode(), "a.md")
    assert of_kind(document, "list_item") == ["One port", "Two ports"]
    assert len(of_kind(document, "boilerplate")) == 1

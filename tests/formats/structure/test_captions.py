"""Captions, and credits that several of them share."""

import pytest

from tests.formats.structure.documents import (
    BODY,
    TITLE,
    of_kind,
    text,
)


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


def test_a_credit_under_several_pictures_is_no_repeat() -> None:
    document = text(TITLE, BODY, "Image: Ann Lee.", BODY + " Again.", "Image: Ann Lee.")
    assert of_kind(document, "caption") == ["Image: Ann Lee.", "Image: Ann Lee."]


@pytest.mark.parametrize(
    "label", ["Figure 1.", "Tabelle 2:", "Graphique 3 :", "Рисунок 4.", "Tabla 5.", "图1："]
)
def test_numbered_captions_are_known_in_many_languages(label: str) -> None:
    assert of_kind(text(TITLE, BODY, f"{label} Ports", BODY + " Again."), "caption") == [
        f"{label} Ports"
    ]

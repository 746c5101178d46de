"""The colours of both themes: whoever reads must be able to."""

from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from briefreader.domain.annotation import Colour
from briefreader.ui.reading.menus import add_selection_entries
from briefreader.ui.style import style_sheet
from briefreader.ui.theme import Scheme, Theme, load_theme

SCHEMES = tuple(Scheme)
TEXT_CONTRAST = 4.5
"""What WCAG 2.2 asks of text (success criterion 1.4.3)."""
SHAPE_CONTRAST = 3.0
"""What it asks of the borders of fields and the like (1.4.11)."""


def luminance(colour: QColor) -> float:
    """The relative luminance of WCAG 2.2, from 0 to 1."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def low(theme: Theme, texts: tuple[str, ...], surfaces: tuple[str, ...], least: float) -> list[str]:
    """The pairs of a text colour and a surface whose contrast is too low."""
    return [
        f"{text} on {surface}: {ratio:.2f}"
        for text, surface in product(texts, surfaces)
        if (ratio := contrast(getattr(theme, text), getattr(theme, surface))) < least
    ]


def test_black_on_white_has_the_highest_contrast() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_text_can_be_read_on_everything_it_stands_on(scheme: Scheme) -> None:
    theme = load_theme(scheme)
    surfaces = ("page", "panel", "raised", "hover", "selected", "code", "hit", "current", "fact")
    assert low(theme, ("body",), surfaces, TEXT_CONTRAST) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("colour", Colour)
def test_the_text_can_be_read_on_every_highlight(scheme: Scheme, colour: Colour) -> None:
    theme = load_theme(scheme)
    assert contrast(theme.body, theme.highlight[colour]) >= TEXT_CONTRAST


@pytest.mark.parametrize("scheme", SCHEMES)
def test_lesser_text_can_be_read_on_the_surfaces(scheme: Scheme) -> None:
    theme = load_theme(scheme)
    texts = ("muted", "link", "accent", "warning", "error")
    assert low(theme, texts, ("page", "panel", "raised"), TEXT_CONTRAST) == []
    assert low(theme, ("on_accent",), ("accent",), TEXT_CONTRAST) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_fields_and_the_focus_can_be_told_from_what_they_stand_on(scheme: Scheme) -> None:
    theme = load_theme(scheme)
    assert low(theme, ("field", "focus"), ("panel", "page"), SHAPE_CONTRAST) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_mark_of_a_doubtful_place_shows_on_the_page_and_on_every_highlight(
    scheme: Scheme,
) -> None:
    theme = load_theme(scheme)
    assert low(theme, ("check",), ("page", "panel", "raised"), SHAPE_CONTRAST) == []
    for colour in theme.highlight.values():
        assert contrast(theme.check, colour) >= SHAPE_CONTRAST


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_highlights_can_be_told_from_the_page_and_from_each_other(scheme: Scheme) -> None:
    theme = load_theme(scheme)
    assert len({colour.name() for colour in theme.highlight.values()}) == len(Colour)
    assert theme.page.name() not in {colour.name() for colour in theme.highlight.values()}


def test_an_ampersand_in_a_colours_name_is_no_key_of_a_menu(qtbot: QtBot) -> None:
    theme = replace(load_theme(Scheme.LIGHT), colour_names=dict.fromkeys(Colour, "arms & trade"))
    assert theme.colour_title(Colour.BLUE) == "Arms & trade"
    assert theme.colour_entry(Colour.BLUE) == "Arms && trade"
    menu = QMenu()
    qtbot.addWidget(menu)
    add_selection_entries(menu, theme, lambda _: None, lambda: None, lambda: None)
    assert menu.actions()[0].text() == "Highlight in arms && trade"


def test_the_dark_theme_is_dark_and_the_light_one_light() -> None:
    light, dark = load_theme(Scheme.LIGHT), load_theme(Scheme.DARK)
    for name in ("page", "panel", "raised"):
        assert luminance(getattr(dark, name)) < 0.05
        assert luminance(getattr(light, name)) > 0.8


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_style_sheet_takes_its_colours_from_the_theme(scheme: Scheme) -> None:
    theme = load_theme(scheme)
    sheet = style_sheet(theme)
    assert theme.panel.name() in sheet
    assert theme.body.name() in sheet
    assert sheet != style_sheet(load_theme(next(s for s in SCHEMES if s is not scheme)))

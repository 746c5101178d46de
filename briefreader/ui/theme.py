"""The look: semantic colours from TOML, fonts, and the palette and style sheet made of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QPalette

from briefreader.config import resource_folder
from briefreader.domain.colour import Colour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea


class Scheme(StrEnum):
    LIGHT = "light"
    DARK = "dark"


_PLAIN_NAMES: Mapping[Colour, str] = MappingProxyType({each: each.value for each in Colour})


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour and font of the window by what it is for.

    `text_size` is the body text's size in pixels, `control_size` that of lists and panels.
    `colour_names` are the user's names of the highlights' colours.
    """

    scheme: Scheme
    page: QColor
    panel: QColor
    raised: QColor
    hover: QColor
    selected: QColor
    code: QColor
    body: QColor
    muted: QColor
    link: QColor
    accent: QColor
    on_accent: QColor
    warning: QColor
    error: QColor
    rule: QColor
    field: QColor
    quote: QColor
    focus: QColor
    check: QColor
    highlight: dict[Colour, QColor]
    underline: dict[Colour, QColor]
    hit: QColor
    current: QColor
    fact: QColor
    inserted: QColor
    deleted: QColor
    colour_names: Mapping[Colour, str]
    text_size: int = 18
    control_size: int = 13

    def colour_name(self, colour: Colour) -> str:
        """What the user calls a colour of highlights, as it stands within a sentence."""
        return self.colour_names[colour]

    def colour_title(self, colour: Colour) -> str:
        """The same as it stands alone, with a capital."""
        name = self.colour_names[colour]
        return name[:1].upper() + name[1:]

    def colour_entry(self, colour: Colour) -> str:
        """The same as an entry of a menu, where a single ampersand is the sign of a key."""
        return self.colour_title(colour).replace("&", "&&")

    def reading_font(self, scale: float = 1.0) -> QFont:
        """The serif of the text being read; `scale` is relative to the body text."""
        return _font(
            ["Noto Serif", "Source Serif 4", "Georgia", "DejaVu Serif"],
            "serif",
            self.text_size * scale,
        )

    def control_font(self, scale: float = 1.0) -> QFont:
        """The sans serif of lists, panels and headings; `scale` is relative to the controls."""
        return _font(
            ["Inter", "Segoe UI", "Noto Sans", "DejaVu Sans"], "sans", self.control_size * scale
        )

    def heading_font(self, scale: float) -> QFont:
        """The sans serif of headings within the text; `scale` is relative to the body text."""
        font = _font(
            ["Inter", "Segoe UI", "Noto Sans", "DejaVu Sans"], "sans", self.text_size * scale
        )
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def code_font(self, scale: float = 1.0) -> QFont:
        return _font(
            ["DejaVu Sans Mono", "Noto Sans Mono", "Menlo", "Consolas"],
            "mono",
            self.text_size * 0.86 * scale,
        )


def _font(families: list[str], hint: str, pixels: float) -> QFont:
    font = QFont(families)
    font.setStyleHint(
        {
            "serif": QFont.StyleHint.Serif,
            "sans": QFont.StyleHint.SansSerif,
            "mono": QFont.StyleHint.Monospace,
        }[hint]
    )
    font.setPixelSize(max(1, round(pixels)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def load_theme(scheme: Scheme, text_size: int = 18, control_size: int = 13) -> Theme:
    """The theme that `resources/themes/<scheme>.toml` describes, at these sizes in pixels."""
    path = resource_folder() / "themes" / f"{scheme}.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    flat = {
        name: QColor(value)
        for table in ("surface", "text", "line", "search", "change")
        for name, value in tables[table].items()
    }
    return Theme(
        scheme=scheme,
        highlight={Colour(name): QColor(value) for name, value in tables["highlight"].items()},
        underline={Colour(name): QColor(value) for name, value in tables["underline"].items()},
        text_size=text_size,
        control_size=control_size,
        colour_names=_PLAIN_NAMES,
        **flat,
    )


def palette(theme: Theme) -> QPalette:
    """Qt's palette in the theme's colours."""
    roles = QPalette.ColorRole
    result = QPalette()
    for role, colour in (
        (roles.Window, theme.panel),
        (roles.WindowText, theme.body),
        (roles.Base, theme.raised),
        (roles.AlternateBase, theme.panel),
        (roles.Text, theme.body),
        (roles.Button, theme.panel),
        (roles.ButtonText, theme.body),
        (roles.BrightText, theme.body),
        (roles.Highlight, theme.selected),
        (roles.HighlightedText, theme.body),
        (roles.PlaceholderText, theme.muted),
        (roles.ToolTipBase, theme.raised),
        (roles.ToolTipText, theme.body),
        (roles.Link, theme.link),
        (roles.Accent, theme.accent),
        (roles.Light, theme.raised),
        (roles.Midlight, theme.hover),
        (roles.Mid, theme.rule),
        (roles.Dark, theme.field),
        (roles.Shadow, theme.rule),
    ):
        result.setColor(role, colour)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, theme.field)
    return result


def set_surface(view: QAbstractScrollArea, theme: Theme, surface: QColor) -> None:
    """Give a scrolling view its background and its text colours.

    The viewport is told too: under an application style sheet it inherits no palette.
    """
    roles = QPalette.ColorRole
    result = view.palette()
    for role, colour in (
        (roles.Base, surface),
        (roles.Window, surface),
        (roles.Text, theme.body),
        (roles.Highlight, theme.selected),
        (roles.HighlightedText, theme.body),
    ):
        result.setColor(role, colour)
    view.setPalette(result)
    view.viewport().setPalette(result)

"""The icons can be drawn, and the window can give them its own colour."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from briefreader import config

ICONS = sorted((config.resource_folder() / "icons").glob("*.svg"))
STROKE_ICONS = [
    path
    for path in ICONS
    if path.stem != "briefreader" and not path.stem.startswith("arrow-")  # drawn by style sheets
]
WANTED = {
    "search",
    "star",
    "star-filled",
    "unread",
    "note",
    "tag",
    "highlight",
    "trash",
    "export",
    "folder-add",
    "file-add",
    "previous",
    "next",
    "panel",
    "moon",
    "sun",
    "undo",
    "redo",
    "close",
    "chevron-right",
    "chevron-down",
    "help",
}


def name_of(path: Path) -> str:
    return path.stem


def test_the_window_finds_every_icon_that_it_needs() -> None:
    assert {path.stem for path in STROKE_ICONS} >= WANTED


@pytest.mark.parametrize("path", ICONS, ids=name_of)
def test_an_icon_is_valid(path: Path) -> None:
    assert QSvgRenderer(QByteArray(path.read_bytes())).isValid()


@pytest.mark.parametrize("path", STROKE_ICONS, ids=name_of)
def test_a_stroke_icon_has_one_colour_and_the_common_grid(path: Path) -> None:
    text = path.read_text()
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', text)) <= {"none", "currentColor"}
    assert 'viewBox="0 0 16 16"' in text


@pytest.mark.parametrize("size", [48, 128, 256])
def test_the_application_icon_is_there_as_a_picture(size: int) -> None:
    image = QImage(str(config.resource_folder() / "icons" / f"briefreader-{size}.png"))
    assert (image.width(), image.height()) == (size, size)


def test_the_fonts_load_under_the_names_that_the_theme_asks_for(qtbot: QtBot) -> None:
    families: set[str] = set()
    for path in sorted((config.resource_folder() / "fonts").glob("*.[ot]tf")):
        number = QFontDatabase.addApplicationFont(str(path))
        assert number >= 0, path
        families.update(QFontDatabase.applicationFontFamilies(number))
    assert {"Noto Serif", "Inter"} <= families

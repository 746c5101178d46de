"""The bar in which the user types what to find."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefreader.search.passages.finding import Wanted
from briefreader.ui.reading.find_bar import FindBar
from briefreader.ui.theme import Theme


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> FindBar:
    shown = FindBar(theme)
    qtbot.addWidget(shown)
    shown.resize(800, shown.sizeHint().height())
    shown.show()
    return shown


def test_what_is_typed_and_chosen_is_wanted(bar: FindBar) -> None:
    bar.field.setText("Wire Desk")
    bar.whole_words.click()
    assert bar.wanted() == Wanted("Wire Desk", whole_words=True)


@pytest.mark.parametrize(
    ("current", "count", "is_cut", "text"),
    [
        (2, 12, False, "3 of 12"),
        (-1, 12, False, "12 finds"),
        (-1, 1, False, "1 find"),
        (0, 20_000, True, "1 of 20,000+"),
        (-1, 20_000, True, "20,000+ finds"),
        (-1, 0, False, "Not found"),
    ],
)
def test_the_place_is_said(bar: FindBar, current: int, count: int, is_cut: bool, text: str) -> None:
    bar.show_place(current, count, is_cut=is_cut)
    assert bar.place.text() == text
    assert bar.forth.isEnabled() == bar.back.isEnabled() == (count > 0)


@pytest.mark.parametrize("width", [360, 420, 500, 640, 1200])
def test_no_part_lies_over_another_however_narrow_the_bar(bar: FindBar, width: int) -> None:
    bar.show_place(2, 12, is_cut=False)
    bar.resize(width, bar.height())
    QApplication.processEvents()
    bar.resize(width, bar.sizeHint().height())
    QApplication.processEvents()
    parts = (
        *(bar.field, bar.match_case, bar.whole_words, bar.expression),
        *(bar.back, bar.forth, bar.place, bar.shut),
    )
    areas = [part.rect().translated(part.mapTo(bar, QPoint())) for part in parts]
    for at, area in enumerate(areas):
        assert bar.rect().contains(area), parts[at]
        assert not any(area.intersects(other) for other in areas[at + 1 :]), parts[at]

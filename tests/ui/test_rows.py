"""What the rows of the lists share."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextLayout
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from briefreader.ui.rows import MARGIN, Layouts, chip_width, draw_line, right_margin
from briefreader.ui.theme import Theme

ROOM = QRectF(20, 0, 120, 20)


def inked(text: str, theme: Theme) -> tuple[int, int]:
    """The first and the last column of pixels that a line drawn into ROOM colours."""
    image = QImage(200, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_line(painter, ROOM, text, theme.control_font(), QColor(Qt.GlobalColor.black))
    painter.end()
    white = QColor(Qt.GlobalColor.white).rgb()
    columns = [
        x for x in range(200) if any(image.pixel(x, y) != white for y in range(image.height()))
    ]
    return columns[0], columns[-1]


def test_a_line_stays_within_its_room(qtbot: QtBot, theme: Theme) -> None:
    for text in ("short", "A line that is far too long for its room", "😀" * 90, "שלום " * 30):
        first, last = inked(text, theme)
        assert first >= ROOM.left() - 2
        assert last <= ROOM.right() + 2


def test_text_read_from_the_right_stands_at_the_right(qtbot: QtBot, theme: Theme) -> None:
    assert inked("word", theme)[0] < 30
    assert inked("שלום", theme)[1] > 130


def test_a_scroll_bar_takes_its_room_from_the_margin(qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setFrameShape(QListView.Shape.NoFrame)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.show()
    assert right_margin(view) == MARGIN
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    assert 0 < right_margin(view) < MARGIN
    assert right_margin(None) == MARGIN


def test_a_longer_tag_has_a_wider_chip(qtbot: QtBot, theme: Theme) -> None:
    font = theme.control_font()
    assert chip_width("a", font) < chip_width("a/b/c", font)


def test_layouts_are_made_once_and_the_oldest_are_let_go(qtbot: QtBot) -> None:
    made: list[int] = []

    def make(number: int) -> QTextLayout:
        made.append(number)
        return QTextLayout(str(number))

    layouts = Layouts()
    for number in (1, 2, 1):
        layouts.get(number, lambda n=number: make(n))  # type: ignore[misc]
    assert made == [1, 2]
    for number in range(3, 400):
        layouts.get(number, lambda n=number: make(n))  # type: ignore[misc]
    made.clear()
    layouts.get(399, lambda: make(399))
    layouts.get(1, lambda: make(1))
    assert made == [1]

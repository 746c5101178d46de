"""A reader with a document in it, for the tests of what the reader is made of."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefreader.domain.document import BlockKind, Document, Metadata
from briefreader.ui.panes.reader import ReaderPane
from briefreader.ui.reading.folding import FoldLine
from briefreader.ui.theme import Theme
from tests.ui.builders import document, span_of, summary

MakePane = Callable[[Document], ReaderPane]

METADATA = Metadata(
    title="A bridge over the Ilm",
    subtitle="What the council decided",
    authors=("Ann Ode",),
    publisher="Valley Gazette",
    published="2021-03-09",
    number="B 12",
    kind="report",
)
BRIEFING = document(
    (BlockKind.BOILERPLATE, "Skip to content"),
    (BlockKind.BOILERPLATE, "Home\nNews"),
    (BlockKind.TITLE, "A bridge over the Ilm"),
    (BlockKind.PARAGRAPH, "The 😀 council voted on Tuesday to build a bridge over the Ilm."),
    (BlockKind.QUOTE, "We have waited for a bridge for forty years."),
    (BlockKind.QUESTION, "What will the bridge cost?"),
    (BlockKind.ANSWER, "Nobody knows what the bridge will cost."),
    (BlockKind.BOILERPLATE, "Related: the old bridge"),
    metadata=METADATA,
)

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def empty(qtbot: QtBot, theme: Theme) -> ReaderPane:
    pane = ReaderPane(theme)
    qtbot.addWidget(pane)
    pane.resize(1100, 700)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


@pytest.fixture
def make_pane(empty: ReaderPane) -> MakePane:
    def make(shown: Document) -> ReaderPane:
        empty.activateWindow()
        empty.show_document(shown, summary(shown))
        empty.view.setFocus()
        QApplication.processEvents()
        return empty

    return make


def press(pane: ReaderPane, key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    """Press a key in the text."""
    for _ in range(times):
        QTest.keyClick(pane.view, key, held)


def put_caret(pane: ReaderPane, shown: Document, words: str, after: int = 0) -> None:
    """Put the caret into the text, so many code points after the start of some words."""
    pane.view.place_caret(span_of(shown, words).start + after)
    pane.view.at_caret.use()


def selected(pane: ReaderPane, shown: Document) -> str:
    """The words that are selected."""
    span = pane.selection()
    return shown.text[span.start : span.end] if span else ""


def point_in(pane: ReaderPane, shown: Document, words: str) -> QPoint:
    """The point of the viewport in the middle of some words."""
    span = span_of(shown, words)
    cursor = QTextCursor(pane.view.document())
    cursor.setPosition(pane.view.position((span.start + span.end) // 2))
    return pane.view.cursorRect(cursor).center()


def fold_lines(pane: ReaderPane) -> list[FoldLine]:
    return [line for line in pane.findChildren(FoldLine) if line.isVisible()]


def colour_at(pane: ReaderPane, point: QPoint) -> tuple[int, int, int]:
    return rgb(pane.view.viewport().grab().toImage().pixelColor(point))


def rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


class Mouse:
    """A mouse over a reader's text, whose clicks come quickly one after the other."""

    def __init__(self, pane: ReaderPane) -> None:
        self._viewport = pane.view.viewport()
        self._when = 10_000
        self._down = False

    def click(self, point: QPoint, times: int = 1) -> None:
        """Click so many times, as a window system tells of it: every second is a double click."""
        for number in range(times):
            self.press(point, double=bool(number % 2))
            self.release(point)
        self._when += 5_000

    def press(
        self, point: QPoint, *, double: bool = False, held: Qt.KeyboardModifier = NONE
    ) -> None:
        kinds = QMouseEvent.Type
        self._down = True
        self._send(kinds.MouseButtonDblClick if double else kinds.MouseButtonPress, point, held)

    def move(self, point: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        self._send(QMouseEvent.Type.MouseMove, point, held)

    def release(self, point: QPoint) -> None:
        self._down = False
        self._send(QMouseEvent.Type.MouseButtonRelease, point, NONE)

    def drag(self, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """Press at a point, go to another in steps, and let go."""
        self.press(start)
        for step in range(1, 5):
            self.move(start + (end - start) * step / 4, held)
        self.release(end)
        self._when += 5_000

    def _send(self, kind: QMouseEvent.Type, point: QPoint, held: Qt.KeyboardModifier) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        moving = kind is QMouseEvent.Type.MouseMove
        place = QPointF(point)
        event = QMouseEvent(
            kind,
            place,
            QPointF(self._viewport.mapToGlobal(point)),
            none if moving else left,
            left if self._down else none,
            held,
        )
        self._when += 40
        event.setTimestamp(self._when)
        QApplication.sendEvent(self._viewport, event)

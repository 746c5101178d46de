"""A user at one window: what they do with mouse and keys, and what they wait for."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefreader.config import Places
from briefreader.domain.document import Span, Summary
from briefreader.ui.jobs import Jobs, Worker
from briefreader.ui.main_window import MainWindow
from briefreader.ui.session import Session
from briefreader.ui.settings import load_settings
from briefreader.ui.theme import Scheme

WAIT_MILLISECONDS = 60_000
"""How long a user waits for what must come, on a slow disk too; it ends at once where it comes."""


class User:
    """Drives the window that is theirs, through the widgets only; looks at it through `session`."""

    def __init__(
        self, qtbot: QtBot, places: Places, worker_for: Callable[[Places], Worker] = Worker
    ) -> None:
        self._qtbot = qtbot
        self.messages: list[str] = []
        self.problems: list[str] = []
        self.session = Session(places, Jobs(), worker_for)
        self.session.message.connect(self.messages.append)
        self.session.problem.connect(self.problems.append)
        self.window = MainWindow(load_settings(), Scheme.LIGHT)
        self.window.build(self.session)

    # --- starting and leaving ----------------------------------------------------------------

    def start(self, *paths: Path) -> None:
        """Show the window and wait until the library's rows are in the list."""
        self.window.show()
        self._qtbot.waitExposed(self.window)
        self.window.activateWindow()
        with self._qtbot.waitSignal(self.session.results_changed, timeout=WAIT_MILLISECONDS):
            self.window.library_desk.open_library(paths, self.window.settings)

    def quit(self) -> None:
        self.press(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
        self.wait_until(lambda: not self.window.isVisible())

    def leave(self) -> None:
        """Close the window and take it apart, the parts in the order in which the program does."""
        self.window.close()
        for part in (self.window, self.session):
            part.deleteLater()
            QCoreApplication.sendPostedEvents(part, QEvent.Type.DeferredDelete)

    # --- waiting -----------------------------------------------------------------------------

    def wait_until(self, came: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(came, timeout=WAIT_MILLISECONDS)

    def wait_for_rows(self, count: int) -> None:
        """Wait until the list has so many rows and nothing is being written."""
        self.wait_until(
            lambda: len(self.session.results.rows) == count and not self.session.work.busy
        )

    def wait_until_idle(self) -> None:
        """Wait until nothing more comes of what was done: no work under way, no result to come."""
        self.wait_until(
            lambda: (
                not self.session.work.busy
                and not self.session._refresh_timer.isActive()
                and not self.session._jobs.busy
            )
        )

    def wait_for_query(self, query: str) -> None:
        """Wait until the list, and the open document, show what a query finds."""
        self.wait_until(lambda: self.session.results.query == query)
        QApplication.processEvents()

    def wait_for_document(self, title: str) -> None:
        self.wait_until(
            lambda: self.session.opened is not None and self.session.opened.summary.title == title
        )

    def wait_for_facts(self) -> None:
        self.wait_until(lambda: self.session.facts is not None)

    # --- doing -------------------------------------------------------------------------------

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        on: QWidget | None = None,
    ) -> None:
        """Press a key on the widget that has the focus, or on a given one."""
        target = on or self.window.focusWidget() or self.window
        QTest.keyClick(target, key, modifiers)

    def drop(self, *paths: Path, on: QWidget | None = None) -> bool:
        """Drag files and folders onto the window; whether they were taken."""
        return drop_urls([QUrl.fromLocalFile(str(path)) for path in paths], on or self.window)

    def add(self, *paths: Path) -> None:
        """Drop files and folders on the window and wait until they are added."""
        with self._qtbot.waitSignal(self.session.added, timeout=WAIT_MILLISECONDS):
            assert self.drop(*paths)
        self.wait_until(lambda: not self.session.work.busy)

    def type_query(self, query: str) -> None:
        """Put the cursor into the search box by its key, and type."""
        self.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        box = self.window.library_pane.search_box
        assert box.hasFocus()
        QTest.keyClicks(box, query)
        self.wait_for_query(query)

    def open(self, title: str) -> None:
        """Click on a document in the list."""
        view = self.window.library_pane.view
        row = next(n for n, shown in enumerate(self.rows()) if shown.title == title)
        index = view.model().index(row, 0)
        view.scrollTo(index)
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
        )
        self.wait_for_document(title)

    def select(self, words: str) -> Span:
        """Select a passage of the open document."""
        span = self.span_of(words)
        self.window.reader.setFocus()
        self.window.reader.select(span)
        return span

    def point_at(self, words: str) -> QPoint:
        """The point of the reader's viewport in the middle of some words."""
        view, span = self.window.reader.view, self.span_of(words)
        cursor = QTextCursor(view.document())
        cursor.setPosition(view.position((span.start + span.end) // 2))
        return view.cursorRect(cursor).center()

    # --- looking -----------------------------------------------------------------------------

    def rows(self) -> Sequence[Summary]:
        return self.session.results.rows

    def titles(self) -> list[str]:
        return [row.title for row in self.rows()]

    def text(self) -> str:
        assert self.session.opened is not None
        return self.session.opened.document.text

    def span_of(self, words: str) -> Span:
        start = self.text().index(words)
        return Span(start, start + len(words))

    def tags_shown(self) -> list[str]:
        """The tags of the open document's annotations, as the session holds them."""
        placements = self.session.opened.placements if self.session.opened else ()
        return [tag for placement in placements for tag in placement.annotation.tags]

    def quotes(self) -> list[str]:
        """The annotated passages of the open document, in their order."""
        assert self.session.opened is not None
        placed = [p.span for p in self.session.opened.placements if p.span is not None]
        return [self.text()[span.start : span.end] for span in sorted(placed)]


def drop_urls(urls: Iterable[QUrl], target: QWidget) -> bool:
    """Drag addresses over a widget and let go of them; whether they were taken."""
    data = QMimeData()
    data.setUrls(list(urls))
    where = QPoint(20, 20)
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    drop = QDropEvent(QPointF(where), copy, data, left, none)
    drop.ignore()
    QApplication.sendEvent(target, drop)
    return drop.isAccepted()


def pixels_in(widget: QWidget, colour: QColor) -> int:
    """How many pixels of a widget, as it is painted now, have a colour."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = numpy.frombuffer(image.constBits(), dtype=numpy.uint32)
    return int(numpy.count_nonzero(pixels == numpy.uint32(colour.rgb())))

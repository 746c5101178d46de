"""What annotating must reach with a thousand annotations in the document: prints the figures.

Run with `QT_QPA_PLATFORM=offscreen pytest -s tests/benchmarks/test_annotating.py`.
"""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from time import perf_counter, process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefreader.config import Places
from briefreader.domain.annotation import Colour
from briefreader.domain.document import Span
from tests.ui.conftest import collected_here, plain_look
from tests.ui.in_turns import WorkerInTurns
from tests.ui.user import User

__all__ = ["collected_here", "plain_look"]

COUNT = 1000
ROUNDS = 25


@pytest.fixture
def user(
    qtbot: QtBot, places: Places, plain_look: None, collected_here: None, tmp_path: Path
) -> User:
    """A user whose open document has a thousand annotations, every third with a note."""
    lines = ["A long briefing", ""]
    for number in range(700):
        lines += [f"Paragraph {number} tells of the river and of its old banks. " * 5, ""]
    path = tmp_path / "long.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    one = User(qtbot, places, WorkerInTurns)
    one.start()
    one.add(path)
    one.wait_until_idle()
    one.open("A long briefing")
    random = Random(5)
    key = one.session.opened.summary.id if one.session.opened else ""
    for number in range(COUNT):
        start = random.randrange(len(one.text()) - 300)
        one.session.library.annotate(
            key,
            Span(start, start + random.randint(8, 200)),
            note="A note that is there to be laid out" if number % 3 == 0 else "",
            colour=random.choice(list(Colour)),
        )
    one.session.notes.show(key)
    one.wait_until_idle()
    return one


class Times:
    """Milliseconds by the clock and of the processor, of what is done again and again."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._clock: list[float] = []
        self._busy: list[float] = []

    def time(self, work: Callable[[], object]) -> None:
        started, worked = perf_counter(), process_time()
        work()
        self._clock.append(1000 * (perf_counter() - started))
        self._busy.append(1000 * (process_time() - worked))

    def __str__(self) -> str:
        clock, busy = sorted(self._clock), sorted(self._busy)
        return (
            f"{self._name}: best {clock[0]:.1f} ms, median {clock[len(clock) // 2]:.1f} ms, "
            f"worst {clock[-1]:.1f} ms "
            f"(processor: median {busy[len(busy) // 2]:.1f} ms, worst {busy[-1]:.1f} ms)"
        )


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def test_annotating_a_document_with_a_thousand_annotations(user: User) -> None:
    view = user.window.reader.view
    viewport = view.viewport()
    random = Random(9)
    highlighting, settling = Times("a highlight painted after its key"), Times("all that follows")
    undoing, caret, hovering, dragging, releasing = (
        Times(name)
        for name in (
            "undone and painted",
            "the caret moved and painted",
            "the pointer moved and painted",
            "an end dragged one step and painted",
            "the end let go and painted",
        )
    )

    def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(view, key, held)
        viewport.repaint()

    def move(point: QPoint, buttons: Qt.MouseButton) -> None:
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            QPointF(point),
            QPointF(viewport.mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            buttons,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)
        viewport.repaint()

    for _ in range(ROUNDS):
        start = random.randrange(len(user.text()) - 300)
        user.window.reader.setFocus()
        user.window.reader.select(Span(start, start + 60))
        settle()
        highlighting.time(lambda: press(Qt.Key.Key_H))
        settling.time(settle)
        caret.time(lambda: press(Qt.Key.Key_Left))
        settle()
        y = view.cursorRect().center().y()
        for x in range(200, 700, 60):
            hovering.time(partial(move, QPoint(x, y), Qt.MouseButton.NoButton))
        view.adjuster.hover(None)
        handles = view.adjuster.handles()
        if handles:
            knob = handles[-1].knob.toPoint()
            QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=knob)
            for step in range(1, 9):
                target = knob + QPoint(12 * step, 0)
                dragging.time(partial(move, target, Qt.MouseButton.LeftButton))
            at = knob + QPoint(96, 0)

            def let_go(at: QPoint = at) -> None:
                QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at)
                viewport.repaint()

            releasing.time(let_go)
            settle()
        undoing.time(lambda: press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
        settle()
    print()
    for times in (highlighting, settling, undoing, caret, hovering, dragging, releasing):
        print(times)
    user.leave()

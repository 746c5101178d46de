"""What the list of all notes must reach: prints the figures, fails on none.

Run with `QT_QPA_PLATFORM=offscreen pytest -s tests/benchmarks/test_note_browser.py`.
`BRIEFREADER_BENCHMARK_NOTES` says of how many documents and notes the library is made
(`500,10000`), and `BRIEFREADER_BENCHMARK_NOTES_LIBRARY` names a folder with the `library`, `cache`
and `state` of one that is there already: making one of 5,000 documents takes minutes.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefreader.config import Places
from briefreader.ui.application import SWITCH_SECONDS, GarbageCollector
from briefreader.ui.jobs import Jobs, Worker
from briefreader.ui.main_window import MainWindow
from briefreader.ui.panes.note_browser import NoteBrowserPane
from briefreader.ui.session import Session
from briefreader.ui.settings import Settings
from briefreader.ui.theme import Scheme
from tests.benchmarks.notes_library import make_library

MADE = os.environ.get("BRIEFREADER_BENCHMARK_NOTES", "500,10000")
READY = os.environ.get("BRIEFREADER_BENCHMARK_NOTES_LIBRARY", "")
WAIT_MILLISECONDS = 120_000
FRAMES, FRAME_PIXELS, FRAME_MILLISECONDS = 300, 90, 16
KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, places: Places, tmp_path: Path) -> Iterator[MainWindow]:
    if READY:
        places = Places(*(Path(READY, name) for name in ("library", "cache", "state")))
    else:
        documents, notes = map(int, MADE.split(","))
        make_library(places, tmp_path / "sources", documents, notes)
    gc.collect()
    gc.freeze()  # The test runner's own objects are no part of what is measured.
    made = MainWindow(Settings(), Scheme.LIGHT)
    made.build(Session(places, Jobs(), Worker))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    collector = GarbageCollector(made)
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    with qtbot.waitSignal(made.session.results_changed, timeout=WAIT_MILLISECONDS):
        made.library_desk.open_library((), made.settings)
    yield made
    sys.setswitchinterval(before)
    collector.close()
    made.session.close()


class Painted(QObject):
    """Waits until the rows have been painted as they are wanted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._wanted: Callable[[NoteBrowserPane], bool] = lambda _: True
        self._loop = QEventLoop()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def wait(self, wanted: Callable[[NoteBrowserPane], bool]) -> None:
        self._wanted = wanted
        looks = QTimer(interval=5)  # An empty list that stays empty is not painted again.
        looks.timeout.connect(self._look)
        looks.start()
        self._loop.exec()
        looks.stop()

    def _look(self) -> None:
        pane = self._window.note_browser.pane
        if pane is not None and not len(pane.view.notes.sheet) and self._wanted(pane):
            self._loop.quit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pane = self._window.note_browser.pane
        if pane is None or event.type() != QEvent.Type.Paint:
            return False
        if watched in (pane.view.viewport(), pane.bar.count) and self._wanted(pane):
            QTimer.singleShot(0, self._loop.quit)  # After the painting itself.
        return False


class Gaps(QObject):
    """The longest times in which the event loop did not come round."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[float] = []
        self._last = perf_counter()
        # One that is always due would take Python from the threads that do the work.
        self._timer = QTimer(self, interval=4, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = perf_counter()
        self.found.append(1000 * (now - self._last))
        self._last = now

    def longest(self) -> str:
        self._timer.stop()
        return "longest gaps " + ", ".join(f"{gap:.0f}" for gap in sorted(self.found)[:-4:-1])


def _measured(name: str, begin: Callable[[], object], wait: Callable[[], None]) -> None:
    gaps, worked, started = Gaps(), process_time(), perf_counter()
    begin()
    wait()
    wall, busy = 1000 * (perf_counter() - started), 1000 * (process_time() - worked)
    print(f"{name:44} {wall:8.0f} ms   processor {busy:8.0f} ms   {gaps.longest()} ms")


@pytest.mark.timeout(900)
def test_the_list_of_all_notes(qtbot: QtBot, window: MainWindow) -> None:
    painted, desk, session = Painted(window), window.note_browser, window.session
    store = session.library.annotations

    def idle() -> None:
        qtbot.waitUntil(
            lambda: (
                not session._jobs.busy
                and not session.work.busy
                and not desk._later_timer.isActive()
                and not desk._preparation_timer.isActive()
            ),
            timeout=WAIT_MILLISECONDS,
        )

    def has_rows(pane: NoteBrowserPane) -> bool:
        return len(pane.view.notes.sheet) > 0

    def key() -> None:
        QTest.keyClick(window, Qt.Key.Key_N, KEYS)

    started = perf_counter()
    store.living()
    print(f"\nreading all notes, as far as the start has not: {perf_counter() - started:.1f} s")
    print(f"{len(store.living()):,} notes on {len(session.library.by_id()):,} documents")
    idle()
    _measured("the key to painted rows, the first time", key, lambda: painted.wait(has_rows))
    pane = desk.pane
    assert pane is not None
    idle()
    desk.close()
    desk._is_stale = True
    listing = pane.listing
    _measured(
        "the key to rows read anew", key, lambda: painted.wait(lambda p: p.listing is not listing)
    )
    desk.close()
    _measured("the key to rows kept", key, lambda: painted.wait(has_rows))
    started = perf_counter()
    idle()
    print(f"where all notes stand was known after        {perf_counter() - started:8.1f} s")
    bar = pane.bar
    for number in (1, 2, 3, 4, 0):
        listing = pane.listing
        bar.grouping.setCurrentIndex(number)
        _measured(
            f"grouping {bar.grouping.currentText()}",
            lambda: bar.grouping.activated.emit(number),  # noqa: B023
            lambda: painted.wait(lambda p: p.listing is not listing),  # noqa: B023
        )
    for query in ("treaty", "tag:people"):
        bar.filter.setFocus()
        for letter in query:
            text = bar.filter.text() + letter
            _measured(
                f"typing {text!r}",
                lambda: QTest.keyClicks(bar.filter, letter),  # noqa: B023
                lambda: painted.wait(lambda p: p.listing.wanted.query == text),  # noqa: B023
            )
        bar.filter.clear()
        painted.wait(lambda p: p.listing.wanted.query == "")
    idle()
    _scroll(pane, "scrolling")
    pane.view.selectAll()
    _scroll(pane, "scrolling with all notes selected")


def _scroll(pane: NoteBrowserPane, name: str) -> None:
    scroll, loop, frames = pane.view.verticalScrollBar(), QEventLoop(), 0
    times: list[float] = []

    def step() -> None:
        nonlocal frames
        begun = perf_counter()
        scroll.setValue(scroll.value() + FRAME_PIXELS)
        QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)
        times.append(1000 * (perf_counter() - begun))
        frames += 1
        if frames == FRAMES:
            loop.quit()

    timer = QTimer(interval=FRAME_MILLISECONDS)
    timer.timeout.connect(step)
    scroll.setValue(scroll.maximum() // 3)
    gaps, worked = Gaps(), process_time()
    timer.start()
    loop.exec()
    timer.stop()
    busy = 1000 * (process_time() - worked)
    times.sort()
    median, late = times[len(times) // 2], times[int(len(times) * 0.99)]
    print(f"{name}: a frame {median:.1f} ms, 99th {late:.1f}, longest {times[-1]:.1f}")
    print(f"    {gaps.longest()} ms; processor {busy / FRAMES:.1f} ms a frame")

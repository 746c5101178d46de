"""What adding must reach: documents a second to searchable, and a window that never stalls.

Prints the figures, fails on none. Run with
`QT_QPA_PLATFORM=offscreen pytest -s tests/benchmarks/test_adding.py`.
"""

import os
import resource
import subprocess
import sys
from pathlib import Path
from time import perf_counter, process_time, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from pytestqt.qtbot import QtBot

from briefreader.config import Places
from briefreader.domain.report import AddReport, Progress
from briefreader.ui.application import GarbageCollector
from briefreader.ui.jobs import Jobs, Worker
from briefreader.ui.main_window import MainWindow
from briefreader.ui.session import Session
from briefreader.ui.settings import Settings
from briefreader.ui.theme import Scheme
from tests.shared import shared

DOCUMENTS = 1000
TICK_MILLISECONDS = 5
WAIT_MILLISECONDS = 120_000


class Heartbeat(QObject):
    """Measures the gaps in the event loop: the times between the ticks of a fast timer."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[tuple[float, float]] = []
        self.own: list[float] = []
        self._last = (perf_counter(), process_time())
        self._worked = thread_time()
        self._timer = QTimer(self, interval=TICK_MILLISECONDS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = (perf_counter(), process_time())
        self.gaps.append((1000 * (now[0] - self._last[0]), 1000 * (now[1] - self._last[1])))
        self._last = now
        worked = thread_time()
        self.own.append(1000 * (worked - self._worked))
        self._worked = worked

    def stop(self) -> None:
        self._timer.stop()

    def told(self) -> str:
        """The longest gaps, and those with more processor time of the window's own in them."""
        wall = sorted(gap for gap, _ in self.gaps)
        busy = sorted(own for _, own in self.gaps)
        return (
            f"gaps in the event loop: p99 {wall[int(len(wall) * 0.99)]:.1f} ms, longest"
            f" {wall[-1]:.1f} ms, {sum(gap > 50 for gap in wall)} over 50 ms (the window's own"
            f" processor time in one: p99 {busy[int(len(busy) * 0.99)]:.1f} ms, most"
            f" {busy[-1]:.1f} ms; its main thread's alone: most {max(self.own):.1f} ms)"
        )


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    maker = shared("corpora", "make_corpus.py")
    subprocess.run([sys.executable, str(maker), str(folder), str(DOCUMENTS)], check=True)
    return folder


@pytest.fixture
def window(qtbot: QtBot, places: Places) -> MainWindow:
    gc.collect()
    gc.freeze()  # The test runner's own objects are no part of what is measured.
    window = MainWindow(Settings(), Scheme.LIGHT)
    window.build(Session(places, Jobs(), Worker))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    with qtbot.waitSignal(window.session.results_changed, timeout=WAIT_MILLISECONDS):
        window.library_desk.open_library((), window.settings)
    return window


def test_adding_to_searchable(qtbot: QtBot, window: MainWindow, corpus: Path) -> None:
    session = window.session
    collector = GarbageCollector(window)
    qtbot.wait(3000)  # The start's own work is over.
    seen: list[Progress] = []
    session.progress_changed.connect(seen.append)
    heart, started, worked = Heartbeat(), perf_counter(), process_time()
    session.work.add((corpus,))
    with qtbot.waitSignal(session.added, timeout=WAIT_MILLISECONDS) as added:
        pass
    done = perf_counter() - started
    qtbot.waitUntil(
        lambda: len(session.results.rows) == DOCUMENTS and not session.work.busy,
        timeout=WAIT_MILLISECONDS,
    )
    shown, worked = perf_counter() - started, process_time() - worked
    heart.stop()
    collector.close()
    report = added.args[0] if added.args else None
    assert isinstance(report, AddReport)
    assert len(report.added) == DOCUMENTS
    assert session.library.search("the").total == DOCUMENTS
    steps = sum(isinstance(progress, Progress) and progress.total > 0 for progress in seen)
    session.close()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"\nadding {DOCUMENTS:,} documents: searchable in {done:.1f} s ({DOCUMENTS / done:.0f} a"
        f" second), all shown after {shown:.1f} s; progress told {steps} times"
        f"\nprocessor time: window {worked:.1f} s, its workers, start and facts included,"
        f" {children.ru_utime + children.ru_stime:.1f} s"
        f"\n{heart.told()}"
    )


def test_stopping_in_the_middle(qtbot: QtBot, window: MainWindow, corpus: Path) -> None:
    session = window.session
    session.work.add((corpus,))
    qtbot.waitUntil(lambda: len(session.results.rows) > 100, timeout=WAIT_MILLISECONDS)
    started = perf_counter()
    with qtbot.waitSignal(session.added, timeout=WAIT_MILLISECONDS) as added:
        window.library_pane.work.stop.click()
    stopped = 1000 * (perf_counter() - started)
    report = added.args[0] if added.args else None
    assert isinstance(report, AddReport)
    assert report.cancelled
    session.close()
    print(f"\nstopped after {stopped:.0f} ms, {len(report.added):,} documents added and kept")

"""What search as you type must reach: from a key press to the painted results.

Prints the figures, fails on none. Run with
`QT_QPA_PLATFORM=offscreen pytest -s tests/benchmarks/test_typing.py`.
`BRIEFREADER_BENCHMARK_DOCUMENTS` sets how many documents there are (1,000), and
`BRIEFREADER_BENCHMARK_LIBRARY` a folder with the `library`, `cache` and `state` of a library that
is there already: making one of 100,000 documents takes most of an hour.
"""

import gc
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefreader.config import Places
from briefreader.facts.version import VERSION
from briefreader.library import Library
from briefreader.ui.application import SWITCH_SECONDS, GarbageCollector
from briefreader.ui.jobs import Jobs, Worker
from briefreader.ui.main_window import MainWindow
from briefreader.ui.session import Session
from briefreader.ui.settings import Settings
from briefreader.ui.theme import Scheme
from tests.shared import shared

DOCUMENTS = int(os.environ.get("BRIEFREADER_BENCHMARK_DOCUMENTS", "1000"))
READY = os.environ.get("BRIEFREADER_BENCHMARK_LIBRARY", "")
WAIT_MILLISECONDS = 60_000
PAUSE_MILLISECONDS = 60
"""Between two keys, as a fast typist has it: what a key set going has mostly come to an end."""

QUERIES = (
    "president",
    "the",
    "foreign policy",
    '"human rights"',
    '"state of the union"',
    "congress OR senate",
    "budget -defence",
    "trade agreement",
    "nuclear",
    '"prime minister"',
    "sanctions",
    "title:energy",
    "date:2018",
    "elections 2019",
    "government",
    "military aid",
    "soviet union",
    "climate change",
    "refugees",
    '"united nations" security',
    "china",
    "committee report",
    "date:>=2020 treaty",
    "health care",
    "corruption police",
    "freedom of the press",
    "court",
    "water",
    "tax (income OR corporate)",
    "appropriations",
)


@pytest.fixture
def window(qtbot: QtBot, places: Places, tmp_path: Path) -> MainWindow:
    """The window on a library of many documents, with nothing going on in the background."""
    if READY:
        places = Places(*(Path(READY, name) for name in ("library", "cache", "state")))
    library = Library(places)
    if not READY:
        folder = tmp_path / "corpus"
        maker = shared("corpora", "make_corpus.py")
        subprocess.run([sys.executable, str(maker), str(folder), str(DOCUMENTS)], check=True)
        library.add((folder,))
    for key in library.catalogue.without_facts(VERSION):
        library.catalogue.put_facts(key, VERSION, ())
    library.close()
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


class Painted(QObject):
    """Sees when the list, or the sentence that stands for an empty one, has been painted."""

    def __init__(self, window: MainWindow, wanted: Callable[[], bool]) -> None:
        super().__init__()
        self.loop = QEventLoop()
        self._wanted = wanted
        self._pane = window.library_pane
        for widget in (self._pane.view.viewport(), self._pane.empty):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._wanted():
            QTimer.singleShot(0, self.loop.quit)  # After the painting itself.
        return False


@pytest.mark.timeout(600)
def test_a_key_press_to_painted_results(qtbot: QtBot, window: MainWindow) -> None:
    session, box = window.session, window.library_pane.search_box
    collector = GarbageCollector(window)
    sys.setswitchinterval(SWITCH_SECONDS)
    box.setFocus()
    qtbot.wait(3000)  # The start's own work is over.
    painted = Painted(window, lambda: session.results.query == box.text())
    for name in ("first", "again"):
        waits: list[tuple[float, str]] = []
        busy: list[float] = []
        for query in QUERIES:
            for letter in query:
                started, worked = perf_counter(), process_time()
                QTest.keyClicks(box, letter)
                if session.results.query != box.text():
                    painted.loop.exec()
                waits.append((1000 * (perf_counter() - started), box.text()))
                busy.append(1000 * (process_time() - worked))
                qtbot.wait(PAUSE_MILLISECONDS)
            box.clear()
            qtbot.wait(PAUSE_MILLISECONDS)
        print(f"\n{name} time, {len(waits)} keys: {_told([wait for wait, _ in waits])}")
        print(f"   processor time of the window: {_told(busy)}")
        print("   slowest: " + ", ".join(f"{t} {w:.0f} ms" for w, t in sorted(waits)[:-6:-1]))
    QApplication.processEvents()
    collector.close()
    session.close()


def _told(times: list[float]) -> str:
    ordered = sorted(times)
    return (
        f"median {ordered[len(ordered) // 2]:.1f} ms, p95 {ordered[int(len(ordered) * 0.95)]:.1f}"
        f" ms, longest {ordered[-1]:.1f} ms"
    )

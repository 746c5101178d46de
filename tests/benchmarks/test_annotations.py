"""What many annotations cost: at a start, when they are first asked for, for one more of them.

Prints the figures, fails on none. Run with `QT_QPA_PLATFORM=offscreen pytest -s
tests/benchmarks/test_annotations.py`.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter, process_time

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from briefreader.config import Places
from briefreader.domain.document import Span
from briefreader.library import Library
from briefreader.notes.store import AnnotationStore
from tests.benchmarks.annotated_library import annotate, make_library
from tests.benchmarks.test_large import told
from tests.ui.conftest import begin, collected_here, plain_look  # noqa: F401 - fixtures
from tests.ui.user import User

DOCUMENTS = int(os.environ.get("BRIEFREADER_BENCHMARK_DOCUMENTS", "5000"))
EACH = 10
ROUNDS = 7
IN_ONE_DOCUMENT = 1000
PARAGRAPHS = 200


@pytest.mark.timeout(1800)
def test_a_start_and_the_first_look_at_all(places: Places, tmp_path: Path) -> None:
    """Start to the first rows without and with the annotations; reading all, cold and warm."""
    print()
    make_library(places, DOCUMENTS, tmp_path / "sources")
    without = starts(places)
    made = annotate(places, EACH)
    library = Library(places)
    told(f"reading {made} annotations, no copies", lambda: library.annotations.living())
    told("their tags", library.annotations.tags)
    told("a look at all that could have changed", library.annotations.refresh)
    library.close()
    del library
    library = Library(places)
    told("reading all again, from the copies", lambda: library.annotations.living())
    told("all of them in order", library.annotations.all)
    library.close()
    found = starts(places)
    for kind in ("wall", "processor"):
        before, after = (statistics.median(times[kind]) for times in (without, found))
        print(
            f"start to rows in the list, {kind} time: {before:.0f} ms without annotations,"
            f" {after:.0f} ms with {made}, {after - before:+.0f} ms"
        )


def starts(places: Places) -> dict[str, list[float]]:
    """Milliseconds from the call of the program to rows in its list, the first start left out."""
    found: dict[str, list[float]] = {"wall": [], "processor": []}
    probe = Path(__file__).with_name("start_probe.py")
    root = Path(__file__).resolve().parents[2]
    for number in range(ROUNDS + 1):
        done = subprocess.run(
            [sys.executable, str(probe), "usable", str(time.time()), str(places.library)],
            env={
                **os.environ,
                "PYTHONPATH": str(root),
                "QT_QPA_PLATFORM": "offscreen",
                "BRIEFREADER_CACHE": str(places.cache),
            },
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
        wall, busy, _ = done.stdout.strip().splitlines()[0].split()
        if number:
            found["wall"].append(float(wall))
            found["processor"].append(float(busy))
    return found


def test_one_more_among_many_on_disk(places: Places, tmp_path: Path) -> None:
    print()
    folder = tmp_path / "sources"
    make_library(places, 1, folder, PARAGRAPHS)
    annotate(places, IN_ONE_DOCUMENT)
    library = Library(places)
    [document_id] = library.by_id()
    told("placing the others", lambda: library.placements(document_id))
    times: list[float] = []
    for _ in range(30):
        started = perf_counter()
        made = library.annotate(document_id, Span(20, 60))
        times.append(1000 * (perf_counter() - started))
        started = perf_counter()
        library.save_annotation(replace(made, note="Changed"), made)
        times.append(1000 * (perf_counter() - started))
    print(f"one more among {IN_ONE_DOCUMENT} on disk: median {statistics.median(times):.1f} ms")
    plain = AnnotationStore(tmp_path / "plain")
    alone = []
    for _ in range(30):
        started = perf_counter()
        plain.create(document_id, None)
        alone.append(1000 * (perf_counter() - started))
    print(f"one of few on disk: median {statistics.median(alone):.1f} ms")
    library.close()


class Paints(QObject):
    """Notes when a widget was last painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_one_more_among_many_on_the_screen(
    places: Places,
    tmp_path: Path,
    begin: Callable[[], User],  # noqa: F811
) -> None:
    print()
    make_library(places, 1, tmp_path / "sources", PARAGRAPHS)
    annotate(places, IN_ONE_DOCUMENT)
    user = begin()
    user.start()
    user.open(user.titles()[0])
    user.wait_until_idle()
    paints = Paints()
    user.window.reader.view.viewport().installEventFilter(paints)
    walls, busy, longest = [], [], 0.0
    for number in range(20):
        before = paints.count
        started, worked = perf_counter(), process_time()
        user.session.changes.annotate(Span(20 + number, 60 + number))
        returned = perf_counter()
        while paints.count == before:
            QApplication.processEvents()
        walls.append(1000 * (perf_counter() - started))
        busy.append(1000 * (process_time() - worked))
        longest = max(longest, 1000 * (returned - started))
        user.wait_until_idle()
    print(
        f"one more among {IN_ONE_DOCUMENT} on disk and painted: median"
        f" {statistics.median(walls):.1f} ms (processor {statistics.median(busy):.1f} ms),"
        f" longest {max(walls):.1f} ms; of that until the call returned up to {longest:.1f} ms"
    )


def test_a_note_from_elsewhere_on_the_screen(
    places: Places,
    tmp_path: Path,
    begin: Callable[[], User],  # noqa: F811
) -> None:
    print()
    make_library(places, 1, tmp_path / "sources", PARAGRAPHS)
    annotate(places, IN_ONE_DOCUMENT)
    user = begin()
    user.start()
    user.open(user.titles()[0])
    user.wait_until(lambda: user.session.notes_watch.watching)
    user.wait_until_idle()
    elsewhere = AnnotationStore(places.library / "annotations")
    assert user.session.opened is not None
    document_id = user.session.opened.summary.id
    waits = []
    for _ in range(10):
        made = elsewhere.create(document_id, None, note="From elsewhere")
        started = perf_counter()
        user.wait_until(lambda key=made.id: user.session.placement(key) is not None)  # type: ignore[misc]
        waits.append(1000 * (perf_counter() - started))
    print(
        f"a note written elsewhere shown after: median {statistics.median(waits):.0f} ms,"
        f" longest {max(waits):.0f} ms"
    )

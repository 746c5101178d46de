"""The program with a window, as a process of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from briefreader.config import Places
from briefreader.library import Library
from briefreader.ui.application import make_application
from briefreader.ui.settings import load_settings
from tests.ui.briefings import HARBOUR

Write = Callable[[str, str], Path]


@pytest.fixture
def window(tmp_path: Path, write: Write) -> Iterator[subprocess.Popen[str]]:
    """The program, started on a library of its own with one file to add."""
    words = ["--library", str(tmp_path / "own"), str(write("harbour.html", HARBOUR))]
    with subprocess.Popen(
        [sys.executable, "-m", "briefreader", *words],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


def wait_for_record(process: subprocess.Popen[str], library: Path) -> Path:
    """Wait until the first document is recorded."""
    while process.poll() is None:
        found = list((library / "records").glob("*.json"))
        if found:
            return found[0]
        os.sched_yield()
    pytest.fail(process.communicate()[1])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_closes_the_window_within_two_seconds_with_everything_saved(
    window: subprocess.Popen[str], tmp_path: Path, number: signal.Signals
) -> None:
    record = wait_for_record(window, tmp_path / "own")
    window.send_signal(number)
    _, said = window.communicate(timeout=2)
    assert window.returncode == 0
    lines = [line for line in said.splitlines() if "propagateSizeHints" not in line]
    assert lines == []
    assert load_settings().geometry
    library = Library(Places.of(tmp_path / "own"))
    library.catch_up()
    assert [row.id for row in library.documents()] == [record.stem]
    library.close()


def test_there_is_one_application_with_its_name(qapp: QApplication) -> None:
    assert make_application() is qapp
    assert qapp.applicationName() == "briefreader"

"""The program with a window: start, signals, crashes, and the end."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType, TracebackType

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from briefreader.config import Places, resource_folder
from briefreader.ui.main_window import MainWindow
from briefreader.ui.settings import load_settings
from briefreader.ui.theme import Scheme

_COLLECT_MILLISECONDS = 10_000
_ROUNDS_TO_COLLECT_ALL = 18
_MANY = 20_000
"""Objects made since the last round that are taken for data which stays."""
_MIDDLE_LIGHTNESS = 128
SWITCH_SECONDS = 0.0005
"""How long a busy thread keeps Python to itself.

Each call of Qt gives Python away and takes it again: at the usual 5 ms a window whose facets are
being counted waits ten times as long to be painted as the painting takes.
"""


def run(places: Places, paths: list[Path]) -> int:
    """Open the window on a library, add `paths`, and return the exit code when it closes."""
    sys.setswitchinterval(SWITCH_SECONDS)
    application = make_application()
    window = MainWindow(load_settings(), system_scheme(application))
    sys.excepthook = _Reporter(window).report
    terminator = Terminator(window)
    collector = GarbageCollector(window)

    def continue_start() -> None:
        from briefreader.ui.jobs import Jobs, Worker
        from briefreader.ui.session import Session

        begin_workers()
        dress(application)
        window.build(Session(places, Jobs(), Worker))
        window.library_desk.open_library(tuple(paths), window.settings)

    first_paint = FirstPaint(window, continue_start)
    window.installEventFilter(first_paint)
    window.show()
    code = application.exec()
    terminator.close()
    collector.close()
    return code


def begin_workers() -> None:
    """Have the process started that workers come from: it loads while the window is built."""
    from briefreader import forking

    # A machine that lets no process come up says so again when there is work for one.
    with suppress(OSError):
        forking.begin()


class FirstPaint(QObject):
    """Goes on with the start once the window has been painted: what is slow waits for that."""

    def __init__(self, window: MainWindow, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def make_application() -> QApplication:
    """The application object with its style and name."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        application = existing
        application.setStyle("Fusion")
    else:
        # As an argument: what `setStyle` gives back takes 10 ms to become a Python object.
        application = QApplication([*sys.argv[:1], "-style", "fusion"])
    application.setApplicationName("briefreader")
    application.setDesktopFileName("briefreader")
    return application


def dress(application: QApplication) -> None:
    """Give the application its icon and the fonts that come with it."""
    from briefreader.ui.icons import application_icon

    application.setWindowIcon(application_icon())
    for font in sorted((resource_folder() / "fonts").glob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(font))


def system_scheme(application: QApplication) -> Scheme:
    """What the desktop prefers, seen from its palette.

    `styleHints().colorScheme()` says the same, but makes Python import Qt's 200 enumerations first.
    """
    dark = application.palette().window().color().lightness() < _MIDDLE_LIGHTNESS
    return Scheme.DARK if dark else Scheme.LIGHT


class Terminator(QObject):
    """Closes the window, everything saved, when the process is asked to end."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._out, self._in = os.pipe()
        os.set_blocking(self._in, False)
        os.set_blocking(self._out, False)
        self._before = signal.set_wakeup_fd(self._in, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._out, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        self._handlers = {
            number: signal.signal(number, _ignore) for number in (signal.SIGTERM, signal.SIGINT)
        }

    def _wake(self) -> None:
        os.read(self._out, 64)
        self._window.close()

    def close(self) -> None:
        """Leave the signals as they were."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        os.close(self._in)
        os.close(self._out)


def _ignore(_number: int, _frame: FrameType | None) -> None:
    """The wake-up pipe tells the window; Python only needs a handler to be there."""


class GarbageCollector(QObject):
    """Collects cycles on the GUI thread only: Qt objects must not die in another one.

    The idea is calibre's (`gui2/main_window.py`).
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._rounds = 0
        self._timer = QTimer(self, interval=_COLLECT_MILLISECONDS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def _collect(self) -> None:
        """Collect what is young, and every few minutes everything, which takes longer."""
        self._rounds += 1
        if self._rounds == 1 or gc.get_count()[0] > _MANY:
            # Modules and the window's parts stay: to look through them again takes 60 ms. So do
            # the rows of a large library that was just opened.
            gc.freeze()
        gc.collect(2 if self._rounds % _ROUNDS_TO_COLLECT_ALL == 0 else 1)

    def close(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.enable()


class _Reporter:
    """Turns a bug on the GUI thread into a report and a message."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        from briefreader.crash import sentence, write_report

        if issubclass(kind, KeyboardInterrupt):
            return
        message = sentence(write_report(error.with_traceback(trace)))
        print(f"briefreader: {message}", file=sys.stderr)
        if self._window.built:
            self._window.session.problem.emit(message)

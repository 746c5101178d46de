"""Hears of changes in the watched folders and tells of them on the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path
from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, QTimer, Signal

from briefreader.crash import sentence, write_report
from briefreader.domain.errors import BriefreaderError

_LOOK_MILLISECONDS = 150

_News = SimpleQueue["tuple[Path, ...] | str"]
"""Paths that changed, or a sentence about what went wrong."""


class Watcher(QObject):
    """Follows folders in a thread of its own, which knows nothing of Qt."""

    changed = Signal(object)  # tuple of Path: what changed below the folders
    problem = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._news: _News = SimpleQueue()
        self._begun = threading.Event()
        self._stop = threading.Event()
        self._folders: tuple[Path, ...] = ()
        self._timer = QTimer(self, interval=_LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)

    @property
    def watching(self) -> bool:
        """Whether changes are heard by now."""
        return self._timer.isActive() and self._begun.is_set()

    def watch(self, folders: Iterable[Path]) -> None:
        """Follow these folders from now on, and no others."""
        folders = tuple(dict.fromkeys(folders))
        if self._timer.isActive() and set(folders) == set(self._folders):
            return
        self.stop()
        self._folders = folders
        if not folders:
            return
        self._news, self._begun, self._stop = SimpleQueue(), threading.Event(), threading.Event()
        threading.Thread(
            target=_follow,
            args=(folders, self._news, self._begun, self._stop),
            name="briefreader-watching",
            daemon=True,
        ).start()
        self._timer.start()

    def stop(self) -> None:
        """Follow nothing any more; what was heard and not yet told is dropped."""
        self._timer.stop()
        self._stop.set()

    def _look(self) -> None:
        paths: dict[Path, None] = {}
        while True:
            try:
                news = self._news.get_nowait()
            except Empty:
                break
            if isinstance(news, str):
                self.problem.emit(news)
            else:
                paths.update(dict.fromkeys(news))
        if paths:
            self.changed.emit(tuple(paths))


def _follow(
    folders: tuple[Path, ...], news: _News, begun: threading.Event, stop: threading.Event
) -> None:
    """Start a follower, which may take a while in a large tree, and end it when told to."""
    try:
        from briefreader.library.following import Follower

        follower = Follower(folders, news.put)
        follower.start()
        begun.set()
        for notice in follower.notices:
            news.put(notice)
    except BriefreaderError as error:
        news.put(str(error))
        return
    except Exception as error:  # noqa: BLE001 - a bug in a thread becomes a report
        news.put(sentence(write_report(error)))
        return
    stop.wait()
    follower.stop()

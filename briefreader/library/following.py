"""Hearing of changes below watched folders, without looking through them again and again.

The system tells (inotify on Linux; watchdog knows the others' ways). Where it cannot, because the
folder is on a network or the system's limit is reached, the folder is looked through now and then.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver, ObservedWatch

GATHERED = 0.3
"""Seconds of quiet at a path after which what happened there is told."""

UNFINISHED = 10.0 if sys.platform == "linux" else 1.0
"""Seconds of quiet after which a file counts as complete that was written and not closed: Linux
tells of the closing, other systems do not."""

ROOTS_LOOKED_AT = 2.0
"""Seconds between looks at the watched folders themselves, which may come and go as a whole."""

POLLED = 30.0
"""Seconds between looks through a folder of which the system does not tell."""

_WATCHDOG = "watchdog"
_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "fuse.sshfs"})

Identity = tuple[int, int]
"""Device and number by which a folder is the same one."""


@dataclass(slots=True)
class _Root:
    """A watched folder; `watch` is None while nothing is heard of it."""

    path: Path
    identity: Identity | None = None
    observer: BaseObserver | None = None
    watch: ObservedWatch | None = None


@dataclass(slots=True)
class _Heard:
    """Paths at which something happened, with the time from which each can be told."""

    ready_at: dict[str, float] = field(default_factory=dict)

    def note(self, path: str, delay: float) -> None:
        self.ready_at[path] = time.monotonic() + delay

    def take(self) -> tuple[Path, ...]:
        """The paths that can be told now; they are no longer kept."""
        now = time.monotonic()
        ready = [path for path, moment in self.ready_at.items() if moment <= now]
        for path in ready:
            del self.ready_at[path]
        return tuple(Path(path) for path in ready)

    def seconds(self) -> float:
        """How long until the next path can be told."""
        first = min(self.ready_at.values(), default=float("inf"))
        return max(0.0, first - time.monotonic())


class Follower:
    """Hears of changes below folders and gathers them for about 0.3 seconds.

    `changed` is called in a thread of the follower's own, with the paths at which something
    changed; the path of a folder stands for what lies below it. A file that is being written is
    told when it is closed.
    """

    def __init__(
        self, folders: Iterable[Path], changed: Callable[[tuple[Path, ...]], None]
    ) -> None:
        self._roots = [_Root(folder.absolute()) for folder in folders]
        self._changed = changed
        self._heard = _Heard()
        self._wake = threading.Condition()
        self._is_over = False
        self._thread: threading.Thread | None = None
        self._native: BaseObserver | None = None
        self._polling: BaseObserver | None = None
        self._notices: list[str] = []
        self._losses = _Losses(self._lose)

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences for the user on folders that can only be looked at now and then."""
        with self._wake:
            return tuple(self._notices)

    def start(self) -> None:
        """Begin to hear; a folder that is not there is heard of when it comes.

        Returns when the present folders are heard of.
        """
        logging.getLogger(_WATCHDOG).addHandler(self._losses)
        for root in self._roots:
            self._listen(root)
        self._thread = threading.Thread(target=self._run, name="briefreader-following", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Hear no more; returns when no call of `changed` is under way."""
        with self._wake:
            self._is_over = True
            self._wake.notify_all()
        logging.getLogger(_WATCHDOG).removeHandler(self._losses)
        for observer in (self._native, self._polling):
            if observer is not None:
                observer.stop()
                observer.join()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        looked_at = time.monotonic()
        while True:
            with self._wake:
                if self._is_over:
                    return
                rest = looked_at + ROOTS_LOOKED_AT - time.monotonic()
                self._wake.wait(max(0.0, min(rest, self._heard.seconds())))
                if self._is_over:
                    return
                paths = self._heard.take()
            if time.monotonic() - looked_at >= ROOTS_LOOKED_AT:
                paths = (*paths, *self._returned_or_gone())
                looked_at = time.monotonic()
            if paths:
                self._changed(paths)

    def _returned_or_gone(self) -> list[Path]:
        """The watched folders that have come, gone, or are others than they were."""
        found = []
        for root in self._roots:
            if _identity(root.path) != root.identity:
                self._listen(root)
                found.append(root.path)
        return found

    def _listen(self, root: _Root) -> None:
        """Hear of a folder from now on; one that is not there is left alone."""
        if root.observer is not None and root.watch is not None:
            with suppress(KeyError):
                root.observer.unschedule(root.watch)
        root.observer = root.watch = None
        root.identity = _identity(root.path)
        if root.identity is None:
            return
        if not _is_on_network(root.path):
            try:
                self._schedule(root, self._native_observer())
                return
            except OSError as error:
                reason = f"the system tells no more of changes ({error.strerror or error})"
        else:
            reason = "it is on a network"
        with self._wake:
            self._notices.append(
                f"“{root.path}” is looked through every {POLLED:.0f} seconds only: {reason}."
            )
        with suppress(OSError):
            self._schedule(root, self._polling_observer())

    def _schedule(self, root: _Root, observer: BaseObserver) -> None:
        from watchdog import events

        handler = events.FileSystemEventHandler()
        handler.dispatch = self._hear  # type: ignore[method-assign]
        heard = [
            events.FileCreatedEvent,
            events.FileModifiedEvent,
            events.FileClosedEvent,
            events.FileMovedEvent,
            events.FileDeletedEvent,
            events.DirCreatedEvent,
            events.DirMovedEvent,
            events.DirDeletedEvent,
        ]
        root.watch = observer.schedule(handler, str(root.path), recursive=True, event_filter=heard)
        root.observer = observer

    def _native_observer(self) -> BaseObserver:
        if self._native is None:
            from watchdog.observers import Observer

            observer = Observer()
            observer.start()
            self._native = observer
        return self._native

    def _polling_observer(self) -> BaseObserver:
        if self._polling is None:
            from watchdog.observers.polling import PollingObserver

            observer = PollingObserver(timeout=POLLED)
            observer.start()
            self._polling = observer
        return self._polling

    def _lose(self) -> None:
        """More happened than the system could tell: look through the folders once."""
        with self._wake:
            for root in self._roots:
                self._heard.note(str(root.path), GATHERED)
            self._wake.notify_all()

    def _hear(self, event: FileSystemEvent) -> None:
        """Note what an event is about; called in the observers' threads."""
        source, target = os.fsdecode(event.src_path), os.fsdecode(event.dest_path)
        delay = GATHERED
        if not event.is_directory and (
            event.event_type == "modified" or (event.event_type == "created" and _is_empty(source))
        ):
            delay = UNFINISHED
        with self._wake:
            self._heard.note(source, delay)
            if target:
                self._heard.note(target, GATHERED)
            self._wake.notify_all()


class _Losses(logging.Handler):
    """Hears that events were lost, which watchdog says nowhere but in its log."""

    def __init__(self, lost: Callable[[], None]) -> None:
        super().__init__(logging.WARNING)
        self._lost = lost

    def emit(self, record: logging.LogRecord) -> None:
        if "overflow" in record.getMessage():
            self._lost()


def _identity(folder: Path) -> Identity | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _is_empty(path: str) -> bool:
    try:
        return Path(path).stat().st_size == 0
    except OSError:
        return False


def _is_on_network(folder: Path) -> bool:
    """Whether a folder is on a file system that other machines change, where Linux tells that."""
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return False
    real = os.path.realpath(folder)
    longest, kind = "", ""
    for line in lines:
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        place = parts[1].replace("\\040", " ")
        inside = real == place or real.startswith(place.rstrip("/") + "/")
        if inside and len(place) >= len(longest):
            longest, kind = place, parts[2]
    return kind in _NETWORK

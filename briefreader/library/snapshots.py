"""Copies of the user's work as it was: taken once a day and before large changes, brought back.

They lie outside the library's folder, which may be synced: what another machine does to the one
does not reach the other.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.domain.errors import BriefreaderError
from briefreader.domain.report import Problem, Refusal
from briefreader.domain.snapshot import Difference, Restored, Snapshot
from briefreader.files import printable, storage_error, sync_folder, write_atomically
from briefreader.library.safekeeping import archive
from briefreader.library.safekeeping.keeping import local_time, when
from briefreader.library.safekeeping.shelf import Shelf
from briefreader.library.safekeeping.steps import Steps
from briefreader.library.safekeeping.taking import take
from briefreader.library.stores import Stores
from briefreader.locking import write_lock

if TYPE_CHECKING:
    from briefreader.library.adding import ProgressListener
    from briefreader.library.safekeeping.planning import Plan

BEFORE_RESTORING = "before an earlier state was brought back"


class Snapshots:
    """The snapshots of one library, in `<state>/snapshots`.

    A snapshot is complete or not there. Safe to use from several threads and processes: one takes
    or restores at a time. Methods raise StorageError where the folders cannot be used.
    """

    def __init__(self, stores: Stores, restored: Callable[[], None] = lambda: None) -> None:
        """`restored` is called after the library was changed."""
        self._stores = stores
        self._restored = restored
        self._library = stores.places.library
        self.folder = stores.places.state / "snapshots"
        self._shelf = Shelf(self.folder)
        self._journal = self.folder / "restoring.json"
        self._steps = Steps(self.folder / "changing.json")

    # --- taking ------------------------------------------------------------------------------

    def take(self, reason: str = "") -> Snapshot | None:
        """Take one now; None where nothing has changed since the last one, or nothing is there.

        `reason` says before what it is taken, and is empty for the one of every day.
        """
        with write_lock(self.folder):
            return take(self._library, self._shelf, reason, frozenset())

    def take_daily(self) -> Snapshot | None:
        """Take the one of this day, unless there is one or nothing has changed since the last."""
        if self.has_todays():
            return None
        with write_lock(self.folder):
            # Another process may have taken it meanwhile.
            return None if self.has_todays() else take(self._library, self._shelf, "", frozenset())

    def has_todays(self) -> bool:
        """Whether the one of this day has been taken."""
        today = datetime.now().astimezone().date()
        # Today's are the newest, unless the clock was set back.
        return any(
            not snapshot.reason and local_time(snapshot).date() == today for snapshot in self.list()
        )

    def before_bulk(self, what: str) -> Snapshot | None:
        """Take one before a change of many annotations; `what` is the name of that change.

        To be called in the thread that is to make the change. Where it raises StorageError the
        change is not to be made.
        """
        return self.take(f"before “{what}”")

    @contextmanager
    def during_bulk(self, what: str) -> Iterator[None]:
        """Take one as `before_bulk` does; until the change is made none is brought back.

        Waits while another process makes such a change or brings one back. What a crash cuts short
        is named by `cut_short` afterwards.
        """
        with write_lock(self.folder):
            take(self._library, self._shelf, f"before “{what}”", frozenset())
            self._steps.begin(what)
            try:
                yield
            finally:
                self._steps.end(what)

    def completed(self, what: str) -> None:
        """The rest of a change was made that a crash had cut short, if one of this name was."""
        if not self._steps.is_empty():
            with write_lock(self.folder):
                self._steps.end(what)

    def cut_short(self, *, forget: bool = False) -> tuple[str, ...]:
        """The changes of many annotations that were not made to the end, because a process ended.

        Waits while one is being made. `forget` speaks of them for the last time.
        """
        if self._steps.is_empty():
            return ()
        with write_lock(self.folder):
            names = self._steps.names()
            if forget:
                self._steps.forget()
            return names

    # --- looking -----------------------------------------------------------------------------

    def list(self) -> tuple[Snapshot, ...]:
        """The snapshots that can be brought back, the newest first."""
        return self._shelf.all()

    def find(self, day: str) -> Snapshot:
        """The one of a day, or of a time on this machine's clock, or that has this name.

        `day` is the start of a local ISO time (`2026-11-20`, `2026-11-20T14:03`, with a space in
        place of the T). Of several on a day the one taken daily is meant. Raises BriefreaderError
        where that is none or several, with what there is.
        """
        wanted = day.strip().replace(" ", "T")
        everything = self.list()
        found = [s for s in everything if wanted and s.name == wanted]
        found = found or [s for s in everything if wanted and when(s).startswith(wanted)]
        daily = [snapshot for snapshot in found if not snapshot.reason]
        if len(found) > 1 and len(daily) == 1:
            found = daily
        if len(found) == 1:
            return found[0]
        if found:
            times = ", ".join(when(snapshot) for snapshot in found)
            raise BriefreaderError(f"{len(found)} snapshots begin with “{day}”: {times}.")
        if not everything:
            raise BriefreaderError("There is no snapshot of this library yet.")
        raise BriefreaderError(
            f"There is no snapshot of “{day}”. The oldest is of {when(everything[-1])},"
            f" the newest of {when(everything[0])}."
        )

    def path_of(self, snapshot: Snapshot) -> Path:
        return self._shelf.path_of(snapshot.name)

    def problems(self) -> tuple[Problem, ...]:
        """The snapshots that are damaged; all of them are read for it."""
        return self._shelf.problems()

    # --- bringing back -----------------------------------------------------------------------

    def difference(self, snapshot: Snapshot, *, only_missing: bool = False) -> Difference:
        """What `restore` would change now, as far as this process knows the library."""
        return self._plan(snapshot, only_missing=only_missing).difference

    def restore(
        self,
        snapshot: Snapshot,
        *,
        only_missing: bool = False,
        progress: ProgressListener | None = None,
    ) -> Restored:
        """Bring the user's work back to what it was when a snapshot was taken.

        First a snapshot of the present is taken. What was missing or deleted comes back, what was
        changed becomes what it was, and annotations made since are deleted; with `only_missing`
        nothing but the first. Documents added since stay. What is written is newer than what other
        machines have, so that it counts there too. When it is interrupted each file is the old or
        the new one, and `interrupted` says so; doing it again completes it.
        """
        from briefreader.library.safekeeping.restoring import carry_out

        with write_lock(self.folder):
            take(self._library, self._shelf, BEFORE_RESTORING, frozenset({snapshot.name}))
            try:
                self._stores.records.refresh()
                self._stores.annotations.refresh()
                plan = self._plan(snapshot, only_missing=only_missing)
                failed: tuple[Refusal, ...] = ()
                if plan.difference:
                    said = {"snapshot": snapshot.name, "only_missing": only_missing}
                    write_atomically(self._journal, json.dumps(said).encode())
                    failed = carry_out(self._stores, plan, progress)
            finally:
                self._restored()
            self._forget_interrupted()
            if not only_missing:
                self._steps.forget()
        return Restored(snapshot, plan.difference, failed)

    def interrupted(self) -> Snapshot | None:
        """The snapshot that was being brought back when the process ended, if it is still there.

        Waits while another process is bringing one back.
        """
        if not self._journal.exists():
            return None
        with write_lock(self.folder):
            try:
                name = json.loads(self._journal.read_bytes())["snapshot"]
            except (OSError, ValueError, KeyError, TypeError):
                # It has come to its end, or the file is none of ours: nothing to go on with.
                return None
            return next((snapshot for snapshot in self.list() if snapshot.name == name), None)

    def forget_interrupted(self) -> None:
        """Leave the library as it is after a restoring that was interrupted."""
        with write_lock(self.folder):
            self._forget_interrupted()

    def _forget_interrupted(self) -> None:
        try:
            if self._journal.exists():
                self._journal.unlink(missing_ok=True)
                sync_folder(self.folder)
        except OSError as error:
            raise storage_error(error, self._journal) from error

    def _plan(self, snapshot: Snapshot, *, only_missing: bool) -> Plan:
        from briefreader.library.safekeeping.planning import plan

        contents = archive.contents(self._shelf.path_of(snapshot.name))
        return plan(self._stores, snapshot, contents, only_missing=only_missing)


def warning(snapshot: Snapshot) -> str:
    """What the user is told of a snapshot that was just taken; empty where all is well."""
    if snapshot.lost:
        return (
            f"{snapshot.lost:,} of {snapshot.lost + snapshot.annotation_files:,} annotation files"
            " are gone since the last snapshot. If you did not remove them, bring back the earlier"
            " state; it is kept for 90 days."
        )
    if snapshot.unread:
        first = printable(snapshot.unread[0])
        more = f" and {len(snapshot.unread) - 1:,} other files" if len(snapshot.unread) > 1 else ""
        return f"“{first}”{more} could not be read and are not in today's snapshot."
    return ""

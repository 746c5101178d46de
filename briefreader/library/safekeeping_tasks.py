"""What the window has the worker process do about snapshots and concerns."""

from dataclasses import dataclass

from briefreader.domain.concern import Concerns
from briefreader.domain.snapshot import Difference, Restored, Snapshot
from briefreader.library.concerns import concerns
from briefreader.library.worker import Context


@dataclass(frozen=True, slots=True)
class TakeDaily:
    """Take the snapshot of this day; gives it, or None where there is one or nothing changed."""

    def run(self, context: Context) -> Snapshot | None:
        return context.library.snapshots.take_daily()


@dataclass(frozen=True, slots=True)
class FindDifference:
    """Find what bringing a snapshot back would change; gives a Difference."""

    snapshot: Snapshot
    only_missing: bool = False

    def run(self, context: Context) -> Difference:
        snapshots = context.library.snapshots
        return snapshots.difference(self.snapshot, only_missing=self.only_missing)


@dataclass(frozen=True, slots=True)
class Restore:
    """Bring a snapshot back; gives a Restored."""

    snapshot: Snapshot
    only_missing: bool = False

    def run(self, context: Context) -> Restored:
        return context.library.snapshots.restore(
            self.snapshot, only_missing=self.only_missing, progress=context.progress
        )


@dataclass(frozen=True, slots=True)
class FindConcerns:
    """Find what waits for a word of the user's; gives Concerns."""

    with_places: bool = False

    def run(self, context: Context) -> Concerns:
        return concerns(context.library, with_places=self.with_places)

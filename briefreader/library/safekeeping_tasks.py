"""What the window has the worker process do about snapshots and concerns."""

from dataclasses import dataclass

from briefreader.domain.concern import Concerns
from briefreader.domain.snapshot import Difference, Restored, Snapshot
from briefreader.library.concerns import concerns
from briefreader.library.worker import Context


@dataclass(frozen=True, slots=True)
class Daily:
    """The snapshot of a day if it was taken now; `is_there` if it was taken now or before."""

    snapshot: Snapshot | None
    is_there: bool


@dataclass(frozen=True, slots=True)
class TakeDaily:
    """Take the snapshot of this day, unless it is there or nothing is to be kept; gives a Daily."""

    def run(self, context: Context) -> Daily:
        snapshots = context.library.snapshots
        return Daily(snapshots.take_daily(), snapshots.has_todays())


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

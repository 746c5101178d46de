"""Which snapshots are kept, and which make room for newer ones.

30 are kept, the newest ones but for two exceptions. Many changes of one day must not push out the
days before: of each of the last ten days that have a snapshot, the first one stays. And what was
there before most of the annotations vanished must not be pushed out by what is left of them: the
last three snapshots before that stay for 90 days.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from briefreader.domain.snapshot import Snapshot

MOST = 30
DAYS = 10
BEFORE_LOSS = 3
AFTER_LOSS = timedelta(days=90)

FEW = 10
"""Of fewer annotations any number may go without a word."""


def lost(before: Snapshot | None, annotation_files: int) -> int:
    """How many annotation files are gone since a snapshot, if more than half are, else 0."""
    if before is None or before.annotation_files < FEW:
        return 0
    gone = before.annotation_files - annotation_files
    return gone if gone > before.annotation_files / 2 else 0


def superfluous(snapshots: Iterable[Snapshot], now: datetime) -> tuple[Snapshot, ...]:
    """Those of the snapshots that make room."""
    ordered = sorted(snapshots, key=lambda snapshot: snapshot.name)
    kept = _firsts_of_days(ordered) | _before_losses(ordered, now)
    for snapshot in reversed(ordered):
        if len(kept) >= MOST:
            break
        kept.add(snapshot.name)
    return tuple(snapshot for snapshot in ordered if snapshot.name not in kept)


def local_time(snapshot: Snapshot) -> datetime:
    """When a snapshot was taken, on this machine's clock."""
    return datetime.fromisoformat(snapshot.taken).astimezone()


def when(snapshot: Snapshot) -> str:
    """When a snapshot was taken on this machine's clock, in ISO's form."""
    return local_time(snapshot).strftime("%Y-%m-%dT%H:%M:%S")


def _firsts_of_days(ordered: list[Snapshot]) -> set[str]:
    firsts: dict[str, str] = {}
    for snapshot in ordered:
        firsts.setdefault(local_time(snapshot).date().isoformat(), snapshot.name)
    return {firsts[day] for day in sorted(firsts)[-DAYS:]}


def _before_losses(ordered: list[Snapshot], now: datetime) -> set[str]:
    kept: set[str] = set()
    for place, snapshot in enumerate(ordered):
        if snapshot.lost and now - datetime.fromisoformat(snapshot.taken) < AFTER_LOSS:
            kept = {one.name for one in ordered[max(0, place - BEFORE_LOSS) : place]}
    return kept

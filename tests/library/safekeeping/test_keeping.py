"""Which snapshots are kept: the newest, some days, and what was there before a loss."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.snapshot import Snapshot
from briefreader.library.safekeeping.keeping import (
    AFTER_LOSS,
    BEFORE_LOSS,
    DAYS,
    MOST,
    local_time,
    lost,
    superfluous,
)

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def snapshot(hours_ago: float, annotation_files: int = 100, fewer: int = 0) -> Snapshot:
    taken = NOW - timedelta(hours=hours_ago)
    name = taken.strftime("%Y-%m-%dT%H%M%S.%f")[:-3] + "Z"
    return Snapshot(
        name=name,
        taken=taken.isoformat(),
        reason="",
        documents=1,
        annotations=annotation_files,
        annotation_files=annotation_files,
        files=annotation_files,
        lost=fewer,
        state=name,
    )


def test_the_newest_thirty_days_are_kept() -> None:
    days = [snapshot(24 * number) for number in range(40)]
    assert set(superfluous(days, NOW)) == set(days[MOST:])


def test_many_of_one_day_do_not_push_out_the_days_before() -> None:
    days = [snapshot(24 * number) for number in range(1, 15)]
    today = [snapshot(number / 10) for number in range(80)]
    gone = set(superfluous([*days, *today], NOW))
    kept = {one for one in (*days, *today) if one not in gone}
    assert len(kept) == MOST
    assert set(days[: DAYS - 1]) <= kept
    assert today[0] in kept


def test_what_was_there_before_a_loss_is_kept_for_a_while() -> None:
    before = [snapshot(24 * number) for number in range(50, 60)]
    after = [snapshot(24 * number, 0) for number in range(49)]
    after.append(snapshot(24 * 49, 0, fewer=100))
    gone = set(superfluous([*before, *after], NOW))
    assert not set(before[:BEFORE_LOSS]) & gone
    assert len({*before, *after} - gone) == MOST
    later = NOW + AFTER_LOSS
    assert set(before) <= set(superfluous([*before, *after], later))


def test_a_loss_is_more_than_half_of_what_is_worth_counting() -> None:
    whole = snapshot(1, 100)
    assert [lost(whole, left) for left in (100, 150, 50, 49, 0)] == [0, 0, 0, 51, 100]
    assert lost(snapshot(1, 5), 0) == 0
    assert lost(None, 0) == 0


@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 60)), max_size=90, unique=True))
def test_never_more_than_thirty_are_kept_and_the_newest_always_is(
    made: list[tuple[int, int]],
) -> None:
    snapshots = [snapshot(hours, fewer=fewer if fewer > 55 else 0) for hours, fewer in made]
    by_name = {one.name: one for one in snapshots}
    kept = set(by_name) - {one.name for one in superfluous(by_name.values(), NOW)}
    assert len(kept) == min(MOST, len(by_name))
    if by_name:
        days = {local_time(by_name[name]).date() for name in kept}
        newest = sorted({local_time(one).date() for one in by_name.values()})[-DAYS:]
        assert set(newest) <= days

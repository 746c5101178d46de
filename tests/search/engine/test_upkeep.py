"""Merging by size: commits stay quick, and idle time leaves few segments."""

from hypothesis import given
from hypothesis import strategies as st

from briefreader.search.engine.upkeep import MOST, QUICK, STEP, due_in_commit, due_when_idle

SIZES = st.lists(st.integers(1_000, 60_000_000), max_size=60)


def merged(sizes: list[int], chosen: list[int]) -> list[int]:
    left = [size for number, size in enumerate(sizes) if number not in chosen]
    return [*left, sum(sizes[number] for number in chosen)] if chosen else left


@given(SIZES)
def test_no_merge_is_larger_than_a_step(sizes: list[int]) -> None:
    for chosen in (due_in_commit(sizes), due_when_idle(sizes, sizes)):
        assert len(chosen) != 1
        assert sum(sizes[number] for number in chosen) <= STEP
    if len(sizes) <= MOST:
        assert sum(sizes[number] for number in due_in_commit(sizes)) <= QUICK


@given(SIZES)
def test_upkeep_ends_with_few_small_segments(sizes: list[int]) -> None:
    left = list(sizes)
    while chosen := due_when_idle(left, left):
        left = merged(left, chosen)
    assert sum(left) == sum(sizes)
    assert sum(size <= STEP // 2 for size in left) <= 12


def test_ten_thousand_commits_of_one_document_write_each_a_few_times() -> None:
    sizes: list[int] = []
    written = 0
    for _ in range(10_000):
        sizes.append(5_000)
        chosen = due_in_commit(sizes)
        written += sum(sizes[number] for number in chosen)
        sizes = merged(sizes, chosen)
        assert len(sizes) <= MOST + 1
    assert written < 10 * sum(sizes)


def test_a_segment_of_which_more_is_deleted_than_left_is_written_again() -> None:
    assert due_when_idle([3_000_000], [9_000_000]) == [0]
    assert due_when_idle([8_000_000], [9_000_000]) == []
    assert due_when_idle([], []) == due_in_commit([]) == []

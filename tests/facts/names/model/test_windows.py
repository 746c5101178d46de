from hypothesis import given
from hypothesis import strategies as st

from briefreader.facts.names.model.windows import LENGTH, windows


@given(st.integers(min_value=0, max_value=3000), st.sets(st.integers(0, 3000), max_size=60))
def test_every_piece_is_judged_once_and_read_in_its_window(count: int, sentences: set[int]) -> None:
    judged: list[int] = []
    for window in windows(count, sorted(at for at in sentences if at < count)):
        assert 0 <= window.start <= window.first <= window.last <= window.end <= count
        assert window.end - window.start <= LENGTH
        judged += range(window.first, window.last)
    assert judged == list(range(count))


def test_a_window_ends_with_a_sentence_where_that_is_not_too_short() -> None:
    assert [(w.start, w.end) for w in windows(300, [0, 100, 200])] == [(0, 200), (200, 300)]
    assert [(w.start, w.end) for w in windows(300, [0, 100])] == [(0, 254), (206, 300)]

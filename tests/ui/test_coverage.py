"""The words for how much of the library a search sees."""

import pytest

from briefreader.domain.hit import Coverage
from briefreader.ui.coverage import in_full, in_short


@pytest.mark.parametrize(
    ("coverage", "short", "full"),
    [
        (Coverage(0, 0, 0), "", ""),
        (Coverage(10_000, 10_000, 0), "10,000 indexed", "Every document can be found"),
        (Coverage(9_998, 10_000, 2), "9,998 of 10,000 indexed, 2 failed", "2 files could not"),
        (Coverage(1, 2, 1), "1 of 2 indexed, 1 failed", "1 file could not be read. It stands"),
        (Coverage(0, 1, 1), "0 of 1 indexed, 1 failed", "1 file could not"),
        (Coverage(3_200, 10_000, 0), "3,200 of 10,000 indexed", "6,800 documents are not yet"),
        (Coverage(8, 10, 1), "8 of 10 indexed, 1 failed", "1 document is not yet in the search"),
    ],
)
def test_what_is_indexed_is_told_in_short_and_in_full(
    coverage: Coverage, short: str, full: str
) -> None:
    assert in_short(coverage) == short
    assert in_full(coverage).startswith(full)


def test_what_is_missing_and_what_failed_are_told_apart() -> None:
    told = in_full(Coverage(5, 10, 2))
    assert "3 documents are not yet in the search index" in told
    assert "2 files could not be read" in told

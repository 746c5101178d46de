"""Documents of any lines are described, and in time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.domain.document import BlockKind
from briefreader.formats.building.pieces import Piece
from briefreader.formats.metadata.describing import describe

KINDS = [kind for kind in BlockKind if kind is not BlockKind.TITLE]
# fmt: off
PARTS = [
    "By ", "by", "Author: ", "Authors", "Kadri Saar", "Per Lund", ", ", " and ", "\t", "\n", ": ",
    "Updated ", "Published ", "5 March 2021", "05/03/2021", "2021", " - ", " | ", "© ", "(Reuters)",
    "PARIS ", "the views of ", "About ", "IN10000", "https://p.invalid/a", "Contact", "Remarks by ",
    "is a fellow at ", "Author Information", "\u200b", "a", "X", ".", "(", ")", "–", "'s ", "@",
]
# fmt: on


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(KINDS), st.lists(st.sampled_from(PARTS), min_size=1, max_size=12)
        ),
        min_size=1,
        max_size=12,
    )
)
def test_any_lines_are_described(lines: list[tuple[BlockKind, list[str]]]) -> None:
    texts = [(kind, "".join(parts).strip() or "x") for kind, parts in lines]
    metadata = describe([Piece(kind, text) for kind, text in texts], (), None)
    assert all(item.value and 0 < item.confidence <= 1 for item in metadata.evidence)
    assert all(metadata.authors)
    assert metadata.published is None or len(metadata.published) in {4, 7, 10}


@pytest.mark.parametrize(
    "line",
    [
        "By " * 5000,
        "Kadri Saar, " * 3000,
        "1/1/" * 5000,
        "5 March " * 3000,
        "A" * 50_000,
        "Aa " * 20_000,
        ": " * 20_000,
        "\t" * 20_000 + "x",
        "(" * 20_000,
        "views of " * 5000,
        "the Institute's " * 4000,
        "© " * 10_000,
        "x@" * 10_000,
        "https://" * 5000,
        "Remarks by the " * 3000,
    ],
)
def test_a_long_line_takes_no_long_time(line: str) -> None:
    pieces = [Piece(kind, line) for kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) * 15]
    pieces += [Piece(BlockKind.PARAGRAPH, line[:limit]) for limit in (90, 300, 600, 900, 2000)] * 4
    start = time.process_time()
    describe(pieces, (), None)
    assert time.process_time() - start < 2

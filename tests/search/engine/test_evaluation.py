"""Queries of every shape on one index: they answer, in time, and obey the laws of sets."""

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.domain.query import And, Node, Not, Or
from briefreader.search.grammar import parse
from briefreader.search.index import IndexEntry
from briefreader.search.whoosh_index import WhooshIndex
from tests.search.asking import Tags
from tests.search.grammar.queries import HOSTILE, PIECES

TODAY = date(2018, 7, 20)
WORDS = ("steel", "grain", "trade", "the", "state", "of", "union", "tariffs")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshIndex]:
    folder: Path = tmp_path_factory.mktemp("index")
    opened = WhooshIndex(folder)
    for batch in range(4):
        opened.add(
            IndexEntry(
                f"{batch}-{number}",
                title=" ".join(WORDS[(number + n) % 8] for n in range(batch)),
                body=" ".join(WORDS[(number * n) % 8] for n in range(number)),
                published=f"201{number % 9}-0{batch + 1}",
            )
            for number in range(50)
        )
    opened.remove(f"2-{number}" for number in range(20))
    yield opened
    opened.close()


def ids(index: WhooshIndex, root: Node) -> set[str]:
    from dataclasses import replace

    query = replace(parse("", TODAY), root=root)
    ranking = index.search(query, Tags({"a": frozenset({"1-1", "2-1"})}))
    assert len(ranking.hits) == ranking.total
    assert all(hit.score >= 0 for hit in ranking.hits)
    return {hit.document_id for hit in ranking.hits}


TREES = st.lists(PIECES, min_size=1, max_size=8).map(lambda p: parse(" ".join(p), TODAY).root)


@settings(max_examples=200, deadline=None)
@given(left=TREES, right=TREES)
def test_and_or_and_not_are_those_of_sets(index: WhooshIndex, left: Node, right: Node) -> None:
    first, second = ids(index, left), ids(index, right)
    assert ids(index, And((left, right))) == first & second
    assert ids(index, Or((left, right))) == first | second
    assert ids(index, Not(left)) == index.ids() - first


@pytest.mark.parametrize("piece", [*HOSTILE, "s* ", '"the of" ', "the NEAR/9 of ", "the ", "é"])
def test_ten_thousand_characters_of_anything_are_answered_within_the_time(
    index: WhooshIndex, piece: str
) -> None:
    query = parse((piece * 10_000)[:10_000], TODAY, typing=True)
    before = time.process_time()
    index.search(query, Tags(), 20)
    assert time.process_time() - before < 0.2


def test_removed_documents_leave_no_trace(index: WhooshIndex) -> None:
    assert "2-1" not in ids(index, parse("", TODAY).root)
    assert ids(index, parse("tag:a", TODAY).root) == {"1-1"}

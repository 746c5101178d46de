"""How far the first ten hits agree with Whoosh's own BM25F, on one field of the made library.

Prints the figures. Run with `pytest -s tests/benchmarks/test_search_order.py`; the variables are
those of `test_search.py`.
"""

import os
from pathlib import Path

import pytest

from briefreader.search.index import IndexEntry
from briefreader.search.whoosh_index import WhooshIndex
from tests.benchmarks.search_corpus import (
    Drawer,
    fill_fts5,
    make_corpus,
    questions,
    read_corpus,
)
from tests.benchmarks.test_search import COUNT, NoScope
from tests.search.engine.test_against_whoosh import as_whoosh_asks, whoosh_searcher

ROWS = {"one word": 60, "AND": 50, "OR": 50, "phrase of 2": 20, "phrase of 3": 20}

pytestmark = pytest.mark.timeout(3600)


def test_the_first_ten_hits(tmp_path: Path) -> None:
    given = os.environ.get("BRIEFREADER_BENCHMARK_CORPUS")
    corpus = Path(given) if given else make_corpus(tmp_path / "corpus", COUNT)
    entries = list(read_corpus(corpus))
    fill_fts5(tmp_path / "fts5.sqlite", entries)
    drawer = Drawer(tmp_path / "fts5.sqlite", entries)
    index = WhooshIndex(tmp_path / "index")
    index.add(IndexEntry(entry.document_id, body=entry.body) for entry in entries)
    every = 0
    with whoosh_searcher(tmp_path / "index") as searcher:
        for row, count in ROWS.items():
            same = 0
            for question in questions(row, drawer, count, exact=True):
                hits = index.search(question.query, NoScope(), 10).hits
                theirs = searcher.search(as_whoosh_asks(question.root, ("body",)), limit=None)
                worth = {hit["id"]: round(hit.score, 4) for hit in theirs}
                best = sorted(worth.values(), reverse=True)[:10]
                same += sorted((worth[hit.document_id] for hit in hits), reverse=True) == best
            every += same
            print(
                f"\n{row}: the first ten of {same} of {count} queries are those of Whoosh", end=""
            )
    index.close()
    print(f"\nall: {every} of {sum(ROWS.values())}")

"""What snippets must reach, against SQLite FTS5's `snippet()` for the same 20 documents.

Prints the figures, fails on none. Run with `pytest -s tests/benchmarks/test_snippets.py`;
`BRIEFREADER_BENCHMARK_DOCUMENTS` and `BRIEFREADER_BENCHMARK_CORPUS` as in `test_search.py`.

FTS5's time is that of the 20 best hits with snippets less that without. Ours is reading the texts
from the same table, finding every match and making the passages. *First time* is a new connection
of FTS5's, and texts that ours has not seen; *warm* is the best of later rounds. Times are those of
the processor, which others at work on the machine disturb least.
"""

import gc
import os
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

import pytest

from briefreader.domain.document import Span
from briefreader.domain.query import Query
from briefreader.search.passages.matching import find_matches, forget_texts
from briefreader.search.passages.snippets import make_snippets
from tests.benchmarks.search_corpus import (
    Drawer,
    connect,
    fill_fts5,
    make_corpus,
    questions,
    read_corpus,
)

COUNT = int(os.environ.get("BRIEFREADER_BENCHMARK_DOCUMENTS", "2000"))
QUERIES = 40
ROUNDS = 5
ROWS = ("as you type", "2-letter prefix", "one word", "AND", "OR", "phrase of 2", "NEAR/10")

PLAIN = "select rowid from found where found match ? order by rank limit 20"
SNIPPETS = (
    "select rowid, snippet(found, -1, '[', ']', '...', 32) from found where found match ?"
    " order by rank limit 20"
)

pytestmark = pytest.mark.timeout(3600)


@pytest.fixture(scope="module")
def rival(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Drawer]:
    folder = tmp_path_factory.mktemp("snippets")
    given = os.environ.get("BRIEFREADER_BENCHMARK_CORPUS")
    corpus = Path(given) if given else make_corpus(folder / "corpus", COUNT)
    entries = list(read_corpus(corpus))
    fill_fts5(folder / "fts5.sqlite", entries)
    return folder / "fts5.sqlite", Drawer(folder / "fts5.sqlite", entries)


@pytest.fixture(autouse=True)
def no_garbage_is_collected() -> Iterator[None]:
    """As in the window, where threads that search never collect cyclic garbage."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def seconds(action: Callable[[], object]) -> float:
    before = process_time()
    action()
    return process_time() - before


def blocks(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def warm(action: Callable[[], object]) -> float:
    return min(seconds(action) for _ in range(ROUNDS))


def texts_of(database: sqlite3.Connection, numbers: list[int]) -> list[tuple[str]]:
    marks = ",".join("?" * len(numbers))
    return database.execute(
        f"select title || char(10) || body from docs where number in ({marks})", numbers
    ).fetchall()


def passages(database: sqlite3.Connection, numbers: list[int], query: Query) -> int:
    """Make the snippets of these documents; how many there are."""
    return sum(
        len(make_snippets(text, find_matches(query, text), LAID_OUT[text]))
        for (text,) in texts_of(database, numbers)
    )


LAID_OUT: dict[str, list[Span]] = {}
"""The blocks of each text, which the catalogue has at hand."""


def theirs(database: sqlite3.Connection, words: str, statement: str) -> list[int]:
    return [row[0] for row in database.execute(statement, (words,)).fetchall()]


@pytest.mark.parametrize("row", ROWS)
def test_snippets_for_20_hits(row: str, rival: tuple[Path, Drawer]) -> None:
    path, drawer = rival
    database = connect(path)
    times: dict[str, list[float]] = {}

    def note(name: str, value: float) -> None:
        times.setdefault(name, []).append(value)

    for question in questions(row, drawer, QUERIES, exact=False):
        words = question.arguments[0]
        numbers = theirs(database, words, PLAIN)
        for (text,) in texts_of(database, numbers):
            LAID_OUT[text] = blocks(text)
        forget_texts()
        without = seconds(partial(theirs, connect(path), words, PLAIN))
        note("theirs first", seconds(partial(theirs, connect(path), words, SNIPPETS)) - without)
        note("reading", seconds(partial(texts_of, connect(path), numbers)))
        note("ours first", seconds(partial(passages, connect(path), numbers, question.query)))
        without = warm(partial(theirs, database, words, PLAIN))
        note("theirs warm", warm(partial(theirs, database, words, SNIPPETS)) - without)
        note("ours warm", warm(partial(passages, database, numbers, question.query)))
    for name in ("first", "warm"):
        ours, rivals = times[f"ours {name}"], times[f"theirs {name}"]
        print(
            f"\n{row:16} {name:6} ratio {sum(ours) / sum(rivals):5.2f}"
            f"   ours {1000 * median(ours):6.2f} ms   FTS5 {1000 * median(rivals):6.2f} ms"
            f"   reading alone {1000 * median(times['reading']):6.2f} ms",
            end="",
        )

"""What searching must reach, against SQLite FTS5 with the same texts in the same run.

Prints the figures, fails on none. Run with `pytest -s tests/benchmarks/test_search.py`;
`BRIEFREADER_BENCHMARK_DOCUMENTS` says how many documents (10,000), and
`BRIEFREADER_BENCHMARK_CORPUS` names a folder made before.

Both sides give the ids and titles of the first 20 hits, read from one SQLite table. *First time*
is for the index an evaluator that remembers nothing (its files stay mapped) and for FTS5 a new
connection that has read the schema; *warm* is a second round of the same queries. Ratios are of
total times. Times are of the processor, both sides in one thread and everything in memory, so that
what else the machine does counts for less; `BRIEFREADER_BENCHMARK_CLOCK=wall` takes the clock's.
"""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time, thread_time

import pytest

from briefreader.domain.query import Query, Selection, Term
from briefreader.search.index import IndexEntry, Ranking
from briefreader.search.whoosh_index import WhooshIndex
from tests.benchmarks.search_corpus import (
    ROWS,
    Drawer,
    Question,
    connect,
    fill_fts5,
    make_corpus,
    questions,
    read_corpus,
)

COUNT = int(os.environ.get("BRIEFREADER_BENCHMARK_DOCUMENTS", "10000"))
QUERIES = 200
LIMIT = 20

now = perf_counter if os.environ.get("BRIEFREADER_BENCHMARK_CLOCK") == "wall" else thread_time

pytestmark = pytest.mark.timeout(3600)


class NoScope:
    def select(self, selection: Selection) -> frozenset[str]:
        return frozenset()


@dataclass(frozen=True, slots=True)
class Library:
    """The same texts in the index and in FTS5, with the seconds of clock and processor."""

    entries: list[IndexEntry]
    index: WhooshIndex
    folder: Path
    database: Path
    index_seconds: tuple[float, float]
    fts5_seconds: tuple[float, float]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("search")
    given = os.environ.get("BRIEFREADER_BENCHMARK_CORPUS")
    corpus = Path(given) if given else make_corpus(folder / "corpus", COUNT)
    entries = list(read_corpus(corpus))
    fts5_seconds = fill_fts5(folder / "fts5.sqlite", entries)
    index = WhooshIndex(folder / "index")
    started, worked = perf_counter(), process_time()
    index.add(entries)
    index_seconds = perf_counter() - started, process_time() - worked
    while index.tidy():
        pass
    yield Library(
        entries, index, folder / "index", folder / "fts5.sqlite", index_seconds, fts5_seconds
    )
    index.close()


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds, one for each query."""

    values: list[float]

    @property
    def total(self) -> float:
        return sum(self.values)

    def __str__(self) -> str:
        ordered = sorted(self.values)
        return f"{median(ordered):7.2f} {ordered[int(0.95 * (len(ordered) - 1))]:7.2f}"


def timed(ask: Callable[[Question], object], asked: list[Question]) -> Times:
    values = []
    for question in asked:
        started = now()
        ask(question)
        values.append(1000 * (now() - started))
    return Times(values)


def titled(database: sqlite3.Connection, ranking: Ranking) -> list[tuple[str, str]]:
    ids = [ranked.document_id for ranked in ranking.hits[:LIMIT]]
    marks = ",".join("?" * len(ids))
    return database.execute(f"select id, title from docs where id in ({marks})", ids).fetchall()


def forget(index: WhooshIndex) -> None:
    """Let the index forget what was asked, as after opening it."""
    index.forget()


def test_queries(library: Library) -> None:
    drawer = Drawer(library.database, library.entries)
    database = connect(library.database)
    scope = NoScope()

    def ours(question: Question) -> object:
        return titled(database, library.index.search(question.query, scope, LIMIT))

    def theirs(question: Question) -> object:
        return database.execute(question.statement, question.arguments).fetchall()

    print(f"\n{len(library.entries):,} documents, ms as median and p95 of {QUERIES} queries a row")
    print(
        f"{'':27}{'index first':>16}{'index warm':>16}{'FTS5 first':>16}{'FTS5 warm':>16}", end=""
    )
    print("   first/first  first/warm   warm/warm")
    for exact in (True, False):
        for row in ROWS:
            asked = questions(row, drawer, QUERIES, exact=exact)
            fresh, known, new, warm = [], [], [], []
            for question in asked:
                forget(library.index)
                fresh += timed(ours, [question]).values
                connection = connect(library.database)
                started = now()
                connection.execute(question.statement, question.arguments).fetchall()
                new.append(1000 * (now() - started))
                connection.close()
            timed(ours, asked), timed(theirs, asked)
            known, warm = timed(ours, asked).values, timed(theirs, asked).values
            name = row if exact else f"{row}, stemmed"
            times = [Times(values) for values in (fresh, known, new, warm)]
            print(f"{name:27}" + " ".join(str(each) for each in times), end="")
            first, again, first_fts5, again_fts5 = (each.total for each in times)
            print(f"{first / first_fts5:14.2f}{first / again_fts5:12.2f}{again / again_fts5:12.2f}")
        print()


def test_same_documents(library: Library) -> None:
    """How many of the exact queries find as many documents in both."""
    drawer = Drawer(library.database, library.entries)
    database = connect(library.database)
    for row in ("one word", "AND", "OR", "phrase of 2", "NEAR/10"):
        same = 0
        for question in questions(row, drawer, QUERIES, exact=True):
            ours = library.index.search(question.query, NoScope(), LIMIT).total
            theirs = database.execute(
                "select count(*) from found where found match ?", question.arguments
            ).fetchone()[0]
            same += ours == theirs
        print(f"\n{row}: {same} of {QUERIES} find as many documents as FTS5", end="")


def test_indexing(library: Library) -> None:
    """One process on our side too: the two that the goal allows are not needed."""
    count = len(library.entries)
    size = sum(path.stat().st_size for path in library.folder.iterdir())
    for name, ours, theirs in zip(
        ("clock", "processor"), library.index_seconds, library.fts5_seconds, strict=True
    ):
        print(
            f"\nindexing {count:,} documents by the {name}: {count / ours:,.0f} a second, FTS5"
            f" {count / theirs:,.0f}, ratio {theirs / ours:.2f}",
            end="",
        )
    print(f"; {size / 1e6:.0f} MB on the disk")


PROBE = """
import pickle, sys, time
from pathlib import Path
import numpy
import whoosh.codec.base, whoosh.filedb.filestore, whoosh.index, whoosh.matching
import briefreader.search.engine.codec, briefreader.search.engine.commits
import briefreader.search.engine.evaluation
import briefreader.search.engine.snapshot
from briefreader.domain.query import Query, Term
from briefreader.search.whoosh_index import WhooshIndex

class NoScope:
    def select(self, selection):
        return frozenset()

def held(name):
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1000

base, private = held("VmRSS"), held("RssAnon")
folder, database, corpus = map(Path, sys.argv[1:])
started = time.perf_counter()
index = WhooshIndex(folder)
opened = time.perf_counter() - started
index.search(Query("", Term("harbour")), NoScope(), 20)
print(f"opening {1000 * opened:.1f} ms, first search ready after"
      f" {1000 * (time.perf_counter() - started):.1f} ms")
for query in pickle.loads(corpus.read_bytes()):
    index.search(query, NoScope(), 20)
print(f"memory after 500 mixed queries: {held('VmRSS'):.0f} MB, of it"
      f" {held('RssAnon'):.0f} MB private; {base:.0f} MB and {private:.0f} MB before opening")
"""


def test_opening_and_memory(library: Library, tmp_path: Path) -> None:
    import pickle

    drawer = Drawer(library.database, library.entries)
    mixed = [questions(row, drawer, 42, exact=False) for row in ROWS]
    queries = [question.query for group in zip(*mixed, strict=True) for question in group][:500]
    (tmp_path / "queries").write_bytes(pickle.dumps(queries))
    for _ in range(3):
        run = subprocess.run(
            [
                *(sys.executable, "-c", PROBE),
                *(str(library.folder), str(library.database), str(tmp_path / "queries")),
            ],
            check=True,
            capture_output=True,
            text=True,
        )
        print("\n" + run.stdout.strip())


def test_one_document_more_until_visible(library: Library) -> None:
    times = []
    for number in range(30):
        entry = IndexEntry(f"new-{number % 20}", "Quibblefish talks", body=library.entries[7].body)
        query = Query("", Term("quibblefish"))
        started = perf_counter()
        library.index.add([entry])
        assert library.index.search(query, NoScope(), LIMIT).total
        times.append(1000 * (perf_counter() - started))
    library.index.remove(f"new-{number}" for number in range(20))
    print(f"\none document added or changed, until visible: median and p95 {Times(times)} ms")


def test_memory_of_one_huge_document(library: Library, tmp_path: Path) -> None:
    code = """
import sys, time
from pathlib import Path
from briefreader.search.index import IndexEntry
from briefreader.search.whoosh_index import WhooshIndex

def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1000

text = Path(sys.argv[1]).read_text("utf-8")
index = WhooshIndex(Path(sys.argv[2]))
before = peak()
started = time.perf_counter()
index.add([IndexEntry("huge", body=text)])
print(f"one document of {len(text) / 1e6:.0f} MB: {time.perf_counter() - started:.1f} s,"
      f" {peak() - before:.0f} MB more memory")
"""
    text = "\n".join(entry.body for entry in library.entries)
    text = (text * (1 + 50_000_000 // len(text)))[:50_000_000]
    (tmp_path / "huge.txt").write_text(text, "utf-8")
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "huge.txt"), str(tmp_path / "index")],
        check=True,
        capture_output=True,
        text=True,
    )
    print("\n" + run.stdout.strip())

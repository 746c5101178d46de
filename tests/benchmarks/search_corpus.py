"""The made library for the benchmark of searching, in SQLite FTS5, and queries drawn from it."""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from time import perf_counter, process_time

from briefreader.domain.query import (
    And,
    DateRange,
    Field,
    InField,
    Node,
    Or,
    Phrase,
    Query,
    Term,
)
from briefreader.search.index import IndexEntry
from tests.shared import shared

COLUMNS = "docs(number integer primary key, id text unique, title, body, published, publisher)"

FTS5 = (
    "create virtual table found using fts5(title, body, content='docs', content_rowid='number',"
    " tokenize='unicode61', prefix='2 3')"
)

FETCH = (
    "select id, title from (select rowid as place from found where found match ?"
    " order by rank limit 20) join docs on number = place"
)

FETCH_DATED = (
    "select docs.id, docs.title from found join docs on number = found.rowid"
    " where found match ? and docs.published between ? and ? order by rank limit 20"
)

FETCH_PUBLISHED = (
    "select docs.id, docs.title from found join docs on number = found.rowid"
    " where found match ? and docs.publisher = ? order by rank limit 20"
)

BANDS = (1, 3, 10, 32, 100, 320, 1000, 3200, 10_000)
"""Document frequencies in 10,000 documents that part rare words from common ones."""

WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Question:
    """One query in both languages: a tree, and a statement with its arguments."""

    root: Node
    statement: str
    arguments: tuple[str, ...]

    @property
    def query(self) -> Query:
        return Query("", self.root)


def make_corpus(folder: Path, count: int) -> Path:
    maker = shared("corpora", "make_corpus.py")
    subprocess.run([sys.executable, str(maker), str(folder), str(count)], check=True)
    return folder


def read_corpus(folder: Path) -> Iterator[IndexEntry]:
    """A title, a line with date and source, and the paragraphs, one a line."""
    for path in sorted(folder.rglob("*.txt")):
        title, head, body = path.read_text("utf-8").split("\n\n", 2)
        day, publisher = head.split(" | ")
        published = datetime.strptime(day, "%B %d, %Y").date().isoformat()  # noqa: DTZ007
        lines = body.strip().replace("\n\n", "\n")
        yield IndexEntry(
            path.stem, title=title, body=lines, publisher=publisher, published=published
        )


def fill_fts5(path: Path, entries: list[IndexEntry]) -> tuple[float, float]:
    """Make the rival; the seconds of clock and processor that its own index took."""
    database = sqlite3.connect(path)
    database.executescript("pragma journal_mode=wal; pragma synchronous=normal;")
    database.execute(f"create table {COLUMNS}")
    rows = (
        (number, e.document_id, e.title, e.body, e.published, e.publisher)
        for number, e in enumerate(entries, 1)
    )
    database.executemany("insert into docs values (?, ?, ?, ?, ?, ?)", rows)
    database.executescript(
        "create index by_day on docs(published); create index by_publisher on docs(publisher);"
    )
    database.commit()
    started, worked = perf_counter(), process_time()
    database.execute(FTS5)
    database.execute(
        "insert into found(rowid, title, body) select number, title, body from docs order by number"
    )
    database.commit()
    seconds = perf_counter() - started, process_time() - worked
    database.close()
    return seconds


def connect(path: Path) -> sqlite3.Connection:
    """A connection that has read the schema; 64 MB of pages stay in memory, without statements."""
    database = sqlite3.connect(path, cached_statements=0)
    database.executescript("pragma cache_size=-65536; pragma mmap_size=1073741824;")
    database.execute("select * from found where found match 'zzzzzz'").fetchall()
    return database


class Drawer:
    """Draws words and passages so that every band of document frequencies is met as often."""

    def __init__(self, path: Path, entries: list[IndexEntry]) -> None:
        self.entries = entries
        self.random = Random(20180716)
        self._database = sqlite3.connect(path)
        self._database.execute("create virtual table temp.words using fts5vocab(main, found, row)")
        bounds = [max(1, bound * len(entries) // 10_000) for bound in BANDS]
        self.bands: list[list[str]] = [[] for _ in BANDS]
        for word, documents in self._database.execute("select term, doc from temp.words"):
            if WORD.fullmatch(word):
                self.bands[sum(documents > bound for bound in bounds[:-1])].append(word)
        self.bands = [sorted(words) for words in self.bands if words]

    def word(self, number: int, shortest: int = 1) -> str:
        band = self.bands[number % len(self.bands)]
        fitting = [word for word in band if len(word) >= shortest]
        return self.random.choice(fitting or band)

    def document(self, word: str) -> list[list[str]]:
        """The lines, as words, of one of the documents that have a word in their body."""
        found = self._database.execute(
            "select rowid from found where found match ? limit 200", (f'body : "{word}"',)
        ).fetchall()
        if not found:
            return [[word, "the", "of"]]
        entry = self.entries[self.random.choice(found)[0] - 1]
        return [WORD.findall(line.lower()) for line in entry.body.split("\n")]

    def passage(self, word: str, length: int) -> list[str]:
        """Words next to each other, the word among them if a line has it with others."""
        lines = [line for line in self.document(word) if word in line and len(line) >= length]
        if not lines:
            return ["united", "states", "of", "america", "and", "the"][:length]
        line = self.random.choice(lines)
        place = line.index(word)
        start = max(0, min(place - self.random.randrange(length), len(line) - length))
        return line[start : start + length]

    def other(self, word: str, longest: int = 100) -> str:
        """Another word of a document that has the word."""
        words = [w for line in self.document(word) for w in line if 3 <= len(w) <= longest]
        return self.random.choice(words or ["the"])

    def near(self, word: str) -> list[str]:
        passage = self.passage(word, 8)
        return [passage[0], passage[self.random.randrange(1, len(passage))]]


def quoted(*words: str) -> str:
    return " ".join(f'"{word}"' for word in words)


ROWS = (
    "as you type",
    "2-letter prefix",
    "3-letter prefix",
    "one word",
    "AND",
    "OR",
    "phrase of 2",
    "phrase of 3",
    "state of the union",
    "NEAR/10",
    "date filter",
    "publisher filter",
)


def questions(row: str, drawer: Drawer, count: int, *, exact: bool) -> list[Question]:
    """Queries of one row; FTS5 does not stem, so the same documents match with `exact` only."""
    return [_question(row, drawer, number, exact=exact) for number in range(count)]


def _question(row: str, drawer: Drawer, number: int, *, exact: bool) -> Question:
    word = drawer.word(number, 3 if "type" in row or "3-letter" in row else 2)
    term = Term(word, exact=exact)
    match row:
        case "as you type":
            start = drawer.other(word)[:3]
            last: Node = Term(start, prefix=True)
            if not exact:
                # What the query language makes of a last word that may be whole already.
                last = Or((Term(start), last))
            root: Node = And((term, last))
            return Question(root, FETCH, (f'{quoted(word)} "{start}" *',))
        case "2-letter prefix" | "3-letter prefix":
            start = word[: int(row[0])]
            return Question(Term(start, prefix=True), FETCH, (f'"{start}" *',))
        case "one word":
            return Question(term, FETCH, (quoted(word),))
        case "AND" | "OR":
            other = drawer.other(word) if row == "AND" else drawer.word(number // 9)
            terms = (term, Term(other, exact=exact))
            root = And(terms) if row == "AND" else Or(terms)
            return Question(root, FETCH, (f"{quoted(word)} {row} {quoted(other)}",))
        case "phrase of 2" | "phrase of 3" | "state of the union":
            words = drawer.passage(word, int(row[-1])) if row[-1].isdigit() else row.split()
            phrase = Phrase(tuple(words), exact=exact)
            return Question(phrase, FETCH, (f'"{" ".join(words)}"',))
        case "NEAR/10":
            words = drawer.near(word)
            near = Phrase(tuple(words), distance=10, exact=exact)
            return Question(near, FETCH, (f"NEAR({quoted(*words)}, 9)",))
        case "date filter":
            year = str(2016 + number % 10)
            root = And((term, DateRange(year, year)))
            return Question(root, FETCH_DATED, (quoted(word), f"{year}-01-01", f"{year}-12-31"))
    publisher = drawer.entries[number].publisher
    part = Phrase(tuple(publisher.lower().split()), exact=True)
    root = And((term, InField(Field.PUBLISHER, part)))
    return Question(root, FETCH_PUBLISHED, (quoted(word), publisher))

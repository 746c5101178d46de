"""What the arrays find, and in which order, against Whoosh's own queries on the same files."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import reduce
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from whoosh import query as whoosh_query
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.query.spans import SpanNear

from briefreader.domain.query import And, Node, Not, Or, Phrase, Query, Term
from briefreader.search.engine.commits import NAME
from briefreader.search.engine.segment_arrays import FIELDS
from briefreader.search.index import IndexEntry, SearchIndex
from tests.search.asking import Tags

Opener = Callable[[], SearchIndex]

SYLLABLES = ("ba", "ke", "lo", "mi", "nu", "ra")
WORDS = tuple(a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES)
"""216 words that no stemmer changes the order of: they are asked for exactly."""


def made_entries(seed: int, count: int, fields: tuple[str, ...]) -> list[IndexEntry]:
    """Documents whose words are as unevenly frequent as those of a language (Zipf's law)."""
    random = np.random.default_rng(seed)
    chances = 1 / np.arange(1, len(WORDS) + 1)
    chances /= chances.sum()

    def text(lines: int) -> str:
        counts = random.integers(3, 40, lines)
        return "\n".join(" ".join(random.choice(WORDS, count, p=chances)) for count in counts)

    return [
        IndexEntry(f"{seed}-{number}", **{field: text(3) for field in fields})  # type: ignore[arg-type]
        for number in range(count)
    ]


def as_whoosh_asks(node: Node, fields: tuple[str, ...]) -> whoosh_query.Query:
    """The same query, made of Whoosh's own objects; words are asked for exactly."""

    def anywhere(make: Callable[[str], whoosh_query.Query]) -> whoosh_query.Query:
        return make(fields[0]) if len(fields) == 1 else whoosh_query.Or([*map(make, fields)])

    match node:
        case Term(word, prefix=True):
            return anywhere(lambda field: whoosh_query.Prefix(field, word))
        case Term(word):
            return anywhere(lambda field: whoosh_query.Term(field, word))
        case Phrase(words, distance=1):
            return anywhere(lambda field: whoosh_query.Phrase(field, list(words)))
        case Phrase(words, distance):
            return anywhere(
                lambda field: reduce(
                    lambda left, right: SpanNear(left, right, slop=distance, ordered=False),
                    [whoosh_query.Term(field, word) for word in words],
                )
            )
        case And(parts):
            return whoosh_query.And([as_whoosh_asks(part, fields) for part in parts])
        case Or(parts):
            return whoosh_query.Or([as_whoosh_asks(part, fields) for part in parts])
        case Not(part):
            return whoosh_query.Not(as_whoosh_asks(part, fields))
    raise ValueError(node)


@contextmanager
def whoosh_searcher(folder: Path) -> Iterator[Any]:
    with FileIndex(FileStorage(str(folder)), indexname=NAME).searcher() as searcher:
        yield searcher


def exact(word: str) -> Term:
    return Term(word, exact=True)


def queries(random: np.random.Generator) -> list[Node]:
    """One of every kind, of words that are rare and words that are common."""
    first, second, third = (WORDS[int(n)] for n in random.integers(0, 40, 3))
    rare = WORDS[int(random.integers(100, 216))]
    return [
        exact(first),
        exact(rare),
        Term(first[:2], prefix=True),
        Term(rare[:5], prefix=True),
        Phrase((first, second), exact=True),
        Phrase((second, first, third), exact=True),
        And((exact(first), exact(rare))),
        Or((exact(second), exact(rare))),
        And((exact(first), Not(exact(second)), Or((exact(third), Term(rare[:3], prefix=True))))),
        And((Phrase((first, third), exact=True), Not(Phrase((second, third), exact=True)))),
        *([Phrase((first, second), distance=5, exact=True)] if first != second else []),
        *([Phrase((first, rare), distance=12, exact=True)] if first != rare else []),
    ]


def one_batch(index: SearchIndex) -> None:
    index.add(made_entries(1, 60, ("title", "body")))


def several_batches(index: SearchIndex) -> None:
    for seed in range(1, 5):
        index.add(made_entries(seed, 20, ("title", "body", "headings")))


def deleted(index: SearchIndex) -> None:
    several_batches(index)
    index.remove(f"{seed}-{number}" for seed in range(1, 4) for number in range(0, 20, 3))


def updated(index: SearchIndex) -> None:
    several_batches(index)
    again = made_entries(9, 12, ("body", "boilerplate"))
    index.add(
        IndexEntry(f"2-{number}", body=entry.body, boilerplate=entry.boilerplate)
        for number, entry in enumerate(again)
    )


def tidied(index: SearchIndex) -> None:
    deleted(index)
    while index.tidy():
        pass


@pytest.mark.parametrize("state", [one_batch, several_batches, deleted, updated, tidied])
def test_the_hits_are_those_of_whoosh(
    index: SearchIndex, folder: Path, state: Callable[[SearchIndex], None]
) -> None:
    state(index)
    random = np.random.default_rng(20180716)
    found = 0
    with whoosh_searcher(folder) as searcher:
        for _ in range(3):
            for node in queries(random):
                ranking = index.search(Query("", node), Tags())
                expected = searcher.search(as_whoosh_asks(node, FIELDS), limit=None)
                assert {hit.document_id for hit in ranking.hits} == {hit["id"] for hit in expected}
                found += ranking.total
    assert found > 300


def test_in_one_field_the_first_ten_are_those_of_whoosh(index: SearchIndex, folder: Path) -> None:
    """Words, And and Or: all, with the same scores; with phrases at least 95 of 100.

    Whoosh scores a phrase as its words without their places, where ours counts the phrase itself.
    """
    index.add(made_entries(1, 400, ("body",)))
    random = np.random.default_rng(20180716)
    same = 0
    with whoosh_searcher(folder) as searcher:
        for number in range(200):
            common, other, rare = (
                WORDS[int(random.integers(low, high))] for low, high in ((0, 9), (9, 60), (60, 216))
            )
            node = (
                exact(rare),
                exact(common),
                And((exact(common), exact(rare))),
                Or((exact(other), exact(rare))),
                Phrase((rare, other), exact=True),
            )[number % 5]
            hits = index.search(Query("", node), Tags(), 10).hits
            theirs = searcher.search(as_whoosh_asks(node, ("body",)), limit=10)
            if not isinstance(node, Phrase):
                scores = [hit.score for hit in theirs]
                assert [hit.score for hit in hits] == pytest.approx(scores, abs=1e-5)
            every = searcher.search(as_whoosh_asks(node, ("body",)), limit=None)
            worth = {hit["id"]: round(hit.score, 4) for hit in every}
            best = sorted(worth.values(), reverse=True)[:10]
            same += sorted((worth[hit.document_id] for hit in hits), reverse=True) == best
    assert same >= 190

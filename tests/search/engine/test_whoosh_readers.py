"""What Whoosh expects of a codec, asked through its own readers, matchers and searchers.

The same is asked of an index in one segment, in several, with deleted documents, and merged; a
model made of plain dictionaries says what the answers are.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as whoosh_query
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.matching import ReadTooFar
from whoosh.reading import MultiReader, SegmentReader, TermNotFound

from briefreader.search.engine.commits import NAME
from briefreader.search.engine.segment_arrays import FIELDS
from briefreader.search.index import IndexEntry
from briefreader.search.whoosh_index import WhooshIndex
from briefreader.search.words import LINE_GAP, fold, written_words

WORDS = "alfa bravo charlie delta echo foxtrot golf état straße Юрий 北京".split()  # noqa: SIM905
TITLES, BODIES = "title", "body"


@dataclass
class Model:
    """What the index holds: by field and word, the positions in each document."""

    entries: dict[str, IndexEntry] = field(default_factory=dict)

    def texts(self, name: str) -> Iterator[tuple[str, str]]:
        return ((key, getattr(entry, name)) for key, entry in self.entries.items())

    def postings(self, name: str) -> dict[bytes, dict[str, list[int]]]:
        found: dict[bytes, dict[str, list[int]]] = defaultdict(dict)
        for key, text in self.texts(name):
            position = 0
            for line in text.split("\n"):
                for word in written_words(line):
                    form = fold(word).encode()
                    found[form].setdefault(key, []).append(position)
                    position += 1
                position += LINE_GAP
        return found

    def length(self, name: str, key: str) -> int:
        return sum(len(places.get(key, ())) for places in self.postings(name).values())


@dataclass
class Made:
    """An index and what it should hold."""

    folder: Path
    index: WhooshIndex
    model: Model

    def add(self, entries: list[IndexEntry]) -> None:
        self.index.add(entries)
        self.model.entries |= {entry.document_id: entry for entry in entries}

    def remove(self, keys: list[str]) -> None:
        self.index.remove(keys)
        for key in keys:
            self.model.entries.pop(key, None)

    @contextmanager
    def reader(self) -> Iterator[Any]:
        with FileIndex(FileStorage(str(self.folder)), indexname=NAME).reader() as reader:
            yield reader

    @contextmanager
    def searcher(self) -> Iterator[Any]:
        with FileIndex(FileStorage(str(self.folder)), indexname=NAME).searcher() as searcher:
            yield searcher


def some_entries(first: int, count: int) -> list[IndexEntry]:
    random = np.random.default_rng(first)

    def text(lines: int, words: int) -> str:
        counts = random.integers(1, words, lines)
        return "\n".join(" ".join(random.choice(WORDS, count)) for count in counts)

    return [
        IndexEntry(f"d{number:03}", title=text(1, 4), body=text(3, 9))
        for number in range(first, first + count)
    ]


def one_segment(made: Made) -> None:
    made.add(some_entries(0, 60))


def several_segments(made: Made) -> None:
    for first in range(0, 60, 20):
        made.add(some_entries(first, 20))


def deleted_documents(made: Made) -> None:
    several_segments(made)
    made.remove([f"d{number:03}" for number in range(0, 60, 7)])


def updated_documents(made: Made) -> None:
    several_segments(made)
    again = some_entries(100, 15)
    made.add([IndexEntry(f"d{n * 3:03}", e.title, body=e.body) for n, e in enumerate(again)])


def merged(made: Made) -> None:
    deleted_documents(made)
    made.index.merge()


STATES = (one_segment, several_segments, deleted_documents, updated_documents, merged)


@pytest.fixture(params=STATES, ids=lambda state: state.__name__)
def made(request: pytest.FixtureRequest, index: WhooshIndex, folder: Path) -> Made:
    made = Made(folder, index, Model())
    request.param(made)
    return made


def names(reader: Any) -> dict[int, str]:
    return {number: stored["id"] for number, stored in reader.iter_docs()}


def test_the_reader_is_of_one_segment_or_of_several(made: Made) -> None:
    with made.reader() as reader:
        assert isinstance(reader, MultiReader | SegmentReader)
        assert reader.doc_count() == len(made.model.entries)
        assert set(reader.indexed_field_names()) == set(FIELDS)
        assert "body" in reader.indexed_field_names()
        assert not reader.has_vector(0, "body")


def test_terms_come_in_order_of_field_and_bytes_and_none_twice(made: Made) -> None:
    with made.reader() as reader:
        terms = list(reader.all_terms())
        assert terms == sorted(set(terms))
        for name in (TITLES, BODIES):
            alive = set(made.model.postings(name))
            present = {text for field_name, text in terms if field_name == name}
            assert alive <= present
            if not reader.has_deletions():
                assert alive == present
            assert list(reader.lexicon(name)) == sorted(present)
            assert list(reader.field_terms(name)) == sorted(t.decode() for t in present)
        assert list(reader.all_terms()) == [term for term, _ in reader]


def test_terms_can_be_read_from_any_place(made: Made) -> None:
    with made.reader() as reader:
        terms = list(reader.all_terms())
        starts = [b"", b"a", b"b", b"bravo", b"bravo\x00", b"zz", "ю".encode(), b"\xff"]
        for name in (TITLES, BODIES):
            for start in starts:
                expected = [term for term in terms if term >= (name, start)]
                assert list(reader.terms_from(name, start)) == expected
                assert [term for term, _ in reader.iter_from(name, start)] == expected
                prefixed = [t for f, t in expected if f == name and t.startswith(start)]
                assert list(reader.expand_prefix(name, start)) == prefixed
                assert [t for t, _ in reader.iter_prefix(name, start)] == prefixed
            own = [text for field_name, text in terms if field_name == name]
            assert [text for text, _ in reader.iter_field(name)] == own


def test_what_is_no_term_is_not_there(made: Made) -> None:
    with made.reader() as reader:
        assert ("nonsense", b"alfa") not in reader
        for term in (("body", b"zebra"), ("body", b""), ("body", b"alf"), ("body", b"alfaa")):
            assert term not in reader
            assert reader.doc_frequency(*term) == 0
            assert reader.frequency(*term) == 0
            with pytest.raises(TermNotFound):
                reader.term_info(*term)
            with pytest.raises(TermNotFound):
                reader.postings(*term)


def test_frequencies_and_infos_count_what_the_segments_hold(made: Made) -> None:
    with made.reader() as reader:
        for name in (TITLES, BODIES):
            for text, places in made.model.postings(name).items():
                info = reader.term_info(name, text)
                assert (name, text) in reader
                assert reader.doc_frequency(name, text) == info.doc_frequency()
                assert reader.frequency(name, text) == info.weight()
                if reader.has_deletions():
                    # As with every codec of Whoosh's, deleted documents count until a merge.
                    assert info.doc_frequency() >= len(places)
                    continue
                numbers = {key: number for number, key in names(reader).items()}
                counts = [len(positions) for positions in places.values()]
                lengths = [made.model.length(name, key) for key in places]
                assert info.doc_frequency() == len(places)
                assert info.weight() == sum(counts)
                assert info.max_weight() == max(counts)
                assert (info.min_length(), info.max_length()) == (min(lengths), max(lengths))
                assert info.min_id() == min(numbers[key] for key in places)
                assert info.max_id() == max(numbers[key] for key in places)


def test_postings_have_the_living_documents_with_their_positions(made: Made) -> None:
    with made.reader() as reader:
        by_number = names(reader)
        for name in (TITLES, BODIES):
            for text, places in made.model.postings(name).items():
                assert [by_number[n] for n in reader.postings(name, text).all_ids()] == sorted(
                    places, key=lambda key: next(n for n, k in by_number.items() if k == key)
                )
                matcher = reader.postings(name, text)
                assert matcher.supports("positions")
                assert matcher.supports("frequency")
                assert not matcher.supports("characters")
                met = {}
                while matcher.is_active():
                    key = by_number[matcher.id()]
                    met[key] = list(matcher.value_as("positions"))
                    assert matcher.value_as("frequency") == matcher.weight() == len(met[key])
                    assert [span.start for span in matcher.spans()] == met[key]
                    matcher.next()
                assert met == places
                again = reader.postings(name, text)
                assert {by_number[n]: list(p) for n, p in again.items_as("positions")} == places


def test_matchers_skip_and_are_copied(made: Made) -> None:
    with made.reader() as reader:
        for text in made.model.postings(BODIES):
            numbers = list(reader.postings(BODIES, text).all_ids())
            for wanted in range(-1, reader.doc_count_all() + 2):
                matcher = reader.postings(BODIES, text)
                matcher.skip_to(wanted)
                left = [number for number in numbers if number >= wanted]
                assert matcher.is_active() == bool(left)
                if left:
                    assert matcher.id() == left[0]
                    matcher.skip_to(0)
                    assert matcher.id() == left[0]
                    copied = matcher.copy()
                    positions = list(copied.value_as("positions"))
                    matcher.next()
                    assert copied.id() == left[0]
                    assert list(copied.value_as("positions")) == positions
                    assert copied.term() in {None, (BODIES, text)}
                    assert matcher.is_active() == (len(left) > 1)
                else:
                    with pytest.raises(ReadTooFar):
                        matcher.skip_to(wanted + 1)


def test_matchers_know_how_good_the_rest_can_be(made: Made) -> None:
    with made.searcher() as searcher:
        for leaf, _ in searcher.leaf_searchers():
            for text in leaf.reader().lexicon(BODIES):
                assert_quality_bounds_the_scores(leaf, text)


def assert_quality_bounds_the_scores(searcher: Any, text: bytes) -> None:
    """No score of a word's documents is above what its matcher promises, at any place."""
    matcher = searcher.postings(BODIES, text)
    scores = []
    if not matcher.is_active():
        return
    assert matcher.supports_block_quality()
    best = matcher.max_quality()
    while matcher.is_active():
        assert matcher.score() <= matcher.block_quality() <= best
        assert matcher.copy().block_quality() == matcher.block_quality()
        scores.append((matcher.id(), matcher.score()))
        matcher.next()
    good = sorted(score for _, score in scores)[len(scores) // 2]
    skipping = searcher.postings(BODIES, text)
    met = []
    while skipping.is_active():
        skipping.skip_to_quality(good)
        if skipping.is_active():
            met.append(skipping.id())
            skipping.next()
    assert {number for number, score in scores if score > good} <= set(met)
    assert searcher.postings(BODIES, text).replace(good).is_active()
    assert not searcher.postings(BODIES, text).replace(best + 1).is_active()


def test_documents_have_their_lengths_and_ids(made: Made) -> None:
    with made.reader() as reader:
        by_number = names(reader)
        assert sorted(by_number.values()) == sorted(made.model.entries)
        assert list(reader.all_doc_ids()) == sorted(by_number)
        assert [stored["id"] for stored in reader.all_stored_fields()] == list(by_number.values())
        for number, key in by_number.items():
            assert not reader.is_deleted(number)
            assert reader.stored_fields(number) == {"id": key}
            for name in (TITLES, BODIES):
                assert reader.doc_field_length(number, name) == made.model.length(name, key)
            assert reader.doc_field_length(number, "nonsense", 7) == 7
        everything = range(reader.doc_count_all())
        assert sum(map(reader.is_deleted, everything)) == reader.doc_count_all() - len(by_number)
        assert reader.has_deletions() == any(map(reader.is_deleted, everything))
        for name in (TITLES, BODIES):
            lengths = [reader.doc_field_length(number, name) for number in everything]
            assert reader.field_length(name) == sum(lengths)
            assert reader.min_field_length(name) == min(lengths)
            assert reader.max_field_length(name) == max(lengths)


def test_a_cursor_walks_through_the_words_of_a_field(made: Made) -> None:
    with made.reader() as reader:
        for leaf, _ in reader.leaf_readers():
            expected = [text.decode() for text in leaf.lexicon(BODIES)]
            cursor = leaf.cursor(BODIES)
            met = [cursor.first()]
            while (text := cursor.next()) is not None:
                met.append(text)
            assert met == expected
            assert not cursor.is_valid()
            assert cursor.find("bravo") == "bravo"
            assert cursor.term_info().doc_frequency() == leaf.doc_frequency(BODIES, b"bravo")
            assert cursor.find("brazil") == "charlie"
            assert cursor.find("\uffff") is None


def test_words_of_few_differences_are_found(made: Made) -> None:
    with made.reader() as reader:
        assert set(reader.terms_within(BODIES, "brave", 1)) == {"bravo"}
        assert set(reader.terms_within(BODIES, "golfs", 1)) == {"golf"}
        assert set(reader.terms_within(BODIES, "dleta", 2)) >= {"delta"}


# Whoosh's DisjunctionMax is not among them: it scores a document by words of others.
QUERIES: tuple[Callable[[], whoosh_query.Query], ...] = (
    lambda: whoosh_query.Term(BODIES, "alfa"),
    lambda: whoosh_query.And(
        [whoosh_query.Term(BODIES, "alfa"), whoosh_query.Term(TITLES, "echo")]
    ),
    lambda: whoosh_query.Or([whoosh_query.Term(BODIES, word) for word in ("alfa", "golf", "etat")]),
    lambda: whoosh_query.Phrase(BODIES, ["alfa", "bravo"]),
    lambda: whoosh_query.Phrase(BODIES, ["alfa", "bravo"], slop=3),
    lambda: whoosh_query.Prefix(BODIES, "e"),
    lambda: whoosh_query.Wildcard(BODIES, "*l*a"),
    lambda: whoosh_query.FuzzyTerm(BODIES, "brave", maxdist=1),
    lambda: whoosh_query.TermRange(BODIES, "bravo", "delta"),
    lambda: whoosh_query.Every(BODIES),
    lambda: whoosh_query.Not(whoosh_query.Term(BODIES, "alfa")),
    lambda: whoosh_query.AndMaybe(
        whoosh_query.Term(BODIES, "alfa"), whoosh_query.Term(TITLES, "golf")
    ),
)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: type(query()).__name__)
def test_the_best_hits_are_the_first_of_all_hits(
    made: Made, query: Callable[[], whoosh_query.Query]
) -> None:
    with made.searcher() as searcher:
        everything = searcher.search(query(), limit=None)
        scores = [hit.score for hit in everything]
        assert all(first >= second for first, second in pairwise(scores))
        assert all(hit["id"] in made.model.entries for hit in everything)
        best = searcher.search(query(), limit=5, optimize=True)
        assert [hit.score for hit in best] == pytest.approx(scores[:5])
        plain = searcher.search(query(), limit=5, optimize=False)
        assert [hit.score for hit in plain] == pytest.approx(scores[:5])


def test_what_a_search_finds_is_what_the_texts_have(made: Made) -> None:
    with made.searcher() as searcher:
        for text, places in made.model.postings(BODIES).items():
            query = whoosh_query.Term(BODIES, text.decode())
            assert {hit["id"] for hit in searcher.search(query, limit=None)} == set(places)
        present, wanted = made.model.postings(BODIES), {"alfa": 0, "bravo": 1}
        expected = {
            key
            for key in made.model.entries
            if set.intersection(
                *({p - n for p in present[w.encode()].get(key, [])} for w, n in wanted.items())
            )
        }
        phrase = whoosh_query.Phrase(BODIES, list(wanted))
        assert {hit["id"] for hit in searcher.search(phrase, limit=None)} == expected


@settings(max_examples=40, deadline=None)
@given(
    words=st.sets(st.text(alphabet="abzéß北𐍈ю0", min_size=1, max_size=4), min_size=1, max_size=40),
    starts=st.lists(st.text(alphabet="abzß北𐍈ю0", max_size=3), max_size=5),
)
def test_any_words_come_back_in_the_order_of_their_bytes(
    tmp_path_factory: pytest.TempPathFactory, words: set[str], starts: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("words")
    made = Made(folder, WhooshIndex(folder), Model())
    made.add([IndexEntry("a", body=" ".join(sorted(words)[::2]))])
    made.add([IndexEntry("b", body=" ".join(sorted(words)[1::2]))])
    expected = sorted(made.model.postings(BODIES))
    with made.reader() as reader:
        assert list(reader.lexicon(BODIES)) == expected
        for start in starts:
            rest = [text for text in expected if text >= start.encode()]
            assert [text for name, text in reader.terms_from(BODIES, start.encode())] == rest
    made.index.close()

"""The arrays against Whoosh's own queries, and merged segments against those built at once."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as whoosh_query
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from briefreader.domain.query import Selection
from briefreader.search.engine.array_file import map_arrays, write_arrays
from briefreader.search.engine.commits import NAME
from briefreader.search.engine.inverter import invert
from briefreader.search.engine.merging import merge
from briefreader.search.engine.segment_arrays import FIELDS, SegmentArrays
from briefreader.search.grammar import parse
from briefreader.search.index import IndexEntry, SearchIndex

Opener = Callable[[], SearchIndex]

WORDS = "steel grain wool trade talks union state the of harbour".split()  # noqa: SIM905
TODAY = date(2018, 7, 20)


class NoTags:
    def select(self, selection: Selection) -> frozenset[str]:
        return frozenset()


@pytest.fixture
def filled(open_index: Opener) -> SearchIndex:
    index = open_index()
    random = np.random.default_rng(20180716)
    for batch in range(5):
        index.add(
            IndexEntry(
                f"{batch}-{number}",
                title=" ".join(random.choice(WORDS, 3)),
                body="\n".join(" ".join(random.choice(WORDS, 12)) for _ in range(3)),
            )
            for number in range(20)
        )
    index.remove(f"{batch}-{number}" for batch in range(4) for number in range(0, 20, 5))
    return index


def by_whoosh(folder: Path, query: whoosh_query.Query) -> set[str]:
    """The ids that Whoosh's own searcher finds in the same files."""
    with FileIndex(FileStorage(str(folder)), indexname=NAME).searcher() as searcher:
        return {hit["id"] for hit in searcher.search(query, limit=None)}


def by_arrays(index: SearchIndex, text: str) -> set[str]:
    return {hit.document_id for hit in index.search(parse(text, TODAY), NoTags()).hits}


def anywhere(make: Callable[[str], whoosh_query.Query]) -> whoosh_query.Query:
    return whoosh_query.Or([make(field) for field in FIELDS])


def test_words_and_starts_of_words_are_those_that_whoosh_finds(
    filled: SearchIndex, folder: Path
) -> None:
    for word in (*WORDS, "zebra"):
        term = anywhere(lambda field, word=word: whoosh_query.Term(field, word))  # type: ignore[misc]
        assert by_arrays(filled, f"={word}") == by_whoosh(folder, term)
        start = anywhere(lambda field, word=word: whoosh_query.Prefix(field, word[:1]))  # type: ignore[misc]
        assert by_arrays(filled, f"{word[0]}*") == by_whoosh(folder, start)
        title = whoosh_query.Term("title", word)
        assert by_arrays(filled, f"title:{word}") == by_whoosh(folder, title)


def test_phrases_are_those_that_whoosh_finds(filled: SearchIndex, folder: Path) -> None:
    found = 0
    for first in WORDS:
        for second in WORDS:
            words = [first, second]
            phrase = anywhere(lambda field, w=words: whoosh_query.Phrase(field, w))  # type: ignore[misc]
            expected = by_whoosh(folder, phrase)
            assert by_arrays(filled, f'"{first} {second}"') == expected
            found += len(expected)
    assert found > 100


def test_and_or_and_not_are_those_that_whoosh_finds(filled: SearchIndex, folder: Path) -> None:
    def term(word: str) -> whoosh_query.Query:
        return anywhere(lambda field: whoosh_query.Term(field, word))

    both = whoosh_query.And([term("steel"), whoosh_query.Or([term("grain"), term("wool")])])
    assert by_arrays(filled, "=steel =grain OR =wool") == by_whoosh(folder, both)
    without = whoosh_query.And([term("steel"), whoosh_query.Not(term("wool"))])
    assert by_arrays(filled, "=steel -=wool") == by_whoosh(folder, without)


def test_whoosh_reads_the_lengths_and_frequencies(filled: SearchIndex, folder: Path) -> None:
    with FileIndex(FileStorage(str(folder)), indexname=NAME).reader() as reader:
        assert reader.doc_count() == 84
        assert reader.field_length("body") == sum(
            reader.doc_field_length(number, "body") for number in range(reader.doc_count_all())
        )
        assert {text.decode() for field, text in reader.all_terms() if field == "body"} == {*WORDS}
        assert reader.doc_frequency("title", "steel") > 0


ENTRIES = st.lists(
    st.tuples(*(st.text(alphabet="abé \n北", max_size=12) for _ in range(5))), max_size=6
)


def entries(texts: list[tuple[str, ...]], first: int) -> list[IndexEntry]:
    return [
        IndexEntry(str(first + n), title, headings, body, boilerplate, (author,), "", "2018")
        for n, (title, headings, body, boilerplate, author) in enumerate(texts)
    ]


def comparable(segment: SegmentArrays) -> dict[str, list[int]]:
    return {name: array.tolist() for name, array in segment.to_arrays().items()}


@settings(max_examples=100, deadline=None)
@given(ENTRIES, ENTRIES, ENTRIES)
def test_merging_segments_gives_the_segment_of_all_their_documents(
    first: list[tuple[str, ...]], second: list[tuple[str, ...]], third: list[tuple[str, ...]]
) -> None:
    parts = [entries(first, 0), entries(second, 100), entries(third, 200)]
    merged = merge([invert(part) for part in parts], [frozenset()] * 3)
    assert comparable(merged) == comparable(invert([e for part in parts for e in part]))


@settings(max_examples=100, deadline=None)
@given(ENTRIES, ENTRIES, st.sets(st.integers(0, 5)), st.sets(st.integers(0, 5)))
def test_merging_leaves_no_trace_of_deleted_documents_in_the_postings(
    first: list[tuple[str, ...]],
    second: list[tuple[str, ...]],
    first_gone: set[int],
    second_gone: set[int],
) -> None:
    parts = [entries(first, 0), entries(second, 100)]
    gone = [
        frozenset(number for number in numbers if number < len(part))
        for part, numbers in zip(parts, (first_gone, second_gone), strict=True)
    ]
    merged = merge([invert(part) for part in parts], gone)
    left = invert(
        [
            entry
            for part, numbers in zip(parts, gone, strict=True)
            for number, entry in enumerate(part)
            if number not in numbers
        ]
    )
    assert merged.names == left.names
    for field in FIELDS:
        for name in ("documents", "counts", "positions", "lengths", "bases", "lines"):
            of_merged = getattr(merged.postings[field], name)
            assert of_merged.tolist() == getattr(left.postings[field], name).tolist()


def test_a_segment_comes_back_from_its_file_as_it_was(tmp_path: Path) -> None:
    segment = invert([IndexEntry("a", "Trade", body="The talks\nended", published="2018-07")])
    write_arrays(tmp_path / "file", segment.to_arrays())
    again = SegmentArrays.from_arrays(map_arrays(tmp_path / "file"))
    assert comparable(again) == comparable(segment)


def test_more_than_65_536_documents_fit_in_one_segment() -> None:
    segment = invert(IndexEntry(str(number), body="steel") for number in range(66_000))
    postings = segment.postings["body"]
    assert postings.documents[-1] == 65_999
    assert len(merge([segment, segment], [frozenset({0}), frozenset()])) == 131_999


def test_a_document_of_more_than_65_535_words_keeps_its_positions() -> None:
    text = "steel " + "word " * 70_000 + "grain"
    segment = invert([IndexEntry("a", body=text)])
    number = segment.forms.find(b"grain")
    assert number is not None
    postings = segment.postings["body"]
    assert postings.positions[int(postings.position_starts[number])] == 70_001

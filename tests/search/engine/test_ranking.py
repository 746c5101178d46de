"""What the ranking of this engine offers beyond the port."""

import pytest

from briefreader.domain.query import Phrase, Query, Term
from briefreader.search.engine.inverter import invert
from briefreader.search.engine.ranking import RankedHits
from briefreader.search.whoosh_index import WhooshIndex
from tests.search.asking import Tags, entry


def test_the_place_of_a_document_is_told_without_reading_all_hits(index: WhooshIndex) -> None:
    index.add([entry(f"d{n:03}", "steel " * (n % 7 + 1)) for n in range(300)])
    index.add([entry("grain", "grain")])
    index.remove(["d005"])
    found = index.search(Query("", Term("steel")), Tags()).hits
    assert isinstance(found, RankedHits)
    assert found.place_of("grain") == found.place_of("d005") == found.place_of("none") == -1
    ids = [hit.document_id for hit in found]
    assert [found.place_of(name) for name in ids] == list(range(299))
    assert found.ids() == tuple(ids)
    assert found.ids(slice(3, 7)) == tuple(ids[3:7])
    first = index.search(Query("", Term("steel")), Tags(), 10).hits
    assert isinstance(first, RankedHits)
    assert [first.place_of(name) for name in ids[8:12]] == [8, 9, -1, -1]


def test_nothing_found_has_no_order(index: WhooshIndex) -> None:
    hits = index.search(Query("", Term("steel")), Tags()).hits
    assert len(hits) == 0
    assert tuple(hits) == tuple(hits[:5]) == ()


def test_the_first_hits_of_many_are_found_without_ordering_or_naming_all(
    index: WhooshIndex,
) -> None:
    index.add([entry(f"d{n:04}", "steel", published=f"2{n % 10}00") for n in range(3000)])
    ranking = index.search(Query("", Term("steel")), Tags())
    assert isinstance(ranking.hits, RankedHits)
    assert len(ranking.hits) == ranking.total == 3000
    first = ranking.hits[:50]
    assert [hit.document_id for hit in first[:2]] == ["d0009", "d0019"]
    assert ranking.hits.place_of(first[30].document_id) == 30
    assert "_order" not in vars(ranking.hits)
    assert first == tuple(ranking.hits)[:50]


def test_files_that_are_let_go_are_read_again(
    index: WhooshIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefreader.search.whoosh_index.MAPPED", 0)
    index.add([entry(f"d{n:03}", f"steel talks word{n}") for n in range(200)])
    phrase = Query("", Phrase(("steel", "talks")))
    for _ in range(120):
        index.forget()
        assert index.search(phrase, Tags()).total == 200


def test_few_ids_are_found_as_many_are() -> None:
    names = ["a", "aa", "ba", "aab", "é", "b", "ab", "abb"]
    few, many = (invert([entry(name, "steel") for name in names]) for _ in range(2))
    for name in (*names, "aaa", "bb", "c"):
        expected = [names.index(name)] if name in names else []
        assert few.numbers_of([name]) == many.numbers_of([name, *[f"z{n}" for n in range(20)]])
        assert few.numbers_of([name]) == expected
    assert few.numbers_of([""]) == []

"""In which order hits come."""

from pathlib import Path

import pytest

from briefreader.domain.query import Sort
from briefreader.search.grammar import parse
from briefreader.search.index import SearchIndex
from tests.search.asking import TODAY, Tags, entry, hits


def test_title_ranks_over_headings_over_body_over_boilerplate(index: SearchIndex) -> None:
    rest = "grain prices rose again in the spring and fell in the autumn"
    index.add(
        [
            entry("menu", f"{rest} and more", boilerplate="steel " * 50, published="2020-01-01"),
            entry("body", f"{rest} steel", headings="Prices", title="Prices"),
            entry("heading", f"{rest} more", headings="Steel", title="Prices"),
            entry("title", f"{rest} more", headings="Prices", title="Steel"),
        ]
    )
    assert hits(index, "steel") == "title heading body menu"


def test_ties_go_to_the_newer_document(index: SearchIndex) -> None:
    index.add(
        [
            entry("undated", "steel"),
            entry("old", "steel", published="2017-03-01"),
            entry("new", "steel", published="2018-03-01"),
        ]
    )
    assert hits(index, "steel") == "new old undated"
    assert hits(index, "") == "new old undated"


def test_hits_can_be_sorted_by_date_and_by_title(index: SearchIndex) -> None:
    index.add(
        [
            entry("a", "steel steel", title="émigré", published="2017"),
            entry("b", "steel", title="Zebra", published="2018"),
            entry("c", "steel", title="Apple", published="2016"),
            entry("d", "steel"),
        ]
    )
    assert hits(index, "steel", Sort.DATE) == "b a c d"
    assert hits(index, "steel", Sort.TITLE) == "c a b d"


@pytest.mark.parametrize("sort", list(Sort))
def test_a_limit_gives_the_first_of_all_hits(index: SearchIndex, sort: Sort) -> None:
    index.add([entry(f"d{n}", "steel " * (n % 7 + 1), title=f"T{n % 5}") for n in range(40)])
    whole = index.search(parse("steel", TODAY), Tags(), None, sort)
    for limit in (1, 7, 39, 40, 100):
        part = index.search(parse("steel", TODAY), Tags(), limit, sort)
        assert part.total == 40
        assert part.hits == whole.hits[:limit]


def test_the_order_of_hits_is_the_same_in_one_batch_and_in_many(
    index: SearchIndex, tmp_path: Path
) -> None:
    words = ("steel", "grain", "talks", "harbour", "trade")
    entries = [
        entry(f"d{n:02}", " ".join(words[: n % 5 + 1]) * (n % 3 + 1), title=words[n % 4])
        for n in range(30)
    ]
    other = type(index)(tmp_path / "other")  # type: ignore[call-arg]
    other.add(entries)
    for one in entries:
        index.add([one])
    for query in ("steel", "grain trade", '"steel grain"', "tr*", "title:talks OR harbour"):
        assert hits(index, query) == hits(other, query)
    other.close()


@pytest.mark.parametrize("sort", list(Sort))
def test_hits_are_read_in_parts_as_they_are_read_whole(index: SearchIndex, sort: Sort) -> None:
    index.add(
        [entry(f"d{n}", "steel " * (n % 5 + 1), published=f"20{n % 9 + 10}") for n in range(260)]
    )
    index.remove([f"d{n}" for n in range(0, 260, 9)])
    whole = tuple(index.search(parse("steel", TODAY), Tags(), None, sort).hits)
    read = index.search(parse("steel", TODAY), Tags(), 20, sort).hits
    assert tuple(read) == whole[:20]
    hits = index.search(parse("steel", TODAY), Tags(), None, sort).hits
    assert [hits[n] for n in range(len(hits))] == list(whole)
    assert hits[-1] == whole[-1]
    assert tuple(hits[10:40:3]) == whole[10:40:3]
    assert tuple(hits[::-1]) == whole[::-1]
    assert tuple(hits[50:10]) == ()
    assert tuple(hits[90:130]) == whole[90:130]
    with pytest.raises(IndexError):
        hits[len(hits)]


def test_what_matches_only_in_boilerplate_comes_last_and_is_found(index: SearchIndex) -> None:
    index.add([entry(f"menu{n}", "grain", boilerplate="steel " * 30) for n in range(5)])
    index.add([entry("body", "grain prices and more " * 200 + "steel")])
    assert hits(index, "steel").split()[0] == "body"
    assert len(hits(index, "steel").split()) == 6

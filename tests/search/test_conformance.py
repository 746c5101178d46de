"""What any engine behind the port has to do, on real folders."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from briefreader.domain.errors import StorageError
from briefreader.domain.query import Selection, Sort, Tagged
from briefreader.search.grammar import parse
from briefreader.search.index import IndexEntry, SearchIndex

TODAY = date(2018, 7, 20)

Opener = Callable[[], SearchIndex]


@dataclass(frozen=True)
class Tags:
    """A scope in which documents carry tags."""

    tags: dict[str, frozenset[str]] = field(default_factory=dict)

    def select(self, selection: Selection) -> frozenset[str]:
        return (
            self.tags.get(selection.tag, frozenset())
            if isinstance(selection, Tagged)
            else frozenset()
        )


def entry(name: str, body: str = "", **more: str) -> IndexEntry:
    return IndexEntry(name, body=body, **more)  # type: ignore[arg-type]


def hits(index: SearchIndex, text: str, sort: Sort = Sort.RELEVANCE, scope: Tags = Tags()) -> str:
    """The ids found, in order, with a space between."""
    ranking = index.search(parse(text, TODAY), scope, None, sort)
    assert ranking.total == len(ranking.hits)
    return " ".join(ranked.document_id for ranked in ranking.hits)


def found(index: SearchIndex, text: str, scope: Tags = Tags()) -> set[str]:
    return set(hits(index, text, scope=scope).split())


def test_a_document_that_was_added_is_found(index: SearchIndex) -> None:
    index.add([entry("a", "The harbour talks"), entry("b", "Grain prices")])
    assert hits(index, "harbour") == "a"
    assert index.ids() == {"a", "b"}


def test_adding_a_known_id_replaces_the_document(index: SearchIndex) -> None:
    index.add([entry("a", "harbour"), entry("b", "grain")])
    index.add([entry("a", "steel")])
    assert hits(index, "harbour") == ""
    assert hits(index, "steel") == "a"
    assert index.ids() == {"a", "b"}


def test_of_two_entries_with_one_id_the_last_counts(index: SearchIndex) -> None:
    index.add([entry("a", "harbour"), entry("a", "steel")])
    assert found(index, "harbour OR steel") == {"a"}
    assert hits(index, "harbour") == ""


def test_a_removed_document_is_not_found(index: SearchIndex) -> None:
    index.add([entry("a", "harbour"), entry("b", "harbour")])
    index.remove(["a", "never added"])
    assert hits(index, "harbour") == "b"
    assert index.ids() == {"b"}


def test_everything_can_be_removed_and_added_again(index: SearchIndex) -> None:
    index.add([entry("a", "harbour")])
    index.remove(index.ids())
    assert index.ids() == frozenset()
    assert hits(index, "") == ""
    index.add([entry("a", "harbour")])
    assert hits(index, "harbour") == "a"


def test_adding_nothing_changes_nothing(index: SearchIndex) -> None:
    index.add([])
    index.remove([])
    assert index.ids() == frozenset()


def test_words_next_to_each_other_must_both_be_there(index: SearchIndex) -> None:
    index.add([entry("a", "trade talks"), entry("b", "trade"), entry("c", "talks")])
    assert hits(index, "trade talks") == "a"
    assert hits(index, "trade AND talks") == "a"


def test_or_binds_tighter_than_the_space(index: SearchIndex) -> None:
    index.add([entry("a", "steel duty"), entry("b", "grain duty"), entry("c", "steel")])
    assert found(index, "steel OR grain duty") == {"a", "b"}
    assert found(index, "steel OR (grain duty)") == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("trade -grain", {"a"}),
        ("trade NOT grain", {"a"}),
        ("-grain", {"a", "d"}),
        ("-grain -quiet", {"a"}),
        ('trade -"grain prices"', {"a", "c"}),
        ("trade -(grain prices)", {"a", "c"}),
        ("trade -title:summit", {"b", "c"}),
        ("-date:2018", {"c", "d"}),
        ("quiet OR -trade", {"d"}),
    ],
)
def test_any_unit_can_be_negated(index: SearchIndex, query: str, expected: set[str]) -> None:
    index.add(
        [
            entry("a", "trade", title="The summit", published="2018-07-16"),
            entry("b", "trade and grain prices", published="2018-07"),
            entry("c", "trade in grain"),
            entry("d", "quiet day"),
        ]
    )
    assert found(index, query) == expected


def test_a_phrase_is_found_only_as_it_stands(index: SearchIndex) -> None:
    index.add(
        [
            entry("a", "He gave the state of the union address."),
            entry("b", "A state union hall, of the old kind."),
            entry("c", "the union of the state"),
        ]
    )
    assert hits(index, '"state of the union"') == "a"
    assert hits(index, "“state of the union”") == "a"


def test_the_most_common_word_is_found(index: SearchIndex) -> None:
    index.add([entry("a", "the talks"), entry("b", "talks")])
    assert hits(index, "the") == "a"


def test_a_phrase_does_not_cross_a_line_break(index: SearchIndex) -> None:
    index.add([entry("a", "It ended\nTrade went on"), entry("b", "It ended. Trade went on")])
    assert hits(index, '"ended trade"') == "b"
    assert hits(index, '"ended trade"~9') == "b"


def test_a_phrase_does_not_cross_documents_or_fields(index: SearchIndex) -> None:
    index.add([entry("a", "trade", title="steel"), entry("b", "talks", title="steel")])
    assert hits(index, '"trade talks"') == ""
    assert hits(index, '"steel trade"') == ""


def test_a_word_can_be_twice_in_a_phrase(index: SearchIndex) -> None:
    index.add([entry("a", "from Bora Bora"), entry("b", "from Bora to Bora")])
    assert hits(index, '"bora bora"') == "a"
    assert found(index, '"bora bora"~2') == {"a", "b"}


def test_a_phrase_longer_than_the_gap_between_lines_is_found(index: SearchIndex) -> None:
    words = " ".join(f"word{number}" for number in range(150))
    index.add([entry("a", words), entry("b", words.replace("word70 ", ""))])
    assert hits(index, f'"{words}"') == "a"


def test_words_near_each_other_are_found_in_any_order(index: SearchIndex) -> None:
    index.add(
        [
            entry("a", "steel and then the grain"),
            entry("b", "grain before any more of the dear old steel"),
            entry("c", "grain, steel"),
        ]
    )
    assert found(index, "steel NEAR/4 grain") == {"a", "c"}
    assert found(index, '"grain steel"~4') == {"a", "c"}
    assert found(index, '"grain steel"~9') == {"a", "b", "c"}


def test_words_are_found_by_their_stem_and_exactly_on_request(index: SearchIndex) -> None:
    index.add([entry("a", "negotiations"), entry("b", "negotiating"), entry("c", "Negotiated")])
    assert found(index, "negotiate") == {"a", "b", "c"}
    assert hits(index, "=negotiating") == "b"
    assert hits(index, "=negotiate") == ""


def test_case_accents_quotes_and_invisible_characters_are_folded(index: SearchIndex) -> None:
    index.add(
        [entry("a", "Łódź and MÜNCHEN’s cafe\u0301"), entry("b", "Mun\u00adchen’s Stra\u200bße")]
    )
    assert found(index, "munchen") == {"a", "b"}
    assert hits(index, "café") == hits(index, "CAFE") == "a"
    assert hits(index, "strasse") == "b"
    assert found(index, "München's") == {"a", "b"}


@pytest.mark.parametrize("query", ["R&D", "U.S.", "COVID-19", "P.L. 93-148", "1.4 billion"])
def test_names_with_signs_inside_are_found_as_they_are_written(
    index: SearchIndex, query: str
) -> None:
    index.add([entry("a", f"It was ({query}), they said."), entry("b", "R u d, 19 D, 1 billion L")])
    assert hits(index, query) == "a"


def test_chinese_and_japanese_text_is_found_by_any_part_of_it(index: SearchIndex) -> None:
    index.add([entry("a", "两国在北京举行会谈"), entry("b", "京北の会談")])
    assert hits(index, "北京") == "a"
    assert found(index, "会") == {"a", "b"}


def test_the_start_of_a_word_finds_it(index: SearchIndex) -> None:
    index.add([entry("a", "tariffs"), entry("b", "tarmac"), entry("c", "steel")])
    assert found(index, "tar*") == {"a", "b"}
    assert hits(index, "tari*") == "a"
    assert hits(index, "zz*") == ""


def test_while_typing_the_last_word_may_be_unfinished(index: SearchIndex) -> None:
    index.add([entry("a", "steel tariffs"), entry("b", "tariffs"), entry("c", "cease-fire line")])

    def typed(text: str) -> set[str]:
        ranking = index.search(parse(text, TODAY, typing=True), Tags())
        return {ranked.document_id for ranked in ranking.hits}

    assert typed("ta") == {"a", "b"}
    assert typed("steel tariff") == {"a"}
    assert typed("steel -ta") == {"a"}
    assert typed("cease-fi") == {"c"}
    assert typed('"steel tar') == {"a"}
    assert typed("ta ") == set()


DATED = [
    entry("year", published="2018"),
    entry("month", published="2018-06"),
    entry("day", published="2018-07-16"),
    entry("old", published="1930-01-01"),
    entry("undated"),
    entry("odd", published="sometime"),
]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("date:2018", {"year", "month", "day"}),
        ("date:2018-06..2018-07", {"year", "month", "day"}),
        ("date:2018-07-16", {"year", "day"}),
        ("date:2018-07-17", {"year"}),
        ("date:2018-06/2018-06-30", {"year", "month"}),
        ("date:..1950", {"old"}),
        ("date:2018-07..", {"year", "day"}),
        ("date:>=2018-06", {"year", "month", "day"}),
        ("date:>2018-06", {"year", "day"}),
        ("date:<2018", {"old"}),
        ("date:<=2018-06", {"year", "month", "old"}),
        ("after:2018-06-30 before:2018-07-17", {"year", "day"}),
        ("date:last-30-days", {"year", "month", "day"}),
        ("date:last-7-days", {"year", "day"}),
        ("date:(1930 OR 2018-07-16)", {"old", "year", "day"}),
    ],
)
def test_documents_are_found_by_the_day_of_publication(
    index: SearchIndex, query: str, expected: set[str]
) -> None:
    index.add(DATED)
    assert found(index, query) == expected


def test_a_title_is_searched_apart(index: SearchIndex) -> None:
    index.add([entry("a", "steel", title="Trade talks"), entry("b", "trade talks", title="Steel")])
    assert hits(index, "title:trade") == "a"
    assert hits(index, 'title:"trade talks" steel') == "a"
    assert found(index, "trade") == {"a", "b"}
    assert found(index, "title:(trade OR steel)") == {"a", "b"}


def test_tags_come_from_the_scope_at_the_moment_of_the_search(index: SearchIndex) -> None:
    index.add([entry("a", "steel"), entry("b", "steel")])
    scope = Tags({"to read": frozenset({"b", "gone"})})
    assert found(index, 'steel tag:"to read"', scope) == {"b"}
    assert found(index, 'steel -tag:"to read"', scope) == {"a"}
    assert found(index, "tag:other", scope) == set()


def test_authors_publisher_headings_and_boilerplate_are_found_by_plain_words(
    index: SearchIndex,
) -> None:
    index.add(
        [
            IndexEntry("a", authors=("Ada Okafor", "Jan Novák"), publisher="Harbour Press"),
            entry("b", headings="Harbour"),
            entry("c", boilerplate="Harbour"),
        ]
    )
    assert found(index, "harbour") == {"a", "b", "c"}
    assert hits(index, '"jan novak"') == "a"
    assert hits(index, '"okafor jan"') == ""


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


def test_the_words_of_the_index_come_most_frequent_first(index: SearchIndex) -> None:
    index.add([entry("a", "tariffs tariffs tariff tarmac"), entry("b", "tarmac tarmac Tarmac")])
    assert index.words("tar") == ("tarmac", "tariffs", "tariff")
    assert index.words("Tari", 1) == ("tariffs",)
    assert index.words("zz") == ()


def test_what_was_added_is_there_after_opening_again(open_index: Opener) -> None:
    first = open_index()
    assert first.was_reset
    first.add([entry("a", "steel")])
    first.close()
    second = open_index()
    assert not second.was_reset
    assert hits(second, "steel") == "a"


def test_a_reader_sees_what_a_writer_commits(open_index: Opener) -> None:
    writer, reader = open_index(), open_index()
    assert hits(reader, "steel") == ""
    for number in range(30):
        writer.add([entry(f"d{number}", "steel")])
        assert len(found(reader, "steel")) == number + 1
    writer.remove([f"d{number}" for number in range(25)])
    assert len(reader.ids()) == 5


def test_two_writers_take_turns(open_index: Opener) -> None:
    first, second = open_index(), open_index()
    first.add([entry("a", "steel")])
    second.add([entry("b", "steel")])
    first.add([entry("a", "grain")])
    second.remove(["b"])
    assert found(first, "steel OR grain") == found(second, "steel OR grain") == {"a"}


@pytest.mark.parametrize(
    "text", ["", "\n\n\n", "\0", "\ud800", "a" * 200_000, "é\u0301" * 10_000, "‮.-_*(\"'", "ﬁ½²"]
)
def test_any_text_can_be_indexed(index: SearchIndex, text: str) -> None:
    index.add([IndexEntry("a", text, text, text, text, (text,), text, text), entry("b", "steel")])
    assert hits(index, "steel") == "b"
    assert index.ids() == {"a", "b"}


def test_a_folder_that_cannot_be_written_gives_a_sentence(tmp_path: Path) -> None:
    from briefreader.search.whoosh_index import WhooshIndex

    (tmp_path / "file").write_text("no folder")
    with pytest.raises(StorageError, match="index"):
        WhooshIndex(tmp_path / "file" / "index")

"""Which words of a text a word of a query finds."""

import pytest

from briefreader.search.grammar import parse
from briefreader.search.index import SearchIndex
from tests.search.asking import TODAY, Tags, entry, found, hits


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


def test_the_words_of_the_index_come_most_frequent_first(index: SearchIndex) -> None:
    index.add([entry("a", "tariffs tariffs tariff tarmac"), entry("b", "tarmac tarmac Tarmac")])
    assert index.words("tar") == ("tarmac", "tariffs", "tariff")
    assert index.words("Tari", 1) == ("tariffs",)
    assert index.words("zz") == ()

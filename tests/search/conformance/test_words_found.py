"""Which words of a text a word of a query finds."""

import pytest

from briefreader.domain.query import Field, InField, Node, Phrase, Query, Term
from briefreader.search.grammar import parse
from briefreader.search.index import IndexEntry, SearchIndex
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


def by_tree(index: SearchIndex, root: Node) -> set[str]:
    return {hit.document_id for hit in index.search(Query("", root), Tags()).hits}


def test_words_are_stemmed_in_the_language_of_their_document(index: SearchIndex) -> None:
    index.add(
        [
            entry("de", "Die Verhandlungen über Häuser", language="de"),
            entry("fr", "Les négociations internationales", language="fr"),
            entry("ru", "переговоры о торговле", language="ru"),
            entry("en", "The negotiations went on", language="en-GB"),
        ]
    )
    assert by_tree(index, Term("Verhandlung")) == {"de"}
    assert by_tree(index, Term("internationale")) == {"fr"}
    assert by_tree(index, Term("переговоров")) == {"ru"}
    assert by_tree(index, Term("negotiating")) == {"en"}
    assert by_tree(index, Term("hausa", prefix=True)) == set()
    assert by_tree(index, Term("hause", prefix=True)) == {"de"}


def test_a_word_is_found_in_every_language_at_once(index: SearchIndex) -> None:
    index.add([entry("en", "important"), entry("fr", "important", language="fr"), entry("no")])
    assert by_tree(index, Term("important")) == {"en", "fr"}
    assert by_tree(index, Term("important", exact=True)) == {"en", "fr"}
    assert by_tree(index, Phrase(("important",), exact=True)) == {"en", "fr"}
    assert index.words("impor") == ("important",)


def test_an_exact_word_is_no_start_of_others(index: SearchIndex) -> None:
    index.add([entry("a", "trade", language="de"), entry("b", "trades traded", language="de")])
    assert by_tree(index, Term("trade", exact=True)) == {"a"}


def test_names_are_found_whatever_the_language_of_the_document(index: SearchIndex) -> None:
    index.add([IndexEntry("a", authors=("Jana Häuser",), publisher="Die Zeitung", language="de")])
    assert by_tree(index, InField(Field.AUTHOR, Term("hauser"))) == {"a"}
    assert by_tree(index, InField(Field.PUBLISHER, Phrase(("die", "zeitung"), exact=True))) == {"a"}
    assert by_tree(index, InField(Field.TITLE, Term("hauser"))) == set()


def test_what_is_joined_is_found_as_one_word_and_in_its_parts(index: SearchIndex) -> None:
    index.add([entry("a", "A cease-fire of the U.S. and the U.N. held"), entry("b", "use fire")])
    assert by_tree(index, Term("ceasefire")) == {"a"}
    assert by_tree(index, Term("UN", exact=True)) == {"a"}
    assert by_tree(index, Term("US", exact=True)) == {"a"}
    assert by_tree(index, Phrase(("cease", "fire"))) == {"a"}
    assert by_tree(index, Phrase(("a", "ceasefire"))) == {"a"}
    assert by_tree(index, Phrase(("fire", "of", "the", "us"))) == {"a"}


def test_a_misspelt_word_finds_what_is_written_nearly_so(index: SearchIndex) -> None:
    index.add(
        [
            entry("one", "harbour"),
            entry("swapped", "habrour"),
            entry("two", "harbor"),
            entry("long", "government"),
            entry("cyrillic", "переговоры", language="ru"),
        ]
    )
    assert by_tree(index, Term("harbuor", fuzzy=True)) == {"one", "two"}
    assert by_tree(index, Term("harbour", fuzzy=True)) == {"one", "swapped", "two"}
    assert by_tree(index, Term("goverment", fuzzy=True)) == {"long"}
    assert by_tree(index, Term("govrmentt", fuzzy=True)) == set()
    assert by_tree(index, Term("переговры", fuzzy=True)) == {"cyrillic"}
    assert by_tree(index, Term("governments", fuzzy=True)) == {"long"}


def test_similar_words_come_closest_first_then_the_most_frequent(index: SearchIndex) -> None:
    index.add(
        [
            entry("a", "tariff tariff tariffs tarif", boilerplate="taryff taryff"),
            entry("b", "tarifa Sheriff", language="es"),
        ]
    )
    assert index.similar("tarriff") == ("tariff",)
    assert index.similar("tarif") == ("tariff", "tarifa")
    assert index.similar("TARIFF") == ("tarif", "tarifa", "tariffs")
    assert index.similar("tariff", 0) == ()
    assert index.similar("") == index.similar("zzzzzzzz") == ()

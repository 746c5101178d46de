"""Inflected forms meet in one stem, in the way of the document's language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.search.words import fold, stem, suffix_of


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("", "negotiate negotiated negotiations"),
        ("en", "treaty treaties"),
        ("en-GB", "talk talks talking"),
        ("de", "Verhandlung Verhandlungen"),
        ("de", "Vertrag Verträge Vertrages"),
        ("de", "Straße Strassen"),
        ("fr", "accord accords"),
        ("fr", "négociation négociations négocier"),
        ("fr", "armée armées"),
        ("es", "negociación negociaciones negociado"),
        ("es", "económico económicas"),
        ("ru", "переговоры переговоров переговорам"),
        ("ru", "российский российская российской"),
        ("ru", "война войны войной"),
        ("pt", "nação nações"),
        ("nb", "forhandling forhandlinger"),
        ("hi", "किताब किताबें"),
        ("zh", "talk talks"),
    ],
)
def test_inflected_forms_share_a_stem(language: str, words: str) -> None:
    assert len({stem(fold(word), language) for word in words.split()}) == 1


@pytest.mark.parametrize("language", ["", "en", "de", "ru", "fr"])
def test_forms_with_digits_and_characters_that_are_words_are_left_alone(language: str) -> None:
    assert stem("g20s", language) == "g20s"
    assert stem("2018", language) == "2018"
    assert stem("会", language) == "会"


def test_a_word_of_another_script_is_not_stemmed_as_english() -> None:
    assert stem("переговоры") == "переговоры"


@pytest.mark.parametrize("language", ["", "en", "EN_us", "zh", "ja", "xx", "english", "-"])
def test_english_and_what_has_no_stemmer_share_the_words_without_suffix(language: str) -> None:
    assert suffix_of(language) == ""


@pytest.mark.parametrize(
    ("language", "suffix"),
    [("de", "\0de"), ("DE-at", "\0de"), ("nn", "\0no"), ("nb", "\0no"), ("ru", "\0ru")],
)
def test_a_language_with_a_stemmer_has_its_own_suffix(language: str, suffix: str) -> None:
    assert suffix_of(language) == suffix
    assert suffix_of(suffix[1:]) == suffix


@given(st.text(max_size=70), st.sampled_from(["", "de", "fr", "ru", "pt", "ar", "hi", "ga", "xx"]))
def test_every_form_has_a_stem_and_codes_that_share_a_suffix_stem_alike(
    text: str, language: str
) -> None:
    form = fold(text) or "a"
    assert stem(form, language)
    assert stem(form, language) == stem(form, suffix_of(language)[1:])

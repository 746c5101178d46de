"""Odd words are taken out of a text with their places and forms; all else stays as it is."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.search.passages.odd_words import FIRST, REST, take_out
from briefreader.search.words import fold, tokens

ODD = frozenset("\u0301\u00ad½中国")
PARTS = st.sampled_from(
    ["steel", "e\u0301", "½", "中国", "co\u00adop", "\u00ad", "é", " ", "\n", "-"]
)


def test_a_word_with_an_odd_character_is_taken_out_whole() -> None:
    taken = take_out("a cafe\u0301, 中国 x", ODD)
    assert taken.text == f"a {FIRST}{REST * 4}, {FIRST}{FIRST} x"
    assert taken.places == {"cafe": [(2, 7)], "中": [(9, 10)], "国": [(10, 11)]}


@pytest.mark.parametrize(
    ("text", "is_close"),
    [("中国-x", True), ("x.中国", True), ("中国 - x", False), ("中-国", False)],
)
def test_it_is_told_where_a_joint_touches_words_without_a_blank(text: str, is_close: bool) -> None:
    assert take_out(text, ODD).is_close == is_close


@given(st.lists(PARTS, max_size=12).map("".join))
def test_the_other_words_stay_and_the_odd_ones_are_all_there(text: str) -> None:
    taken = take_out(text, ODD)
    forms = {place: form for form, places in taken.places.items() for place in places}
    assert len(taken.text) == len(text)
    for word, start, end in tokens(text):
        assert forms.pop((start, end), word) in (word, fold(word))
        assert taken.text[start:end] in (word, FIRST + REST * (end - start - 1))
    assert not forms
    assert not ODD & set(taken.text)


def test_many_different_odd_characters_take_no_longer() -> None:
    odd = frozenset(map(chr, range(0x4E00, 0x6E00)))
    began = process_time()
    taken = take_out("".join(odd) * 10 + " steel" * 10_000, odd)
    assert len(taken.places) == len(odd)
    assert process_time() - began < 5

"""What a word is, and when two words count as the same."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.search import words as words_module
from briefreader.search.words import (
    LONGEST,
    fold,
    joined_places,
    joined_words,
    tokens,
    written_words,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S.-Russia summit", ["The", "U", "S", "Russia", "summit"]),
        ("COVID-19, 1.4 billion", ["COVID", "19", "1", "4", "billion"]),
        ("Okafor’s don't l'accord", ["Okafor", "s", "don", "t", "l", "accord"]),
        ("snake_case __init__", ["snake", "case", "init"]),
        ("cafe\u0301 naïve Straße", ["cafe\u0301", "naïve", "Straße"]),
        ("min\u00adis\u200bter", ["min\u00adis\u200bter"]),
        ("北京で会談 in Tokyo", ["北", "京", "で", "会", "談", "in", "Tokyo"]),
        ("переговоры, ελληνικά", ["переговоры", "ελληνικά"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("—…“”’ \u0301\u200b", []),
        ("R&D, INF, P.L. 93-148", ["R", "D", "INF", "P", "L", "93", "148"]),
        ("don’t non\u2011breaking 3,5 %", ["don", "t", "non", "breaking", "3", "5"]),
        ("@name #tag 👩\u200d👩\u200d👧 ok 👍🏽", ["name", "tag", "ok"]),
        ("ภาษาไทยดี 한국은 미국", ["ภาษาไทยดี", "한국은", "미국"]),
        ("בֵּית־סֵפֶר", ["בֵּית", "סֵפֶר"]),
        ("コーヒー・人々", ["コ", "ー", "ヒ", "ー", "人", "々"]),
        ("か\u3099い", ["か\u3099", "い"]),
    ],
)
def test_words_are_runs_of_letters_and_digits_with_their_marks(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens(text)] == words


def test_every_mark_belongs_to_the_letter_before_it() -> None:
    for code in range(0x80, 0xFFFF):
        mark = chr(code)
        if unicodedata.category(mark).startswith("M") and mark not in "\u3099\u309a":
            marked = [token.text for token in tokens(f"a{mark}b 北{mark}")]
            assert marked[0] == f"a{mark}b", hex(code)


MARKED = st.text("ab Z09_-'’“”–—…«€©\u00a0\u0301\u00ad\u200b漢é\n\t\x1c.")


@given(st.text() | MARKED)
def test_the_words_of_an_indexed_text_are_those_that_are_found_in_it(text: str) -> None:
    assert list(written_words(text)) == [token.text for token in tokens(text)]


@given(st.text())
def test_a_token_is_the_text_at_its_place(text: str) -> None:
    found = tokens(text)
    assert all(text[start:end] == word for word, start, end in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(st.text(alphabet=st.characters(max_codepoint=0x2FF), max_size=40))
def test_plain_letters_and_digits_are_always_in_a_token(text: str) -> None:
    inside = {place for token in tokens(text) for place in range(token.start, token.end)}
    assert inside >= {p for p, letter in enumerate(text) if letter.isalnum() and letter != "_"}


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Trade", "trade"),
        ("ÉMIGRÉ", "emigre"),
        ("cafe\u0301", "cafe"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("min\u00adister", "minister"),
        ("ﬁnance", "finance"),
        ("Йод", "йод"),
        ("и\u0306од", "йод"),
        ("ещё", "еще"),
        ("Ａ４", "a4"),
        ("Iğdır", "igdir"),
        ("Łódź", "lodz"),
        ("Øresund", "oresund"),
        ("cœur", "coeur"),
        ("ΟΔΥΣΣΕΥΣ", "οδυσσευσ"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("שָׁלוֹם", "שלום"),
        ("مــحمَّد", "محمد"),
        ("٢٠١٨", "2018"),
        ("हिन्दी", "हिन्दी"),
        ("ไทย", "ไทย"),
        ("か\u3099", "が"),
        ("한국", "한국"),
    ],
)
def test_folding_takes_away_case_accents_and_invisible_characters(word: str, form: str) -> None:
    assert fold(word) == form


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing(text: str) -> None:
    for token in tokens(text):
        form = fold(token.text)
        assert form
        assert len(form) <= LONGEST
        assert fold(form) == form


@pytest.mark.parametrize(
    ("line", "joined"),
    [
        ("A cease-fire, then a cease\u2011fire", [(1, "ceasefire"), (5, "ceasefire")]),
        ("The U.S.-Russia summit of the U.S", [(1, "us"), (7, "us")]),
        ("COVID-19 in 2018-07 under P.L. 93-148", [(0, "covid19"), (6, "pl")]),
        ("the U.S.S.R. and the state-of-the-art", [(1, "ussr"), (7, "stateoftheart")]),
        ("1.4 billion - no - 1.4bn, end.A new one", []),
        ("С.Ш.А. и военно-морской флот", [(0, "сша"), (4, "военноморской")]),
        ("sur-le-champ à Saint-Étienne", [(0, "surlechamp"), (4, "saintetienne")]),
        ("R&D don't snake_case", []),
        ("e-mail_-x a_-b x-ray", [(0, "email"), (5, "xray")]),
    ],
)
def test_hyphenated_words_and_acronyms_are_one_word_too(
    line: str, joined: list[tuple[int, str]]
) -> None:
    assert joined_words(line) == joined


PARTS = st.sampled_from([*"abUSx712.-\u2011-.\u00a0’_é漢&\u00ad ", "US", "ab", "x"])


@given(st.lists(PARTS, max_size=20).map("".join) | MARKED)
def test_joined_words_are_told_by_what_stands_between_the_words(line: str) -> None:
    assert joined_places(line) == list(words_module._joined_one_by_one(line))
    starts = [token.start for token in tokens(line)]
    assert joined_words(line) == [
        (starts.index(start), form) for start, _, form in joined_places(line)
    ]

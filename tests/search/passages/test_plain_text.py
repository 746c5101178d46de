"""A folded copy finds just what taking a text word by word finds."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.domain.query import Term
from briefreader.search.passages.meaning import meaning
from briefreader.search.passages.odd_words import FIRST, Place
from briefreader.search.passages.plain_text import PlainText, folded_copy
from briefreader.search.words import LONGEST, count_words, fold, joined_places, tokens

WORDS = ("Talks", "talk", "talking", "sûreté", "Été", "visits", "19", "мир", "Мира", "t", "ta", "_")
ODD = (
    "\u00ad",
    "e\u0301",
    "ﬁn",
    "\u4e2d",
    "²",
    "ª",
    "ǅ",
    "İ",
    "ß",
    "’",
    "”",
    "Ⓐ",
    "\u037a",
    "Σ",
    "ς",
)
PARTS = (*WORDS, *ODD, " ", " ", " ", "\n", "-", ". ", ".", "_", "x" * (LONGEST + 1))

texts = st.lists(st.sampled_from(PARTS), max_size=24).map("".join) | st.text(max_size=40)
asked = st.sampled_from(
    ("talk", "talks", "ta", "t", "surete", "été", "мир", "19", "talkt", "tt", "σ", "x" * LONGEST)
)
terms = st.builds(Term, asked, exact=st.booleans(), prefix=st.booleans(), fuzzy=st.booleans())
ENDINGS = st.sampled_from(
    [
        *("s", "es", "ed", "ing", "ly", "y", "ies", "ied", "ation", "ator", "ational", "ization"),
        *("ability", "ibility", "ably", "bly", "ency", "iveness", "ivity", "fulness", "ousness"),
        *("alism", "ical", "ness", "ful", "ogy", "ogist", "ment", "ent", "ance", "ion", "eed"),
        *("us", "ying", "ie", "e", "i"),
    ]
)
languages = st.sampled_from(["", "en", "fr", "ru"])


def _one_by_one(term: Term, text: str, language: str) -> list[Place]:
    wanted = meaning(term, language)
    places = [(start, end) for word, start, end in tokens(text) if wanted.accepts(fold(word))]
    joined = [(start, end) for start, end, form in joined_places(text) if wanted.accepts(form)]
    return sorted(places + joined)


@given(texts)
def test_a_folded_copy_has_every_word_folded_at_its_place(text: str) -> None:
    copy = folded_copy(text)
    assert len(copy.text) == len(text)
    forms = {place: form for form, places in copy.odd.items() for place in places}
    for word in tokens(text):
        written = copy.text[word.start : word.end]
        if written.startswith(FIRST):
            assert forms.pop((word.start, word.end)) == fold(word.text)
        else:
            assert written[:LONGEST] == fold(word.text)
    assert not forms
    if not copy.odd:
        assert joined_places(copy.text) == joined_places(text)


@given(texts, terms, languages)
@settings(max_examples=300)
def test_a_word_is_found_where_taking_the_words_one_by_one_finds_it(
    text: str, term: Term, language: str
) -> None:
    expected = _one_by_one(term, text, language)
    assert PlainText(text).places(meaning(term, language)) == expected


@given(texts)
def test_the_next_word_is_the_one_that_follows_in_the_line(text: str) -> None:
    words = tokens(text)
    plain = PlainText(text)
    for number, word in enumerate(words, 1):
        following = words[number].start if number < len(words) else len(text)
        same_line = number < len(words) and "\n" not in text[word.end : following]
        assert plain.next_word(word.start) == (following if same_line else -1)
        assert plain.count(0, word.start) == number - 1 == count_words(text[: word.start])


@pytest.mark.parametrize("text", ["soft\u00adhyphen", "caf\u0065\u0301", "中国", "ﬁne", "a²\u200b"])
def test_words_whose_letters_do_not_fold_one_to_one_are_taken_out(text: str) -> None:
    copy = folded_copy(f"Some {text} more")
    assert copy.text.startswith("some ")
    assert copy.text.endswith(" more")
    assert list(copy.odd) == list(dict.fromkeys(fold(word.text) for word in tokens(text)))


def test_each_character_is_folded_at_its_place_or_taken_out() -> None:
    codes = (*range(0x3400), *range(0xA000, 0xAC00), *range(0xF900, 0x11000))
    characters = "".join(f" {chr(code)}a a{chr(code)}" for code in codes)
    copy = folded_copy(characters)
    forms = {place: form for form, places in copy.odd.items() for place in places}
    for word in tokens(characters):
        form = forms.get((word.start, word.end)) or copy.text[word.start : word.end]
        assert form == fold(word.text)


@given(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.lists(ENDINGS, max_size=3).map("".join))
@settings(max_examples=500)
def test_every_word_of_a_stem_begins_as_the_stem_says(beginning: str, ending: str) -> None:
    word = beginning + ending
    start, _, following = meaning(Term(word), "")
    assert word.startswith(start)
    assert not following or word[len(start)] in following


@pytest.mark.parametrize("marks", ["", "e\u0301 ", "½ ", "中", "co\u00adop "])
def test_many_matches_in_a_long_text_with_an_odd_word_are_found_fast(marks: str) -> None:
    text = marks + "the steel of nine words stands here as ever " * 20_000
    began = process_time()
    places = PlainText(text).places(meaning(Term("steel"), ""))
    assert len(places) == 20_000
    assert process_time() - began < 2


@pytest.mark.parametrize("text", ["t" * 1_000_000, "ta " * 300_000, "ta" + "-" * 900_000 + "ta"])
def test_no_text_takes_long(text: str) -> None:
    began = process_time()
    plain = PlainText(text)
    plain.places(meaning(Term("ta", prefix=True), ""))
    plain.phrase([meaning(Term(word), "") for word in ("ta", "ta", "tb")])
    assert process_time() - began < 10

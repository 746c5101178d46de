"""A folded copy finds just what taking a text word by word finds."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.domain.query import Term
from briefreader.search.passages.meaning import meaning
from briefreader.search.passages.odd_text import OddText
from briefreader.search.passages.plain_text import Place, PlainText, folded_copy
from briefreader.search.words import LONGEST, fold, joined_places, tokens

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
languages = st.sampled_from(["", "en", "fr", "ru"])


def _one_by_one(term: Term, text: str, language: str) -> list[Place]:
    wanted = meaning(term, language)
    places = [(start, end) for word, start, end in tokens(text) if wanted.accepts(fold(word))]
    joined = [(start, end) for start, end, form in joined_places(text) if wanted.accepts(form)]
    return sorted(places + joined)


@given(texts)
def test_a_folded_copy_has_every_word_folded_at_its_place(text: str) -> None:
    copy = folded_copy(text)
    if copy is not None:
        assert len(copy) == len(text)
        assert [copy[t.start : t.end][:LONGEST] for t in tokens(text)] == [
            fold(t.text) for t in tokens(text)
        ]
        assert joined_places(copy) == joined_places(text)


@given(texts, terms, languages)
@settings(max_examples=300)
def test_a_word_is_found_where_taking_the_words_one_by_one_finds_it(
    text: str, term: Term, language: str
) -> None:
    expected = _one_by_one(term, text, language)
    wanted = meaning(term, language)
    assert OddText(text).places([wanted]) == [expected]
    copy = folded_copy(text)
    if copy is not None:
        assert PlainText(copy).places([wanted]) == [expected]


@given(texts)
def test_the_next_word_is_the_one_that_follows_in_the_line(text: str) -> None:
    words = tokens(text)
    copy = folded_copy(text)
    for number, word in enumerate(words, 1):
        following = words[number].start if number < len(words) else len(text)
        same_line = number < len(words) and "\n" not in text[word.end : following]
        expected = following if same_line else -1
        assert OddText(text).next_word(word.start) == expected
        assert copy is None or PlainText(copy).next_word(word.start) == expected


@pytest.mark.parametrize("text", ["soft\u00adhyphen", "caf\u0065\u0301", "中国", "ﬁne", "a²\u200b"])
def test_texts_whose_letters_do_not_fold_one_to_one_have_no_copy(text: str) -> None:
    assert folded_copy(text) is None


@pytest.mark.parametrize("text", ["t" * 1_000_000, "ta " * 300_000, "ta" + "-" * 900_000 + "ta"])
def test_no_text_takes_long(text: str) -> None:
    began = process_time()
    copy = folded_copy(text)
    assert copy is not None
    plain = PlainText(copy)
    plain.places([meaning(Term("ta", prefix=True), "")])
    plain.phrase([meaning(Term(word), "") for word in ("ta", "ta", "tb")])
    assert process_time() - began < 10

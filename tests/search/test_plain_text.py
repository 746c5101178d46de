"""A folded copy finds just what taking a text word by word finds."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.domain.document import Span
from briefreader.domain.query import Phrase, Term
from briefreader.search.plain_text import folded_copy, phrase_spans, term_spans
from briefreader.search.words import LONGEST, fold, stem, tokens

WORDS = ("Talks", "talk", "talking", "sûreté", "Été", "visits", "19", "мир", "Мира", "t", "ta", "_")
ODD = ("\u00ad", "e\u0301", "ﬁn", "\u4e2d", "²", "ª", "ǅ", "İ", "ß", "’", "”", "Ⓐ", "\u037a")
PARTS = (*WORDS, *ODD, " ", " ", " ", "\n", "-", ". ", "_", "x" * (LONGEST + 1))

texts = st.lists(st.sampled_from(PARTS), max_size=24).map("".join) | st.text(max_size=40)
asked = st.sampled_from(("talk", "talks", "ta", "t", "surete", "été", "мир", "19", "x" * LONGEST))
terms = st.builds(Term, asked, st.booleans(), st.booleans())
phrases = st.lists(asked, min_size=2, max_size=3).map(lambda words: Phrase(tuple(words)))


def _is_meant(term: Term, word: str) -> bool:
    form, wanted = fold(word), fold(term.word)
    if term.prefix:
        return form.startswith(wanted)
    return form == wanted if term.exact else stem(form) == stem(wanted)


def _word_by_word(term: Term, text: str) -> list[Span]:
    return [Span(t.start, t.end) for t in tokens(text) if _is_meant(term, t.text)]


def _side_by_side(phrase: Phrase, text: str) -> list[Span]:
    words = tokens(text)
    found = []
    for first in range(len(words) - len(phrase.words) + 1):
        row = words[first : first + len(phrase.words)]
        in_one_line = "\n" not in text[row[0].start : row[-1].end]
        alike = all(_is_meant(Term(w), t.text) for w, t in zip(phrase.words, row, strict=True))
        if in_one_line and alike:
            found.append(Span(row[0].start, row[-1].end))
    return found


@given(texts)
def test_a_folded_copy_has_every_word_folded_at_its_place(text: str) -> None:
    copy = folded_copy(text)
    if copy is not None:
        assert len(copy) == len(text)
        assert [copy[t.start : t.end][:LONGEST] for t in tokens(text)] == [
            fold(t.text) for t in tokens(text)
        ]


@given(texts, terms)
@settings(max_examples=300)
def test_a_word_is_found_where_taking_the_words_one_by_one_finds_it(text: str, term: Term) -> None:
    copy = folded_copy(text)
    if copy is not None:
        assert term_spans(term, copy) == _word_by_word(term, text)


@given(texts, phrases)
@settings(max_examples=300)
def test_a_phrase_is_found_where_taking_the_words_one_by_one_finds_it(
    text: str, phrase: Phrase
) -> None:
    copy = folded_copy(text)
    if copy is not None:
        assert phrase_spans(phrase, copy) == _side_by_side(phrase, text)


@pytest.mark.parametrize("text", ["soft\u00adhyphen", "caf\u0065\u0301", "中国", "ﬁne", "a²\u200b"])
def test_texts_whose_letters_do_not_fold_one_to_one_have_no_copy(text: str) -> None:
    assert folded_copy(text) is None


@pytest.mark.parametrize("text", ["t" * 1_000_000, "ta " * 300_000, "ta" + "-" * 900_000 + "ta"])
def test_no_text_takes_long(text: str) -> None:
    began = process_time()
    copy = folded_copy(text)
    assert copy is not None
    term_spans(Term("ta", prefix=True), copy)
    phrase_spans(Phrase(("ta", "ta", "tb")), copy)
    assert process_time() - began < 10

from hypothesis import given
from hypothesis import strategies as st

from briefreader.facts.text.tokens import tokens_of


def words(text: str) -> list[str]:
    return [token.text for token in tokens_of(text, 0, len(text))]


def test_abbreviations_initials_and_possessives_are_tokens_of_their_own() -> None:
    assert words("Mr. J. Smith's U.S. visit") == ["Mr.", "J.", "Smith", "'s", "U.S.", "visit"]


def test_hyphens_part_words_and_apostrophes_do_not() -> None:
    assert words("al-Assad met O'Brien") == ["al", "-", "Assad", "met", "O'Brien"]


def test_the_first_word_of_a_sentence_a_line_and_a_quotation_opens() -> None:
    text = 'He came. She said, "Go on" there.\nThen all left.'
    opening = [token.text for token in tokens_of(text, 0, len(text)) if token.opens]
    assert opening == ["He", "She", "Go", "Then"]


@given(st.text(max_size=80))
def test_tokens_lie_in_order_and_hold_all_that_is_no_white_space(text: str) -> None:
    tokens = tokens_of(text, 0, len(text))
    assert "".join(token.text for token in tokens) == "".join(text.split())
    assert all(text[token.start : token.end] == token.text for token in tokens)

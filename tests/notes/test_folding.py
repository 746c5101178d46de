"""A passage is folded alike however it is come by."""

from hypothesis import given
from hypothesis import strategies as st

from briefreader.notes.folding import fold, folded

PLAIN = st.text("ab `'\"\t\n\r\x1c~", max_size=40)


@given(PLAIN | st.text(max_size=40))
def test_a_passage_is_folded_as_a_text_is(passage: str) -> None:
    assert folded(passage) == fold(passage).text


@given(PLAIN)
def test_ascii_is_folded_as_it_is_behind_another_letter(passage: str) -> None:
    text, plain = fold("é" + passage), fold(passage)
    assert text.text == "é" + plain.text
    for index in range(len(plain.text)):
        start, end = plain.original(index, index + 1)
        assert text.original(index + 1, index + 2) == (start + 1, end + 1)

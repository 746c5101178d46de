"""Words that ran together or fell apart."""

from briefreader.formats.reader import read_bytes
from tests.formats.pdf.making import Sheet, pdf

SENTENCE = "The foreign ministers of both states met in the capital on Monday."


def spaced(parts: list[str], distance: int, y: int = 700) -> str:
    """Operators that set parts of a line at a distance, in thousandths of the font's size."""
    shown = f" -{distance} ".join(f"({part})" for part in parts)
    return f"BT /F1 11 Tf 1 0 0 1 72 {y} Tm [{shown}] TJ ET"


def text_of(sheet: Sheet) -> str:
    return read_bytes(pdf(sheet), "a.pdf").text


def test_words_set_close_together_are_told_apart() -> None:
    assert text_of(Sheet().draw(spaced(SENTENCE.split(), 110))) == SENTENCE


def test_a_long_word_stays_whole() -> None:
    word = "Donaudampfschifffahrtsgesellschaft was a word."
    assert text_of(Sheet().write(word)) == word


def test_words_spaced_out_letter_by_letter_are_put_together() -> None:
    letters = list("PRESS RELEASE")
    sheet = Sheet().draw(spaced(letters, 300)).write("The ministers met.", y=600)
    assert text_of(sheet).split("\n")[0] == "PRESS RELEASE"


def test_single_letters_between_words_stay_apart() -> None:
    line = "Ships of class A B C D and E came in."
    assert text_of(Sheet().write(line)) == line

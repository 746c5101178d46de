from hypothesis import given
from hypothesis import strategies as st

from briefreader.facts.names.model.word_pieces import OPENS_LINE, Splitter, shape_of

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "har", "##bour", "the", ".", "'", "s", "cafe"]


def pieces_of(text: str) -> list[str]:
    return [VOCABULARY[number] for number in Splitter(VOCABULARY).split(text).ids]


def test_the_longest_pieces_of_the_vocabulary_are_taken() -> None:
    assert pieces_of("The harbour's.") == ["the", "har", "##bour", "'", "s", "."]


def test_accents_case_and_invisible_characters_are_dropped() -> None:
    assert pieces_of("CAFÉ har\u00adbour") == ["cafe", "har", "##bour"]


def test_a_word_without_pieces_is_unknown_as_a_whole() -> None:
    assert pieces_of("harxyz the") == ["[UNK]", "the"]


def test_a_word_too_long_is_unknown() -> None:
    assert pieces_of("h" * 101) == ["[UNK]"]


def test_the_first_word_of_a_line_is_marked() -> None:
    pieces = Splitter(VOCABULARY).split("The the\nThe")
    assert [shape >= OPENS_LINE for shape in pieces.shapes.tolist()] == [True, False, True]


def test_shapes_tell_how_a_word_is_written() -> None:
    words = ("harbour", "Harbour", "HARBOUR", "A", "McHarbour", "B2", ".")
    assert len({shape_of(word) for word in words}) == len(words)


def test_sentences_begin_with_lines_and_with_capitals_after_a_stop() -> None:
    pieces = Splitter(VOCABULARY).split("The har. s.\nthe 'har.' The s. har")
    assert pieces.sentences.tolist() == [0, 5, 10]


def test_a_capital_at_the_start_of_a_sentence_tells_nothing_in_a_small_word() -> None:
    pieces = Splitter(VOCABULARY).split("The Har. 'The har s. The. Cafe The")
    assert pieces.telling.tolist() == [*[False, True], *[False] * 8, True, True]


@given(st.text(max_size=300))
def test_every_word_has_pieces_and_lies_in_the_text(text: str) -> None:
    pieces = Splitter(VOCABULARY).split(text)
    assert len(pieces.first) == len(pieces.words)
    assert len(pieces.ids) == len(pieces.shapes)
    assert sorted(set(pieces.first.tolist())) == pieces.first.tolist()
    previous = 0
    for start, end in pieces.words:
        assert previous <= start < end <= len(text)
        previous = end


@given(st.text(alphabet="Th erab.\n", max_size=60), st.integers(0, 40))
def test_the_first_words_are_whole_and_as_many_as_fit(text: str, most: int) -> None:
    pieces = Splitter(VOCABULARY).split(text)
    some = pieces.first_of(most)
    count = len(some.words)
    assert some.words == pieces.words[:count]
    assert some.first.tolist() == pieces.first.tolist()[:count]
    assert some.ids.tolist() == pieces.ids.tolist()[: len(some.ids)]
    assert len(some.ids) == len(some.shapes) == len(some.telling) <= most
    assert all(position < len(some.ids) for position in some.sentences.tolist())
    if count < len(pieces.words):
        ends = [*pieces.first.tolist()[1:], len(pieces.ids)]
        assert ends[count] > most

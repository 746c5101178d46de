"""An annotation stays on its passage, moves with it, or says that it cannot be sure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.domain.annotation import Anchor, Annotation, Placement, State
from briefreader.domain.document import Span
from briefreader.notes.anchoring import is_found, place

TEXT = (
    "Port talks announced\n"
    "The ministers of Norway and Estonia will meet in Tallinn on 12 March.\n"
    "Officials on both sides called the talks routine. Trade grew by 7 percent last year.\n"
    "The meeting was postponed twice. Officials on both sides called the talks routine.\n"
    "A statement is due on Friday."
)


def on(quote: str, text: str = TEXT, start: int = 0) -> Annotation:
    position = text.index(quote, start)
    anchor = Anchor.of(text, Span(position, position + len(quote)))
    return Annotation("urn:uuid:x", "d", "", "", anchor)


def passage(placement: Placement, text: str) -> str | None:
    return None if placement.span is None else text[placement.span.start : placement.span.end]


@given(st.text(max_size=80), st.data())
@settings(max_examples=300)
def test_every_span_of_every_text_comes_back_exactly(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    annotation = Annotation("urn:uuid:x", "d", "", "", Anchor.of(text, span))
    assert place(annotation, text) == Placement(annotation, State.EXACT, span)


@given(st.text(max_size=60), st.text("ab \n", max_size=60), st.data())
@settings(max_examples=200)
def test_on_any_other_text_the_place_is_a_passage_of_it(
    old: str, new: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(old)))
    span = Span(start, data.draw(st.integers(start, len(old))))
    placed = place(Annotation("urn:uuid:x", "d", "", "", Anchor.of(old, span)), new)
    assert (placed.span is None) == (placed.state is State.UNATTACHED)
    if placed.span:
        assert 0 <= placed.span.start <= placed.span.end <= len(new)


def test_an_annotation_of_the_whole_document_has_no_span() -> None:
    annotation = Annotation("urn:uuid:x", "d", "", "")
    assert place(annotation, TEXT) == Placement(annotation, State.EXACT, None)


def test_a_passage_moves_with_what_is_inserted_before_it() -> None:
    new = "Correction: the date was wrong.\n" + TEXT
    placed = place(on("Tallinn on 12 March"), new)
    assert (placed.state, passage(placed, new)) == (State.MOVED, "Tallinn on 12 March")


def test_the_context_decides_between_equal_sentences() -> None:
    sentence = "Officials on both sides called the talks routine."
    second = on(sentence, start=TEXT.index("postponed"))
    new = TEXT.replace("Port talks announced", "Port talks announced at last")
    placed = place(second, new)
    assert placed.state is State.MOVED
    assert placed.span is not None
    assert placed.span.start == new.rindex(sentence)


def test_an_equal_sentence_in_other_context_is_to_be_checked() -> None:
    sentence = "Officials on both sides called the talks routine."
    second = on(sentence, start=TEXT.index("postponed"))
    new = TEXT.replace("The meeting was postponed twice. " + sentence + "\nA statement", "All")
    placed = place(second, new)
    assert (placed.state, passage(placed, new)) == (State.CHECK, sentence)


def test_equal_passages_in_equal_context_are_to_be_checked() -> None:
    annotation = on("Trade grew by 7 percent last year.", "x " * 40 + TEXT)
    new = TEXT + "\n" + TEXT
    assert place(annotation, new).state is State.CHECK


def test_a_mended_typing_error_is_to_be_checked() -> None:
    new = TEXT.replace("postponed twice", "postponed thrice")
    placed = place(on("The meeting was postponed twice."), new)
    assert (placed.state, passage(placed, new)) == (
        State.CHECK,
        "The meeting was postponed thrice.",
    )


def test_a_changed_word_at_the_edge_stays_inside() -> None:
    new = TEXT.replace("on both sides called the talks routine. Trade", "there did so. Trade")
    new = new.replace("Trade grew by 7 percent last year", "Trading grew by 7 percent last year")
    placed = place(on("Trade grew by 7 percent last year."), new)
    assert passage(placed, new) == "Trading grew by 7 percent last year."
    assert placed.state is State.CHECK


@pytest.mark.parametrize("quote", ["Trade grew by 7 percent last year.", "Norway", "12 March"])
def test_a_passage_that_is_gone_is_unattached(quote: str) -> None:
    new = "The fair opens on Monday. Norway sends nobody. It was 12 March before."
    placed = place(on(quote), new)
    assert (placed.state, placed.span) == (State.UNATTACHED, None)


def test_a_short_quote_needs_its_context() -> None:
    new = "Entirely other words about talks and nothing else at all."
    assert place(on("talks", start=TEXT.index("called")), new).state is State.UNATTACHED


def test_rewrapping_and_other_quote_marks_move_nothing_away() -> None:
    old = "He said: “The agenda is short,” and left the room."
    new = 'He  said: "The agenda\nis short," and left the room.'
    placed = place(on("“The agenda is short,”", old), new)
    assert passage(placed, new) == '"The agenda\nis short,"'
    assert placed.state is State.MOVED


SOME = st.text(alphabet='ab c\n\u00ad“"', max_size=12)


@given(SOME, SOME, SOME, SOME, SOME)
def test_telling_whether_a_passage_is_found_agrees_with_placing_it(
    before: str, quote: str, after: str, new_before: str, new_after: str
) -> None:
    text = f"{before}{quote}{after}"
    anchor = Anchor.of(text, Span(len(before), len(before) + len(quote)))
    annotation = Annotation("urn:uuid:x", "d", "", "", anchor)
    for changed in (text, f"{new_before}{text}{new_after}", f"{new_before}{quote}{new_after}"):
        placed = place(annotation, changed)
        assert is_found(annotation, changed) == (placed.state is not State.UNATTACHED)

"""An annotation stays on its passage, moves with it, or says that it cannot be sure."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.domain.annotation import Anchor, Annotation, Placement, State
from briefreader.domain.document import Span
from briefreader.notes.anchoring import is_found, place, place_all
from briefreader.notes.folding import fold

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


# Lone surrogates, combining marks, zero-width characters, a flag, white space of all kinds.
AWKWARD = (
    'ab é\u0301\u0308\u200b\u200d\u00ad\ufeff\ud83d\udc00\U0001f1ea\U0001f6a2\n\t\u00a0\u2003“"’'
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.text(st.characters(categories=["Cs", "Mn", "Zs", "Cf", "Lu"]), max_size=60),
    st.text(AWKWARD, max_size=60),
    st.text(" \n\t\u00a0", max_size=40),
)


def span_of(text: str, data: st.DataObject, least: int = 0) -> Span:
    start = data.draw(st.integers(0, len(text) - least))
    return Span(start, data.draw(st.integers(start + least, len(text))))


def at(text: str, span: Span) -> Annotation:
    return Annotation("urn:uuid:x", "d", "", "", Anchor.of(text, span))


@given(TEXTS, st.data())
@settings(max_examples=300)
def test_every_span_of_every_text_comes_back_exactly(text: str, data: st.DataObject) -> None:
    span = span_of(text, data)
    annotation = at(text, span)
    assert place(annotation, text) == Placement(annotation, State.EXACT, span)
    assert place(annotation, text, text) == Placement(annotation, State.EXACT, span)


@given(TEXTS.filter(bool), TEXTS, TEXTS, st.data())
@settings(max_examples=200)
def test_with_something_put_before_and_after_it_is_there_or_to_be_checked_or_unattached(
    text: str, before: str, after: str, data: st.DataObject
) -> None:
    span = span_of(text, data, least=1)
    new = before + text + after
    there = Span(span.start + len(before), span.end + len(before))
    for old in ("", text):
        placed = place(at(text, span), new, old)
        if placed.state is State.MOVED:
            assert fold(new[slice(*placed.span or there)]).text == fold(text[slice(*span)]).text
        elif placed.span is not None:
            assert 0 <= placed.span.start < placed.span.end <= len(new)


@given(st.text(AWKWARD, max_size=50), st.data())
def test_a_passage_in_much_context_is_found_behind_what_is_put_before(
    text: str, data: st.DataObject
) -> None:
    around = "Officials of nine countries will meet on Monday in the old town hall, it was said."
    whole = around + text + around[::-1]
    start = data.draw(st.integers(len(around) - 5, len(around) + len(text)))
    span = Span(start, data.draw(st.integers(start + 5, len(whole) - 40)))
    new = "A correction: it was not Tuesday. " + whole
    placed = place(at(whole, span), new, whole)
    assert placed.state is not State.UNATTACHED
    assert placed.span is not None
    assert fold(new[slice(*placed.span)]).text.strip() == fold(whole[slice(*span)]).text.strip()


@given(TEXTS, TEXTS, st.data())
@settings(max_examples=150)
def test_an_old_text_makes_no_annotation_lost_or_found(
    old: str, new: str, data: st.DataObject
) -> None:
    annotation = at(old, span_of(old, data))
    assert (place(annotation, new, old).span is None) == (place(annotation, new).span is None)


def test_an_empty_passage_is_exact_where_it_was_made_and_else_unattached() -> None:
    annotation = at(TEXT, Span(30, 30))
    assert place(annotation, TEXT) == Placement(annotation, State.EXACT, Span(30, 30))
    assert place(annotation, "New. " + TEXT).state is State.UNATTACHED
    assert not is_found(annotation, "New. " + TEXT)


def test_a_passage_of_white_space_is_found_by_its_context() -> None:
    position = TEXT.index("\n", 40)
    placed = place(at(TEXT, Span(position, position + 1)), "New. " + TEXT)
    assert placed == Placement(placed.annotation, State.MOVED, Span(position + 5, position + 6))


@pytest.mark.parametrize(("start", "end"), [(-5, 3), (10**9, 10**9 + 5), (40, 20), (-9, -3)])
def test_an_anchor_with_absurd_offsets_is_placed_inside_the_text(start: int, end: int) -> None:
    good = Anchor.of(TEXT, Span(30, 60))
    annotation = Annotation(
        "urn:uuid:x", "d", "", "", Anchor(good.exact, good.prefix, good.suffix, start, end)
    )
    assert place(annotation, TEXT).span == Span(30, 60)


@given(st.text(max_size=60), st.text("ab \n", max_size=60), st.data())
@settings(max_examples=200)
def test_on_any_other_text_the_place_is_a_passage_of_it(
    old: str, new: str, data: st.DataObject
) -> None:
    placed = place(at(old, span_of(old, data)), new)
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


NOTICE = "Reproduction is authorised, provided the source is acknowledged and named in full."
WITH_CONTEXT = f"The registrar of the port made this list. {NOTICE} Questions are answered any day."
TWICE = WITH_CONTEXT + "\n" + "Filler of many words. " * 9 + "\n" + WITH_CONTEXT


def test_a_twin_in_the_same_context_is_to_be_checked_where_the_old_text_is_known() -> None:
    annotation = on(NOTICE, TWICE)
    new = TWICE.replace("Reproduction is", "Reproducing it is", 1)
    assert place(annotation, new).state is State.MOVED  # nobody could know
    assert place(annotation, new, TWICE).state is State.CHECK


def test_a_twin_that_slid_into_the_context_of_a_deleted_passage_is_to_be_checked() -> None:
    deleted = (
        "The law prohibits discrimination against the workers of the port and of the railway. "
    )
    deleted += "Nothing else. " * 9 + "\n"
    start = "The trial was to begin at the end of November.\n"
    after = (
        "The law prohibits discrimination against anybody who is ill, and the state enforces it.\n"
    )
    old = start + deleted + after
    annotation = on("law", old)
    new = "A correction was made.\n" + start + after
    assert place(annotation, new).state is State.MOVED  # nobody could know
    assert place(annotation, new, old).state is State.CHECK


def test_the_old_text_tells_twins_apart_by_what_stands_further_away() -> None:
    text = "The harbour was closed on Monday.\n" * 3 + TWICE + "\nTalks go on in Oslo." * 3
    new = "Corrected.\n" + text
    for start in (0, text.rindex(NOTICE) - 2):
        annotation = on(NOTICE, text, start)
        assert place(annotation, new).state is State.CHECK
        placed = place(annotation, new, text)
        assert annotation.anchor is not None
        assert placed.state is State.MOVED
        assert placed.span == Span(annotation.anchor.start + 11, annotation.anchor.end + 11)


def test_what_stood_once_and_stands_once_has_moved_though_its_context_was_mended() -> None:
    new = "Note. " + TEXT.replace("Officials on", "Officals on").replace("postponed", "put off")
    annotation = on("Trade grew by 7 percent last year.")
    new = new.replace("The meeting was", "The  meeting, was")
    assert place(annotation, new).state is State.CHECK
    assert place(annotation, new, TEXT).state is State.MOVED


def test_an_old_text_in_which_the_passage_does_not_stand_is_not_used() -> None:
    annotation = on("Tallinn on 12 March")
    new = "Note. " + TEXT
    assert place(annotation, new, "Other words.") == place(annotation, new)


def test_old_texts_are_read_only_where_something_is_not_exact() -> None:
    def none_asked_for() -> Iterator[str]:
        raise AssertionError("read")
        yield ""

    notes = [on("Tallinn on 12 March"), Annotation("urn:uuid:y", "d", "", "")]
    assert {p.state for p in place_all(notes, TEXT, none_asked_for())} == {State.EXACT}
    twice = place_all([on(NOTICE, TWICE)] * 2, "New. " + TWICE, iter(["other", TWICE]))
    start = TWICE.index(NOTICE) + 5
    assert [placed.span for placed in twice] == [Span(start, start + len(NOTICE))] * 2


def test_a_passage_found_far_away_is_to_be_checked() -> None:
    text = TEXT + "\n" + "Other words stand here in between. " * 200
    annotation = on("Trade grew by 7 percent last year.", text)
    new = text[text.index("Other") :] + TEXT
    assert place(annotation, new).state is State.CHECK


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

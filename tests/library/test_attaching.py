"""A note whose passage is not certain is accepted, attached again, or kept for the document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.annotation import Anchor, Annotation, Colour, Placement, State
from briefreader.domain.document import Span
from briefreader.library.attaching import (
    Passage,
    accepted,
    as_document_note,
    attached,
    compared,
)
from briefreader.notes.anchoring import place

OLD = "The meeting was postponed twice because of a storm, officials said.\nA statement is due."
NEW = (
    "Note. The meeting was postponed thrice because of the storm, it was said.\nA statement is due."
)


def on(quote: str, text: str = OLD) -> Annotation:
    start = text.index(quote)
    anchor = Anchor.of(text, Span(start, start + len(quote)))
    return Annotation("urn:uuid:x", "d", "2024", "2025", anchor, "why?", ("a/b",), Colour.PINK)


NOTE = on("The meeting was postponed twice because")


def changed(passage: Passage) -> list[str]:
    return [passage.text[start:end] for start, end in passage.changed]


def test_a_place_that_was_accepted_is_exact_and_nothing_else_changes() -> None:
    placed = place(NOTE, NEW)
    assert placed.state is State.CHECK
    again = accepted(placed, NEW)
    assert place(again, NEW) == Placement(again, State.EXACT, placed.span)
    assert (again.note, again.tags, again.colour) == (NOTE.note, NOTE.tags, NOTE.colour)
    assert again.anchor is not None
    assert again.anchor.exact == "The meeting was postponed thrice because"


def test_what_has_no_place_is_not_changed_by_accepting_it() -> None:
    lost = Placement(NOTE, State.UNATTACHED, None)
    assert accepted(lost, "Other words.") is NOTE
    whole = Annotation("urn:uuid:x", "d", "", "")
    assert accepted(place(whole, OLD), OLD) is whole


@given(st.text(min_size=1, max_size=40), st.data())
def test_a_note_attached_to_a_passage_is_exactly_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    again = attached(NOTE, text, span)
    assert place(again, text) == Placement(again, State.EXACT, span)


@pytest.mark.parametrize("span", [Span(3, 3), Span(4, 2), Span(-1, 2), Span(0, len(NEW) + 1)])
def test_a_note_is_not_attached_to_what_is_no_passage(span: Span) -> None:
    with pytest.raises(ValueError, match="no passage"):
        attached(NOTE, NEW, span)


def test_a_document_note_keeps_the_old_words_as_a_quotation() -> None:
    note = as_document_note(on("officials said.\nA statement"))
    assert note.anchor is None
    assert note.note == "> officials said.\n>\n> A statement\n\nwhy?"
    assert (note.tags, note.colour) == (("a/b",), Colour.PINK)
    assert as_document_note(note) is note


def test_the_old_words_are_no_markup_in_a_document_note() -> None:
    text = "# 1 * 2 <b> is [not](bold)."
    kept = as_document_note(on(text, text)).note
    assert kept.startswith("> \\# 1 \\* 2 &lt;b> is \\[not\\](bold).")


def test_a_quote_of_white_space_leaves_the_note_alone() -> None:
    anchor = Anchor.of("a  b", Span(1, 3))
    kept = as_document_note(Annotation("urn:uuid:x", "d", "", "", anchor, "why?"))
    assert (kept.anchor, kept.note) == (None, "why?")


def test_both_places_are_shown_with_the_words_that_differ() -> None:
    note = on("postponed twice because of a storm")
    placed = place(note, NEW)
    places = compared(note, NEW, placed)
    assert places is not None
    assert places.new is not None
    assert places.old.exact == "postponed twice because of a storm"
    assert places.new.exact == "postponed thrice because of the storm"
    assert changed(places.old) == ["twice", "a", "officials"]
    assert changed(places.new) == ["thrice", "the", "it was"]
    assert places.new.prefix == "Note. The meeting was "
    assert places.new.suffix.startswith(", it was said.")


def test_contexts_cut_in_the_middle_of_a_word_do_not_differ_by_that() -> None:
    old = "A long introduction to the matter at hand: TARGET and then a good deal of other words."
    new = old.replace(" to ", "  to ").replace("good deal", "good  deal")
    note = on("TARGET", old)
    places = compared(note, new, place(note, new))
    assert places is not None
    assert places.new is not None
    assert (places.old.changed, places.new.changed) == ((), ())


def test_more_of_the_present_text_can_be_shown() -> None:
    places = compared(NOTE, NEW, place(NOTE, NEW), context=200)
    assert places is not None
    assert places.new is not None
    assert places.new.text == NEW


def test_a_note_without_place_is_shown_with_its_old_words_only() -> None:
    places = compared(NOTE, "Other.", Placement(NOTE, State.UNATTACHED, None))
    assert places is not None
    assert places.new is None
    assert places.old.text.startswith("The meeting was postponed twice because of a")
    assert places.old.changed == ()
    whole = Annotation("urn:uuid:x", "d", "", "")
    assert compared(whole, OLD, place(whole, OLD)) is None


@given(st.text("ab .\n", max_size=30), st.text("ab .\n", max_size=30), st.data())
def test_the_words_that_differ_lie_in_order_and_inside(
    old: str, new: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(old)))
    anchor = Anchor.of(old, Span(start, data.draw(st.integers(start, len(old)))))
    note = Annotation("urn:uuid:x", "d", "", "", anchor)
    places = compared(note, new, place(note, new))
    assert places is not None
    for passage in (places.old, places.new):
        if passage is not None:
            ends = [0, *(offset for span in passage.changed for offset in span)]
            assert ends == sorted(ends)
            assert ends[-1] <= len(passage.text)

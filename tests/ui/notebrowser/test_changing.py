"""What becomes of notes that are changed together."""

from dataclasses import replace

from briefreader.domain.annotation import Annotation, Colour
from briefreader.ui.notebrowser.changing import (
    brought_back,
    deleted,
    edited,
    recoloured,
    tagged,
)
from briefreader.ui.writing.draft import AnnotationDraft

ONE = Annotation("urn:uuid:1", "1", "", "", tags=("a", "people/Saar"))
TWO = Annotation("urn:uuid:2", "2", "", "", colour=Colour.PINK)


def test_tags_are_added_behind_those_there_and_others_are_removed_whatever_their_case() -> None:
    step = tagged((ONE, TWO), ("New", "A"), ("PEOPLE/saar",))
    assert [note.tags for note in step.after] == [("a", "New"), ("New", "A")]
    assert step.what == "tagging 2 notes"
    assert step.before == (ONE, TWO)


def test_a_step_holds_only_the_notes_that_it_changes() -> None:
    step = tagged((ONE, TWO), (), ("a",))
    assert step.before == (ONE,)
    assert step.what == "removing tags from 1 note"
    assert recoloured((ONE, TWO), Colour.PINK).before == (ONE,)
    assert not recoloured((TWO,), Colour.PINK).before


def test_notes_are_deleted_and_brought_back() -> None:
    gone = deleted((ONE, TWO))
    assert all(note.deleted for note in gone.after)
    back = brought_back(gone.after)
    assert back.after == (ONE, TWO)
    assert (gone.what, back.what) == ("deleting 2 notes", "bringing back 2 notes")


def test_a_large_step_is_one_of_more_than_twenty_notes() -> None:
    notes = tuple(replace(ONE, id=f"urn:uuid:{number}") for number in range(21))
    assert deleted(notes).is_large
    assert not deleted(notes[:20]).is_large


def test_an_edited_note_has_what_stood_in_the_editor() -> None:
    step = edited(ONE, AnnotationDraft("Words.", ("b",), Colour.BLUE), "note")
    (after,) = step.after
    assert (after.note, after.tags, after.colour) == ("Words.", ("b",), Colour.BLUE)
    assert step.what == "changing the note"

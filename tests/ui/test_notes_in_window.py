"""Writing notes in the whole window: nothing that was typed is lost."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefreader.config import Places
from briefreader.library import Library
from tests.ui.briefings import HARBOUR_TITLE, RAILWAY_TITLE
from tests.ui.user import User


def begin_writing(user: User) -> str:
    """Type into the note of a passage, without saving; gives the annotation's id."""
    user.open(HARBOUR_TITLE)
    made = user.session.changes.annotate(user.span_of("postponed twice"), note="Half")
    assert made is not None
    user.window.reading.edit_note(made.id)
    editor = user.window.notes_pane.view.editor
    assert editor is not None
    QTest.keyClicks(editor.note_box, " a thought")
    return made.id


def test_another_document_is_opened_and_what_was_typed_is_a_step_that_can_be_undone(
    user: User,
) -> None:
    key = begin_writing(user)
    user.open(RAILWAY_TITLE)
    saved = user.session.library.annotations.get(key)
    assert saved is not None
    assert saved.note == "Half a thought"
    assert user.session.undo_stack.undoText() == "changing the note"


def test_the_window_is_closed_and_what_was_typed_is_there_the_next_time(
    user: User, places: Places
) -> None:
    key = begin_writing(user)
    user.window.setFocus(Qt.FocusReason.OtherFocusReason)
    user.quit()
    library = Library(places)
    saved = library.annotations.get(key)
    library.close()
    assert saved is not None
    assert saved.note == "Half a thought"

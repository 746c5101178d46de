"""Notes whose document changed: looked at, accepted, attached again, kept on the document."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefreader.domain.annotation import Anchor, Annotation, Placement, State
from briefreader.ui.dialogs.before_after import BeforeAfterDialog
from tests.ui.user import User

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Write = Callable[[str, str], Path]
SHIFT = Qt.KeyboardModifier.ShiftModifier
BEFORE = """# The river report

The council of the river towns met in the old hall on the first Monday of the month of May.

Nobody had read the papers that the office had sent to all members three weeks before that.

A paragraph that nobody touched tells of ships, of their cargo, and of those who sail in them.

The dikes at the northern bank were to be raised by half a metre before the autumn storms.

A last paragraph tells of the weather, which was fine on the day of the meeting, and of lunch.
"""
AFTER = BEFORE.replace("first Monday of the month", "first Tuesday of the month").replace(
    "Nobody had read the papers that the office had sent to all members three weeks before that.",
    "The mayor opened with a few words.",
)
CHECKED = "met in the old hall on the first Monday of the month"
DIKES = "The dikes at the northern bank were to be raised by half a metre before the autumn"
GONE = "Nobody had read the papers that the office had sent"


@pytest.fixture
def reading(user: User, write: Write) -> Path:
    """A document that is read in place, open in the reader, with three notes."""
    path = write("watched/river.md", BEFORE)
    user.session.work.add((path.parent,), watch=True)
    user.wait_until(lambda: user.session.work.watching and not user.session.work.busy)
    user.wait_until_idle()
    user.open("The river report")
    for words, note in ((CHECKED, "When?"), (GONE, "**Who** read?"), (DIKES, "How high?")):
        user.session.changes.annotate(user.span_of(words), note=note)
    return path


@pytest.fixture
def changed(user: User, reading: Path) -> User:
    """The same after the file changed: one note is to be checked, one has no place."""
    reading.write_text(AFTER, encoding="utf-8")
    user.wait_until(lambda: "Tuesday" in user.text())
    user.wait_until_idle()
    user.window.show_tab(user.window.notes_pane)
    return user


def placed(user: User, note: str) -> Placement:
    assert user.session.opened is not None
    found = [p for p in user.session.opened.placements if note in p.annotation.note]
    assert len(found) == 1
    return found[0]


def on_disk(user: User, note: str) -> Annotation:
    found = user.session.library.annotations.get(placed(user, note).annotation.id)
    assert found is not None
    return found


def dialog_of(user: User) -> BeforeAfterDialog:
    user.wait_until(lambda: user.window.placing._dialog is not None)
    dialog = user.window.placing._dialog
    assert dialog is not None
    return dialog


def test_nothing_moves_on_disk_before_the_user_says_so(changed: User) -> None:
    states = {note: placed(changed, note).state for note in ("When?", "Who", "How high?")}
    assert states["When?"] is State.CHECK
    assert states["Who"] is State.UNATTACHED
    assert states["How high?"] in (State.EXACT, State.MOVED)
    anchor = on_disk(changed, "When?").anchor
    assert anchor is not None
    assert anchor.exact == CHECKED
    assert not changed.session.undo_stack.undoText().startswith("accepting")


def test_a_bar_tells_how_many_notes_need_a_look_and_goes_to_the_first(changed: User) -> None:
    bar = changed.window.notes_bar
    assert bar.isVisible()
    assert bar.label.text() == "The text has changed: 2 notes need a look."
    bar.offer.click()
    assert not bar.isVisible()
    current = changed.window.notes_pane.view.current()
    assert current is not None
    assert current.annotation.note == "When?"
    changed.session.annotations_changed.emit("")
    assert not bar.isVisible()
    changed.press(Qt.Key.Key_F8)
    current = changed.window.notes_pane.view.current()
    assert current is not None
    assert "Who" in current.annotation.note


def test_the_keys_of_the_card_work_after_going_to_a_note_from_the_text(changed: User) -> None:
    cards = changed.window.notes_pane.view
    cards.setCurrentIndex(cards.notes.index(-1))
    changed.window.reader.view.setFocus()
    changed.press(Qt.Key.Key_F8)
    assert cards.hasFocus()
    before = changed.window.reader.view.at_caret.annotation()
    assert before is not None
    assert before.note == "When?"
    changed.press(Qt.Key.Key_B, on=cards)
    dialog_of(changed).close()
    changed.press(Qt.Key.Key_A, on=cards)
    assert placed(changed, "When?").state is State.EXACT


def test_a_doubtful_place_is_accepted_in_the_text_after_going_to_it(changed: User) -> None:
    changed.window.notes_bar.offer.click()
    changed.window.reader.view.setFocus()
    changed.press(Qt.Key.Key_A, on=changed.window.reader.view)
    assert placed(changed, "When?").state is State.EXACT


def test_the_bar_tells_again_when_the_document_is_opened_again(changed: User) -> None:
    changed.window.notes_bar.button.click()
    assert not changed.window.notes_bar.isVisible()
    other = next(title for title in changed.titles() if title != "The river report")
    changed.open(other)
    assert not changed.window.notes_bar.isVisible()
    changed.open("The river report")
    assert changed.window.notes_bar.isVisible()


def test_one_key_accepts_the_place_and_undo_takes_that_back(changed: User) -> None:
    pane = changed.window.notes_pane
    pane.select_annotation(placed(changed, "When?").annotation.id)
    changed.press(Qt.Key.Key_A, on=pane.view)
    assert placed(changed, "When?").state is State.EXACT
    span = changed.span_of("met in the old hall on the first Tuesday of the month")
    assert on_disk(changed, "When?").anchor == Anchor.of(changed.text(), span)
    assert changed.session.undo_stack.undoText() == "accepting the place of a note"
    assert pane.look_bar.label.text() == "1 note needs a look"
    changed.session.undo_stack.undo()
    assert placed(changed, "When?").state is State.CHECK


def test_before_and_after_are_shown_side_by_side_with_the_words_that_changed(
    changed: User,
) -> None:
    pane = changed.window.notes_pane
    pane.select_annotation(placed(changed, "When?").annotation.id)
    changed.press(Qt.Key.Key_B, on=pane.view)
    dialog = dialog_of(changed)
    assert "first Monday of the month" in dialog.before.toPlainText()
    assert "first Tuesday of the month" in dialog.after.toPlainText()
    assert dialog.words.text() == "Taken out: “Monday”. Put in: “Tuesday”."
    assert dialog.note.text() == "Your note: When?"
    assert "The council of the river towns" in dialog.before.toPlainText()
    # More of the old text than the anchor keeps, since that version is kept.
    assert "Nobody had read" in dialog.before.toPlainText()
    QTest.keyClick(dialog, Qt.Key.Key_A)
    assert placed(changed, "When?").state is State.EXACT
    changed.wait_until(lambda: dialog.shown == placed(changed, "Who").annotation.id)
    assert "Not found" in dialog.after.toPlainText()
    assert not dialog.accept_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_D)
    assert changed.window.placing._dialog is None
    assert not pane.look_bar.isVisible()


def test_next_and_previous_go_between_the_notes_that_need_a_look(changed: User) -> None:
    changed.window.placing.compare(placed(changed, "When?").annotation.id)
    dialog = dialog_of(changed)
    checked, gone = (placed(changed, note).annotation.id for note in ("When?", "Who"))
    QTest.keyClick(dialog, Qt.Key.Key_F8)
    changed.wait_until(lambda: dialog.shown == gone)
    QTest.keyClick(dialog, Qt.Key.Key_F8)
    changed.wait_until(lambda: dialog.shown == checked)
    QTest.keyClick(dialog, Qt.Key.Key_F8, SHIFT)
    changed.wait_until(lambda: dialog.shown == gone)
    dialog.reject()
    assert changed.window.placing._dialog is None


def test_a_note_without_a_place_is_attached_to_what_is_selected(changed: User) -> None:
    pane = changed.window.notes_pane
    pane.select_annotation(placed(changed, "Who").annotation.id)
    changed.press(Qt.Key.Key_A, SHIFT, on=pane.view)
    assert "Select the passage in the text first" in changed.messages[-1]
    span = changed.select("The mayor opened")
    changed.press(Qt.Key.Key_A, SHIFT, on=pane.view)
    attached = placed(changed, "Who")
    assert (attached.state, attached.span) == (State.EXACT, span)
    assert changed.session.undo_stack.undoText() == "attaching a note"
    assert changed.window.reader.selection() is None


def test_the_note_that_is_current_in_the_panel_is_attached_from_the_text(changed: User) -> None:
    pane = changed.window.notes_pane
    pane.select_annotation(placed(changed, "Who").annotation.id)
    span = changed.select("The mayor opened")
    changed.press(Qt.Key.Key_A, SHIFT, on=changed.window.reader.view)
    assert placed(changed, "Who").span == span


def test_a_note_without_a_place_is_kept_on_the_document_with_its_old_quote(changed: User) -> None:
    pane = changed.window.notes_pane
    pane.select_annotation(placed(changed, "Who").annotation.id)
    changed.press(Qt.Key.Key_D, on=pane.view)
    kept = placed(changed, "Who").annotation
    assert kept.anchor is None
    assert kept.note == f"> {GONE}\n\n**Who** read?"
    changed.session.undo_stack.undo()
    assert placed(changed, "Who").state is State.UNATTACHED


def test_a_certain_note_is_neither_accepted_nor_kept(changed: User) -> None:
    key = placed(changed, "How high?").annotation.id
    if placed(changed, "How high?").state is State.MOVED:
        changed.window.placing.accept(key)
    before = on_disk(changed, "How high?")
    changed.window.placing.accept(key)
    changed.window.placing.keep(key)
    assert on_disk(changed, "How high?") == before
    assert "nothing to accept" in changed.messages[-1]


def test_leaving_the_document_closes_the_dialog(changed: User) -> None:
    changed.window.placing.compare(placed(changed, "When?").annotation.id)
    dialog_of(changed)
    changed.session.close_document()
    assert changed.window.placing._dialog is None

"""In the window: earlier states brought back, conflicts decided, files and notes to look at."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from briefreader.domain.annotation import Anchor, Annotation, Conflict
from briefreader.domain.document import Span
from briefreader.domain.report import Problem
from briefreader.ui import safekeeping_desk
from briefreader.ui.dialogs.conflicts import ConflictsDialog
from briefreader.ui.dialogs.snapshots import SnapshotsDialog
from tests.ui.briefings import HARBOUR_TITLE, RAILWAY_TITLE
from tests.ui.user import User

LONG_AGO = 1_600_000_000


def note_on(user: User, note: str) -> Annotation:
    assert user.session.opened is not None
    key = user.session.opened.summary.id
    annotation = user.session.library.annotate(key, Span(0, 10), note=note)
    user.session.notes.show(key)
    return annotation


def path_of(user: User, annotation: Annotation) -> Path:
    folder = user.session.library.annotations.folder / annotation.document_id
    return folder / f"{annotation.id[9:]}.json"


def notes(user: User) -> set[str]:
    return {annotation.note for annotation in user.session.library.annotations.all()}


def snapshots_dialog(user: User) -> SnapshotsDialog:
    user.window.actions_["snapshots"].trigger()
    user.wait_until(lambda: user.window.findChild(SnapshotsDialog) is not None)
    dialog = user.window.findChild(SnapshotsDialog)
    assert isinstance(dialog, SnapshotsDialog)
    return dialog


def conflicts_dialog(user: User) -> ConflictsDialog:
    user.window.actions_["conflicts"].trigger()
    dialog = user.window.findChild(ConflictsDialog)
    assert isinstance(dialog, ConflictsDialog)
    user.wait_until(lambda: "Looking" not in dialog.told.text() + dialog.empty.text())
    return dialog


def make_conflict(user: User, annotation: Annotation, other: str) -> Path:
    """Leave what a sync tool leaves when another machine wrote the annotation earlier."""
    path = path_of(user, annotation)
    held = json.loads(path.read_text(encoding="utf-8"))
    held["modified"] = "2026-01-01T00:00:00.000Z"
    for body in held["body"]:
        body["value"] = other
    rival = path.with_name(f"{path.stem} (conflicted copy).json")
    rival.write_text(json.dumps(held), encoding="utf-8")
    return rival


def take_up(user: User) -> None:
    """What the window does when it hears that annotations changed on disk."""
    user.session.library.refresh()
    user.session.annotations_changed.emit("")


def test_an_earlier_state_is_brought_back(user: User) -> None:
    user.open(HARBOUR_TITLE)
    note_on(user, "of yesterday")
    snapshot = user.session.library.snapshots.take()
    note_on(user, "of today")
    user.session.changes.set_starred(user.session.opened.summary.id, True)  # type: ignore[union-attr]
    dialog = snapshots_dialog(user)
    user.wait_until(dialog.restore_button.isEnabled)
    assert dialog.chosen() == snapshot
    assert "1 note made since is deleted" in dialog.detail.text()
    assert "1 document gets back its star" in dialog.detail.text()
    QTest.keyClick(dialog, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    user.wait_until(lambda: notes(user) == {"of yesterday"})
    user.wait_until(lambda: not user.session.undo_stack.canUndo())
    user.wait_until(lambda: user.window.findChild(SnapshotsDialog) is None)
    user.wait_until(lambda: len(user.session.opened.placements) == 1)  # type: ignore[union-attr]
    assert not user.session.opened.summary.starred  # type: ignore[union-attr]
    assert "is back" in user.messages[-1]
    assert user.problems == []


def test_only_what_is_missing_is_brought_back_by_keyboard(user: User) -> None:
    user.open(HARBOUR_TITLE)
    gone = note_on(user, "lost")
    user.session.library.snapshots.take()
    path_of(user, gone).unlink()
    user.session.library.refresh()
    note_on(user, "new")
    dialog = snapshots_dialog(user)
    user.wait_until(dialog.restore_button.isEnabled)
    QTest.keyClick(dialog, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    user.wait_until(dialog.only_missing.isChecked)
    user.wait_until(dialog.restore_button.isEnabled)
    assert dialog.detail.text() == "What would change:\n• 1 note comes back"
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    QTest.keyClick(dialog.restore_button, Qt.Key.Key_Space)
    user.wait_until(lambda: notes(user) == {"lost", "new"})


def test_without_a_snapshot_the_dialog_says_so(user: User) -> None:
    dialog = snapshots_dialog(user)
    assert dialog.about.text().startswith("There is no snapshot yet.")
    assert not dialog.restore_button.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_damaged_snapshot_is_told_of_in_the_dialog(user: User) -> None:
    library = user.session.library
    snapshot = library.snapshots.take()
    assert snapshot is not None
    path = library.snapshots.path_of(snapshot)
    path.write_bytes(path.read_bytes()[:-9])
    dialog = snapshots_dialog(user)
    user.wait_until(lambda: "is damaged" in dialog.detail.text())
    assert not dialog.restore_button.isEnabled()


def test_the_snapshot_of_the_day_is_taken_after_the_start(user: User) -> None:
    user.wait_until(lambda: len(user.session.library.snapshots.list()) == 1)
    [snapshot] = user.session.library.snapshots.list()
    assert (snapshot.reason, snapshot.documents) == ("", 2)


def test_the_first_work_in_a_new_library_has_a_snapshot_some_time_after(
    begin: Callable[[], User], briefings: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safekeeping_desk, "START_MILLISECONDS", 0)
    monkeypatch.setattr(safekeeping_desk, "FIRST_WORK_MILLISECONDS", 1)
    user = begin()
    user.start(briefings[0])
    user.wait_for_rows(1)
    user.open(HARBOUR_TITLE)
    snapshots = user.session.library.snapshots
    user.session.changes.annotate(Span(0, 10))
    user.wait_until(lambda: bool(snapshots.list()))


def test_conflicts_show_a_sign_and_are_decided(user: User) -> None:
    user.open(HARBOUR_TITLE)
    first, second = note_on(user, "mine"), note_on(user, "mine too")
    sign = user.window.sign
    assert not sign.isVisible()
    rival = make_conflict(user, first, "theirs")
    make_conflict(user, second, "theirs too")
    take_up(user)
    user.wait_until(lambda: sign.text() == "2 conflicts")
    assert sign.accessibleName() == "2 conflicts: show"
    QTest.keyClick(sign, Qt.Key.Key_Space)
    dialog = conflicts_dialog(user)
    for _ in range(2):
        entry = dialog.entry()
        assert isinstance(entry, Conflict)
        is_first = entry.kept.note == "mine"
        assert [edit.toPlainText() for edit in dialog.versions.notes] == (
            ["mine", "theirs"] if is_first else ["mine too", "theirs too"]
        )
        key = Qt.Key.Key_T if is_first else Qt.Key.Key_K
        QTest.keyClick(dialog, key, Qt.KeyboardModifier.AltModifier)
        user.wait_until(lambda entry=entry: dialog.entry() != entry)  # type: ignore[misc]
    assert notes(user) == {"theirs", "mine too"}
    assert not rival.exists()
    user.wait_until(lambda: not sign.isVisible())
    assert dialog.empty.isVisible()
    shown = {place.annotation.note for place in user.session.opened.placements}  # type: ignore[union-attr]
    assert shown == {"theirs", "mine too"}


def test_a_broken_file_is_listed_and_removed_only_after_asking(user: User) -> None:
    user.open(HARBOUR_TITLE)
    path = path_of(user, note_on(user, "half"))
    path.write_bytes(b'{"half": ')
    os.utime(path, (LONG_AGO, LONG_AGO))
    take_up(user)
    user.wait_until(lambda: user.window.sign.text() == "1 file to look at")
    dialog = conflicts_dialog(user)
    entry = dialog.entry()
    assert isinstance(entry, Problem)
    aside = Path(entry.path)
    assert aside.name == f"{path.name}.broken"
    for answer, is_there in (("&Keep", True), ("&Remove", False)):
        QTest.keyClick(dialog.discard_button, Qt.Key.Key_Space)
        user.wait_until(lambda: dialog.findChild(QMessageBox) is not None)
        box = dialog.findChild(QMessageBox)
        assert isinstance(box, QMessageBox)
        [button] = [b for b in box.findChildren(QPushButton) if b.text() == answer]
        button.click()
        user.wait_until(lambda box=box: not box.isVisible())  # type: ignore[misc]
        QApplication.sendPostedEvents(None, 52)  # deferred deletions
        assert aside.exists() == is_there
    user.wait_until(lambda: not user.window.sign.isVisible())


def test_a_note_out_of_place_is_listed_and_jumped_to(user: User) -> None:
    user.open(HARBOUR_TITLE)
    lost = note_on(user, "where?")
    anchor = Anchor("words that stand in no text at all, not even nearly", "before ", " x", 3, 54)
    user.session.library.save_annotation(replace(lost, anchor=anchor))
    user.open(RAILWAY_TITLE)
    dialog = conflicts_dialog(user)
    user.wait_until(lambda: dialog.entry() is not None)
    assert "The passage is no longer in the text." in dialog.detail.text()
    QTest.keyClick(dialog, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    user.wait_for_document(HARBOUR_TITLE)
    user.wait_until(lambda: user.window.tabs.currentWidget() is user.window.notes_pane)


def test_of_a_long_passage_out_of_place_beginning_and_end_are_shown(user: User) -> None:
    user.open(HARBOUR_TITLE)
    lost = note_on(user, "where?")
    words = " ".join(f"word{number}" for number in range(3000))
    anchor = Anchor(words, "before ", " x", 3, 3 + len(words))
    user.session.library.save_annotation(replace(lost, anchor=anchor))
    dialog = conflicts_dialog(user)
    user.wait_until(lambda: dialog.entry() is not None)
    shown = dialog.detail.text()
    assert "[word0 word1" in shown
    assert "word2999]" in shown
    assert len(shown) < 1500


def test_when_nothing_is_wrong_the_dialog_says_so(user: User) -> None:
    dialog = conflicts_dialog(user)
    assert dialog.empty.text().startswith("Nothing waits for you")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def interrupted(begin: Callable[[], User], user: User) -> User:
    """The user at the next start after a restoring that did not come to its end."""
    user.open(HARBOUR_TITLE)
    note_on(user, "kept")
    snapshots = user.session.library.snapshots
    snapshot = snapshots.take()
    assert snapshot is not None
    note_on(user, "made since")
    said = {"snapshot": snapshot.name, "only_missing": False}
    (snapshots.folder / "restoring.json").write_text(json.dumps(said), encoding="utf-8")
    user.quit()
    second = begin()
    second.start()
    second.wait_until(lambda: "was interrupted" in second.window.messages.label.text())
    return second


def test_a_restoring_that_was_interrupted_is_offered_again(
    begin: Callable[[], User], user: User
) -> None:
    second = interrupted(begin, user)
    second.window.messages.offer.click()
    second.wait_until(lambda: second.window.findChild(SnapshotsDialog) is not None)
    dialog = second.window.findChild(SnapshotsDialog)
    assert isinstance(dialog, SnapshotsDialog)
    assert dialog.chosen() == second.session.library.snapshots.interrupted()
    second.wait_until(dialog.restore_button.isEnabled)
    dialog.restore_button.click()
    second.wait_until(lambda: notes(second) == {"kept"})
    second.wait_until(lambda: not second.window.messages.isVisible())
    assert second.session.library.snapshots.interrupted() is None


def test_a_restoring_that_was_interrupted_can_be_left_at_that(
    begin: Callable[[], User], user: User
) -> None:
    second = interrupted(begin, user)
    second.window.messages.button.click()
    second.wait_until(lambda: second.session.library.snapshots.interrupted() is None)
    assert notes(second) == {"kept", "made since"}


def test_a_step_that_was_interrupted_is_told_at_the_next_start_until_the_user_has_read_it(
    begin: Callable[[], User], user: User
) -> None:
    folder = user.session.library.snapshots.folder
    folder.mkdir(parents=True, exist_ok=True)
    user.quit()
    text = json.dumps({"steps": ["renaming the tag “talks”"]})
    (folder / "changing.json").write_text(text, encoding="utf-8")
    second = begin()
    second.start()
    second.wait_until(lambda: "renaming the tag “talks”" in second.window.messages.label.text())
    second.window.messages.offer.click()
    second.wait_until(lambda: second.window.findChild(SnapshotsDialog) is not None)
    second.window.messages.button.click()
    second.wait_until(lambda: not (folder / "changing.json").exists())


@pytest.mark.parametrize("name", ["snapshots", "conflicts"])
def test_the_commands_stand_in_the_menu_file(user: User, name: str) -> None:
    menu = user.window.actions_.menu("&File")
    assert user.window.actions_[name] in menu.actions()

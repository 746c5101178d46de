"""What commands change while a note is being edited in the window: nothing of either is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.domain.annotation import Annotation
from briefreader.notes.store import AnnotationStore
from briefreader.ui.notelist.editor import NoteEditor
from tests.ui.briefings import HARBOUR_TITLE
from tests.ui.user import User

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def editor(user: User) -> NoteEditor:
    """The editor of a note of the open document, with text that is not saved."""
    user.open(HARBOUR_TITLE)
    user.session.changes.annotate(user.span_of("postponed twice"), note="Mine", tags=("talks",))
    user.wait_until(lambda: user.session.notes_watch.watching)
    user.wait_until_idle()
    pane = user.window.notes_pane
    pane.edit(made(user).id)
    editor = pane.view.editor
    assert editor is not None
    editor.note_box.setPlainText("Mine, edited in the window")
    return editor


def made(user: User) -> Annotation:
    assert user.session.opened is not None
    return user.session.opened.placements[0].annotation


def run(places: Places, *words: str) -> None:
    base = places.cache.parent
    done = subprocess.run(
        [sys.executable, "-m", "briefreader", "--library", str(places.library), *words],
        cwd=CHECKOUT,
        env={
            **os.environ,
            "BRIEFREADER_CACHE": str(base / "other-cache"),
            "BRIEFREADER_STATE": str(base / "other-state"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def versions(places: Places) -> tuple[set[str], set[str]]:
    """The notes that count, and those kept beside."""
    store = AnnotationStore(places.library / "annotations")
    return {item.note for item in store.all()}, {item.other.note for item in store.conflicts()}


@pytest.mark.parametrize("is_seen", [True, False])
def test_a_note_changed_by_command_and_in_the_editor_is_kept_twice_and_told(
    user: User, editor: NoteEditor, places: Places, is_seen: bool
) -> None:
    key = made(user).id
    if not is_seen:
        user.session.notes_watch.stop()
    run(places, "note", key, "--note", "Changed by command")
    if is_seen:
        user.wait_until(lambda: made(user).note == "Changed by command")
    assert user.window.notes_pane.view.editor is editor
    assert editor.note_box.toPlainText() == "Mine, edited in the window"
    editor.save()
    user.wait_until_idle()
    assert versions(places) == ({"Mine, edited in the window"}, {"Changed by command"})
    assert any("Both versions are kept" in message for message in user.messages)
    user.window.undo_desk.undo()
    user.wait_until_idle()
    now, beside = versions(places)
    assert "Changed by command" in now | beside


def test_tags_given_by_command_stay_when_only_the_note_is_edited(
    user: User, editor: NoteEditor, places: Places
) -> None:
    run(places, "note", made(user).id, "--tag", "urgent")
    user.wait_until(lambda: made(user).tags == ("talks", "urgent"))
    editor.save()
    user.wait_until_idle()
    assert versions(places) == ({"Mine, edited in the window"}, set())
    assert made(user).tags == ("talks", "urgent")
    assert not any("Both versions" in message for message in user.messages)


def test_a_document_removed_by_command_keeps_what_is_being_written_on_it(
    user: User, editor: NoteEditor, places: Places
) -> None:
    key = made(user).document_id
    run(places, "remove", key)
    user.wait_until(lambda: HARBOUR_TITLE not in user.titles())
    user.wait_until_idle()
    if user.window.notes_pane.view.editor is editor:
        editor.save()
        user.wait_until_idle()
    assert versions(places) == ({"Mine, edited in the window"}, set())
    assert user.problems == []

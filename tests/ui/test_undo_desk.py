"""Undoing and redoing: every step by its name, its passage in sight, other documents by title."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from briefreader.domain.annotation import Colour
from tests.ui.briefings import HARBOUR_TITLE, RAILWAY_TITLE, long_briefing
from tests.ui.user import User

Write = Callable[[str, str], Path]

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def undo(user: User) -> None:
    user.press(Qt.Key.Key_Z, CONTROL, on=user.window.reader.view)


def redo(user: User) -> None:
    user.press(Qt.Key.Key_Z, CONTROL | SHIFT, on=user.window.reader.view)


def names(user: User) -> tuple[str, str]:
    """What the menu offers to undo and to redo."""
    actions = user.window.actions_
    return actions["undo"].text().replace("&", ""), actions["redo"].text().replace("&", "")


def test_every_step_is_named_in_the_menu_and_taken_back_by_itself(user: User) -> None:
    user.open(HARBOUR_TITLE)
    view = user.window.reader.view
    user.select("postponed twice")
    user.press(Qt.Key.Key_H, on=view)
    assert names(user) == ("Undo highlight", "Redo")
    user.press(Qt.Key.Key_3, on=view)
    assert names(user) == ("Undo changing the colour", "Redo")
    user.press(Qt.Key.Key_X, on=view)
    user.press(Qt.Key.Key_Left, CONTROL | SHIFT, on=view)
    user.press(Qt.Key.Key_Return, on=view)
    assert user.quotes() == ["postponed"]
    assert names(user) == ("Undo shrinking the highlight", "Redo")
    user.press(Qt.Key.Key_Delete, on=view)
    assert names(user) == ("Undo deleting the annotation", "Redo")
    assert user.quotes() == []
    undo(user)
    undo(user)
    assert user.quotes() == ["postponed twice"]
    assert names(user) == ("Undo changing the colour", "Redo shrinking the highlight")
    redo(user)
    assert user.quotes() == ["postponed"]


def test_an_ampersand_in_the_name_of_a_step_is_no_key_of_the_menu(user: User) -> None:
    user.open(HARBOUR_TITLE)
    changes = user.session.changes
    made = changes.annotate(user.span_of("postponed"))
    assert made is not None
    after = replace(made, tags=("R&D",))
    changes.change_annotations((made,), (after,), "adding the tag “R&D”")
    assert user.window.actions_["undo"].text() == "&Undo adding the tag “R&&D”"


def test_the_stack_has_no_end(user: User) -> None:
    user.open(HARBOUR_TITLE)
    for _ in range(150):
        user.session.changes.annotate(user.span_of("postponed"))
    assert len(user.quotes()) == 150
    for _ in range(150):
        user.window.undo_desk.undo()
    assert user.quotes() == []
    assert user.session.undo_stack.undoLimit() == 0
    for _ in range(150):
        user.window.undo_desk.redo()
    assert len(user.quotes()) == 150


@pytest.mark.parametrize("again", [False, True])
def test_the_passage_of_a_step_comes_into_sight(user: User, write: Write, again: bool) -> None:
    user.add(write("long.txt", long_briefing()))
    user.wait_for_rows(3)
    user.open("A long briefing")
    user.session.changes.annotate(user.span_of("Paragraph 90 tells"))
    reader = user.window.reader
    if again:
        undo(user)
    reader.scroll_to(0)
    (redo if again else undo)(user)
    assert user.quotes() == (["Paragraph 90 tells"] if again else [])
    assert reader.view.is_span_in_sight(user.span_of("Paragraph 90 tells"))


def test_what_is_in_sight_is_not_scrolled(user: User, write: Write) -> None:
    user.add(write("long.txt", long_briefing()))
    user.wait_for_rows(3)
    user.open("A long briefing")
    user.session.changes.annotate(user.span_of("Paragraph 2 tells"))
    user.window.reader.scroll_to(user.span_of("Paragraph 1 tells").start)
    place = user.window.reader.top_offset()
    undo(user)
    assert user.window.reader.top_offset() == place


def test_a_step_in_another_document_is_done_and_told(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.session.changes.annotate(user.span_of("postponed"), colour=Colour.GREEN)
    user.open(RAILWAY_TITLE)
    user.messages.clear()
    undo(user)
    assert user.messages == [f"Undone in “{HARBOUR_TITLE}”: highlight"]
    redo(user)
    assert user.messages[-1] == f"Done again in “{HARBOUR_TITLE}”: highlight"
    assert user.session.opened is not None
    assert user.session.opened.summary.title == RAILWAY_TITLE
    user.open(HARBOUR_TITLE)
    assert user.quotes() == ["postponed"]

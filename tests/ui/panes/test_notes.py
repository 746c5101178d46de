"""The panel of notes: real widgets on a session with a real library."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from briefreader.config import Places
from briefreader.domain.annotation import Annotation, Colour, State
from briefreader.domain.document import Span
from briefreader.ui.notelist.model import spoken
from briefreader.ui.panes.notes import NotesPane
from briefreader.ui.session import Session
from briefreader.ui.theme import Theme
from tests.library.briefings import HARBOUR
from tests.ui.inline import inline_session, show

Write = Callable[[str, str], Path]


@pytest.fixture
def session(qtbot: QtBot, places: Places, write: Write) -> Iterator[Session]:
    made = inline_session(places, write("harbour.txt", HARBOUR))
    made.open_document(made.results.rows[0].id)
    yield made
    made.close()


@pytest.fixture
def pane(qtbot: QtBot, session: Session, theme: Theme) -> NotesPane:
    made = NotesPane(session, theme)
    qtbot.addWidget(made)
    made.resize(300, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def annotate(
    session: Session, words: str, note: str = "", tags: tuple[str, ...] = ()
) -> Annotation:
    assert session.opened is not None
    start = session.opened.document.text.index(words)
    made = session.changes.annotate(Span(start, start + len(words)), note=note, tags=tags)
    assert made is not None
    return made


def shown(pane: NotesPane) -> list[str]:
    """The passages of the cards, from above."""
    model = pane.view.notes
    found = (model.placement(row) for row in range(model.rowCount()))
    return [p.annotation.anchor.exact if p and p.annotation.anchor else "document" for p in found]


def index(pane: NotesPane, row: int) -> QModelIndex:
    return pane.view.notes.index(row)


def click(pane: NotesPane, row: int, twice: bool = False) -> None:
    place = pane.view.visualRect(index(pane, row)).center()
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    if twice:
        QTest.mouseDClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_notes_stand_in_the_order_of_the_text_after_those_on_the_whole_document(
    pane: NotesPane, session: Session
) -> None:
    assert "No notes yet" in pane.empty.text()
    assert pane.empty.isVisible()
    annotate(session, "postponed twice")
    annotate(session, "short", note="How short?")
    session.changes.annotate(None, note="The only source.")
    assert shown(pane) == ["document", "short", "postponed twice"]
    assert not pane.empty.isVisible()


def test_a_click_on_a_note_asks_for_its_passage(pane: NotesPane, session: Session) -> None:
    annotation = annotate(session, "short")
    chosen: list[str] = []
    pane.annotation_chosen.connect(chosen.append)
    click(pane, 0)
    QTest.keyClick(pane.view, Qt.Key.Key_Space)
    assert chosen == [annotation.id, annotation.id]


def test_a_note_chosen_in_the_reader_is_selected_here(pane: NotesPane, session: Session) -> None:
    annotations = [annotate(session, words, note="x\n" * 9) for words in HARBOUR.split()[8:20]]
    pane.select_annotation(annotations[-1].id)
    current = pane.view.currentIndex()
    assert current.row() == 11
    assert pane.view.viewport().rect().contains(pane.view.visualRect(current).center())


def test_the_last_of_hundreds_of_notes_is_brought_into_sight_at_once(
    pane: NotesPane, session: Session
) -> None:
    assert session.opened is not None
    first = annotate(session, "short", note="One\nTwo")
    placement = pane.view.notes.placement(0)
    assert placement is not None
    many = tuple(
        replace(placement, annotation=replace(first, id=f"urn:uuid:{number}"))
        for number in range(700)
    )
    show(session, session.opened.document, (), many)
    pane.select_annotation("urn:uuid:699")
    current = pane.view.currentIndex()
    assert current.row() == 699
    assert pane.view.viewport().rect().contains(pane.view.visualRect(current).center())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_note_is_edited_by_its_keys(pane: NotesPane, session: Session, key: Qt.Key) -> None:
    annotation = annotate(session, "short")
    asked: list[str] = []
    pane.edit_requested.connect(asked.append)
    pane.select_annotation(annotation.id)
    QTest.keyClick(pane.view, key)
    assert asked == [annotation.id]


def test_a_double_click_edits_a_note(pane: NotesPane, session: Session) -> None:
    annotation = annotate(session, "short")
    asked: list[str] = []
    pane.edit_requested.connect(asked.append)
    click(pane, 0, twice=True)
    assert asked == [annotation.id]


def test_the_digits_colour_a_note_and_undo_takes_the_colour_back(
    pane: NotesPane, session: Session
) -> None:
    annotation = annotate(session, "short")
    pane.select_annotation(annotation.id)
    QTest.keyClick(pane.view, Qt.Key.Key_4)
    placed = session.placement(annotation.id)
    assert placed is not None
    assert placed.annotation.colour is Colour.PINK
    assert pane.view.current() == placed
    session.undo_stack.undo()
    placed = session.placement(annotation.id)
    assert placed is not None
    assert placed.annotation.colour is Colour.YELLOW


def test_delete_takes_a_note_away_and_makes_its_neighbour_current(
    pane: NotesPane, session: Session
) -> None:
    for words in ("foreign", "short", "postponed"):
        annotate(session, words)
    pane.view.setCurrentIndex(index(pane, 1))
    QTest.keyClick(pane.view, Qt.Key.Key_Delete)
    assert shown(pane) == ["foreign", "postponed"]
    assert pane.view.currentIndex().row() == 1
    QTest.keyClick(pane.view, Qt.Key.Key_Delete)
    assert shown(pane) == ["foreign"]
    assert pane.view.currentIndex().row() == 0
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert shown(pane) == ["foreign", "short", "postponed"]


def menu_after(pane: NotesPane, ask: Callable[[], object]) -> list[str]:
    ask()
    (menu,) = (menu for menu in pane.findChildren(QMenu) if menu.isVisible())
    words = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    QApplication.processEvents()
    return words


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_a_note_opens_by_mouse_and_by_keyboard(
    pane: NotesPane, session: Session
) -> None:
    pane.select_annotation(annotate(session, "short").id)
    at = pane.view.visualRect(index(pane, 0)).center()
    copies = ["Copy as Markdown", "Copy with Citation"]
    wanted = ["Edit Note…", "Edit Tags…", "Colour", *copies, "Delete"]
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        event = QContextMenuEvent(reason, at, pane.view.viewport().mapToGlobal(at))
        assert menu_after(pane, lambda e=event: pane.view.contextMenuEvent(e)) == wanted  # type: ignore[misc]
    shift = Qt.KeyboardModifier.ShiftModifier
    assert menu_after(pane, lambda: QTest.keyClick(pane.view, Qt.Key.Key_F10, shift)) == wanted


def test_a_note_is_copied_as_markdown_with_its_passage_and_its_source(
    pane: NotesPane, session: Session
) -> None:
    annotate(session, "postponed twice", note="**Why?**")
    placement = pane.view.notes.placement(0)
    assert placement is not None
    menu = pane.menu(placement)
    next(action for action in menu.actions() if action.text().startswith("Copy")).trigger()
    copied = QApplication.clipboard().text()
    assert copied.startswith("> postponed twice\n>\n> — “Harbour talks announced”, ")
    assert copied.endswith("5 March 2021\n\n**Why?**")


def test_a_note_says_when_its_passage_moved_or_is_gone(pane: NotesPane, session: Session) -> None:
    annotate(session, "short", note="n")
    placement = pane.view.notes.placement(0)
    assert session.opened is not None
    assert placement is not None
    heights = []
    for state in (State.EXACT, State.CHECK, State.UNATTACHED):
        show(session, session.opened.document, (), (replace(placement, state=state),))
        heights.append(pane.view.visualRect(index(pane, 0)).height())
    assert heights[0] < heights[1]
    gone = pane.view.notes.placement(0)
    assert gone is not None
    assert "no longer in the text" in spoken(gone)


def test_a_screen_reader_says_colour_passage_note_and_tags(
    pane: NotesPane, session: Session
) -> None:
    annotate(session, "short", note="How?", tags=("a", "b"))
    said = index(pane, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "yellow highlight, short, How?, tags: a, b"


def test_a_changed_note_leaves_the_list_where_it_was_scrolled_to(
    pane: NotesPane, session: Session
) -> None:
    annotations = [annotate(session, words, note="x\n" * 9) for words in HARBOUR.split()[8:20]]
    bar = pane.view.verticalScrollBar()
    pane.view.setCurrentIndex(index(pane, 6))
    place = bar.value()
    assert place > 0
    placed = session.placement(annotations[6].id)
    assert placed is not None
    session.changes.change_annotation(replace(placed.annotation, colour=Colour.BLUE), "the colour")
    assert bar.value() == place
    annotate(session, "twice")
    assert bar.value() == place


def test_without_a_document_there_is_nothing_to_write_a_note_on(
    pane: NotesPane, session: Session
) -> None:
    asked: list[bool] = []
    pane.document_note_requested.connect(lambda: asked.append(True))
    pane.document_note.click()
    session.close_document()
    assert not pane.document_note.isEnabled()
    assert pane.empty.text() == "The notes on an open document appear here."
    pane.document_note.click()
    assert asked == [True]


@pytest.mark.parametrize("width", [230, 420])
def test_cards_of_notes_fit_the_width_of_the_panel(
    pane: NotesPane, session: Session, dark_theme: Theme, width: int
) -> None:
    tags = ("a-very-long-tag-that-fills-the-whole-card-and-more", "second", "third")
    annotate(session, "The foreign ministers of Estonia", "# **Long** 😀\n- " + "word " * 99, tags)
    pane.set_theme(dark_theme)
    pane.resize(width, 600)
    QApplication.processEvents()
    assert pane.view.horizontalScrollBar().maximum() == 0
    assert not pane.grab().isNull()

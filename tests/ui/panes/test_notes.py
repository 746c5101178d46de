"""The panel of notes: real widgets on a session with a real library."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from briefreader.config import Places
from briefreader.domain.annotation import Annotation, Colour, State
from briefreader.domain.document import Span
from briefreader.ui.notelist.model import Role, spoken
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


@contextmanager
def no_room() -> Iterator[None]:
    """No file can grow beyond a hundred bytes meanwhile, as on a full disk."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def note_of(session: Session, annotation: Annotation) -> str:
    placed = session.placement(annotation.id)
    assert placed is not None
    return placed.annotation.note


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


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_N])
def test_a_note_is_edited_on_its_card_by_its_keys(
    pane: NotesPane, session: Session, key: Qt.Key
) -> None:
    annotation = annotate(session, "short", note="How")
    pane.select_annotation(annotation.id)
    QTest.keyClick(pane.view, key)
    editor = pane.view.editor
    assert editor is not None
    assert editor.isVisible()
    QTest.keyClicks(editor.note_box, " **short**?")
    QTest.keyClick(editor.note_box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert note_of(session, annotation) == "How **short**?"
    assert pane.view.editor is None
    assert session.undo_stack.undoText() == "changing the note"
    session.undo_stack.undo()
    assert note_of(session, annotation) == "How"


def test_a_double_click_edits_a_note(pane: NotesPane, session: Session) -> None:
    annotate(session, "short")
    click(pane, 0, twice=True)
    assert pane.view.editor is not None


def test_tags_are_edited_on_the_card(pane: NotesPane, session: Session, qtbot: QtBot) -> None:
    annotation = annotate(session, "short", tags=("a",))
    pane.select_annotation(annotation.id)
    QTest.keyClick(pane.view, Qt.Key.Key_T)
    editor = pane.view.editor
    assert editor is not None
    QTest.keyClicks(editor.tags_box, ", b")
    QTest.keyClick(editor.tags_box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.view.editor is None)
    placed = session.placement(annotation.id)
    assert placed is not None
    assert placed.annotation.tags == ("a", "b")


def test_the_card_makes_room_for_the_editor_and_takes_it_back(
    pane: NotesPane, session: Session
) -> None:
    first = annotate(session, "foreign", note="One")
    annotate(session, "short", note="Two")
    pane.select_annotation(first.id)
    before = pane.view.visualRect(index(pane, 1)).top()
    pane.edit(first.id)
    editor = pane.view.editor
    assert editor is not None
    QApplication.processEvents()
    assert editor.geometry().bottom() < pane.view.visualRect(index(pane, 1)).top()
    assert pane.view.visualRect(index(pane, 0)).contains(editor.geometry())
    editor.note_box.setPlainText("line\n" * 10)
    QApplication.processEvents()
    assert editor.geometry().bottom() < pane.view.visualRect(index(pane, 1)).top()
    editor.note_box.setPlainText("One")
    QTest.keyClick(editor.note_box, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert pane.view.editor is None
    assert pane.view.visualRect(index(pane, 1)).top() == before


def test_what_is_being_written_is_saved_when_the_document_is_left(
    pane: NotesPane, session: Session
) -> None:
    annotation = annotate(session, "short", note="Half")
    pane.edit(annotation.id)
    assert pane.view.editor is not None
    QTest.keyClicks(pane.view.editor.note_box, " a thought")
    session.close_document()
    assert pane.view.editor is None
    assert session.library.annotations.get(annotation.id).note == "Half a thought"


def test_what_is_being_written_stays_when_other_notes_change(
    pane: NotesPane, session: Session
) -> None:
    annotation = annotate(session, "short", note="Half")
    pane.edit(annotation.id)
    editor = pane.view.editor
    assert editor is not None
    QTest.keyClicks(editor.note_box, " a thought")
    annotate(session, "foreign")
    placed = session.placement(annotation.id)
    assert placed is not None
    session.changes.change_annotation(replace(placed.annotation, colour=Colour.PINK), "colour")
    assert pane.view.editor is editor
    assert editor.isVisible()
    editor.save()
    placed = session.placement(annotation.id)
    assert placed is not None
    assert (placed.annotation.note, placed.annotation.colour) == ("Half a thought", Colour.PINK)


def test_what_is_being_written_is_kept_when_its_note_is_deleted_elsewhere(
    pane: NotesPane, session: Session
) -> None:
    told: list[str] = []
    session.message.connect(told.append)
    annotation = annotate(session, "short", note="Half")
    pane.edit(annotation.id)
    assert pane.view.editor is not None
    QTest.keyClicks(pane.view.editor.note_box, " a thought")
    session.changes.delete_annotation(annotation.id)
    assert shown(pane) == ["document"]
    kept = pane.view.notes.placement(0)
    assert kept is not None
    assert kept.annotation.note == "Half a thought"
    assert "deleted while you were editing" in told[-1]


def test_what_cannot_be_saved_stays_in_the_editor(pane: NotesPane, session: Session) -> None:
    told: list[str] = []
    session.problem.connect(told.append)
    annotation = annotate(session, "short", note="Half")
    pane.edit(annotation.id)
    assert pane.view.editor is not None
    QTest.keyClicks(pane.view.editor.note_box, " a thought")
    with no_room():
        pane.view.editor.save()
    assert told
    assert note_of(session, annotation) == "Half"
    assert pane.view.editor is not None
    assert pane.view.editor.note_box.toPlainText() == "Half a thought"
    pane.view.editor.save()
    assert note_of(session, annotation) == "Half a thought"
    assert pane.view.editor is None


def test_what_cannot_be_saved_when_the_document_is_left_is_on_the_clipboard(
    pane: NotesPane, session: Session
) -> None:
    annotation = annotate(session, "short", note="Half")
    pane.edit(annotation.id)
    assert pane.view.editor is not None
    QTest.keyClicks(pane.view.editor.note_box, " a thought")
    with no_room():
        session.close_document()
    assert QApplication.clipboard().text() == "Half a thought"


def test_a_link_in_a_note_is_asked_for_and_its_address_shown(
    pane: NotesPane, session: Session
) -> None:
    annotate(session, "short", note="[minutes](https://example.org/minutes)")
    asked: list[str] = []
    chosen: list[str] = []
    pane.link_activated.connect(asked.append)
    pane.annotation_chosen.connect(chosen.append)
    QApplication.processEvents()
    area = pane.view.visualRect(index(pane, 0))
    link = next(
        point
        for y in range(area.top(), area.bottom(), 3)
        if pane.view.link_at(QPointF(point := QPoint(45, y)))
    )
    QTest.mouseMove(pane.view.viewport(), link)
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=link)
    placement = pane.view.notes.placement(0)
    assert placement is not None
    menu = pane.menu(placement)
    next(a for a in menu.actions() if a.text() == "Open https://example.org/minutes").trigger()
    assert asked == ["https://example.org/minutes"] * 2
    assert chosen == []


def test_a_long_note_is_cut_and_shown_whole_by_a_key(pane: NotesPane, session: Session) -> None:
    annotation = annotate(session, "short", note="line\n\n" * 60)
    pane.select_annotation(annotation.id)
    heights = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(pane.view, key)
        heights.append(pane.view.visualRect(index(pane, 0)).height())
    assert heights[0] == heights[2] < 420 < 900 < heights[1]


def test_notes_that_need_a_look_are_counted_and_gone_through(
    pane: NotesPane, session: Session
) -> None:
    assert not pane.look_bar.isVisible()
    for words in ("foreign", "short", "postponed"):
        annotate(session, words)
    assert session.opened is not None
    placed = session.opened.placements
    states = (State.CHECK, State.EXACT, State.UNATTACHED)
    doubtful = tuple(
        replace(one, state=state, span=None if state is State.UNATTACHED else one.span)
        for one, state in zip(placed, states, strict=True)
    )
    show(session, session.opened.document, (), doubtful)
    assert pane.look_bar.isVisible()
    assert pane.look_bar.label.text() == "2 notes need a look"
    rows = []
    for step in (1, 1, 1, -1):
        pane.step_to_look(step)
        rows.append(pane.view.currentIndex().row())
    assert rows == [0, 2, 0, 2]
    heading = index(pane, 2).data(Role.HEADING)
    assert heading == "No longer in the text (1)"
    assert index(pane, 1).data(Role.HEADING) == ""


@pytest.mark.parametrize(
    ("state", "key", "signal"),
    [
        (State.CHECK, Qt.Key.Key_A, "accept_requested"),
        (State.CHECK, Qt.Key.Key_B, "compare_requested"),
        (State.CHECK, Qt.Key.Key_D, "keep_requested"),
        (State.UNATTACHED, Qt.Key.Key_D, "keep_requested"),
        (State.EXACT, Qt.Key.Key_D, ""),
    ],
)
def test_where_a_note_belongs_is_settled_by_one_key(
    pane: NotesPane, session: Session, state: State, key: Qt.Key, signal: str
) -> None:
    annotation = annotate(session, "short")
    placement = session.placement(annotation.id)
    assert placement is not None
    assert session.opened is not None
    show(session, session.opened.document, (), (replace(placement, state=state),))
    asked: list[str] = []
    for name in ("accept", "compare", "attach", "keep"):
        getattr(pane, f"{name}_requested").connect(
            lambda key, name=name: asked.append(f"{name}_requested")
        )
    pane.select_annotation(annotation.id)
    QTest.keyClick(pane.view, key)
    assert asked == ([signal] if signal else [])


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
    wanted = ["Edit Note", "Edit Tags", "Colour", *copies, "Delete"]
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

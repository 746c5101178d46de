"""A note edited where it stands, by keyboard and by mouse."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefreader.domain.annotation import Colour
from briefreader.ui import choosing
from briefreader.ui.choosing import Unsaved
from briefreader.ui.notelist.editor import NoteEditor
from briefreader.ui.theme import Theme
from briefreader.ui.writing.draft import AnnotationDraft

CONTROL = Qt.KeyboardModifier.ControlModifier
BEFORE = AnnotationDraft("First", ("agenda",), Colour.GREEN)
Make = Callable[..., "Written"]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Written:
    """An editor, and what came of it."""

    def __init__(self, editor: NoteEditor) -> None:
        self.editor = editor
        self.saved: list[AnnotationDraft] = []
        self.cancelled = 0
        editor.saved.connect(self.saved.append)
        editor.cancelled.connect(self._cancel)

    def _cancel(self) -> None:
        self.cancelled += 1


@pytest.fixture
def make(qtbot: QtBot, theme: Theme) -> Make:
    def making(draft: AnnotationDraft = BEFORE, focus: str = "note", width: int = 280) -> Written:
        editor = NoteEditor(theme, draft, ("agenda", "people/putin"), focus)
        qtbot.addWidget(editor)
        editor.resize(width, 300)
        editor.show()
        editor.activateWindow()
        editor.setFocus()
        qtbot.waitUntil(lambda: editor.isAncestorOf(QApplication.focusWidget() or editor))
        qtbot.waitUntil(lambda: QApplication.focusWidget() not in (None, editor))
        return Written(editor)

    return making


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Unsaved]:
    """The answers to the question; those that were not needed are left over."""
    answers: list[Unsaved] = []

    def answer(parent: QWidget) -> Unsaved:
        return answers.pop(0)

    monkeypatch.setattr(choosing, "unsaved_note", answer)
    return answers


def test_a_note_is_written_and_saved_by_control_and_enter(make: Make) -> None:
    written = make()
    QTest.keyClicks(written.editor.note_box, " and")
    QTest.keyClick(written.editor.note_box, Qt.Key.Key_Return)
    QTest.keyClicks(written.editor.note_box, "second")
    QTest.keyClick(written.editor.note_box, Qt.Key.Key_Return, CONTROL)
    assert written.saved == [AnnotationDraft("First and\nsecond", ("agenda",), Colour.GREEN)]
    written.editor.save()
    written.editor.cancel()
    assert len(written.saved) == 1
    assert written.cancelled == 0


def test_enter_in_the_tags_saves_them(make: Make, qtbot: QtBot) -> None:
    written = make(focus="tags")
    assert written.editor.tags_box.hasFocus()
    QTest.keyClicks(written.editor.tags_box, ", new one")
    QTest.keyClick(written.editor.tags_box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(written.saved))
    assert written.saved == [AnnotationDraft("First", ("agenda", "new one"), Colour.GREEN)]


def test_escape_leaves_without_a_question_where_nothing_was_typed(
    make: Make, asked: list[Unsaved]
) -> None:
    written = make()
    QTest.keyClick(written.editor.note_box, Qt.Key.Key_Escape)
    assert written.cancelled == 1
    assert written.saved == []


@pytest.mark.parametrize(
    ("answer", "saved", "cancelled"),
    [(Unsaved.SAVE, 1, 0), (Unsaved.DISCARD, 0, 1), (Unsaved.STAY, 0, 0)],
)
def test_escape_asks_before_what_was_typed_is_lost(
    make: Make, asked: list[Unsaved], answer: Unsaved, saved: int, cancelled: int
) -> None:
    asked.append(answer)
    written = make()
    QTest.keyClicks(written.editor.note_box, "!")
    QTest.keyClick(written.editor.note_box, Qt.Key.Key_Escape)
    assert asked == []
    assert (len(written.saved), written.cancelled) == (saved, cancelled)


def test_saving_what_was_not_changed_saves_nothing(make: Make) -> None:
    written = make(AnnotationDraft("First\n", ("agenda",), Colour.GREEN))
    assert not written.editor.is_changed()
    written.editor.save()
    assert (written.saved, written.cancelled) == ([], 1)


def test_a_colour_is_chosen_by_mouse_and_saved_by_the_button(make: Make) -> None:
    written = make()
    QTest.mouseClick(written.editor.colours.dots[3], Qt.MouseButton.LeftButton)
    QTest.mouseClick(written.editor.save_button, Qt.MouseButton.LeftButton)
    assert written.saved == [AnnotationDraft("First", ("agenda",), Colour.PINK)]


def test_it_grows_with_its_text_up_to_a_bound(make: Make) -> None:
    editor = make().editor
    heights = [editor.sizeHint().height()]
    for lines in (8, 80):
        editor.note_box.setPlainText("line\n" * lines)
        heights.append(editor.sizeHint().height())
    assert heights[0] < heights[1] < heights[2] < 600


def test_it_fits_the_narrowest_panel(make: Make) -> None:
    editor = make(width=180).editor
    assert editor.minimumSizeHint().width() <= 180
    right = max(
        child.mapTo(editor, child.rect().topRight()).x()
        for child in (editor.save_button, editor.cancel_button, editor.colours, editor.tags_box)
    )
    assert right <= 180


def test_tab_goes_from_the_note_to_the_tags_the_colour_and_the_buttons(make: Make) -> None:
    editor = make().editor
    QTest.keyClick(editor.note_box, Qt.Key.Key_Tab)
    assert editor.tags_box.hasFocus()
    QTest.keyClick(editor.tags_box, Qt.Key.Key_Tab)
    assert editor.colours.dots[1].hasFocus()

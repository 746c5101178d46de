"""Correcting what is known about a document."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefreader.domain.document import Evidence, Metadata
from briefreader.ui.dialogs.details import DetailsDialog, Told
from briefreader.ui.edits import Correction
from briefreader.ui.theme import Theme

FOUND = Metadata(
    title="A bridge",
    authors=("Ann Ode", "Per Lund"),
    publisher="Valley Gazete",
    published="2021-03-09",
    kind="report",
    language="en",
    evidence=(
        Evidence("authors", "Ann Ode; Per Lund", "the byline “By Ann Ode and Per Lund”", 0.9),
        Evidence("published", "2021-03-09", "the date line", 0.9),
        Evidence("publisher", "Valley Gazete", "the line above the title", 0.7),
    ),
)
PRESENT = Metadata(
    title="A bridge",
    authors=("Ann Ode", "Per Lund"),
    publisher="Valley Gazette",
    published="2021-03-09",
    kind="report",
    language="en",
)


class Saving:
    """Takes what is saved, and answers with a sentence."""

    def __init__(self) -> None:
        self.changes: list[dict[str, Correction | None]] = []
        self.answer = ""

    def __call__(self, changes: Mapping[str, Correction | None], told: Told) -> None:
        self.changes.append(dict(changes))
        told(self.answer)


@pytest.fixture
def saving() -> Saving:
    return Saving()


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, saving: Saving) -> DetailsDialog:
    made = DetailsDialog(None, theme, PRESENT, FOUND, {"publisher": "x"}, "PDF", saving)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def type_into(dialog: DetailsDialog, name: str, text: str) -> None:
    editor = dialog.fields[name].editor
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)


def test_each_field_says_where_its_value_comes_from(dialog: DetailsDialog) -> None:
    said = {name: field.origin.text() for name, field in dialog.fields.items()}
    assert said["authors"] == "Found in the byline “By Ann Ode and Per Lund”"
    assert said["publisher"] == "Corrected by you"
    assert said["title"] == "Found in the document"
    assert said["number"] == "Not found"


def test_only_what_was_changed_is_saved(dialog: DetailsDialog, saving: Saving) -> None:
    type_into(dialog, "number", "B 12")
    dialog.fields["authors"].set_text(" Ida Holm \n\n Per Lund")
    dialog.save_button.click()
    assert saving.changes == [
        {"authors": Correction(("Ida Holm", "Per Lund")), "number": Correction("B 12")}
    ]
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_date_is_kept_as_precisely_as_it_is_typed(dialog: DetailsDialog, saving: Saving) -> None:
    type_into(dialog, "published", "March 2021")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saving.changes == [{"published": Correction("2021-03")}]


def test_a_date_that_is_none_gets_a_sentence_and_nothing_is_lost(
    dialog: DetailsDialog, saving: Saving
) -> None:
    type_into(dialog, "title", "Another bridge")
    type_into(dialog, "published", "32 May 2020")
    dialog.save_button.click()
    field = dialog.fields["published"]
    assert field.problem.isVisible()
    assert "“32 May 2020” is no date" in field.problem.text()
    assert field.editor.hasFocus()
    assert dialog.isVisible()
    assert dialog.fields["title"].text() == "Another bridge"
    assert saving.changes == []
    type_into(dialog, "published", "2 May 2020")
    assert not field.problem.isVisible()


@pytest.mark.parametrize(
    ("name", "text"), [("language", "English"), ("url", "the river"), ("url", "javascript:x")]
)
def test_what_a_field_cannot_hold_gets_a_sentence(
    dialog: DetailsDialog, saving: Saving, name: str, text: str
) -> None:
    type_into(dialog, name, text)
    dialog.save_button.click()
    assert dialog.fields[name].problem.isVisible()
    assert saving.changes == []


def test_an_emptied_field_is_saved_as_not_there(dialog: DetailsDialog, saving: Saving) -> None:
    editor = dialog.fields["published"].editor
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    dialog.fields["authors"].set_text("")
    dialog.save_button.click()
    assert saving.changes == [{"authors": Correction(()), "published": Correction(None)}]


def test_a_correction_is_given_back_for_what_was_found(
    dialog: DetailsDialog, saving: Saving
) -> None:
    field = dialog.fields["publisher"]
    assert field.back.isVisible()
    field.back.click()
    assert field.text() == "Valley Gazete"
    assert field.origin.text() == "Found in the line above the title"
    dialog.save_button.click()
    assert saving.changes == [{"publisher": None}]


def test_a_change_that_is_not_saved_yet_is_taken_back(
    dialog: DetailsDialog, saving: Saving
) -> None:
    type_into(dialog, "title", "Another bridge")
    field = dialog.fields["title"]
    assert field.origin.text() == "Changed by you, not saved yet"
    field.back.click()
    assert field.text() == "A bridge"
    dialog.save_button.click()
    assert saving.changes == []
    assert not dialog.isVisible()


def test_what_cannot_be_saved_leaves_the_dialog_open_with_the_reason(
    dialog: DetailsDialog, saving: Saving
) -> None:
    saving.answer = "The disk is full."
    type_into(dialog, "title", "Another bridge")
    dialog.save_button.click()
    assert dialog.isVisible()
    assert dialog.problem.text() == "The disk is full."
    assert dialog.fields["title"].text() == "Another bridge"
    assert dialog.save_button.isEnabled()


def test_the_kind_is_chosen_from_those_there_are(dialog: DetailsDialog, saving: Saving) -> None:
    editor = dialog.fields["kind"].editor
    assert isinstance(editor, QComboBox)
    assert editor.currentText() == "Report"
    editor.setCurrentIndex(editor.findData("speech"))
    dialog.save_button.click()
    assert saving.changes == [{"kind": Correction("speech")}]


def test_every_field_has_a_name_and_the_tab_key_reaches_it(dialog: DetailsDialog) -> None:
    editors = {field.editor for field in dialog.fields.values()}
    assert all(editor.accessibleName() for editor in editors)
    reached: set[QWidget | None] = set()
    for _ in range(40):
        reached.add(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
    assert editors <= reached


def test_no_label_is_cut_off_in_large_letters(qtbot: QtBot, saving: Saving, theme: Theme) -> None:
    made = DetailsDialog(None, theme, PRESENT, FOUND, {"publisher": "x"}, "PDF", saving)
    font = theme.control_font(1.6)
    made.setFont(font)
    qtbot.addWidget(made)
    made.resize(560, 600)
    made.show()
    qtbot.waitExposed(made)
    for label in made.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()

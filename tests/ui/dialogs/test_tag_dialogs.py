"""The dialogs about tags and the names of colours."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefreader.domain.annotation import Colour
from briefreader.domain.tag import TagNode, TagOffer, tag_key
from briefreader.ui.dialogs.colour_names import ColourNamesDialog
from briefreader.ui.dialogs.document_tags import DocumentTagsDialog, TagsWanted
from briefreader.ui.dialogs.tag_choice import TagChoiceDialog
from briefreader.ui.dialogs.tag_description import TagDescriptionDialog
from briefreader.ui.dialogs.tag_name import TagNameDialog
from briefreader.ui.theme import Theme

ENVOYS = TagNode("envoys", "people/envoys", 2, 1)
PEOPLE = TagNode("people", "people", 3, 2, children=(ENVOYS,))
GRAIN = TagNode("grain", "grain", 1, 1)
KNOWN = {tag_key(node.path): node for node in (PEOPLE, ENVOYS, GRAIN)}


# --- naming ----------------------------------------------------------------------------------


@pytest.fixture
def naming(qtbot: QtBot) -> TagNameDialog:
    dialog = TagNameDialog(None, PEOPLE, KNOWN)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.mark.parametrize(
    ("typed", "enabled", "button"),
    [
        ("people", False, "&Rename"),
        (" / ", False, "&Rename"),
        ("persons", True, "&Rename"),
        ("People", True, "&Rename"),
        ("GRAIN", True, "&Merge"),
        ("people/here", False, "&Rename"),
        ("people/envoys", False, "&Rename"),
    ],
)
def test_a_name_is_looked_at_while_it_is_typed(
    naming: TagNameDialog, typed: str, enabled: bool, button: str
) -> None:
    naming.line.setText(typed)
    assert (naming.save.isEnabled(), naming.save.text()) == (enabled, button)
    assert naming.problem.isVisible() == typed.startswith("people/")
    assert naming.notice.isVisible() == (typed == "GRAIN")


def test_a_name_in_use_is_told_and_there_is_room_for_it(naming: TagNameDialog) -> None:
    naming.line.setText("grain")
    assert "1 annotation in 1 document" in naming.notice.text()
    assert naming.line.height() >= naming.line.sizeHint().height()
    assert "The tag below it goes along" in naming.about.text()


# --- choosing --------------------------------------------------------------------------------


def test_a_tag_is_chosen_with_the_keyboard(qtbot: QtBot, theme: Theme) -> None:
    dialog = TagChoiceDialog(None, theme, "Merge into", "&Merge", (PEOPLE, ENVOYS, GRAIN))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.path() == "people"
    QTest.keyClick(dialog.box, Qt.Key.Key_Down)
    assert dialog.path() == "people/envoys"
    QTest.keyClicks(dialog.box, "gr")
    assert dialog.path() == "grain"
    QTest.keyClicks(dialog.box, "zz")
    assert dialog.path() == ""
    assert not dialog.take.isEnabled()


def test_a_description_is_shown_to_be_changed(qtbot: QtBot, theme: Theme) -> None:
    dialog = TagDescriptionDialog(None, theme, replace(GRAIN, description="Prices."))
    qtbot.addWidget(dialog)
    assert dialog.box.toPlainText() == "Prices."


# --- colours ---------------------------------------------------------------------------------


def test_no_two_colours_have_one_name(qtbot: QtBot, theme: Theme) -> None:
    dialog = ColourNamesDialog(None, theme)
    qtbot.addWidget(dialog)
    dialog.lines[Colour.YELLOW].setText(" to  check ")
    assert dialog.save.isEnabled()
    assert dialog.names()[Colour.YELLOW] == "to check"
    for name in ("To check", "GREEN"):
        dialog.lines[Colour.PINK].setText(name)
        assert not dialog.save.isEnabled()
    dialog._reset()
    assert dialog.save.isEnabled()
    assert set(dialog.names().values()) == {""}


def test_names_given_before_are_shown(qtbot: QtBot, theme: Theme) -> None:
    named = replace(theme, colour_names={**theme.colour_names, Colour.BLUE: "verified"})
    dialog = ColourNamesDialog(None, named)
    qtbot.addWidget(dialog)
    assert dialog.lines[Colour.BLUE].text() == "verified"
    assert dialog.lines[Colour.PINK].placeholderText() == "Pink"


# --- documents -------------------------------------------------------------------------------


def tagging(qtbot: QtBot, theme: Theme, *present: tuple[str, ...]) -> DocumentTagsDialog:
    dialog = DocumentTagsDialog(None, theme, "title", present, (TagOffer("grain", 1),))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_tags_of_one_document_are_added_and_taken_off(qtbot: QtBot, theme: Theme) -> None:
    dialog = tagging(qtbot, theme, ("a", "b"))
    assert dialog.wanted() == TagsWanted((), ())
    assert not dialog.some.isVisible()
    dialog.tags_box.setText("b, c, Grain")
    assert dialog.wanted() == TagsWanted(("c", "grain"), ("a",))


def test_tags_of_some_documents_are_given_to_all_or_taken_off(qtbot: QtBot, theme: Theme) -> None:
    dialog = tagging(qtbot, theme, ("a", "b"), ("A", "c"), ("a", "d"))
    assert dialog.tags_box.tags() == ("a",)
    texts = [dialog.some.item(row).text() for row in range(dialog.some.count())]
    assert texts[0].endswith("1 of 3")
    dialog.some.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.some.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.wanted() == TagsWanted(("b",), ("c",))

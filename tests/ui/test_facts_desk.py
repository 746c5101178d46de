"""What a user does with the facts of a document, in the whole window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from briefreader.domain.fact import FactKind
from briefreader.ui.factlist.entries import Entry
from briefreader.ui.panes.facts import FactsPane
from tests.ui.briefings import HARBOUR_TITLE
from tests.ui.user import User

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CONTROL = Qt.KeyboardModifier.ControlModifier


def facts_of_harbour(user: User) -> FactsPane:
    """Open a document, and go to its facts by key."""
    user.open(HARBOUR_TITLE)
    user.wait_for_facts()
    user.press(Qt.Key.Key_1, CONTROL)
    pane = user.window.facts_pane
    pane.view.setFocus()
    return pane


def first_of(pane: FactsPane, kind: FactKind) -> Entry:
    """Make the first entry of a kind the current one."""
    entry = next(group.entries[0] for group in pane._groups if group.entries[0].kind is kind)
    pane.view.select_entry(entry)
    return entry


def choose(user: User, title: str) -> None:
    """Open the menu by key and choose an entry of it."""
    pane = user.window.facts_pane
    QTest.keyClick(pane.view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    (menu,) = [menu for menu in pane.findChildren(QMenu) if menu.isVisible()]
    next(a for a in menu.actions() if a.text().partition("\t")[0] == title).trigger()
    menu.close()
    user.window.activateWindow()
    QApplication.processEvents()


def notes(user: User) -> list[str]:
    assert user.session.opened is not None
    return [placement.annotation.note for placement in user.session.opened.placements]


def test_the_library_is_searched_for_a_person(user: User) -> None:
    pane = facts_of_harbour(user)
    person = first_of(pane, FactKind.PERSON)
    choose(user, "Show Documents with This Person")
    user.wait_for_query(f'person:"{person.label}"')
    assert HARBOUR_TITLE in user.titles()


def test_a_quotation_is_made_into_a_note_and_undone(user: User) -> None:
    pane = facts_of_harbour(user)
    quote = first_of(pane, FactKind.QUOTE)
    choose(user, "Make a Note of This")
    assert notes(user) == [f"Quotation of {quote.label}"]
    assert user.quotes() == [user.text()[quote.spans[0].start : quote.spans[0].end]]
    assert user.session.undo_stack.undoText() == "making a note"
    choose(user, "Make a Note of This")
    assert user.messages[-1] == "These notes are there already."
    user.press(Qt.Key.Key_Z, CONTROL)
    assert notes(user) == []
    user.press(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert len(notes(user)) == 1


def test_all_entries_of_a_group_are_made_into_notes_in_one_step(user: User) -> None:
    pane = facts_of_harbour(user)
    group = max(pane._groups, key=lambda group: len(group.entries))
    first_of(pane, group.entries[0].kind)
    QTest.keyClick(pane.view, Qt.Key.Key_A, CONTROL)
    labels = [one.entry.label for one in pane.picked()]
    assert 1 < len(labels) == len(group.entries)
    choose(user, "Make Notes of These")
    user.wait_until(lambda: len(notes(user)) == len(labels))
    assert user.session.undo_stack.count() == 1
    user.press(Qt.Key.Key_Z, CONTROL)
    user.wait_until(lambda: notes(user) == [])


def test_many_facts_are_made_into_notes_in_the_background_and_taken_back(user: User) -> None:
    facts_of_harbour(user)
    words = [(user.span_of(word), word) for word in user.text().split()[:12] if word.isalpha()]
    user.window.reading.make_notes([*dict.fromkeys(words)])
    user.wait_until(lambda: len(notes(user)) == len(dict.fromkeys(words)) > 8)
    user.press(Qt.Key.Key_Z, CONTROL)
    user.wait_until(lambda: notes(user) == [])
    user.press(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    user.wait_until(lambda: len(notes(user)) == len(dict.fromkeys(words)))


def test_a_fact_is_copied_by_key_and_with_its_source_from_the_menu(user: User) -> None:
    pane = facts_of_harbour(user)
    person = first_of(pane, FactKind.PERSON)
    QTest.keyClick(pane.view, Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == person.label
    choose(user, "Copy with Sentence and Source")
    text = QApplication.clipboard().text()
    assert text.startswith(person.label)
    assert HARBOUR_TITLE in text

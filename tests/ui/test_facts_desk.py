"""What a user does with the facts of a document, in the whole window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from briefreader.domain.fact import FactKind
from briefreader.domain.fact_correction import NAMES
from briefreader.ui.dialogs.fact_merging import FactMergingDialog
from briefreader.ui.dialogs.fact_name import FactNameDialog
from briefreader.ui.dialogs.fact_origin import FactOriginDialog
from briefreader.ui.dialogs.new_fact import NewFactDialog
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


# --- corrections ---------------------------------------------------------------------------------


def labels(pane: FactsPane, kind: FactKind) -> list[str]:
    return [entry.label for entry in pane.entries(kind)]


def answering(
    monkeypatch: pytest.MonkeyPatch, dialog: type[QDialog], do: Callable[..., None]
) -> None:
    """Let the user do something in a dialog when it is open, and press Enter."""

    def answer(shown: QDialog) -> int:
        do(shown)
        shown.accept()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(dialog, "exec", answer)


def test_a_fact_is_hidden_by_key_undone_and_hidden_again(user: User) -> None:
    pane = facts_of_harbour(user)
    place = first_of(pane, FactKind.PLACE)
    before = labels(pane, FactKind.PLACE)
    QTest.keyClick(pane.view, Qt.Key.Key_Delete)
    user.wait_until(lambda: place.label not in labels(pane, FactKind.PLACE))
    assert user.session.undo_stack.undoText() == f"hiding “{place.label}”"
    user.press(Qt.Key.Key_Z, CONTROL)
    user.wait_until(lambda: labels(pane, FactKind.PLACE) == before)
    user.press(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    user.wait_until(lambda: place.label not in labels(pane, FactKind.PLACE))


def test_after_a_fact_is_hidden_the_one_below_it_is_current(user: User) -> None:
    pane = facts_of_harbour(user)
    group = max(pane._groups, key=lambda group: len(group.entries))
    entries, kind = group.entries, group.entries[0].kind
    assert len(entries) > 2
    pane.view.select_entry(entries[1])
    QTest.keyClick(pane.view, Qt.Key.Key_Delete)
    user.wait_until(lambda: len(pane.entries(kind)) == len(entries) - 1)
    assert [one.entry.spans for one in pane.picked()] == [entries[2].spans]
    assert pane.view.hasFocus()


def test_a_person_is_renamed_by_key(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    pane = facts_of_harbour(user)
    first_of(pane, FactKind.PERSON)
    answering(monkeypatch, FactNameDialog, lambda shown: shown.line.setText("Kadri  Saar-Tamm"))
    QTest.keyClick(pane.view, Qt.Key.Key_F2)
    user.wait_until(lambda: "Kadri Saar-Tamm" in labels(pane, FactKind.PERSON))
    assert "Kadri Saar" not in labels(pane, FactKind.PERSON)


def test_a_person_is_renamed_in_all_documents(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    pane = facts_of_harbour(user)
    first_of(pane, FactKind.PERSON)

    def rename(shown: FactNameDialog) -> None:
        shown.line.setText("Minister Saar")
        shown.everywhere.setChecked(True)

    answering(monkeypatch, FactNameDialog, rename)
    choose(user, "Rename…")
    user.wait_until(lambda: "Minister Saar" in labels(pane, FactKind.PERSON))
    corrections = user.session.library.fact_corrections
    assert [one.new_label for one in corrections.everywhere.all()] == ["Minister Saar"]


def test_a_quotation_gets_another_speaker(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    pane = facts_of_harbour(user)
    first_of(pane, FactKind.QUOTE)
    answering(monkeypatch, FactNameDialog, lambda shown: shown.line.setText("A spokesman"))
    choose(user, "Change the Speaker…")
    user.wait_until(lambda: "A spokesman" in labels(pane, FactKind.QUOTE))


def test_a_person_is_made_an_organisation(user: User) -> None:
    pane = facts_of_harbour(user)
    person = first_of(pane, FactKind.PERSON)
    menu = pane.menu(pane.picked())
    (kinds,) = [action.menu() for action in menu.actions() if action.text() == "Change Kind"]
    assert isinstance(kinds, QMenu)
    assert [action.text() for action in kinds.actions()] == ["Organisation", "Place"]
    kinds.actions()[0].trigger()
    user.wait_until(lambda: person.label in labels(pane, FactKind.ORGANISATION))
    assert person.label not in labels(pane, FactKind.PERSON)


def test_a_name_is_merged_with_another(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    pane = facts_of_harbour(user)
    group = max(pane._groups, key=lambda g: len(g.entries) * (g.entries[0].kind in NAMES))
    kept, other = group.entries[:2]
    pane.view.select_entry(other)
    answering(monkeypatch, FactMergingDialog, lambda shown: shown.box.setText(kept.label))
    choose(user, "Merge with…")
    user.wait_until(lambda: other.label not in labels(pane, kept.kind))
    merged = next(entry for entry in pane.entries(kept.kind) if entry.label == kept.label)
    assert len(merged.spans) == len(kept.spans) + len(other.spans)
    user.window.undo_desk.undo()
    user.wait_until(lambda: other.label in labels(pane, kept.kind))


def test_one_mention_is_split_off(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    pane = facts_of_harbour(user)
    entry = next(e for kind in NAMES for e in pane.entries(kind) if len(e.spans) > 1)
    pane.view.select_entry(entry)
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    answering(monkeypatch, FactNameDialog, lambda shown: shown.line.setText("The other one"))
    choose(user, "Split Off This Mention…")
    user.wait_until(lambda: "The other one" in labels(pane, entry.kind))
    (apart,) = [e for e in pane.entries(entry.kind) if e.label == "The other one"]
    assert apart.spans == entry.spans[1:2]


def test_a_selected_passage_is_made_a_fact_by_key(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = facts_of_harbour(user)
    span = user.select("postponed twice")
    offered: list[str] = []

    def choose_place(shown: NewFactDialog) -> None:
        offered.append(shown.kinds.currentText())
        shown.kinds.setCurrentText("Place")
        shown.line.setText("Postponement")

    answering(monkeypatch, NewFactDialog, choose_place)
    user.press(Qt.Key.Key_F, on=user.window.reader.view)
    user.wait_until(lambda: "Postponement" in labels(pane, FactKind.PLACE))
    assert offered == ["Person"]
    made = next(e for e in pane.entries(FactKind.PLACE) if e.label == "Postponement")
    assert span in made.spans


def test_where_a_fact_comes_from_is_shown_by_key(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = facts_of_harbour(user)
    first_of(pane, FactKind.PERSON)
    shown: list[dict[str, str]] = []

    def look(dialog: FactOriginDialog) -> None:
        shown.append({name: label.text() for name, label in dialog.values.items()})

    answering(monkeypatch, FactOriginDialog, look)
    QTest.keyClick(pane.view, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert shown[0]["Kind"] == "Person"
    assert shown[0]["Found by"]


# --- other languages -----------------------------------------------------------------------------


def test_a_document_in_another_language_says_what_is_not_looked_for(
    newcomer: User, write: Callable[[str, str], Path]
) -> None:
    german = "Die Ministerin sagte am 5. März 2021 in Berlin, dass die Verhandlungen scheiterten. "
    path = write("bericht.html", f"<html lang=de><h1>Bericht</h1><p>{german * 12}</p></html>")
    newcomer.add(path)
    newcomer.wait_for_rows(1)
    newcomer.open("Bericht")
    newcomer.wait_for_facts()
    coverage = newcomer.window.facts_pane.coverage
    newcomer.wait_until(lambda: coverage.text().startswith("This text is in German"))
    assert not coverage.isHidden()

"""What a user says of the names that the facets list, in the whole window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefreader.domain.hit import FacetKind
from briefreader.ui.dialogs.entities import EntitiesDialog
from briefreader.ui.dialogs.entity import EntityDialog
from briefreader.ui.facetlist.rows import Value
from tests.ui.user import User

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def place(user: User, name: str) -> Value | None:
    """The row of a place among the facets."""
    view = user.window.facets_pane.view
    rows = (view.facets.row_at(view.facets.index(n)) for n in range(view.facets.rowCount()))
    return next((r for r in rows if isinstance(r, Value) and r.value.label == name), None)


def facets_with(user: User, name: str) -> Value:
    pane = user.window.facets_pane
    pane.take_focus()
    user.session.work.extract_missing_facts()
    pane.open(FacetKind.PLACE.value)
    pane._ask_again()
    user.wait_until(lambda: place(user, name) is not None)
    row = place(user, name)
    assert row is not None
    return row


def choose(user: User, row: Value, title: str) -> None:
    menu = user.window.facets_pane.view.menu(row)
    next(action for action in menu.actions() if action.text() == title).trigger()
    menu.close()


def test_a_place_is_called_otherwise_in_all_documents_and_back(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = facets_with(user, "Tallinn")
    assert row.value.count == 2

    def answer(dialog: EntityDialog) -> int:
        dialog.line.setText("Reval")
        assert dialog.save.isEnabled()
        return EntityDialog.DialogCode.Accepted.value

    monkeypatch.setattr(EntityDialog, "exec", answer)
    choose(user, row, "Names…")
    user.wait_until(lambda: place(user, "Reval") is not None)
    renamed = place(user, "Reval")
    assert renamed is not None
    assert renamed.value.count == 2
    assert user.session.undo_stack.undoText() == "renaming “Tallinn”"
    user.session.undo_stack.undo()
    user.wait_until(lambda: place(user, "Tallinn") is not None)


def test_a_place_is_merged_with_another_and_parted_again(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    riga = facets_with(user, "Riga")
    seen: list[EntityDialog] = []

    def merge(dialog: EntityDialog) -> int:
        dialog.line.setText("Tallinn")
        seen.append(dialog)
        assert dialog.save.text() == "&Merge"
        assert dialog.notice.isVisibleTo(dialog)
        return EntityDialog.DialogCode.Accepted.value

    monkeypatch.setattr(EntityDialog, "exec", merge)
    choose(user, riga, "Names…")
    user.wait_until(lambda: place(user, "Riga") is None)
    tallinn = place(user, "Tallinn")
    assert tallinn is not None
    assert tallinn.value.count == 2

    def part(dialog: EntityDialog) -> int:
        items = [dialog.list.item(n) for n in range(dialog.list.count())]
        assert {item.data(Qt.ItemDataRole.UserRole) for item in items} == {"Tallinn", "Riga"}
        [item] = [item for item in items if item.data(Qt.ItemDataRole.UserRole) == "Riga"]
        item.setCheckState(Qt.CheckState.Unchecked)
        return EntityDialog.DialogCode.Accepted.value

    monkeypatch.setattr(EntityDialog, "exec", part)
    choose(user, tallinn, "Names…")
    user.wait_until(lambda: place(user, "Riga") is not None)
    assert place(user, "Tallinn") is not None


def test_a_place_is_hidden_in_all_documents(user: User) -> None:
    choose(user, facets_with(user, "Norway"), "Hide in All Documents")
    user.wait_until(lambda: place(user, "Norway") is None)
    assert user.session.library.search("place:norway").total == 0


def test_all_names_are_listed_found_and_narrowed_to(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    facets_with(user, "Tallinn")

    def look(dialog: EntitiesDialog) -> int:
        dialog.show()
        dialog.kind.setCurrentIndex(dialog.kind.findText("Places"))
        dialog.box.setText("TALL")
        user.wait_until(lambda: dialog.view.facets.rowCount() == 1)
        assert dialog.status.text() == "1 name"
        QTest.keyClick(dialog.box, Qt.Key.Key_Return)
        QTest.keyClick(dialog.view, Qt.Key.Key_Return)
        assert not dialog.isVisible()
        return dialog.result()

    monkeypatch.setattr(EntitiesDialog, "exec", look)
    user.window.entity_desk.show_all()
    user.wait_for_query('place:"Tallinn"')


def test_the_list_of_names_says_when_there_is_none(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    facets_with(user, "Tallinn")

    def look(dialog: EntitiesDialog) -> int:
        dialog.show()
        dialog.box.setText("xyzzy")
        user.wait_until(lambda: dialog.status.text() == "No name has this.")
        dialog.close()
        return 0

    monkeypatch.setattr(EntitiesDialog, "exec", look)
    user.window.entity_desk.show_all()

"""The facts as Qt asks for them."""

from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefreader.domain.document import Span
from briefreader.domain.fact import FactKind
from briefreader.ui.factlist.entries import Entry, Group
from briefreader.ui.factlist.model import FactsModel, Role, spoken

BERG = Entry(FactKind.PERSON, "Ann Berg", (Span(0, 8), Span(20, 24)), aside="President")
SAAR = Entry(FactKind.PERSON, "Kadri Saar", (Span(30, 40),))
QUOTE = Entry(FactKind.QUOTE, "Ann Berg", (Span(50, 60),), text="“We expect little.”")
GROUPS = (Group("People", (BERG, SAAR)), Group("Quotations", (QUOTE,)))


def test_groups_hold_their_entries(qtbot: QtBot) -> None:
    model = FactsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_groups(GROUPS)
    people = model.index(0, 0)
    assert (model.rowCount(), model.rowCount(people)) == (2, 2)
    assert model.index(1, 0, people).data(Role.ITEM) == SAAR
    assert model.parent(model.index(1, 0, people)) == people
    assert not model.hasChildren(model.index(0, 0, people))


def test_an_entry_is_found_again(qtbot: QtBot) -> None:
    model = FactsModel()
    model.show_groups(GROUPS)
    assert model.index_of(QUOTE).data(Role.ITEM) == QUOTE
    model.show_groups(GROUPS[:1])
    assert not model.index_of(QUOTE).isValid()


def test_an_index_of_facts_shown_before_holds_nothing(qtbot: QtBot) -> None:
    model = FactsModel()
    model.show_groups(GROUPS)
    entry = model.index(0, 0, model.index(1, 0))
    model.show_groups(())
    assert model.item(entry) is None


def test_a_screen_reader_says_names_roles_and_numbers_of_mentions() -> None:
    assert spoken(GROUPS[0]) == "People, 2"
    assert spoken(BERG) == "Ann Berg, President, 2 mentions"
    assert spoken(QUOTE) == "Ann Berg, “We expect little.”"

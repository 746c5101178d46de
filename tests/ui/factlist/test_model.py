"""The facts as Qt asks for them."""

from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefreader.domain.document import Span
from briefreader.domain.fact import FactKind
from briefreader.ui.factlist.entries import Entry, Group, More
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


def test_a_long_group_shows_its_first_entries_until_all_are_wanted(qtbot: QtBot) -> None:
    places = tuple(Entry(FactKind.PLACE, f"Place {n}", (Span(n, n + 1),)) for n in range(12))
    model = FactsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_groups((Group("Places", places, places[:3]), *GROUPS), {})
    group = model.index(0, 0)
    assert model.rowCount(group) == 4
    assert model.index(3, 0, group).data() == "Show all 12, Places"
    assert not model.index_of(places[5]).isValid()
    model.set_shown(0, 12)
    assert model.rowCount(group) == 13
    assert model.index(12, 0, group).data(Role.ITEM) == More("Places", 12, 12)
    model.set_shown(0, 0)
    assert model.rowCount(group) == 4
    model.show_groups((Group("Places", places, places[:3]),), {"Places": 12})
    assert model.rowCount(model.index(0, 0)) == 13


def test_thousands_of_entries_are_shown_some_hundreds_at_a_time(qtbot: QtBot) -> None:
    places = tuple(Entry(FactKind.PLACE, f"Place {n}", (Span(n, n + 1),)) for n in range(700))
    model = FactsModel()
    model.show_groups((Group("Places", places, places[:8]),), {})
    group = model.index(0, 0)
    said = []
    for _ in range(4):
        more = model.item(model.index(model.rowCount(group) - 1, 0, group))
        assert isinstance(more, More)
        said.append(more.label)
        model.set_shown(0, more.then)
    assert said == ["Show 300 of 700", "Show 600 of 700", "Show all 700", "Show fewer"]
    model.show_groups((Group("Places", places, places[:8]),), None)
    assert model.rowCount(group) == 51


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

"""The notes as Qt asks for them."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefreader.domain.annotation import Colour, Placement, State
from briefreader.ui.notelist.model import NotesModel, quote_of, spoken
from tests.ui.builders import paragraphs, placement

BRIEFING = paragraphs("The ministers met in Tallinn.", "They left early.")
FIRST = placement(BRIEFING, "ministers", 1, note="Who?")
LAST = placement(BRIEFING, "left early", 2, Colour.BLUE, tags=("a",))
GONE = replace(placement(BRIEFING, "met", 3), state=State.UNATTACHED, span=None)
WHOLE = Placement(replace(FIRST.annotation, id="urn:uuid:4", anchor=None), State.EXACT, None)


def order(model: NotesModel) -> list[str]:
    found = (model.placement(row) for row in range(model.rowCount()))
    return [p.annotation.id.rpartition(":")[2] for p in found if p is not None]


def test_notes_without_a_place_stand_last_and_those_on_the_document_first(qtbot: QtBot) -> None:
    model = NotesModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_placements((LAST, GONE, FIRST, WHOLE))
    assert order(model) == ["4", "1", "2", "3"]
    assert model.row_of("urn:uuid:2") == 2
    assert model.row_of("urn:uuid:9") == -1


def test_a_changed_note_does_not_reset_the_list(qtbot: QtBot) -> None:
    model = NotesModel()
    model.show_placements((FIRST, LAST))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        changed = replace(FIRST, annotation=replace(FIRST.annotation, note="Which?"))
        model.show_placements((changed, LAST))
    with qtbot.waitSignal(model.modelReset):
        model.show_placements((LAST,))


def test_a_note_is_said_with_its_passage_and_tags() -> None:
    assert spoken(FIRST) == "yellow highlight, ministers, Who?"
    assert spoken(LAST) == "blue highlight, left early, tags: a"
    assert quote_of(WHOLE) == "On the whole document"


def test_only_a_note_too_long_for_its_card_has_a_tooltip_and_it_is_plain_text(
    qtbot: QtBot,
) -> None:
    long = replace(FIRST, annotation=replace(FIRST.annotation, note="<b>x</b> " * 60))
    model = NotesModel()
    model.show_placements((long, LAST))
    tooltips = [model.index(row).data(Qt.ItemDataRole.ToolTipRole) for row in (0, 1)]
    assert "&lt;b&gt;" in tooltips[0]
    assert "<b>" not in tooltips[0]
    assert tooltips[1] is None

"""The notes as Qt asks for them."""

from dataclasses import replace

from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefreader.domain.annotation import Colour, Placement, State
from briefreader.ui.notelist.model import NotesModel, Role, quote_of, spoken
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


def test_unattached_notes_are_a_section_of_their_own_at_the_end(qtbot: QtBot) -> None:
    model = NotesModel()
    gone_too = replace(GONE, annotation=replace(GONE.annotation, id="urn:uuid:5"))
    model.show_placements((GONE, LAST, gone_too, FIRST))
    headings = [model.index(row).data(Role.HEADING) for row in range(4)]
    assert headings == ["", "", "No longer in the text (2)", ""]
    assert [model.next_to_look_at(row, 1) for row in (-1, 0, 2, 3)] == [2, 2, 3, 2]
    assert [model.next_to_look_at(row, -1) for row in (-1, 0, 2, 3)] == [3, 3, 3, 2]
    model.show_placements((FIRST,))
    assert model.next_to_look_at(-1, 1) == -1


def test_the_marks_of_markdown_are_not_said() -> None:
    marked = replace(
        FIRST, annotation=replace(FIRST.annotation, note="**Who** [is](https://e.org)?")
    )
    assert spoken(marked) == "yellow highlight, ministers, Who is?"

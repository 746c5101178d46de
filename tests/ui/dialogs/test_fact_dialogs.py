"""The dialogs in which facts are named, merged and made."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefreader.domain.document import Span
from briefreader.domain.fact import FactKind
from briefreader.ui.dialogs.fact_merging import FactMergingDialog
from briefreader.ui.dialogs.fact_name import FactNameDialog, NameWanted, Naming
from briefreader.ui.dialogs.fact_origin import FactOriginDialog
from briefreader.ui.dialogs.new_fact import NewFact, NewFactDialog
from briefreader.ui.factlist.entries import Entry
from briefreader.ui.factlist.origin import Line

RENAMING = Naming("Rename", "&Name", "&Rename", "Ann Berg", offers_everywhere=True)
BERG = Entry(FactKind.PERSON, "Ann Berg", (Span(0, 8), Span(20, 24)))
UNION = Entry(FactKind.ORGANISATION, "Port Union", (Span(30, 40),))


def naming(qtbot: QtBot, asked: Naming = RENAMING) -> FactNameDialog:
    dialog = FactNameDialog(None, asked, ("Ann Berg", "Kadri Saar"))
    qtbot.addWidget(dialog)
    return dialog


def test_another_name_is_wanted_and_may_be_so_in_all_documents(qtbot: QtBot) -> None:
    dialog = naming(qtbot)
    assert not dialog.save.isEnabled()
    dialog.line.setText("  Ann   Berg-Saar ")
    assert dialog.save.isEnabled()
    assert dialog.wanted() == NameWanted("Ann Berg-Saar")
    dialog.everywhere.setChecked(True)
    assert dialog.wanted() == NameWanted("Ann Berg-Saar", everywhere=True)
    dialog.line.clear()
    assert not dialog.save.isEnabled()


def test_a_name_that_is_there_already_is_said_to_become_one_with_it(qtbot: QtBot) -> None:
    dialog = naming(qtbot)
    dialog.line.setText("kadri saar")
    assert not dialog.notice.isHidden()
    assert "become one" in dialog.notice.text()
    dialog.line.setText("Ann B")
    assert dialog.notice.isHidden()


def test_all_documents_are_not_offered_for_a_speaker(qtbot: QtBot) -> None:
    dialog = naming(qtbot, Naming("Speaker", "&Speaker", "&Save", ""))
    assert dialog.everywhere.isHidden()
    dialog.everywhere.setChecked(True)
    dialog.line.setText("Berg")
    assert dialog.wanted() == NameWanted("Berg")


def test_the_name_to_merge_with_is_found_as_one_types_and_chosen_by_arrow_keys(
    qtbot: QtBot,
) -> None:
    dialog = FactMergingDialog(None, "With which name?", (BERG, UNION))
    qtbot.addWidget(dialog)
    assert dialog.entry() == BERG
    assert dialog.list.item(0).text() == "Ann Berg    person, 2 mentions"
    QTest.keyClick(dialog.box, Qt.Key.Key_Down)
    assert dialog.entry() == UNION
    QTest.keyClicks(dialog.box, "be")
    assert dialog.entry() == BERG
    QTest.keyClicks(dialog.box, "xyz")
    assert dialog.entry() is None
    assert not dialog.take.isEnabled()


def test_a_new_fact_has_a_kind_and_where_that_fits_a_name(qtbot: QtBot) -> None:
    dialog = NewFactDialog(None, "the  Port Union", FactKind.PERSON, {FactKind.PERSON: ("Berg",)})
    qtbot.addWidget(dialog)
    dialog.line.setText("the Port Union")
    assert dialog.fact() == NewFact(FactKind.PERSON)
    dialog.kinds.setCurrentText("Organisation")
    dialog.line.setText("Port Union")
    assert dialog.fact() == NewFact(FactKind.ORGANISATION, "Port Union")
    dialog.kinds.setCurrentText("Key sentence")
    assert not dialog.line.isEnabled()
    assert dialog.fact() == NewFact(FactKind.KEY_SENTENCE)
    dialog.kinds.setCurrentText("Quotation")
    assert dialog.line.accessibleName() == "Speaker"


def test_what_is_known_of_a_fact_stands_line_by_line_as_plain_text(qtbot: QtBot) -> None:
    lines = (Line("Kind", "Person"), Line("In the text", "<b>Berg</b>"))
    dialog = FactOriginDialog(None, "Ann Berg", lines)
    qtbot.addWidget(dialog)
    label = dialog.values["In the text"]
    assert label.text() == "<b>Berg</b>"
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.accessibleName() == "In the text"

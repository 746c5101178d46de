"""The list of what the user said of facts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefreader.domain.annotation import Anchor
from briefreader.domain.document import Span
from briefreader.domain.fact import FactKind
from briefreader.domain.fact_correction import Act, FactCorrection
from briefreader.library.fact_corrections.making import Chosen, correction
from briefreader.ui.dialogs.fact_corrections import FactCorrectionsDialog, told
from tests.ui.briefings import HARBOUR_TITLE
from tests.ui.user import User

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

PERSON, PLACE = FactKind.PERSON, FactKind.PLACE
HERE = Anchor.of("Saar left", Span(0, 4))


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (correction(Act.HIDE, PERSON, "He"), "“He” (person) hidden"),
        (correction(Act.CHANGE, PERSON, "Saar", new_label="Kadri Saar"), "called “Kadri Saar”"),
        (correction(Act.CHANGE, PERSON, "Riga", new_kind=PLACE), "“Riga” (person) taken for place"),
        (correction(Act.CHANGE, PERSON, "A", new_label="A"), "kept apart from other names"),
        (correction(Act.HIDE, FactKind.QUOTE, anchor=HERE), "“Saar” (quote) in one place hidden"),
        (correction(Act.ADD, PERSON, anchor=HERE), "“Saar” added as person"),
    ],
)
def test_a_correction_is_told_in_words(made: FactCorrection, words: str) -> None:
    assert words in told(made)


def rows(dialog: FactCorrectionsDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_corrections_are_listed_by_where_they_hold_and_taken_back_by_key(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.wait_for_facts()
    facts, session = user.session.changes.facts, user.session
    found = next(f for f in session.facts or () if f.label == "Tallinn")
    facts.rename(Chosen(PLACE, "Tallinn", (found.span,)), "Reval")
    facts.hide_names(PLACE, ["Norway"])
    dialog = FactCorrectionsDialog(session)
    dialog.show()
    assert rows(dialog) == [
        "In this document",
        "“Tallinn” (place) called “Reval”",
        "In all documents",
        "“Norway” (place) hidden",
    ]
    dialog.take_back.setFocus()
    QTest.keyClick(dialog.take_back, Qt.Key.Key_Space)
    assert rows(dialog) == ["In all documents", "“Norway” (place) hidden"]
    user.wait_until(lambda: any(f.label == "Tallinn" for f in session.facts or ()))
    assert session.undo_stack.undoText() == "taking back a correction"
    dialog.close()


def test_without_corrections_the_list_says_where_they_are_made(user: User) -> None:
    dialog = FactCorrectionsDialog(user.session)
    dialog.show()
    assert dialog.empty.isVisible()
    assert not dialog.take_back.isEnabled()
    dialog.close()

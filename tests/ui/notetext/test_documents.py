"""Notes laid out and painted."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QUrl
from PySide6.QtGui import QImage, QPainter, QTextDocument
from pytestqt.qtbot import QtBot

from briefreader.ui.notetext.documents import NoteDocument, NoteDocuments
from briefreader.ui.theme import Theme

LONG = "# Points\n\n" + "\n".join(f"- item {number} with *some* words" for number in range(60))
WIDE = (
    "| a | b |\n|---|---|\n| " + "wide" * 40 + " | 2 |\n\n```\n" + "x" * 300 + "\n```\n" + "y" * 300
)


def test_a_note_as_high_as_its_lines_and_cut_where_there_is_no_room(
    qtbot: QtBot, theme: Theme
) -> None:
    notes = NoteDocuments(theme)
    whole, start = notes.get(LONG, 200), notes.get(LONG, 200, 150)
    assert whole.height > 600
    assert not whole.is_cut
    assert 100 < start.height <= 150
    assert start.is_cut
    short = notes.get("Why?", 200, 150)
    assert not short.is_cut
    assert short.height < 30
    assert notes.get(LONG, 200) is whole


@pytest.mark.parametrize("width", [120, 190, 400])
def test_nothing_in_a_note_is_wider_than_its_card(qtbot: QtBot, theme: Theme, width: int) -> None:
    document = NoteDocuments(theme).get(WIDE, width).document
    assert document.size().width() <= width + 1


def test_links_are_found_under_the_pointer_and_in_order(qtbot: QtBot, theme: Theme) -> None:
    note = NoteDocuments(theme).get("[a](https://a.org) b [c](mailto:c@d.org)\nhttps://a.org", 200)
    assert note.links() == ("https://a.org", "mailto:c@d.org")
    assert note.link_at(QPointF(3, 6)) == "https://a.org"
    assert note.link_at(QPointF(150, 6)) == ""
    assert note.link_at(QPointF(3, 600)) == ""


def test_a_document_loads_nothing(qtbot: QtBot) -> None:
    document = NoteDocument()
    document.setHtml("<img src='file:///etc/passwd'><link rel=stylesheet href='file:///x.css'>")
    document.setTextWidth(100)
    kind = QTextDocument.ResourceType.ImageResource.value
    assert document.resource(kind, QUrl("file:///etc/passwd")) is None


def test_notes_are_painted_in_both_themes(qtbot: QtBot, theme: Theme, dark_theme: Theme) -> None:
    pictures = []
    for look in (theme, dark_theme):
        picture = QImage(200, 300, QImage.Format.Format_RGB32)
        picture.fill(look.panel)
        blank = picture.copy()
        painter = QPainter(picture)
        NoteDocuments(look).get("> quoted\n\n**x**", 180).paint(painter, QPointF(5, 5), look)
        painter.end()
        assert picture != blank
        assert picture.pixelColor(5, 12) == look.quote
        pictures.append(picture)
    assert pictures[0] != pictures[1]


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text("ab \n*_`~[]()<>!#-1.|:\\&\u0301😀\u05d0\u2028\x00", max_size=80))
def test_any_note_can_be_laid_out(qtbot: QtBot, theme: Theme, note: str) -> None:
    assert NoteDocuments(theme).get(note, 150, 200).height >= 0

"""The whole main job, from the first start to the last export."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from briefreader.config import Places
from briefreader.domain.annotation import Colour
from briefreader.ui import choosing
from briefreader.ui.dialogs.annotation import AnnotationDialog
from briefreader.ui.writing.draft import AnnotationDraft
from tests.journeys.hostile import write_hostile_documents
from tests.ui.briefings import HARBOUR, HARBOUR_TITLE, RAILWAY, RAILWAY_TITLE, long_briefing
from tests.ui.user import User

Begin = Callable[[], User]
Write = Callable[[str, str], Path]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def folder(write: Write, tmp_path: Path) -> Path:
    """A folder with five briefings, two of them hostile, and a file that cannot be read."""
    write("briefings/harbour.html", HARBOUR)
    write("briefings/railway.html", RAILWAY)
    write("briefings/below/long.txt", long_briefing())
    write("briefings/empty.txt", "")
    found = tmp_path / "sources" / "briefings"
    write_hostile_documents(found)
    return found


def test_the_whole_main_job(
    begin: Begin, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        AnnotationDialog,
        "ask",
        lambda *_: AnnotationDraft("Why twice?", ("ports/tallinn",), Colour.GREEN),
    )

    # Launch: the samples are there; add a folder, and they make room.
    user = begin()
    user.start()
    user.wait_for_document("Welcome to briefreader")
    user.add(folder)
    user.wait_for_rows(6)
    assert "empty.txt" in user.window.messages.label.text()

    # Open what is hostile: its text is there, and that is all.
    for title in ("A hostile page", "A hostile note"):
        user.open(title)
        assert "Nothing is loaded." in user.text()

    # Search, open a hit, annotate, tag.
    user.type_query("postponed twice")
    user.press(Qt.Key.Key_Return)
    user.wait_for_document(HARBOUR_TITLE)
    assert user.window._hit_place.text() == "Hit 1 of 2"
    user.select("postponed twice")
    user.press(Qt.Key.Key_N)
    user.select("harbour deepened")
    user.press(Qt.Key.Key_4, on=user.window.reader.view)
    assert user.quotes() == ["postponed twice", "harbour deepened"]

    # See facts.
    user.wait_for_facts()
    assert user.session.facts is not None
    assert "Kadri Saar" in {fact.label for fact in user.session.facts if fact.kind == "person"}

    # Quit, start again: everything is there.
    user.press(Qt.Key.Key_S)
    user.quit()
    again = begin()
    again.start()
    again.wait_for_document(HARBOUR_TITLE)
    again.wait_for_rows(6)
    assert again.quotes() == ["postponed twice", "harbour deepened"]
    assert again.session.opened is not None
    assert again.session.opened.summary.starred
    assert again.session.opened.summary.tags == ("ports/tallinn",)
    assert not again.session.opened.summary.unread
    again.type_query("tag:ports")
    again.wait_until(lambda: again.titles() == [HARBOUR_TITLE])

    # Export.
    target = tmp_path / "exported"
    monkeypatch.setattr(choosing, "export_folder", lambda _: target)
    again.press(Qt.Key.Key_E, CONTROL)
    again.wait_until(lambda: any("exported" in text for text in again.messages))
    written = "".join(path.read_text(encoding="utf-8") for path in target.glob("*.md"))
    assert "Why twice?" in written
    assert "harbour deepened" in written

    # Delete, and undo.
    again.window.library_pane.view.setFocus()
    again.press(Qt.Key.Key_Delete)
    again.wait_for_rows(0)
    again.press(Qt.Key.Key_Z, CONTROL)
    again.wait_for_rows(1)
    again.open(HARBOUR_TITLE)
    assert again.quotes() == ["postponed twice", "harbour deepened"]
    assert again.problems == []


def test_everything_is_there_after_the_cache_is_deleted(
    begin: Begin, folder: Path, places: Places
) -> None:
    user = begin()
    user.start(folder)
    user.wait_for_rows(6)
    user.open(RAILWAY_TITLE)
    user.session.changes.annotate(user.span_of("the river"), note="Which one?", tags=("rivers",))
    user.quit()
    shutil.rmtree(places.cache)
    again = begin()
    again.start()
    again.wait_until(lambda: len([row for row in again.rows() if row.id]) == 5)
    again.type_query("engineers tag:rivers")
    again.wait_until(lambda: again.titles() == [RAILWAY_TITLE])
    again.open(RAILWAY_TITLE)
    assert again.quotes() == ["the river"]
    again.wait_for_facts()

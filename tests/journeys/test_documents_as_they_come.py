"""Documents of every kind on their way through the window, from a drop to a citation."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from briefreader.config import Places
from briefreader.domain.document import BlockKind
from briefreader.ui import choosing
from briefreader.ui.dialogs.details import DetailsDialog, Save
from briefreader.ui.dialogs.go_to_page import GoToPageDialog
from briefreader.ui.dialogs.password import PasswordAnswer, PasswordDialog
from briefreader.ui.edits import Correction
from briefreader.ui.outcomes import Outcome
from tests.formats.pdf.making import Sheet, pdf
from tests.ui.briefings import HARBOUR
from tests.ui.user import User

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Begin = Callable[[], User]
Write = Callable[[str, str], Path]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
PASSWORD = "open sesame"


def page(number: int, subject: str) -> Sheet:
    """A page of lines that stand on no other page."""
    about = f"of the report on the {subject}, and of much else"
    return Sheet().lines([f"Line {number}.{n} {about}" for n in range(40)])


def river(changed: bool = False) -> str:
    """A report of many paragraphs; changed, its third paragraph is another one."""
    paragraphs = [
        f"Paragraph {n} tells of the river. "
        + " ".join(f"Mile {n}.{mile} is wide and slow." for mile in range(8))
        for n in range(60)
    ]
    if changed:
        paragraphs[3] = "In the place of this paragraph stands another one about dikes."
    return "# The river report\n\n" + "\n\n".join(paragraphs)


@pytest.fixture
def folder(write: Write, tmp_path: Path) -> Path:
    """A folder as it may be dropped: documents, a secret one, an empty one, a picture."""
    write("in/harbour.html", HARBOUR)
    write("in/empty.txt", "")
    write("in/picture.png", "no picture")
    found = tmp_path / "sources" / "in"
    (found / "canal.pdf").write_bytes(pdf(*(page(n, "canal") for n in (1, 2, 3))))
    for name in ("tunnel", "ferry"):
        locked = pdf(page(1, name), page(2, name), password=PASSWORD)
        (found / f"{name}.pdf").write_bytes(locked)
    return found


def open_file(user: User, name: str) -> None:
    """Open the document that was last seen in a file of this name."""
    user.wait_until(lambda: any(row.id and row.path.endswith(name) for row in user.rows()))
    key = next(row.id for row in user.rows() if row.id and row.path.endswith(name))
    user.session.open_document(key)
    user.wait_until(
        lambda: user.session.opened is not None and user.session.opened.summary.id == key
    )


def answers(user: User, dialog: type, monkeypatch: pytest.MonkeyPatch, answer: object) -> None:
    monkeypatch.setattr(dialog, "ask", lambda *_, **__: answer)


def test_documents_come_as_they_are(
    begin: Begin,
    folder: Path,
    write: Write,
    places: Places,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Drop a folder: every file has its outcome, and the report says so.
    user = begin()
    user.start()
    user.add(folder)
    assert "and 2 more" in user.window.messages.label.text()
    user.window.messages.offer.click()
    report = user.window.adding._dialog
    assert report is not None
    assert {(row.name, row.outcome) for row in report.files.rows} == {
        ("canal.pdf", Outcome.ADDED),
        ("harbour.html", Outcome.ADDED),
        ("empty.txt", Outcome.FAILED),
        ("picture.png", Outcome.SKIPPED),
        ("tunnel.pdf", Outcome.LOCKED),
        ("ferry.pdf", Outcome.LOCKED),
    }

    # One password opens both files that need it; what it opened is on the screen.
    asked = [PasswordAnswer("wrong"), PasswordAnswer(PASSWORD, for_all=True)]
    monkeypatch.setattr(PasswordDialog, "ask", lambda *_, **__: asked.pop(0))
    user.press(Qt.Key.Key_Return, on=report.table)
    user.wait_until(lambda: user.session.opened is not None)
    user.wait_until(
        lambda: all(row.outcome is not Outcome.LOCKED for row in report.files.rows) and not asked
    )
    report.close()
    user.window.activateWindow()
    user.wait_until(lambda: user.session.results.library_size == 4)

    # Go to a page of a PDF, note something there, cite it, and go back.
    open_file(user, "canal.pdf")
    opened = user.session.opened
    assert opened is not None
    assert len(opened.document.pages) == 3
    answers(user, GoToPageDialog, monkeypatch, opened.document.pages[2].start)
    user.press(Qt.Key.Key_G, on=user.window.reader.view)
    user.wait_until(lambda: user.window._page_place.text() == "p. 3 of 3")
    user.session.changes.annotate(user.span_of("Line 3.7 of the report"), note="Which canal?")
    user.select("Line 2.5 of the report")
    user.press(Qt.Key.Key_C, CONTROL | SHIFT)
    assert QApplication.clipboard().text().endswith("p. 2)")
    user.press(Qt.Key.Key_Left, ALT)
    user.wait_until(lambda: user.window._page_place.text() == "p. 1 of 3")

    # Correct what is known about it.
    corrections = {"title": Correction("The canal report"), "published": Correction("2020-05")}

    def edit(*arguments: object) -> None:
        save: Save = arguments[-1]  # type: ignore[assignment]
        save(corrections, lambda _: None)

    monkeypatch.setattr(DetailsDialog, "ask", edit)
    user.press(Qt.Key.Key_I, CONTROL)
    user.wait_until(lambda: "The canal report" in user.titles())

    # Take a paragraph out of an article.
    open_file(user, "harbour.html")
    user.select("postponed twice")
    user.press(Qt.Key.Key_B, on=user.window.reader.view)
    user.wait_until(lambda: _kind_of(user, "postponed twice") is BlockKind.BOILERPLATE)

    # Watch a folder: what happens there is in the list by itself, and the reader stays.
    watched = write("watched/river.md", river())
    monkeypatch.setattr(choosing, "folder_to_add", lambda *_: watched.parent)
    user.window.actions_["watch_folder"].trigger()
    user.wait_until(lambda: user.session.work.watching and not user.session.work.busy)
    open_file(user, "river.md")
    user.session.changes.annotate(user.span_of("Paragraph 3 tells of the river."), note="Where to?")
    user.window.reader.scroll_to(user.span_of("Paragraph 40 tells").start)
    watched.write_text(river(changed=True), encoding="utf-8")
    write("watched/new.md", "# A new report\n\nIt came by itself while the window was open.\n")
    user.wait_until(lambda: "dikes" in user.text() and "A new report" in user.titles())
    assert user.window.reader.top_offset() == user.span_of("Paragraph 40 tells").start
    user.wait_until(user.window.document_bar.isVisible)
    user.window.document_bar.offer.click()
    changes = user.window.document_desk._changes
    assert changes is not None
    user.wait_until(lambda: changes.page.count > 0)
    assert "dikes" in changes.page.toPlainText()
    assert "Its passage is gone" in changes.notes.item(0).text()
    changes.close()
    user.window.activateWindow()
    watched.unlink()
    user.wait_until(lambda: any(row.missing for row in user.rows()))

    # The notes leave with their pages.
    target = tmp_path / "exported"
    monkeypatch.setattr(choosing, "export_folder", lambda _: target)
    user.window.actions_["export_all"].trigger()
    user.wait_until(lambda: any("exported" in text for text in user.messages))
    written = "".join(path.read_text(encoding="utf-8") for path in target.glob("*.md"))
    assert "The canal report" in written
    assert "p. 3" in written
    assert user.problems == []
    user.quit()

    # Everything is there at the next start, and the password stands nowhere.
    again = begin()
    again.start()
    again.wait_until_idle()
    open_file(again, "canal.pdf")
    assert again.session.opened is not None
    assert again.session.opened.summary.metadata.published == "2020-05"
    open_file(again, "harbour.html")
    assert _kind_of(again, "postponed twice") is BlockKind.BOILERPLATE
    assert len(list((places.library / "records").glob("*.json"))) == 6
    files = (path for path in tmp_path.rglob("*") if path.is_file())
    assert not any(PASSWORD.encode() in path.read_bytes() for path in files)


def _kind_of(user: User, words: str) -> BlockKind:
    assert user.session.opened is not None
    place = user.span_of(words).start
    blocks = user.session.opened.document.blocks
    return next(block.kind for block in blocks if block.start <= place < block.end)

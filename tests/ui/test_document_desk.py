"""The open document as a whole: its details, what belongs to it, its versions, its pages."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from briefreader.domain.annotation import State
from briefreader.domain.document import BlockKind, Document
from briefreader.ui.dialogs.details import DetailsDialog, Save
from briefreader.ui.dialogs.go_to_page import GoToPageDialog
from briefreader.ui.edits import Correction
from tests.formats.pdf.making import Sheet, pdf
from tests.ui.briefings import HARBOUR_TITLE, RAILWAY_TITLE
from tests.ui.user import User

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Write = Callable[[str, str], Path]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
MINISTERS = "The meeting was postponed twice"


def kinds(user: User) -> list[BlockKind]:
    assert user.session.opened is not None
    return [block.kind for block in user.session.opened.document.blocks]


def kind_of(user: User, words: str) -> BlockKind:
    assert user.session.opened is not None
    place = user.span_of(words).start
    blocks = user.session.opened.document.blocks
    return next(block.kind for block in blocks if block.start <= place < block.end)


def put_caret(user: User, words: str) -> None:
    user.window.reader.setFocus()
    user.window.reader.view.place_caret(user.span_of(words).start + 2)


# Details


@pytest.fixture
def edit(monkeypatch: pytest.MonkeyPatch) -> Callable[[Mapping[str, Correction | None]], list[str]]:
    """Let the user save these corrections in the dialog; gives the answers they got."""

    def editing(changes: Mapping[str, Correction | None]) -> list[str]:
        answers: list[str] = []

        def ask(*arguments: object) -> None:
            save: Save = arguments[-1]  # type: ignore[assignment]
            save(changes, answers.append)

        monkeypatch.setattr(DetailsDialog, "ask", ask)
        return answers

    return editing


Edit = Callable[[Mapping[str, Correction | None]], list[str]]


def publisher(user: User) -> str | None:
    assert user.session.opened is not None
    return user.session.opened.summary.metadata.publisher


def test_details_are_corrected_undone_and_done_again(user: User, edit: Edit) -> None:
    user.open(HARBOUR_TITLE)
    before = publisher(user)
    answers = edit({"publisher": Correction("The Harbour Desk"), "number": Correction("H 7")})
    user.press(Qt.Key.Key_I, CONTROL)
    user.wait_until(lambda: publisher(user) == "The Harbour Desk")
    assert answers == [""]
    assert "The Harbour Desk" in {row.metadata.publisher for row in user.rows()}
    assert user.window.actions_["undo"].text() == "&Undo editing the details"
    user.press(Qt.Key.Key_Z, CONTROL)
    user.wait_until(lambda: publisher(user) == before)
    user.press(Qt.Key.Key_Y, CONTROL)
    user.wait_until(lambda: publisher(user) == "The Harbour Desk")
    assert user.problems == []


def test_a_corrected_title_is_in_the_window_the_list_and_the_search(user: User, edit: Edit) -> None:
    user.open(RAILWAY_TITLE)
    edit({"title": Correction("The zeppelin link")})
    user.press(Qt.Key.Key_I, CONTROL)
    user.wait_until(lambda: "The zeppelin link" in user.titles())
    user.wait_until(lambda: user.window.windowTitle().startswith("The zeppelin link"))
    user.type_query("zeppelin")
    user.wait_until(lambda: user.titles() == ["The zeppelin link"])


def test_a_field_goes_back_to_what_was_found(user: User, edit: Edit) -> None:
    user.open(HARBOUR_TITLE)
    before = publisher(user)
    edit({"publisher": Correction("The Harbour Desk")})
    user.press(Qt.Key.Key_I, CONTROL)
    user.wait_until(lambda: publisher(user) == "The Harbour Desk")
    edit({"publisher": None})
    user.press(Qt.Key.Key_I, CONTROL)
    user.wait_until(lambda: publisher(user) == before)
    user.press(Qt.Key.Key_Z, CONTROL)
    user.wait_until(lambda: publisher(user) == "The Harbour Desk")


def test_a_value_that_cannot_be_is_told_and_leaves_all_as_it_was(user: User, edit: Edit) -> None:
    user.open(HARBOUR_TITLE)
    answers = edit({"published": Correction("the day before")})
    user.press(Qt.Key.Key_I, CONTROL)
    user.wait_until(lambda: bool(answers))
    assert "the day before" in answers[0]
    assert user.session.opened is not None
    assert user.session.opened.summary.metadata.published == "2021-03-05"


# What belongs to the article


def test_a_block_is_taken_out_of_the_article_by_a_key_and_back(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.wait_for_facts()
    words = user.session.opened.summary.words if user.session.opened else 0
    put_caret(user, MINISTERS)
    user.press(Qt.Key.Key_B, on=user.window.reader.view)
    user.wait_until(lambda: kind_of(user, MINISTERS) is BlockKind.BOILERPLATE)
    user.wait_until(lambda: bool(user.session.opened and user.session.opened.summary.words < words))
    view = user.window.reader.view
    assert len(view.folds) == 1
    view.set_folds_open(frozenset(view.folds))
    put_caret(user, MINISTERS)
    user.press(Qt.Key.Key_B, on=view)
    user.wait_until(lambda: kind_of(user, MINISTERS) is BlockKind.PARAGRAPH)
    assert not view.folds


def test_the_facts_follow_what_belongs_to_the_article(user: User) -> None:
    user.open(RAILWAY_TITLE)
    user.wait_for_facts()
    assert user.session.facts
    put_caret(user, "The railway between")
    user.press(Qt.Key.Key_B, on=user.window.reader.view)
    user.wait_until(lambda: kind_of(user, "The railway between") is BlockKind.BOILERPLATE)
    user.wait_until(
        lambda: (
            user.session.facts is not None
            and not any(fact.span.start >= 22 for fact in user.session.facts)
        )
    )


def test_marking_is_undone(user: User) -> None:
    user.open(HARBOUR_TITLE)
    before = kinds(user)
    user.select(MINISTERS)
    user.window.actions_["belonging"].trigger()
    user.wait_until(lambda: kind_of(user, MINISTERS) is BlockKind.BOILERPLATE)
    user.press(Qt.Key.Key_Z, CONTROL)
    user.wait_until(lambda: kinds(user) == before)


def test_the_menu_of_the_text_says_what_a_block_can_become(user: User) -> None:
    user.open(HARBOUR_TITLE)
    menu = menu_at(user, user.point_at(MINISTERS))
    next(a for a in menu.actions() if a.text() == "This is not part of the article").trigger()
    menu.close()
    user.wait_until(lambda: kind_of(user, MINISTERS) is BlockKind.BOILERPLATE)
    view = user.window.reader.view
    view.set_folds_open(frozenset(view.folds))
    QApplication.processEvents()
    menu = menu_at(user, user.point_at(MINISTERS))
    next(a for a in menu.actions() if a.text() == "This belongs to the article").trigger()
    menu.close()
    user.wait_until(lambda: kind_of(user, MINISTERS) is BlockKind.PARAGRAPH)


def test_all_that_is_folded_is_taken_into_the_article(user: User) -> None:
    user.open(HARBOUR_TITLE)
    put_caret(user, MINISTERS)
    user.press(Qt.Key.Key_B, on=user.window.reader.view)
    view = user.window.reader.view
    user.wait_until(lambda: len(view.folds) == 1)
    view.open_fold_menu(view.folds[0], view.mapToGlobal(QPoint(20, 20)))
    (menu,) = (menu for menu in view.findChildren(QMenu) if menu.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    user.wait_until(lambda: view.folds == ())


def menu_at(user: User, point: QPoint) -> QMenu:
    view = user.window.reader.view
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, point, view.viewport().mapToGlobal(point)
    )
    view.contextMenuEvent(event)
    (menu,) = (menu for menu in view.findChildren(QMenu) if menu.isVisible())
    return menu


def test_marking_leaves_the_reader_at_its_place(user: User, write: Write) -> None:
    paragraphs = [f"Paragraph {n} tells of the river and its banks. " * 5 for n in range(80)]
    user.add(write("long.md", "# A long briefing\n\n" + "\n\n".join(paragraphs)))
    user.wait_for_rows(3)
    user.open("A long briefing")
    reader = user.window.reader
    place = user.span_of("Paragraph 50 tells").start
    reader.scroll_to(place)
    put_caret(user, "Paragraph 10 tells")
    reader.scroll_to(place)
    reader.turn_belonging()
    user.wait_until(lambda: kind_of(user, "Paragraph 10 tells") is BlockKind.BOILERPLATE)
    assert reader.top_offset() == place


# What changed


def paragraph(number: int) -> str:
    """A paragraph that shares no sentence with any other."""
    start = f"Paragraph {number} tells of the river and its banks. "
    return start + " ".join(f"Mile {number}.{mile} is wide and slow." for mile in range(8))


@pytest.fixture
def changing(user: User, write: Write) -> Path:
    """A document that is read in place, open in the reader, with two notes."""
    paragraphs = [paragraph(n) for n in range(60)]
    path = write("watched/river.md", "# The river report\n\n" + "\n\n".join(paragraphs))
    user.session.work.add((path.parent,), watch=True)
    user.wait_until(lambda: user.session.work.watching and not user.session.work.busy)
    user.wait_until_idle()
    user.open("The river report")
    user.session.changes.annotate(user.span_of("Paragraph 8 tells of the river"), note="Stays")
    user.session.changes.annotate(
        user.span_of("Paragraph 3 tells of the river and its"), note="Goes"
    )
    return path


def change(user: User, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    gone = paragraph(3)
    assert gone in text
    path.write_text(text.replace(gone, "A new paragraph on dikes."), encoding="utf-8")
    user.wait_until(lambda: "A new paragraph" in user.text())


def test_the_open_document_follows_its_file_and_the_reader_keeps_its_place(
    user: User, changing: Path
) -> None:
    reader = user.window.reader
    reader.scroll_to(user.span_of("Paragraph 30 tells").start)
    change(user, changing)
    assert reader.top_offset() == user.span_of("Paragraph 30 tells").start
    assert user.session.opened is not None
    states = {p.annotation.note: p.state for p in user.session.opened.placements}
    assert states["Stays"] in (State.EXACT, State.MOVED)
    assert states["Goes"] is State.UNATTACHED


def test_a_quiet_bar_tells_of_the_change_until_it_was_seen(user: User, changing: Path) -> None:
    bar = user.window.document_bar
    assert not bar.isVisible()
    change(user, changing)
    user.wait_until(bar.isVisible)
    assert bar.label.text().startswith("The file changed on ")
    assert any(row.changed for row in user.rows())
    bar.offer.click()
    dialog = user.window.document_desk._changes
    assert dialog is not None
    user.wait_until(lambda: dialog.page.count > 0)
    assert "dikes" in dialog.page.toPlainText()
    assert not bar.isVisible()
    assert not any(row.changed for row in user.rows())
    notes = [dialog.notes.item(row).text() for row in range(dialog.notes.count())]
    assert any("Its passage is gone: “Paragraph 3 tells" in note for note in notes)
    dialog.close()


def test_the_bar_can_be_closed_without_looking(user: User, changing: Path) -> None:
    change(user, changing)
    bar = user.window.document_bar
    user.wait_until(bar.isVisible)
    bar.button.click()
    assert not bar.isVisible()
    assert not any(row.changed for row in user.rows())
    user.press(Qt.Key.Key_C, on=user.window.reader.view)
    dialog = user.window.document_desk._changes
    assert dialog is not None
    dialog.close()


def test_a_document_that_never_changed_says_so(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.press(Qt.Key.Key_C, on=user.window.reader.view)
    assert user.messages[-1] == "The text of this document has not changed."


def test_a_document_whose_file_is_gone_says_so_and_keeps_its_text(
    user: User, changing: Path
) -> None:
    changing.unlink()
    bar = user.window.document_bar
    user.wait_until(bar.isVisible)
    assert "no longer at" in bar.label.text()
    assert "Paragraph 30 tells" in user.text()
    assert len(user.quotes()) == 2
    bar.button.click()
    assert not bar.isVisible()


# Pages, references, citing


@pytest.fixture
def paged(user: User, tmp_path: Path) -> Document:
    """A document of three pages, open in the reader."""
    sheets = [
        Sheet().lines([f"Page number {n} tells of the river and what lies on its banks,"] * 40)
        for n in (1, 2, 3)
    ]
    path = tmp_path / "sources" / "paged.pdf"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(pdf(*sheets))
    user.add(path)
    user.wait_until(lambda: any(row.format == "pdf" for row in user.rows()))
    key = next(row.id for row in user.rows() if row.format == "pdf")
    user.session.open_document(key)
    user.wait_until(lambda: bool(user.session.opened and user.session.opened.document.pages))
    assert user.session.opened is not None
    return user.session.opened.document


def test_the_page_is_told_as_the_reader_scrolls(
    user: User, paged: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = user.window._page_place
    assert told.text() == "p. 1 of 3"
    monkeypatch.setattr(GoToPageDialog, "ask", lambda *_: paged.pages[1].start)
    user.press(Qt.Key.Key_G, on=user.window.reader.view)
    user.wait_until(lambda: told.text() == "p. 2 of 3")
    user.press(Qt.Key.Key_Left, ALT)
    user.wait_until(lambda: told.text() == "p. 1 of 3")
    user.press(Qt.Key.Key_Right, ALT)
    user.wait_until(lambda: told.text() == "p. 2 of 3")
    user.open(HARBOUR_TITLE)
    assert told.text() == ""
    assert not user.window.actions_["page"].isEnabled()
    assert not user.window.actions_["back"].isEnabled()


def test_a_passage_is_copied_with_its_source_and_page(user: User, paged: Document) -> None:
    user.select("Page number 2 tells")
    user.press(Qt.Key.Key_C, CONTROL | SHIFT, on=user.window.reader.view)
    copied = QApplication.clipboard().text()
    assert copied.startswith("“Page number 2 tells” (")
    assert copied.endswith(", p. 2)")


def test_a_note_tells_its_page(user: User, paged: Document) -> None:
    annotation = user.session.changes.annotate(
        user.span_of("Page number 3 tells"), note="Which bank?"
    )
    assert annotation is not None
    user.press(Qt.Key.Key_2, CONTROL)
    notes = user.window.notes_pane.view
    said = notes.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "page 3" in said


FOOTNOTES = """# A report with notes

The river rises.[^1] {filling}

The end.

[^1]: It rises at night.
"""


def test_a_reference_leads_to_its_note_and_back_by_keyboard(user: User, write: Write) -> None:
    filling = "\n\n".join(f"Paragraph {n} tells of the river. " * 8 for n in range(60))
    user.add(write("notes.md", FOOTNOTES.format(filling=filling)))
    user.wait_for_rows(3)
    user.open("A report with notes")
    reader = user.window.reader
    assert user.session.opened is not None
    runs = [r for r in user.session.opened.document.runs if r.style == "reference"]
    if not runs:
        pytest.skip("Footnotes of Markdown are no references yet.")
    reader.setFocus()
    user.press(Qt.Key.Key_Tab, on=reader.view)
    user.press(Qt.Key.Key_Return, on=reader.view)
    target = int(runs[0].target.removeprefix("#"))
    assert reader.top_offset() > 1000
    assert reader.view.caret_offset() == target
    assert user.window.actions_["back"].isEnabled()
    user.press(Qt.Key.Key_Left, ALT)
    assert reader.top_offset() == 0

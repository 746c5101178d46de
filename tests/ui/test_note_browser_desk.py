"""All notes of the library, as the user works with them."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefreader.domain.annotation import Anchor, Annotation, Colour, State
from briefreader.domain.document import Span
from briefreader.ui import choosing
from briefreader.ui.notebrowser.tags_dialog import TagsAnswer, TagsDialog
from briefreader.ui.panes.note_browser import NoteBrowserPane
from tests.ui.briefings import HARBOUR_TITLE, RAILWAY_TITLE
from tests.ui.user import User

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


def annotate(
    user: User,
    title: str,
    words: str,
    note: str = "",
    tags: tuple[str, ...] = (),
    colour: Colour = Colour.YELLOW,
) -> Annotation:
    library = user.session.library
    key = next(key for key, row in library.by_id().items() if row.title == title)
    start = library.document(key).text.index(words)
    span = Span(start, start + len(words))
    return library.annotate(key, span, note=note, tags=tags, colour=colour)


@pytest.fixture
def noted(user: User) -> User:
    """A user with five notes on two documents, looking at all of them."""
    annotate(user, HARBOUR_TITLE, "short agenda", "How short?", ("talks",))
    annotate(user, HARBOUR_TITLE, "postponed twice", "", ("talks", "delay"))
    annotate(user, HARBOUR_TITLE, "deepened")
    annotate(user, RAILWAY_TITLE, "a year late", "Ask the *engineers*.", ("delay",))
    annotate(user, RAILWAY_TITLE, "Riga", "", ("places/riga",))
    open_notes(user)
    return user


def open_notes(user: User) -> None:
    user.press(KEY.Key_N, CONTROL | SHIFT)
    settle(user)


def settle(user: User) -> None:
    """Wait until the list shows what is there, and where all notes stand is known."""
    desk = user.window.note_browser
    user.wait_until(lambda: not desk._refresh_timer.isActive())
    user.wait_until_idle()
    user.wait_until(lambda: not desk._later_timer.isActive())
    user.wait_until_idle()


def pane(user: User) -> NoteBrowserPane:
    found = user.window.note_browser.pane
    assert found is not None
    return found


def rows(user: User) -> list[str]:
    """The rows: headings with their counts, and passages."""
    model, shown = pane(user).view.notes, []
    for row in range(len(model.sheet)):
        note = model.sheet.note(row)
        if note is None:
            shown.append(f"[{model.index(row).data()}]")
        else:
            shown.append(note.anchor.exact if note.anchor else note.note)
    return shown


def quotes(user: User) -> list[str]:
    return [row for row in rows(user) if not row.startswith("[")]


def select(user: User, *passages: str) -> None:
    """Make the first one current, and select the others as well, by keys alone."""
    shown = rows(user)
    view = pane(user).view
    view.setFocus()
    user.press(KEY.Key_Home, on=view)
    first = shown.index(passages[0])
    for _ in range(first):
        user.press(KEY.Key_J, on=view)
    for _ in range(shown.index(passages[-1]) - first):
        user.press(KEY.Key_Down, SHIFT, on=view)


def current(user: User) -> str:
    note = pane(user).view.current_note()
    return note.anchor.exact if note is not None and note.anchor else ""


def saved(user: User, passage: str) -> Annotation:
    found = user.session.library.annotations.all()
    return next(item for item in found if item.anchor and item.anchor.exact == passage)


def choose(user: User, number: int) -> None:
    """Group the notes by another thing, as with the keyboard."""
    box = pane(user).bar.grouping
    box.setFocus()
    user.press(KEY.Key_Home, on=box)
    for _ in range(number):
        user.press(KEY.Key_Down, on=box)
    settle(user)


# --- opening, leaving, going to a document -------------------------------------------------------


def test_all_notes_take_the_readers_place_and_escape_gives_it_back(noted: User) -> None:
    assert pane(noted).view.hasFocus()
    assert not noted.window.reader.isVisible()
    assert rows(noted) == [
        f"[{RAILWAY_TITLE}, 2 notes]",
        "Riga",
        "a year late",
        f"[{HARBOUR_TITLE}, 3 notes]",
        "short agenda",
        "postponed twice",
        "deepened",
    ]
    assert pane(noted).bar.count.text() == "5 notes"
    noted.press(KEY.Key_Escape)
    assert noted.window.reader.isVisible()
    assert not noted.window.note_browser.is_open
    open_notes(noted)
    assert pane(noted).view.hasFocus()


def test_enter_shows_a_note_in_its_document_and_the_key_comes_back_to_it(noted: User) -> None:
    select(noted, "postponed twice")
    noted.press(KEY.Key_Return)
    noted.wait_for_document(HARBOUR_TITLE)
    noted.wait_until(lambda: noted.window.reader.isVisible())
    noted.wait_until(lambda: noted.window.notes_pane.view.current() is not None)
    shown = noted.window.notes_pane.view.current()
    assert shown is not None
    assert shown.annotation.anchor is not None
    assert shown.annotation.anchor.exact == "postponed twice"
    open_notes(noted)
    assert current(noted) == "postponed twice"
    select(noted, "deepened")
    noted.press(KEY.Key_Return)  # Its document is open already.
    assert noted.window.reader.isVisible()
    shown = noted.window.notes_pane.view.current()
    assert shown is not None
    assert shown.annotation.anchor is not None
    assert shown.annotation.anchor.exact == "deepened"


def test_a_document_chosen_on_the_left_takes_the_place_of_the_notes(noted: User) -> None:
    noted.open(RAILWAY_TITLE)
    assert noted.window.reader.isVisible()


def test_nothing_is_done_to_the_document_behind_the_notes(user: User) -> None:
    user.open(HARBOUR_TITLE)
    annotate(user, HARBOUR_TITLE, "deepened")
    user.select("short agenda")
    open_notes(user)
    for name in ("star", "highlight", "note", "find", "details"):
        assert not user.window.actions_[name].isEnabled()
    user.press(KEY.Key_H)
    user.press(KEY.Key_S)
    assert len(user.session.library.annotations.all()) == 1
    user.press(KEY.Key_Escape)
    assert user.window.actions_["star"].isEnabled()


def test_without_notes_a_sentence_says_how_to_make_some(user: User) -> None:
    open_notes(user)
    empty = pane(user).empty
    assert empty.isVisible()
    assert "There are no notes yet" in empty.text()
    user.press(KEY.Key_Escape)
    assert not user.window.note_browser.is_open


# --- finding and grouping ------------------------------------------------------------------------


def test_what_is_typed_finds_notes_and_says_where_it_looked(noted: User) -> None:
    noted.press(KEY.Key_Slash)
    box = pane(noted).bar.filter
    assert box.hasFocus()
    QTest.keyClicks(box, "engine")
    settle(noted)
    assert quotes(noted) == ["a year late"]
    assert pane(noted).bar.count.text() == "1 of 5 notes"
    assert pane(noted).bar.explained.text() == "“engine…”: in notes, passages, tags and titles."
    noted.press(KEY.Key_Down)
    assert pane(noted).view.hasFocus()
    noted.press(KEY.Key_F, CONTROL)
    assert box.hasFocus()
    QTest.keyClicks(box, "nowhere")
    settle(noted)
    assert "No note has" in pane(noted).empty.text()
    noted.press(KEY.Key_Escape)
    settle(noted)
    assert len(quotes(noted)) == 5
    noted.press(KEY.Key_Escape)
    assert not noted.window.note_browser.is_open


def test_notes_are_grouped_by_tag_and_by_colour_and_groups_fold(noted: User) -> None:
    choose(noted, 1)
    assert rows(noted) == [
        "[delay, 2 notes]",
        "a year late",
        "postponed twice",
        "[places / riga, 1 note]",
        "Riga",
        "[talks, 2 notes]",
        "short agenda",
        "postponed twice",
        "[No tag, 1 note]",
        "deepened",
    ]
    view = pane(noted).view
    select(noted, "postponed twice")
    noted.press(KEY.Key_Left)
    assert view.current_note() is None
    noted.press(KEY.Key_Left)
    assert rows(noted)[:2] == ["[delay, 2 notes, folded]", "[places / riga, 1 note]"]
    noted.press(KEY.Key_Right)
    assert len(rows(noted)) == 10
    choose(noted, 2)
    assert rows(noted)[0] == "[Yellow, 5 notes]"


def test_only_notes_on_the_documents_listed_are_shown_on_request(noted: User) -> None:
    pane(noted).bar.results.click()
    noted.type_query("engineers")
    noted.wait_until(lambda: quotes(noted) == ["Riga", "a year late"])
    pane(noted).bar.results.click()
    noted.wait_until(lambda: len(quotes(noted)) == 5)


# --- editing in place ----------------------------------------------------------------------------


def test_a_note_is_edited_where_it_stands_and_undone(noted: User) -> None:
    select(noted, "short agenda")
    noted.press(KEY.Key_F2)
    editor = pane(noted).editor
    assert editor is not None
    box = editor.note_box
    assert box.hasFocus()
    assert pane(noted).view.viewport().rect().contains(editor.geometry())
    QTest.keyClicks(box, " Jkn/ and shorter.")  # Letters that are keys of the list.
    QTest.keyClick(box, KEY.Key_Return, CONTROL)
    settle(noted)
    assert saved(noted, "short agenda").note == "How short? Jkn/ and shorter."
    assert pane(noted).editor is None
    assert pane(noted).view.hasFocus()
    assert current(noted) == "short agenda"
    assert noted.window.actions_["undo"].text() == "&Undo changing the note"
    noted.press(KEY.Key_Z, CONTROL)
    settle(noted)
    assert saved(noted, "short agenda").note == "How short?"


def test_escape_leaves_the_editor_and_not_the_notes(noted: User) -> None:
    select(noted, "deepened")
    noted.press(KEY.Key_T)
    editor = pane(noted).editor
    assert editor is not None
    assert editor.tags_box.hasFocus()
    QTest.keyClick(editor.tags_box, KEY.Key_Escape)
    assert pane(noted).editor is None
    assert noted.window.note_browser.is_open
    assert pane(noted).view.hasFocus()


def test_an_open_editor_keeps_its_text_while_other_notes_change(noted: User) -> None:
    select(noted, "deepened")
    noted.press(KEY.Key_N)
    editor = pane(noted).editor
    assert editor is not None
    QTest.keyClicks(editor.note_box, "Half a thou")
    late = saved(noted, "a year late")
    noted.session.library.delete_annotation(late.id)
    noted.session.annotations_changed.emit("")
    settle(noted)
    assert "a year late" not in quotes(noted)
    assert pane(noted).editor is editor
    assert editor.note_box.toPlainText() == "Half a thou"
    noted.session.library.delete_annotation(saved(noted, "deepened").id)
    noted.session.annotations_changed.emit("")
    settle(noted)
    assert pane(noted).editor is editor
    assert "deepened" in quotes(noted)  # As long as it is being edited.


# --- several at once -----------------------------------------------------------------------------


def test_several_notes_are_tagged_in_one_step(noted: User, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def answer(_: object, __: object, notes: tuple[Annotation, ...], ___: object) -> TagsAnswer:
        asked.append(len(notes))
        return TagsAnswer(("checked",), ("delay",))

    monkeypatch.setattr(TagsDialog, "ask", answer)
    select(noted, "short agenda", "deepened")
    assert pane(noted).several.label.text() == "3 notes selected"
    noted.press(KEY.Key_T)
    settle(noted)
    assert asked == [3]
    assert saved(noted, "postponed twice").tags == ("talks", "checked")
    assert saved(noted, "deepened").tags == ("checked",)
    assert noted.window.actions_["undo"].text() == "&Undo tagging 3 notes"
    noted.press(KEY.Key_Z, CONTROL)
    settle(noted)
    assert saved(noted, "postponed twice").tags == ("talks", "delay")
    assert len(pane(noted).view.selected_notes()) == 3


def test_several_notes_are_recoloured_and_deleted_and_brought_back(noted: User) -> None:
    select(noted, "Riga", "a year late")
    noted.press(KEY.Key_4)
    settle(noted)
    assert saved(noted, "Riga").colour is saved(noted, "a year late").colour is Colour.PINK
    noted.press(KEY.Key_Delete)
    settle(noted)
    assert quotes(noted) == ["short agenda", "postponed twice", "deepened"]
    assert noted.messages[-1] == "Deleted 2 notes. Ctrl+Z brings them back."
    assert current(noted) == "short agenda"
    bar = pane(noted).bar
    assert bar.deleted.text() == "Deleted (2)"
    bar.deleted.click()
    settle(noted)
    assert quotes(noted) == ["Riga", "a year late"]
    assert bar.count.text() == "2 deleted notes"
    pane(noted).view.setFocus()
    noted.press(KEY.Key_A, CONTROL)
    noted.press(KEY.Key_Delete)  # They are deleted: nothing to do.
    noted.press(KEY.Key_R)
    settle(noted)
    assert "No notes have been deleted" in pane(noted).empty.text()
    bar.deleted.click()
    settle(noted)
    assert len(quotes(noted)) == 5


def test_before_many_notes_are_changed_a_snapshot_is_taken(noted: User) -> None:
    for number in range(25):
        annotate(noted, RAILWAY_TITLE, "the river", f"Note {number}")
    noted.session.annotations_changed.emit("")
    settle(noted)
    pane(noted).view.setFocus()
    noted.press(KEY.Key_A, CONTROL)
    noted.press(KEY.Key_3)
    noted.wait_until(lambda: saved(noted, "Riga").colour is Colour.BLUE)
    settle(noted)
    snapshots = noted.session.library.snapshots
    # Where the day's first one was taken of the same state a moment before, it is that one.
    assert snapshots.list()[0].reason in {"", "before “recolouring 30 notes”"}
    assert snapshots.difference(snapshots.list()[0]).changed == 30


def test_notes_are_copied_as_markdown_with_their_sources(noted: User) -> None:
    select(noted, "Riga", "a year late")
    noted.press(KEY.Key_C, CONTROL)
    settle(noted)
    assert noted.messages[-1] == "Copied 2 notes as Markdown."
    assert QApplication.clipboard().text() == (
        "> Riga\n>\n> — “Railway link delayed”, Desk Note, 9 April 2021\n\nTags: places/riga\n\n"
        "---\n\n> a year late\n>\n> — “Railway link delayed”, Desk Note, 9 April 2021\n\n"
        "Ask the *engineers*.\n\nTags: delay\n"
    )


def test_notes_selected_are_exported(
    noted: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "export_folder", lambda _: tmp_path / "out")
    select(noted, "Riga", "a year late")
    pane(noted).several.export.click()
    settle(noted)
    (written,) = (tmp_path / "out").iterdir()
    text = written.read_text(encoding="utf-8")
    assert "a year late" in text
    assert "postponed" not in text


# --- looking closer ------------------------------------------------------------------------------


def test_space_shows_the_passage_in_its_text_and_follows_the_current_note(noted: User) -> None:
    select(noted, "a year late")
    noted.press(KEY.Key_Space)
    preview = pane(noted).preview
    noted.wait_until(lambda: "Engineers blamed" in preview.toPlainText())
    assert preview.isVisible()
    assert pane(noted).view.hasFocus()
    noted.press(KEY.Key_J)
    noted.press(KEY.Key_J)
    noted.wait_until(lambda: "We expect a short agenda" in preview.toPlainText())
    assert "How short?" in preview.toPlainText()
    noted.press(KEY.Key_Escape)
    assert not preview.isVisible()
    assert noted.window.note_browser.is_open


def test_notes_that_need_a_look_are_counted_and_shown_alone(noted: User) -> None:
    assert not pane(noted).bar.doubtful.isVisible()
    elsewhere = Anchor("no such words", "It was finished ", " by the others.", 7_000, 7_013)
    note = replace(saved(noted, "a year late"), anchor=elsewhere)
    noted.session.library.save_annotation(note)
    noted.session.annotations_changed.emit(note.document_id)
    noted.wait_until(lambda: pane(noted).bar.doubtful.isVisible())
    assert pane(noted).bar.doubtful.text() == "Needs a look (1)"
    pane(noted).bar.doubtful.click()
    settle(noted)
    assert quotes(noted) == ["no such words"]
    placement = noted.session.library.notebook.placement(saved(noted, "no such words"))
    assert placement is not None
    assert placement.state in (State.CHECK, State.UNATTACHED)


def test_a_row_says_everything_to_a_screen_reader(noted: User) -> None:
    select(noted, "a year late")
    view = pane(noted).view
    words = view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == (
        "yellow highlight, a year late, Ask the engineers., tags: delay, in Railway link delayed"
    )
    assert view.accessibleName() == "All notes"


def test_a_note_that_is_being_written_is_saved_when_the_reader_comes_back(noted: User) -> None:
    select(noted, "deepened")
    noted.press(KEY.Key_N)
    editor = pane(noted).editor
    assert editor is not None
    QTest.keyClicks(editor.note_box, "By how much?")
    noted.open(RAILWAY_TITLE)
    assert saved(noted, "deepened").note == "By how much?"


def test_enter_on_a_deleted_note_shows_its_passage(noted: User) -> None:
    select(noted, "a year late")
    noted.press(KEY.Key_Delete)
    settle(noted)
    pane(noted).bar.deleted.click()
    settle(noted)
    pane(noted).view.setFocus()
    noted.press(KEY.Key_Return)
    noted.wait_until(lambda: "Engineers blamed" in pane(noted).preview.toPlainText())
    assert noted.window.note_browser.is_open
    noted.press(KEY.Key_F2)
    assert pane(noted).editor is None


def test_notes_keep_their_place_and_look_in_another_theme_and_width(noted: User) -> None:
    select(noted, "postponed twice")
    noted.window.actions_["dark"].trigger()
    assert current(noted) == "postponed twice"
    noted.window.resize(900, 500)
    QApplication.processEvents()
    view = pane(noted).view
    view.scrollTo(view.currentIndex())
    place = view.visualRect(view.currentIndex())
    assert view.viewport().rect().contains(place)
    assert view.indexAt(place.center()) == view.currentIndex()


def test_the_heading_of_what_is_in_sight_stays_in_sight(noted: User) -> None:
    noted.window.resize(900, 420)
    QApplication.processEvents()
    view = pane(noted).view
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    point = QPoint(8, 8)
    top = view.indexAt(point)
    assert top.data() == f"{HARBOUR_TITLE}, 3 notes"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert rows(noted)[-1] == f"[{HARBOUR_TITLE}, 3 notes, folded]"


def test_the_first_notes_give_way_to_all_of_them_and_the_chosen_one_stays(noted: User) -> None:
    desk = noted.window.note_browser
    pane = desk.pane
    assert pane is not None
    whole = pane.listing
    desk._take_beginning(replace(whole, groups=whole.groups[:1], is_whole=False))
    assert pane.bar.count.text() == "Reading…"
    chosen = whole.groups[0].notes[-1]
    assert pane.view.select_note(chosen.id)
    settle(noted)
    assert pane.listing.is_whole
    assert pane.listing.groups == whole.groups
    assert pane.view.current_note() == chosen
    assert pane.bar.count.text() == "5 notes"


def test_in_a_narrow_window_the_bar_says_in_fewer_words_what_it_leaves_out(noted: User) -> None:
    bar = pane(noted).bar
    box = bar.results
    bar.setFixedWidth(900)
    noted.wait_until(lambda: box.text() == "Only in the documents listed")
    bar.setFixedWidth(430)
    noted.wait_until(lambda: box.text() == "Listed only")
    noted.wait_until(lambda: box.width() >= box.sizeHint().width())
    assert box.accessibleName() == "Only in the documents listed"

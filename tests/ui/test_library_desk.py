"""The library in the window: first start, adding, stepping, star, unread, deleting, exporting."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl

from briefreader.config import Places
from briefreader.ui import choosing
from tests.ui.briefings import HARBOUR, HARBOUR_TITLE, RAILWAY, RAILWAY_TITLE
from tests.ui.user import User, drop_urls

Write = Callable[[str, str], Path]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
WELCOME = "Welcome to briefreader"


# The first start


def test_the_first_start_opens_on_the_samples_with_the_welcome(newcomer: User) -> None:
    newcomer.wait_for_document(WELCOME)
    newcomer.wait_until(lambda: len(newcomer.rows()) >= 9)
    assert newcomer.window.library_pane.count.text().endswith("sample documents")
    assert newcomer.window.reader.view.isVisible()
    assert newcomer.window.windowTitle() == f"{WELCOME} — briefreader"


def test_the_welcome_is_a_document_that_can_be_searched_and_annotated(newcomer: User) -> None:
    newcomer.wait_for_document(WELCOME)
    newcomer.select("briefreader")
    newcomer.press(Qt.Key.Key_1, on=newcomer.window.reader.view)
    assert newcomer.quotes() == ["briefreader"]


def test_the_samples_make_room_when_the_first_document_is_added(
    newcomer: User, briefings: tuple[Path, Path], places: Places
) -> None:
    newcomer.wait_for_document(WELCOME)
    newcomer.add(briefings[0])
    newcomer.wait_for_rows(1)
    assert newcomer.titles() == [HARBOUR_TITLE]
    assert newcomer.session.opened is None
    assert newcomer.session.library.places == places
    assert newcomer.window.library_pane.count.text() == "1 document"


def test_the_samples_do_not_come_back_once_there_was_a_document(
    begin: Callable[[], User], briefings: tuple[Path, Path]
) -> None:
    first = begin()
    first.start(*briefings)
    first.wait_for_rows(2)
    first.quit()
    second = begin()
    second.start()
    assert sorted(second.titles()) == [HARBOUR_TITLE, RAILWAY_TITLE]


# Adding


def test_files_and_folders_are_dragged_onto_the_window(
    user: User, write: Write, tmp_path: Path
) -> None:
    write("folder/a.txt", "The first note\n\nOf two lines.")
    write("folder/below/b.md", "# The second note\n\nOf two lines.")
    write("folder/picture.png", "no picture")
    user.add(tmp_path / "sources" / "folder", write("c.txt", "The third note\n\nOf two lines."))
    user.wait_for_rows(5)
    assert user.messages[-1] == "3 added, 1 of other kinds passed over"


@pytest.mark.parametrize("part", ["list", "reader", "panel"])
def test_files_are_dropped_on_every_part_of_the_window(user: User, write: Write, part: str) -> None:
    user.open(HARBOUR_TITLE)
    window = user.window
    target = {
        "list": window.library_pane.view.viewport(),
        "reader": window.reader.view.viewport(),
        "panel": window.facts_pane.view.viewport(),
    }[part]
    path = write("c.txt", "The third note\n\nOf two lines.")
    # Qt offers a drop to the widget under the mouse and then to those that hold it.
    taken = drop_urls([QUrl.fromLocalFile(str(path))], target)
    holder = target.parentWidget()
    while not taken and holder is not None:
        taken = drop_urls([QUrl.fromLocalFile(str(path))], holder)
        holder = holder.parentWidget()
    assert taken
    user.wait_for_rows(3)


def test_addresses_of_the_web_are_not_taken(user: User) -> None:
    assert not drop_urls([QUrl("https://example.org/a.html")], user.window)
    assert len(user.rows()) == 2


@pytest.mark.parametrize(
    ("key", "modifiers", "asked"),
    [
        (Qt.Key.Key_O, CONTROL, "files_to_add"),
        (Qt.Key.Key_O, CONTROL | SHIFT, "folder_to_add"),
    ],
)
def test_files_and_folders_are_added_by_keyboard(
    user: User,
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    asked: str,
) -> None:
    path = write("c/c.txt", "The third note\n\nOf two lines.")
    chosen = (path,) if asked == "files_to_add" else path.parent
    monkeypatch.setattr(choosing, asked, lambda *_: chosen)
    user.press(key, modifiers)
    user.wait_for_rows(3)


def test_a_cancelled_choice_adds_nothing(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "files_to_add", lambda _: ())
    monkeypatch.setattr(choosing, "folder_to_add", lambda *_: None)
    for name in ("add_files", "add_folder", "watch_folder"):
        user.window.actions_[name].trigger()
    assert not user.session.work.busy


def test_a_watched_folder_is_read_in_place(
    user: User, write: Write, monkeypatch: pytest.MonkeyPatch, places: Places
) -> None:
    path = write("watched/c.txt", "The third note\n\nOf two lines.")
    monkeypatch.setattr(choosing, "folder_to_add", lambda *_: path.parent)
    user.window.actions_["watch_folder"].trigger()
    user.wait_for_rows(3)
    assert len(list((places.library / "documents").glob("*.*"))) == 2


def test_a_folder_in_which_nothing_can_be_read_says_so(
    user: User, write: Write, tmp_path: Path
) -> None:
    write("bad/a.txt", "")
    (tmp_path / "sources" / "bad" / "b.txt").write_bytes(bytes(range(256)) * 40)
    user.add(tmp_path / "sources" / "bad")
    user.wait_until(user.window.messages.isVisible)
    assert "could not be read" in user.window.messages.label.text().casefold() or (
        "Could not read" in user.window.messages.label.text()
    )
    user.wait_for_rows(4)


# Stepping


def test_the_keys_j_and_k_go_from_document_to_document(user: User) -> None:
    first, second = user.titles()
    user.open(first)
    user.press(Qt.Key.Key_J, on=user.window.reader.view)
    user.wait_for_document(second)
    user.press(Qt.Key.Key_K, on=user.window.reader.view)
    user.wait_for_document(first)
    user.press(Qt.Key.Key_Down, ALT)
    user.wait_for_document(second)


# Star and unread


def test_a_document_is_starred_and_the_star_taken_away_and_undone(user: User) -> None:
    user.open(HARBOUR_TITLE)

    def starred() -> bool:
        return user.rows()[user.titles().index(HARBOUR_TITLE)].starred

    user.press(Qt.Key.Key_S)
    assert starred()
    assert user.window.actions_["star"].isChecked()
    user.press(Qt.Key.Key_S)
    assert not starred()
    user.press(Qt.Key.Key_Z, CONTROL)
    assert starred()


def test_a_document_is_marked_unread(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.wait_until(lambda: not user.rows()[user.titles().index(HARBOUR_TITLE)].unread)
    user.press(Qt.Key.Key_U)
    assert user.rows()[user.titles().index(HARBOUR_TITLE)].unread


# Deleting


def test_a_document_is_deleted_and_comes_back_with_its_notes(user: User, places: Places) -> None:
    user.open(HARBOUR_TITLE)
    user.select("postponed twice")
    user.press(Qt.Key.Key_2, on=user.window.reader.view)
    user.window.library_pane.view.setFocus()
    user.press(Qt.Key.Key_Delete)
    user.wait_for_rows(1)
    assert user.titles() == [RAILWAY_TITLE]
    assert user.session.opened is None
    assert user.messages[-1] == "Deleted the document. Ctrl+Z brings it back."
    user.press(Qt.Key.Key_Z, CONTROL)
    user.wait_for_rows(2)
    user.open(HARBOUR_TITLE)
    assert user.quotes() == ["postponed twice"]
    user.press(Qt.Key.Key_Z, CONTROL | SHIFT)
    user.wait_for_rows(1)


def test_several_selected_documents_are_deleted_together(user: User) -> None:
    view = user.window.library_pane.view
    view.setFocus()
    user.press(Qt.Key.Key_A, CONTROL)
    user.press(Qt.Key.Key_Delete)
    user.wait_for_rows(0)
    assert user.messages[-1] == "Deleted 2 documents. Ctrl+Z brings it back."
    user.press(Qt.Key.Key_Z, CONTROL)
    user.wait_for_rows(2)


def test_the_delete_key_in_the_search_box_deletes_letters_only(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.type_query("r")
    user.press(Qt.Key.Key_Home)
    user.press(Qt.Key.Key_Delete)
    user.wait_for_query("")
    assert len(user.rows()) == 2
    assert user.session.opened is not None


def test_letters_typed_into_the_search_box_are_no_commands(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.type_query("shunt j?/k")
    assert user.window.library_pane.search_box.text() == "shunt j?/k"
    assert user.session.opened is not None
    assert not user.session.opened.summary.starred
    assert user.session.opened.placements == ()


# Exporting


@pytest.fixture
def annotated(user: User) -> User:
    """A user with one note in each of their two documents; the second one is open."""
    for title, words in ((HARBOUR_TITLE, "postponed twice"), (RAILWAY_TITLE, "the river")):
        user.open(title)
        user.session.changes.annotate(user.span_of(words), note=f"About {words}.", tags=("work",))
    return user


@pytest.mark.parametrize(
    ("command", "query", "quotes"),
    [
        ("export_document", "", {"the river"}),
        ("export_results", "harbour", {"postponed twice"}),
        ("export_all", "harbour", {"postponed twice", "the river"}),
    ],
)
def test_notes_are_exported_by_menu(
    annotated: User,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    query: str,
    quotes: set[str],
) -> None:
    folder = tmp_path / "exported"
    monkeypatch.setattr(choosing, "export_folder", lambda _: folder)
    if query:
        annotated.type_query(query)
    annotated.messages.clear()
    annotated.window.actions_[command].trigger()
    annotated.wait_until(lambda: bool(annotated.messages))
    written = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.md"))
    for words in ("postponed twice", "the river"):
        assert (f"About {words}." in written) == (words in quotes)
    assert f"Notes exported to {folder}: {len(quotes)};" in annotated.messages[-1]


def test_an_export_into_a_place_that_is_no_folder_says_so(
    annotated: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a-file"
    file.write_text("kept", encoding="utf-8")
    monkeypatch.setattr(choosing, "export_folder", lambda _: file / "below")
    annotated.press(Qt.Key.Key_E, CONTROL)
    annotated.wait_until(annotated.window.messages.isVisible)
    assert "a part of this path is a file, not a folder" in annotated.window.messages.label.text()
    assert file.read_text(encoding="utf-8") == "kept"


# Upkeep and help


def test_the_index_is_rebuilt_from_the_menu(user: User) -> None:
    user.window.actions_["rebuild"].trigger()
    user.wait_until(lambda: "The search index is new." in user.messages)
    user.type_query("engineers")
    assert user.titles() == [RAILWAY_TITLE]


def test_a_second_copy_of_a_document_is_told_of_and_not_added(user: User, write: Write) -> None:
    user.add(write("copy.html", HARBOUR), write("other.html", RAILWAY))
    user.wait_for_rows(2)
    assert user.messages[-1] == "2 already there"

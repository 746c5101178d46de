"""The window as a whole: what it remembers, how it looks, who can use it, and bad surroundings."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollBar, QTabBar, QWidget

from briefreader.config import Places
from briefreader.ui.settings import load_settings, save_settings
from briefreader.ui.theme import Scheme, load_theme
from tests.ui.briefings import HARBOUR_TITLE, RAILWAY_TITLE, long_briefing
from tests.ui.user import User, pixels_in

Write = Callable[[str, str], Path]
Begin = Callable[[], User]
CONTROL = Qt.KeyboardModifier.ControlModifier


# What the window remembers


def test_the_window_remembers_sizes(begin: Begin, user: User) -> None:
    user.press(Qt.Key.Key_F9)
    QApplication.processEvents()
    user.window.resize(780, 640)
    user.window.splitter.setSizes([290, 500, 0])
    QApplication.processEvents()
    list_width = user.window.splitter.sizes()[0]
    user.quit()
    again = begin()
    again.start()
    # The screen of the tests is 800 pixels wide, which may cost some pixels of the width.
    assert again.window.height() == 640
    assert again.window.width() < 850
    assert abs(again.window.splitter.sizes()[0] - list_width) <= 8


def test_the_window_remembers_the_open_document_and_the_scroll_position(
    begin: Begin, user: User, write: Write
) -> None:
    user.add(write("long.txt", long_briefing()))
    user.wait_for_rows(3)
    user.open("A long briefing")
    user.window.reader.scroll_to(user.span_of("Paragraph 70 tells").start)
    place = user.window.reader.top_offset()
    assert place > 1000
    user.quit()
    again = begin()
    again.start()
    again.wait_for_document("A long briefing")
    again.wait_until(lambda: again.window.reader.top_offset() == place)


def test_every_document_opens_where_it_was_left(user: User, write: Write) -> None:
    user.add(write("long.txt", long_briefing()))
    user.wait_for_rows(3)
    user.open("A long briefing")
    user.window.reader.scroll_to(user.span_of("Paragraph 70 tells").start)
    place = user.window.reader.top_offset()
    user.wait_until(lambda: place in user.window.settings.places.values())
    user.open(HARBOUR_TITLE)
    user.open("A long briefing")
    user.wait_until(lambda: user.window.reader.top_offset() == place)


def test_the_window_remembers_the_theme_the_text_size_and_the_panel(
    begin: Begin, user: User
) -> None:
    user.press(Qt.Key.Key_D, CONTROL)
    user.press(Qt.Key.Key_Plus, CONTROL)
    user.press(Qt.Key.Key_3, CONTROL)
    user.quit()
    assert load_settings().scheme == "dark"
    again = begin()
    again.start()
    assert again.window._theme.scheme is Scheme.DARK
    assert again.window._theme.text_size == 19
    assert again.window.tabs.currentIndex() == 2
    assert pixels_in(again.window.reader, again.window._theme.page) > 10_000


def test_a_hidden_side_panel_stays_hidden(begin: Begin, user: User) -> None:
    user.press(Qt.Key.Key_F9)
    assert not user.window.tabs.isVisible()
    user.quit()
    again = begin()
    again.start()
    assert not again.window.tabs.isVisible()
    again.press(Qt.Key.Key_F9)
    assert again.window.tabs.isVisible()


def test_a_remembered_document_that_is_gone_is_passed_over(begin: Begin, user: User) -> None:
    user.quit()
    library = str(user.session.work._home.library)
    save_settings(replace(load_settings(), document="0123456789abcdef", library=library))
    again = begin()
    again.start()
    again.type_query("engineers")
    assert again.problems == []
    assert again.session.opened is None


# Light and dark


def test_the_whole_window_is_light_and_dark(user: User) -> None:
    user.open(HARBOUR_TITLE)
    light = load_theme(Scheme.LIGHT)
    dark = load_theme(Scheme.DARK)
    panes = (user.window.reader.view.viewport(), user.window.library_pane.view.viewport())
    for pane in panes:
        assert pixels_in(pane, dark.page) + pixels_in(pane, dark.panel) == 0
    user.press(Qt.Key.Key_D, CONTROL)
    for pane in panes:
        assert pixels_in(pane, dark.page) + pixels_in(pane, dark.panel) > 5_000
        assert pixels_in(pane, light.page) + pixels_in(pane, light.panel) == 0
    user.press(Qt.Key.Key_D, CONTROL)
    for pane in panes:
        assert pixels_in(pane, light.page) + pixels_in(pane, light.panel) > 5_000


def test_another_theme_keeps_the_place_the_selection_and_the_notes(
    user: User, write: Write
) -> None:
    user.add(write("long.txt", long_briefing()))
    user.wait_for_rows(3)
    user.open("A long briefing")
    user.session.changes.annotate(user.span_of("Paragraph 60 tells"), note="Kept")
    span = user.select("Paragraph 60 tells")
    place = user.window.reader.top_offset()
    user.press(Qt.Key.Key_D, CONTROL)
    assert user.window.reader.selection() == span
    assert user.window.reader.top_offset() == place
    assert [card.annotation.note for card in user.window.reader.view.margin.cards()] == ["Kept"]


# Who can use it


def interactive(window: QWidget) -> Iterator[QWidget]:
    """The widgets of a window that take the focus or that can be clicked."""
    inner = (QScrollBar, QTabBar)
    for widget in window.findChildren(QWidget):
        of_a_list_of_choices = type(widget.parent()).__name__ == "QFrame"
        of_qt = widget.objectName().startswith("qt_")
        if isinstance(widget, inner) or of_a_list_of_choices or of_qt:
            continue
        takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if (takes_focus or isinstance(widget, QAbstractButton)) and widget.focusProxy() is None:
            yield widget


def test_every_interactive_widget_has_an_accessible_name(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.session.changes.annotate(user.span_of("postponed twice"), note="Why twice?")
    user.wait_for_facts()
    bare = [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for widget in interactive(user.window)
        if not (widget.accessibleName() or _shown_name(widget))
    ]
    assert bare == []


def _shown_name(widget: QWidget) -> str:
    """The name that a button shows, or that a button of the toolbar has from its command."""
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def test_the_tab_key_reaches_every_pane(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.window.library_pane.search_box.setFocus()
    reached: set[QWidget] = set()
    for _ in range(25):
        focused = user.window.focusWidget()
        assert focused is not None
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    panes = (user.window.library_pane, user.window.reader, user.window.tabs)
    for pane in panes:
        assert any(pane.isAncestorOf(widget) for widget in reached), pane


@pytest.mark.parametrize(
    ("key", "modifiers", "part"),
    [
        (Qt.Key.Key_K, CONTROL, "search_box"),
        (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier, "reader"),
        (Qt.Key.Key_1, CONTROL, "facts"),
        (Qt.Key.Key_2, CONTROL, "notes"),
        (Qt.Key.Key_3, CONTROL, "outline"),
    ],
)
def test_a_key_goes_to_each_part_of_the_window(
    user: User, key: Qt.Key, modifiers: Qt.KeyboardModifier, part: str
) -> None:
    window = user.window
    holders: dict[str, QWidget] = {
        "search_box": window.library_pane,
        "reader": window.reader,
        "facts": window.facts_pane,
        "notes": window.notes_pane,
        "outline": window.outline_pane,
    }
    user.open(HARBOUR_TITLE)
    user.wait_for_facts()
    user.session.changes.annotate(user.span_of("postponed twice"), note="Why twice?")
    user.press(key, modifiers)
    focused = window.focusWidget()
    assert focused is not None
    assert focused is holders[part] or holders[part].isAncestorOf(focused)


def test_the_text_is_made_larger_and_smaller_by_keyboard(user: User) -> None:
    user.press(Qt.Key.Key_Plus, CONTROL)
    user.press(Qt.Key.Key_Plus, CONTROL)
    user.press(Qt.Key.Key_Minus, CONTROL)
    assert user.window.settings.text_size == 19
    user.press(Qt.Key.Key_0, CONTROL)
    assert user.window.settings.text_size == 18


# What can be undone


def test_a_highlight_is_undone_and_done_again(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.select("postponed twice")
    user.press(Qt.Key.Key_1, on=user.window.reader.view)
    assert user.window.actions_["undo"].text() == "&Undo highlight"
    user.press(Qt.Key.Key_Z, CONTROL)
    assert user.quotes() == []
    user.press(Qt.Key.Key_Y, CONTROL)
    assert user.quotes() == ["postponed twice"]


def test_a_deleted_annotation_comes_back(user: User) -> None:
    user.open(HARBOUR_TITLE)
    noted = user.session.changes.annotate(user.span_of("postponed twice"), note="Why?", tags=("a",))
    assert noted is not None
    user.press(Qt.Key.Key_2, CONTROL)
    panel = user.window.notes_pane.view
    panel.setCurrentIndex(panel.model().index(0, 0))
    user.press(Qt.Key.Key_Delete, on=panel)
    assert user.quotes() == []
    user.press(Qt.Key.Key_Z, CONTROL)
    assert user.quotes() == ["postponed twice"]
    placed = user.session.placement(noted.id)
    assert placed is not None
    assert (placed.annotation.note, placed.annotation.tags) == ("Why?", ("a",))


# Bad surroundings


def test_an_annotation_that_cannot_be_saved_leaves_no_highlight_and_says_why(
    user: User, places: Places
) -> None:
    user.open(HARBOUR_TITLE)
    folder = places.library / "annotations"
    if folder.exists():
        folder.rmdir()
    folder.write_text("", encoding="utf-8")
    user.select("postponed twice")
    user.press(Qt.Key.Key_1, on=user.window.reader.view)
    assert user.quotes() == []
    painted = user.window._theme.highlight[user.window.reading.colour]
    assert pixels_in(user.window.reader.view.viewport(), painted) == 0
    assert user.window.messages.isVisible()
    assert "a part of this path is a file, not a folder" in user.window.messages.label.text()
    assert not user.window.actions_["undo"].isEnabled()
    QTest.mouseClick(user.window.messages.button, Qt.MouseButton.LeftButton)
    assert not user.window.messages.isVisible()


def test_a_star_that_cannot_be_saved_leaves_no_star(user: User, places: Places) -> None:
    user.open(HARBOUR_TITLE)
    user.wait_until(lambda: not user.rows()[user.titles().index(HARBOUR_TITLE)].unread)
    records = places.library / "records"
    records.rename(places.library / "records-away")
    records.write_text("", encoding="utf-8")
    user.press(Qt.Key.Key_S)
    assert not user.rows()[user.titles().index(HARBOUR_TITLE)].starred
    assert user.window.messages.isVisible()
    records.unlink()
    (places.library / "records-away").rename(records)


def test_a_library_that_cannot_be_made_gives_a_message(begin: Begin, places: Places) -> None:
    places.library.parent.mkdir(parents=True, exist_ok=True)
    places.library.write_text("A file, not a folder.", encoding="utf-8")
    starting = begin()
    starting.window.show()
    starting.window.library_desk.open_library((), starting.window.settings)
    starting.wait_until(starting.window.messages.isVisible)
    assert str(places.library) in starting.window.messages.label.text()
    assert places.library.read_text(encoding="utf-8") == "A file, not a folder."


def test_adding_to_a_library_that_cannot_be_written_says_so_and_loses_nothing(
    user: User, write: Write, places: Places
) -> None:
    documents = places.library / "documents"
    documents.rename(places.library / "documents-away")
    documents.write_text("", encoding="utf-8")
    assert user.drop(write("c.txt", "The third note\n\nOf two lines."))
    user.wait_until(user.window.messages.isVisible)
    assert "Nothing that was saved before is lost" in user.window.messages.label.text()
    documents.unlink()
    (places.library / "documents-away").rename(documents)
    user.wait_until(lambda: not user.session.work.busy)
    assert sorted(user.titles()) == [HARBOUR_TITLE, RAILWAY_TITLE]
    user.add(write("c.txt", "The third note\n\nOf two lines."))
    user.wait_for_rows(3)


def test_settings_that_cannot_be_saved_do_not_keep_the_window_open(
    user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a-file"
    file.write_text("", encoding="utf-8")
    monkeypatch.setenv("BRIEFREADER_CONFIG", str(file / "below"))
    user.quit()
    assert not user.window.isVisible()


def test_a_window_that_is_closed_before_it_is_built_closes(qapp: QApplication) -> None:
    from briefreader.ui.main_window import MainWindow

    window = MainWindow(load_settings(), Scheme.LIGHT)
    window.show()
    assert window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def test_when_the_open_document_goes_the_focus_stays_beside_the_list(
    newcomer: User, two_briefings: Path
) -> None:
    newcomer.start()
    newcomer.wait_until_idle()
    newcomer.press(Qt.Key.Key_F6)
    assert newcomer.window.reader.view.hasFocus()
    newcomer.add(two_briefings)  # the samples go
    newcomer.wait_for_rows(2)
    assert newcomer.window.reader.message.hasFocus()
    newcomer.window.library_pane.focus_search()
    newcomer.press(Qt.Key.Key_F6)
    assert newcomer.window.reader.message.hasFocus()

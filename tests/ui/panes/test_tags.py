"""The tree of tags below the list, and what is done with tags, as the user meets it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from briefreader.domain.annotation import Colour
from briefreader.domain.tag import EntryChange, TagEntry, TagNode, tag_key
from briefreader.library.vocabulary import Vocabulary
from briefreader.ui.dialogs import tag_questions
from briefreader.ui.dialogs.colour_names import ColourNamesDialog
from briefreader.ui.dialogs.document_tags import DocumentTagsDialog, TagsWanted
from briefreader.ui.dialogs.tag_choice import TagChoiceDialog
from briefreader.ui.dialogs.tag_description import TagDescriptionDialog
from briefreader.ui.dialogs.tag_name import TagNameDialog
from briefreader.ui.dialogs.tag_questions import Extent, Move
from briefreader.ui.facetlist.rows import Standing
from briefreader.ui.panes.tags import TagsPane
from briefreader.ui.taglist.view import TagsView
from tests.ui.user import User

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NO_KEY = Qt.KeyboardModifier.NoModifier
HARBOUR, RAILWAY = "Harbour talks announced", "Railway link delayed"


def pane(user: User) -> TagsPane:
    return user.window.tags_pane


def view(user: User) -> TagsView:
    return pane(user).view


def paths(user: User) -> list[tuple[str, int]]:
    """The tags shown, with the number of documents of each."""
    return [(row.node.path, row.node.documents) for row in view(user).tags.rows]


def node(user: User, path: str) -> TagNode:
    return next(row.node for row in view(user).tags.rows if row.node.path == path)


def wait_for(user: User, expected: list[tuple[str, int]]) -> None:
    user.wait_until(lambda: paths(user) == expected)


def go_to(user: User, path: str) -> None:
    view(user).take_focus()
    view(user).select(tag_key(path))


def click(user: User, path: str, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    at = view(user).tags.place_of(tag_key(path))
    point = view(user).visualRect(view(user).tags.index(at)).center()
    QTest.mouseClick(view(user).viewport(), Qt.MouseButton.LeftButton, modifiers, point)


def undo(user: User) -> None:
    user.press(Qt.Key.Key_Z, CONTROL)


@pytest.fixture
def tagging(user: User) -> User:
    """A user who has tagged passages and both documents, and looks at the tree of tags."""
    user.open(HARBOUR)
    changes = user.session.changes
    changes.annotate(user.span_of("postponed twice"), tags=("delays/harbours", "check"))
    changes.annotate(None, tags=("people/envoys",))
    user.open(RAILWAY)
    changes.annotate(None, tags=("delays", "Check"))
    user.press(Qt.Key.Key_T, CONTROL | SHIFT)
    wait_for(user, TREE)
    return user


TREE = [
    ("Check", 2),
    ("delays", 2),
    ("delays/harbours", 1),
    ("people", 1),
    ("people/envoys", 1),
]


def test_without_tags_the_pane_says_how_to_give_some(user: User) -> None:
    user.press(Qt.Key.Key_T, CONTROL | SHIFT)
    user.wait_until(pane(user).empty.isVisible)
    assert "Shift+T" in pane(user).empty.text()


def test_of_the_facets_and_the_tags_one_is_open(tagging: User) -> None:
    assert not tagging.window.facets_pane.is_open
    assert view(tagging).hasFocus()
    tagging.press(Qt.Key.Key_F, CONTROL | SHIFT)
    assert not pane(tagging).is_open
    tagging.press(Qt.Key.Key_T, CONTROL | SHIFT)
    tagging.press(Qt.Key.Key_T, CONTROL | SHIFT)
    assert not pane(tagging).is_open
    assert tagging.window.library_pane.view.hasFocus()


def test_the_first_tag_is_current_though_the_tags_come_after_the_focus(tagging: User) -> None:
    assert view(tagging).hasFocus()
    assert view(tagging).currentIndex().row() == 0


def test_a_hidden_tree_shows_no_count_that_is_no_longer_true(tagging: User) -> None:
    tagging.press(Qt.Key.Key_T, CONTROL | SHIFT)
    assert pane(tagging).heading.accessibleName() == "Tags, 5 tags"
    tagging.session.changes.annotate(None, tags=("rails",))
    tagging.wait_until(lambda: pane(tagging).heading.accessibleName() == "Tags")
    tagging.press(Qt.Key.Key_T, CONTROL | SHIFT)
    tagging.wait_until(lambda: pane(tagging).heading.accessibleName() == "Tags, 6 tags")


def test_a_click_narrows_and_a_second_one_takes_that_back(tagging: User) -> None:
    click(tagging, "delays/harbours")
    tagging.wait_for_query("tag:delays/harbours")
    tagging.wait_until(lambda: tagging.titles() == [HARBOUR])
    row = view(tagging).tags.rows[2]
    assert row.standing is Standing.CHOSEN
    click(tagging, "delays/harbours")
    tagging.wait_for_query("")


def test_keys_narrow_exclude_fold_and_leave(tagging: User) -> None:
    go_to(tagging, "delays")
    tagging.press(Qt.Key.Key_Return, CONTROL)
    tagging.wait_for_query("-tag:delays")
    tagging.press(Qt.Key.Key_Left)
    assert ("delays/harbours", 1) not in paths(tagging)
    tagging.press(Qt.Key.Key_Right)
    tagging.press(Qt.Key.Key_Right)
    assert view(tagging).currentIndex().row() == 2
    tagging.press(Qt.Key.Key_Left)
    assert view(tagging).currentIndex().row() == 1
    tagging.press(Qt.Key.Key_Escape)
    assert tagging.window.library_pane.search_box.hasFocus()


def test_how_the_tree_stands_is_remembered(tagging: User) -> None:
    go_to(tagging, "delays")
    tagging.press(Qt.Key.Key_Left)
    settings = tagging.window.left_column.remembered(tagging.window.settings)
    assert (settings.tags, settings.facets, settings.folded_tags) == (True, False, "delays")
    pane(tagging).fold("")
    pane(tagging).set_open(False)
    tagging.window.left_column.restore(settings)
    assert pane(tagging).is_open
    assert ("delays/harbours", 1) not in paths(tagging)


def test_many_tags_are_looked_for_in_a_box(tagging: User) -> None:
    assert not pane(tagging).filter_box.isVisible()
    tagging.session.changes.annotate(None, tags=tuple(f"topic {n}" for n in range(12)))
    tagging.wait_until(pane(tagging).filter_box.isVisible)
    pane(tagging).filter_box.setFocus()
    QTest.keyClicks(pane(tagging).filter_box, "topic 11")
    assert paths(tagging) == [("topic 11", 1)]
    tagging.press(Qt.Key.Key_Down)
    assert view(tagging).hasFocus()
    tagging.press(Qt.Key.Key_Up)
    tagging.press(Qt.Key.Key_Escape)
    assert len(paths(tagging)) == 17


# --- naming ----------------------------------------------------------------------------------


def test_a_tag_is_renamed_everywhere_in_one_step(
    tagging: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TagNameDialog, "ask", lambda *_: "late/arrivals")
    tagging.window.library_pane.search_for("tag:delays")
    tagging.wait_for_query("tag:delays")
    go_to(tagging, "delays")
    steps = tagging.session.undo_stack.count()
    tagging.press(Qt.Key.Key_F2)
    renamed = [
        ("Check", 2),
        ("late", 2),
        ("late/arrivals", 2),
        ("late/arrivals/harbours", 1),
        ("people", 1),
        ("people/envoys", 1),
    ]
    wait_for(tagging, renamed)
    tagging.wait_for_query("tag:late/arrivals")
    assert tagging.session.undo_stack.count() == steps + 1
    assert tagging.session.undo_stack.undoText() == "renaming the tag “delays”"
    assert "2 annotations in 2 documents" in tagging.messages[-1]
    assert tagging.tags_shown() == ["late/arrivals", "Check"]
    undo(tagging)
    wait_for(tagging, TREE)
    assert tagging.tags_shown() == ["delays", "Check"]


def test_a_tag_is_merged_into_another_one(tagging: User, monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[list[str]] = []

    def ask(*arguments: object) -> str:
        nodes = arguments[-1]
        assert isinstance(nodes, tuple)
        offered.append([each.path for each in nodes])
        return "check"

    monkeypatch.setattr(TagChoiceDialog, "ask", ask)
    go_to(tagging, "delays")
    tagging.press(Qt.Key.Key_M)
    wait_for(
        tagging,
        [("check", 2), ("check/harbours", 1), ("people", 1), ("people/envoys", 1)],
    )
    assert offered == [["Check", "people", "people/envoys"]]
    assert tagging.tags_shown() == ["check"]
    undo(tagging)
    wait_for(tagging, TREE)


def test_a_tag_that_is_written_in_two_ways_can_be_written_in_one(tagging: User) -> None:
    row = view(tagging).tags.rows[0]
    menu = pane(tagging).menu(row)
    texts = [action.text() for action in menu.actions()]
    assert "Write It “Check” Everywhere" in texts
    pane(tagging).unify_wanted.emit(row.node)
    tagging.wait_until(lambda: not node_spellings(tagging))
    undo(tagging)
    tagging.wait_until(lambda: node_spellings(tagging))


def node_spellings(user: User) -> bool:
    """Whether the first tag is written in several ways."""
    return len(view(user).tags.rows[0].node.spellings) > 1


def test_a_tag_is_dropped_on_another_one(tagging: User, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([None, Move.BELOW])
    monkeypatch.setattr(tag_questions, "what_to_do", lambda *_: next(answers))
    view(tagging).moved.emit("delays/harbours", "people/envoys", QPoint())
    view(tagging).moved.emit("delays/harbours", "people/envoys", QPoint())
    tagging.wait_until(lambda: ("people/envoys/harbours", 1) in paths(tagging))
    view(tagging).moved.emit("people/envoys/harbours", "", QPoint())
    tagging.wait_until(lambda: ("harbours", 1) in paths(tagging))


# --- deleting, describing, colouring ---------------------------------------------------------


@pytest.mark.parametrize(
    ("extent", "left"),
    [
        (Extent.ALL, [("Check", 2), ("people", 1), ("people/envoys", 1)]),
        (
            Extent.ALONE,
            [
                ("Check", 2),
                ("delays", 1),
                ("delays/harbours", 1),
                ("people", 1),
                ("people/envoys", 1),
            ],
        ),
        (None, TREE),
    ],
)
def test_a_tag_is_deleted_with_those_below_it_or_without(
    tagging: User,
    monkeypatch: pytest.MonkeyPatch,
    extent: Extent | None,
    left: list[tuple[str, int]],
) -> None:
    monkeypatch.setattr(tag_questions, "how_far", lambda *_: extent)
    go_to(tagging, "delays")
    tagging.press(Qt.Key.Key_Delete)
    wait_for(tagging, left)
    assert len(tagging.rows()) == 2
    if extent is not None:
        undo(tagging)
        wait_for(tagging, TREE)


def test_a_tag_is_described_and_coloured(tagging: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TagDescriptionDialog, "ask", lambda *_: "What came late.")
    go_to(tagging, "delays")
    tagging.press(Qt.Key.Key_D)
    tagging.wait_until(lambda: node(tagging, "delays").description == "What came late.")
    tagging.press(Qt.Key.Key_4)
    tagging.wait_until(lambda: node(tagging, "delays").colour is Colour.PINK)
    assert "pink" in view(tagging).tags.rows[1].spoken
    tagging.press(Qt.Key.Key_0)
    tagging.wait_until(lambda: node(tagging, "delays").colour is None)
    undo(tagging)
    tagging.wait_until(lambda: node(tagging, "delays").colour is Colour.PINK)
    tagging.wait_until_idle()


def test_highlights_of_a_tag_get_one_colour(tagging: User) -> None:
    tagging.open(HARBOUR)
    pane(tagging).recolour_wanted.emit(node(tagging, "delays"), Colour.PURPLE)
    tagging.wait_until(lambda: Colour.PURPLE in colours(tagging))
    undo(tagging)
    tagging.wait_until(lambda: Colour.PURPLE not in colours(tagging))


def colours(user: User) -> list[Colour]:
    assert user.session.opened is not None
    return [placement.annotation.colour for placement in user.session.opened.placements]


# --- documents -------------------------------------------------------------------------------


def test_the_open_document_is_tagged_by_a_key(
    tagging: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []

    def ask(*arguments: object) -> TagsWanted:
        asked.append(arguments)
        return TagsWanted(("new",), ("delays",))

    monkeypatch.setattr(DocumentTagsDialog, "ask", ask)
    tagging.press(Qt.Key.Key_T, SHIFT)
    tagging.wait_until(lambda: ("new", 1) in paths(tagging))
    assert asked[0][2:4] == (RAILWAY, (("delays", "Check"),))
    assert tagging.tags_shown() == ["Check", "new"]
    undo(tagging)
    wait_for(tagging, TREE)


def test_several_documents_are_tagged_at_once(
    tagging: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DocumentTagsDialog, "ask", lambda *_: TagsWanted(("both",), ("check",)))
    tagging.window.library_pane.view.selectAll()
    tagging.window.actions_["document_tags"].trigger()
    tagging.wait_until(lambda: ("both", 2) in paths(tagging))
    assert ("check", 1) in paths(tagging)
    assert tagging.session.undo_stack.undoText() == "tagging 2 documents"
    undo(tagging)
    wait_for(tagging, TREE)


# --- names of the colours --------------------------------------------------------------------


def test_colours_are_called_as_the_user_says(
    tagging: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {Colour.YELLOW: "important", Colour.GREEN: "", Colour.BLUE: "to check"}
    monkeypatch.setattr(ColourNamesDialog, "ask", lambda *_: names)
    bar = tagging.window.reader.view.bar
    tagging.window.actions_["colour_names"].trigger()
    tagging.wait_until(lambda: "important" in bar.colours[Colour.YELLOW].toolTip())
    assert bar.colours[Colour.GREEN].toolTip() == "Highlight in green (2)"
    tagging.window.toggle_theme()
    assert "to check" in bar.colours[Colour.BLUE].accessibleName()
    undo(tagging)
    tagging.wait_until(lambda: "yellow" in bar.colours[Colour.YELLOW].toolTip())


def test_names_that_another_window_gave_are_taken_up(begin: Callable[[], User]) -> None:
    first = begin()
    first.start()
    first.session.library.vocabulary.name_colours({Colour.PINK: "rose"})
    second = begin()
    second.start()
    bar = second.window.reader.view.bar
    assert "rose" in bar.colours[Colour.PINK].toolTip()


def test_the_menu_says_what_can_be_done(tagging: User) -> None:
    menu = pane(tagging).menu(view(tagging).tags.rows[2])
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[:2] == ["Only These", "Not These"]
    assert "Put at the Top Level" in texts
    (own, _) = [action.menu() for action in menu.actions() if action.menu() is not None]
    assert isinstance(own, QMenu)
    assert own.actions()[0].text() == "Yellow\t1"


def test_what_another_program_says_of_tags_appears(tagging: User) -> None:
    elsewhere = Vocabulary(
        tagging.session.library.places.library, tagging.session.library.annotations
    )
    elsewhere.apply([EntryChange(None, TagEntry("planned", description="For later."))])
    tagging.wait_until(lambda: ("planned", 0) in paths(tagging))


def drop(user: User, source: str, target: str) -> bool:
    """Drop a tag on another one, or with an empty `target` below all; whether it was taken."""
    tags = view(user)
    data = tags.tags.mimeData([tags.tags.index(tags.tags.place_of(tag_key(source)))])
    last = tags.visualRect(tags.tags.index(len(paths(user)) - 1))
    point = last.bottomLeft() + QPoint(40, 10)
    if target:
        point = tags.visualRect(tags.tags.index(tags.tags.place_of(tag_key(target)))).center()
    move, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(point, move, data, left, NO_KEY)
    QApplication.sendEvent(tags.viewport(), enter)
    event = QDropEvent(QPointF(point), move, data, left, NO_KEY)
    event.ignore()
    QApplication.sendEvent(tags.viewport(), event)
    return event.isAccepted()


def test_a_tag_can_be_dropped_only_where_that_means_something(
    tagging: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tag_questions, "what_to_do", lambda *_: Move.BELOW)
    assert not drop(tagging, "delays", "delays")
    assert not drop(tagging, "delays", "delays/harbours")
    assert not drop(tagging, "delays", "")
    assert drop(tagging, "people/envoys", "delays")
    tagging.wait_until(lambda: ("delays/envoys", 1) in paths(tagging))
    assert drop(tagging, "delays/envoys", "")
    tagging.wait_until(lambda: ("envoys", 1) in paths(tagging))

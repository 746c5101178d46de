"""The session announces what changed, and drops what is stale."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from briefreader.config import Places
from briefreader.domain.errors import BriefreaderError
from briefreader.library import Library
from briefreader.ui.jobs import Jobs
from briefreader.ui.session import Session
from tests.ui.briefings import HARBOUR_TITLE, RAILWAY_TITLE
from tests.ui.in_turns import WorkerInTurns
from tests.ui.user import User

Write = Callable[[str, str], Path]


def test_before_the_library_is_open_nothing_can_be_asked_of_it(
    qapp: QObject, places: Places
) -> None:
    session = Session(places, Jobs(), WorkerInTurns)
    assert not session.is_open
    with pytest.raises(BriefreaderError, match="still being opened"):
        _ = session.library
    session.open_document("0123456789abcdef")
    assert session.changes.annotate(None, note="Too early") is None
    session.close()


def test_a_query_typed_before_the_library_is_open_is_answered_once_it_is(
    qapp: QObject, places: Places, qtbot: QtBot, briefings: tuple[Path, Path]
) -> None:
    session = Session(places, Jobs(), WorkerInTurns)
    session.search("engineers", typing=True)
    with qtbot.waitSignal(session.added):
        session.work.open(briefings)
    qtbot.waitUntil(lambda: [row.title for row in session.results.rows] == [RAILWAY_TITLE])
    session.close()


def test_an_annotation_is_on_disk_before_it_is_announced(user: User, places: Places) -> None:
    user.open(HARBOUR_TITLE)
    files: list[int] = []
    folder = places.library / "annotations"
    user.session.annotations_changed.connect(lambda _: files.append(len([*folder.rglob("*.json")])))
    user.session.changes.annotate(user.span_of("postponed twice"))
    assert files == [1]


def test_only_the_document_opened_last_is_shown(user: User) -> None:
    shown: list[str] = []
    user.session.document_changed.connect(
        lambda: shown.append(user.session.opened.summary.title if user.session.opened else "")
    )
    ids = {row.title: row.id for row in user.rows()}
    for title in (HARBOUR_TITLE, RAILWAY_TITLE, HARBOUR_TITLE, RAILWAY_TITLE):
        user.session.open_document(ids[title])
    user.wait_for_document(RAILWAY_TITLE)
    assert shown == [RAILWAY_TITLE]


def test_a_document_that_is_being_opened_is_shown_though_the_one_before_is_read_again(
    user: User,
) -> None:
    first, second = (row.id for row in user.rows()[:2])
    user.session.open_document(first)
    user.wait_until(lambda: user.session.opened is not None)
    user.session.open_document(second)
    user.session.renew_document()
    user.wait_until_idle()
    assert user.session.opened is not None
    assert user.session.opened.summary.id == second


def test_a_document_that_is_gone_gives_a_message(user: User) -> None:
    user.session.open_document("0123456789abcdef")
    user.wait_until(lambda: bool(user.problems))
    assert "0123456789abcdef" in user.problems[0]
    assert user.session.opened is None


def test_a_search_repeated_because_the_library_grew_leaves_the_user_at_their_hit(
    user: User, write: Write
) -> None:
    user.type_query("the")
    user.open(HARBOUR_TITLE)
    user.window.reading.next_hit()
    place = user.window._hit_place.text()
    assert place.startswith("Hit 2 of ")
    user.add(write("another.txt", "Another briefing\n\nIt says something of the weather.\n"))
    user.wait_for_rows(3)
    user.wait_until_idle()
    assert user.window._hit_place.text() == place


def test_a_document_opened_while_a_search_runs_shows_the_hits_of_that_search(user: User) -> None:
    ids = {row.title: row.id for row in user.rows()}
    user.session.open_document(ids[RAILWAY_TITLE])
    user.session.search("engineers")
    user.wait_for_document(RAILWAY_TITLE)
    user.wait_until_idle()
    assert user.session.opened is not None
    assert user.session.opened.matches


def test_facts_are_announced_for_the_open_document_only(user: User) -> None:
    announced: list[str] = []
    user.session.facts_changed.connect(announced.append)
    user.open(HARBOUR_TITLE)
    user.wait_for_facts()
    assert user.session.opened is not None
    assert set(announced) == {user.session.opened.summary.id}


def test_what_another_process_added_shows_after_the_next_change(
    user: User, write: Write, places: Places
) -> None:
    other = Library(places)
    other.add([write("other.txt", "From elsewhere\n\nA briefing added by the command.")])
    other.close()
    user.session.work.changed.emit()
    user.wait_for_rows(3)
    assert "From elsewhere" in user.titles()


def test_what_another_look_at_the_disk_found_first_shows_all_the_same(
    user: User, places: Places
) -> None:
    user.open(HARBOUR_TITLE)
    user.wait_until_idle()
    opened = user.session.opened
    assert opened is not None
    with closing(Library(places)) as other:
        other.corrections.set(opened.summary.id, "title", "The harbour, corrected")
    library = user.session.library
    assert library.refresh()
    assert not library.refresh()
    user.session.work.changed.emit()
    user.wait_for_document("The harbour, corrected")
    user.wait_until(lambda: "The harbour, corrected" in [row.title for row in user.rows()])


def test_the_last_change_of_several_is_undone_first(user: User) -> None:
    user.open(HARBOUR_TITLE)
    for words in ("postponed twice", "harbour deepened"):
        user.session.changes.annotate(user.span_of(words))
    user.session.undo_stack.undo()
    assert user.quotes() == ["postponed twice"]
    user.session.undo_stack.undo()
    assert user.quotes() == []
    user.session.undo_stack.redo()
    user.session.undo_stack.redo()
    assert user.quotes() == ["postponed twice", "harbour deepened"]


def test_several_annotations_change_in_one_step_that_is_undone_as_one(user: User) -> None:
    user.open(HARBOUR_TITLE)
    session, many = user.session, 30
    assert session.opened is not None
    key = session.opened.summary.id
    made = tuple(session.library.annotate(key, None) for _ in range(many))
    tagged = tuple(replace(item, tags=("seen",)) for item in made)
    session.changes.change_annotations(made, tagged, "tagging")
    user.wait_until(lambda: user.tags_shown() == ["seen"] * many)
    assert session.undo_stack.undoText() == "tagging"
    session.undo_stack.undo()
    user.wait_until(lambda: user.tags_shown() == [])
    assert len(session.library.annotations.living()) == many


def test_steps_taken_back_in_quick_succession_are_taken_back_in_order(user: User) -> None:
    user.open(HARBOUR_TITLE)
    session, many = user.session, 30
    for words in ("postponed twice", "harbour deepened"):
        session.changes.annotate(user.span_of(words))
    assert session.opened is not None
    key = session.opened.summary.id
    made = tuple(session.library.annotate(key, None) for _ in range(many))
    session.changes.change_annotations(made, tuple(replace(one, note="a") for one in made), "notes")
    for _ in range(3):
        user.window.undo_desk.undo()
    user.wait_until(lambda: not session.undo_stack.canUndo() and not user.quotes())
    user.wait_until_idle()
    assert session.library.annotations.conflicts() == ()
    assert [one.note for one in session.library.annotations.living()] == [""] * many


def test_a_change_that_changes_nothing_is_no_step(user: User) -> None:
    user.open(HARBOUR_TITLE)
    annotation = user.session.changes.annotate(user.span_of("postponed twice"))
    assert annotation is not None
    steps = user.session.undo_stack.count()
    user.session.changes.change_annotation(annotation, "changing nothing")
    assert user.session.undo_stack.count() == steps

"""Every selection of a query is answered, together with words."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefreader.domain.query import (
    And,
    DateField,
    DateRange,
    Field,
    FigureRange,
    HasProperty,
    InField,
    InState,
    Node,
    Not,
    Or,
    Property,
    Query,
    State,
    Term,
)
from briefreader.library import Library
from briefreader.library.selecting.scope import LibraryScope, asks_for_facts, leaves
from tests.library.briefings import HARBOUR, RAILWAY

Write = Callable[[str, str], Path]


@pytest.fixture
def filled(library: Library, write: Write) -> Library:
    library.add([write("ports/harbour.txt", HARBOUR), write("rails/railway.txt", RAILWAY)])
    return library


def titles(library: Library, query: str) -> list[str]:
    found = library.search(query)
    assert found.notices == ()
    return sorted(library.summary(key).title.split()[0] for key in found.document_ids)


def test_the_users_work_is_seen_as_soon_as_it_is_saved(filled: Library) -> None:
    harbour, railway = (filled.search(word).document_ids[0] for word in ("harbour", "railway"))
    for query in ("is:unread", "-is:starred", "-has:note", "format:txt", "lang:english"):
        assert titles(filled, query) == ["Harbour", "Railway"], query
    filled.set_read(harbour, True)
    filled.set_starred(railway, True)
    assert titles(filled, "is:unread") == titles(filled, "is:starred") == ["Railway"]
    filled.annotate(harbour, None, note="ask the ministry", tags=("delay",))
    for query in (
        "has:note",
        "note:asking",
        "tag:delay",
        "meeting tag:delay",
        "-tag:delay meeting",
    ):
        assert titles(filled, query) == ([] if "-" in query else ["Harbour"]), query
    filled.corrections.set(harbour, "number", "IN 10927")
    assert titles(filled, "number:in10927") == ["Harbour"]


def test_folders_and_days_of_adding_choose_documents(filled: Library) -> None:
    assert titles(filled, "folder:ports") == ["Harbour"]
    assert titles(filled, "folder:ports OR folder:rails") == ["Harbour", "Railway"]
    today = datetime.now(UTC).astimezone().date()
    for first, last, count in (
        (today - timedelta(1), today + timedelta(1), 2),
        (today + timedelta(2), None, 0),
        (None, today - timedelta(2), 0),
    ):
        days = "..".join(day.isoformat() if day else "" for day in (first, last))
        assert len(titles(filled, f"added:{days}")) == count


def test_what_the_index_answers_chooses_nothing_here(filled: Library) -> None:
    scope = LibraryScope(filled.stores, filled.by_id)
    for selection in (
        InField(Field.TITLE, Term("harbour")),
        InField(Field.PUBLISHER, Term("desk")),
        DateRange("2021", None),
    ):
        assert scope.select(selection) == frozenset()
    scope.close()


FACTS: list[Node] = [
    InField(Field.PERSON, Term("a")),
    InField(Field.SAID, Term("a")),
    FigureRange(1, None),
    DateRange("2018", None, DateField.MENTIONED),
    InState(State.HAS_QUOTE),
    InState(State.HAS_FIGURE),
]
OTHERS: list[Node] = [
    Term("a"),
    InField(Field.NOTE, Term("a")),
    InField(Field.TITLE, Term("a")),
    DateRange("2018", None),
    InState(State.HAS_NOTE),
    HasProperty(Property.NUMBER, "1"),
]


def test_a_tree_asks_for_facts_where_any_part_does() -> None:
    others = And(tuple(OTHERS))
    assert not asks_for_facts(others)
    assert list(leaves(others)) == OTHERS
    for node in FACTS:
        assert asks_for_facts(Or((others, Not(node))))


def test_an_empty_library_has_no_facts_to_wait_for(library: Library) -> None:
    scope = LibraryScope(library.stores, library.by_id)
    for node in FACTS:
        assert scope.select(node) == frozenset()  # type: ignore[arg-type]
        assert scope.notices(Query("", node)) == ()
    scope.close()

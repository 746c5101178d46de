"""Choosing annotations by what the user wrote, and when."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.domain.annotation import Colour
from briefreader.domain.document import Span
from briefreader.domain.query import (
    Coloured,
    DateField,
    DateRange,
    Field,
    InField,
    InState,
    Phrase,
    State,
    Tagged,
    Term,
)
from briefreader.library import Library
from briefreader.library.selecting.annotations import Annotated
from tests.library.briefings import HARBOUR, RAILWAY

Write = Callable[[str, str], Path]


@pytest.fixture
def keys(library: Library, write: Write) -> dict[str, str]:
    report = library.add([write("harbour.txt", HARBOUR), write("railway.txt", RAILWAY)])
    return {Path(item.path).stem: item.id for item in report.added}


@pytest.fixture
def annotated(library: Library) -> Annotated:
    return Annotated(library.stores, lambda _: "en")


def mark(library: Library, key: str, quote: str, note: str = "", *tags: str) -> str:
    return library.annotate(key, library.find_quote(key, quote), note=note, tags=tags).id


def test_tags_are_found_with_those_below_them_whatever_their_case(
    library: Library, keys: dict[str, str], annotated: Annotated
) -> None:
    assert annotated.documents(Tagged("delay")) == set()
    first = mark(library, keys["harbour"], "postponed twice", "", "Delay/long")
    library.annotate(keys["railway"], None, tags=("delays",))
    assert annotated.choose(Tagged("delay")) == {first}
    assert annotated.documents(Tagged("DELAY/Long")) == {keys["harbour"]}
    assert annotated.documents(Tagged("delay/")) == {keys["harbour"]}
    library.delete_annotation(first)
    assert annotated.documents(Tagged("delay")) == set()


def test_colours_are_found_by_name(
    library: Library, keys: dict[str, str], annotated: Annotated
) -> None:
    library.annotate(keys["harbour"], Span(0, 7), colour=Colour.BLUE)
    assert annotated.documents(Coloured(" Blue ")) == {keys["harbour"]}
    assert annotated.documents(Coloured("yellow")) == set()
    assert annotated.documents(Coloured("mauve")) == set()


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (Term("minister"), True),
        (Term("minister", exact=True), False),
        (Term("MINISTRIES"), False),
        (Term("minis", prefix=True), True),
        (Phrase(("ask", "the", "ministers")), True),
        (Phrase(("soon", "and")), False),
        (Phrase(("tallinn", "soon")), True),
        (Phrase(("ministers", "call")), False),
        (Term("zürich"), True),
    ],
)
def test_words_of_notes_are_stemmed_and_folded(
    library: Library, keys: dict[str, str], annotated: Annotated, part: Term | Phrase, found: bool
) -> None:
    note = "Ask the ministers in Tallinn\nsoon.\n\nAnd call Zurich"
    mark(library, keys["harbour"], "postponed", note)
    mark(library, keys["railway"], "ground", "nothing of the kind")
    expected = {keys["harbour"]} if found else set()
    assert annotated.documents(InField(Field.NOTE, part)) == expected


def test_words_of_a_passage_belong_to_its_annotation_only(
    library: Library, keys: dict[str, str], annotated: Annotated
) -> None:
    first = mark(library, keys["harbour"], "postponed twice", "railway")
    second = mark(library, keys["harbour"], "Tallinn")
    assert annotated.choose(InField(Field.QUOTE, Term("postpones"))) == {first}
    assert annotated.choose(InField(Field.QUOTE, Term("tallinn"))) == {second}
    across = Phrase(("tallinn", "postponed"))
    assert annotated.choose(InField(Field.QUOTE, across)) == set()
    assert annotated.choose(InField(Field.QUOTE, Term("railway"))) == set()


def test_notes_are_looked_through_in_the_language_of_the_document_too(
    library: Library, keys: dict[str, str]
) -> None:
    german = Annotated(library.stores, lambda _: "de")
    mark(library, keys["harbour"], "postponed", "Häuser and ministers")
    for word in ("Häusern", "minister"):
        assert german.documents(InField(Field.NOTE, Term(word))) == {keys["harbour"]}


def test_states_say_what_a_document_has(
    library: Library, keys: dict[str, str], annotated: Annotated
) -> None:
    def having(state: State) -> set[str]:
        return set(annotated.documents(InState(state)))

    library.annotate(keys["harbour"], None, tags=("delay",), note=" ")
    mark(library, keys["railway"], "ground", "why?")
    assert having(State.HAS_TAG) == {keys["harbour"]}
    assert having(State.HAS_NOTE) == {keys["railway"]}
    assert having(State.HAS_HIGHLIGHT) == {keys["railway"]}
    assert having(State.HAS_UNATTACHED) == set()


def test_a_passage_that_is_gone_is_unattached_until_it_is_back(
    library: Library, keys: dict[str, str], annotated: Annotated, write: Write
) -> None:
    lost = mark(library, keys["harbour"], "postponed twice")
    mark(library, keys["harbour"], "foreign ministers of Estonia and Norway")
    unattached = InState(State.HAS_UNATTACHED)
    assert annotated.choose(unattached) == set()
    path = write("harbour.txt", HARBOUR.replace("The meeting was postponed twice.\n", ""))
    assert library.add([path]).updated
    assert annotated.choose(unattached) == {lost}
    assert annotated.choose(unattached) == {lost}
    library.delete_annotation(lost)
    assert annotated.choose(unattached) == set()


def test_the_day_of_the_last_change_is_found(
    library: Library, keys: dict[str, str], annotated: Annotated
) -> None:
    def changed(start: datetime | None, end: datetime | None) -> set[str]:
        first, last = (day.date().isoformat() if day else None for day in (start, end))
        return set(annotated.documents(DateRange(first, last, DateField.MODIFIED)))

    mark(library, keys["harbour"], "postponed")
    today = datetime.now(UTC).astimezone()
    assert changed(today - timedelta(1), today + timedelta(1)) == {keys["harbour"]}
    assert changed(None, None) == {keys["harbour"]}
    assert changed(None, today - timedelta(2)) == set()
    assert changed(today + timedelta(2), None) == set()


def test_what_another_process_wrote_is_found_after_a_refresh(
    library: Library, keys: dict[str, str], annotated: Annotated, places: Places
) -> None:
    assert annotated.documents(Tagged("delay")) == set()
    other = Library(places)
    other.annotate(keys["railway"], None, tags=("delay",))
    other.close()
    library.refresh()
    assert annotated.documents(Tagged("delay")) == {keys["railway"]}

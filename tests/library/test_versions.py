"""An edited file is a new version: what changed can be seen, and no note loses its text."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.domain.annotation import Anchor, State
from briefreader.domain.document import Span, document_id
from briefreader.domain.errors import NoSuchDocument
from briefreader.library import Library
from tests.library.briefings import HARBOUR

Write = Callable[[str, str], Path]

EDITED = HARBOUR.replace("talks", "meeting").replace("twice", "three times")


@pytest.fixture
def key(library: Library, write: Write) -> str:
    return library.add([write("harbour.txt", HARBOUR)]).added[0].id


def kept(library: Library, key: str) -> list[str]:
    folder = library.places.library / "versions" / key
    return sorted(path.read_text(encoding="utf-8") for path in folder.glob("*"))


def test_what_changed_is_shown_until_the_user_has_seen_it(
    library: Library, write: Write, key: str
) -> None:
    assert library.history.of(key) == ()
    assert library.summary(key).changed == ""
    library.add([write("harbour.txt", EDITED)])
    assert library.summary(key).changed
    [old] = library.history.of(key)
    found = library.history.compare(key, old.text_id)
    pairs = [
        (found.old_text[c.old.start : c.old.end], found.new_text[c.new.start : c.new.end])
        for c in found.changes
    ]
    assert pairs == [("talks", "meeting"), ("twice", "three times")]
    library.history.saw_change(key)
    assert library.summary(key).changed == ""
    assert library.history.of(key) == (old,)


def test_without_notes_only_the_text_before_is_kept_and_only_in_the_cache(
    library: Library, write: Write, key: str
) -> None:
    for word in ("three times", "four times"):
        library.add([write("harbour.txt", HARBOUR.replace("twice", word))])
    assert len(library.history.of(key)) == 1
    assert kept(library, key) == []


def test_a_text_is_kept_while_a_note_points_into_it(
    library: Library, write: Write, key: str
) -> None:
    first = library.document(key).text
    quote = "The meeting was postponed twice."
    note = library.annotate(key, library.find_quote(key, quote), note="why?")
    report = library.add([write("harbour.txt", EDITED)])
    assert "needs your eye" in report.updated[0].warnings[-1]
    assert kept(library, key) == [first]
    library.add([write("harbour.txt", EDITED.replace("short", "long"))])
    assert kept(library, key) == [first]
    assert len(library.history.of(key)) == 2
    [placed] = library.placements(key)
    assert placed.state is State.CHECK
    # The user confirms the new place: nothing points into the old text any more.
    assert placed.span is not None
    text = library.document(key).text
    library.save_annotation(replace(note, anchor=Anchor.of(text, placed.span)))
    library.add([write("harbour.txt", EDITED.replace("short", "brief"))])
    assert first not in kept(library, key)


def test_a_version_that_is_no_longer_kept_is_named_as_that(library: Library, key: str) -> None:
    with pytest.raises(NoSuchDocument, match="no longer kept"):
        library.history.compare(key, "0" * 16)


def test_a_rebuild_keeps_what_notes_point_into(library: Library, write: Write, key: str) -> None:
    first = library.document(key).text
    library.annotate(key, library.find_quote(key, "postponed twice"), note="why?")
    library.add([write("harbour.txt", EDITED)])
    library.rebuild()
    [old] = library.history.of(key)
    assert library.history.compare(key, old.text_id).old_text == first


def test_a_text_of_which_a_newer_parser_makes_another_is_kept_for_its_notes(
    library: Library, places: Places, key: str
) -> None:
    # As an older program left it: its text, its id, its cache.
    old = library.document(key).text.replace("Harbour", "HARBOUR")
    record = library.records.get(key)
    assert record is not None
    library.records.save(replace(record, text=document_id(old)))
    library.annotations.create(key, Anchor.of(old, Span(0, 13)), note="loud")
    library.close()
    with sqlite3.connect(places.cache / "catalogue.sqlite") as connection:
        connection.execute("UPDATE texts SET text=?", (old,))
        connection.execute("PRAGMA user_version=1")
    connection.close()
    again = Library(places)
    again.catch_up()
    [version] = again.history.of(key)
    assert again.history.compare(key, version.text_id).old_text == old
    assert kept(again, key) == [old]
    # It is no change of the file: nothing to look at.
    assert again.summary(key).changed == ""
    assert again.check().problems[0].what.startswith("The passage")
    again.close()

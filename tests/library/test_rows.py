"""The rows follow what happens to the library, one by one, and come out as if made anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.domain.query import Sort
from briefreader.library import Library
from briefreader.library.rows import RowsById
from tests.library.briefings import HARBOUR, RAILWAY

Write = Callable[[str, str], Path]


@pytest.fixture
def filled(library: Library, write: Write) -> Library:
    library.add([write("harbour.txt", HARBOUR), write("railway.txt", RAILWAY)])
    return library


def key_of(library: Library, title: str) -> str:
    return next(row.id for row in library.documents() if row.title.startswith(title))


def assert_as_new(library: Library, places: Places) -> None:
    """What the library shows is what one that is opened now shows."""
    other = Library(places)
    assert dict(library.by_id().items()) == dict(other.by_id().items())
    assert library.unreadable() == other.unreadable()
    for sort in (Sort.DATE, Sort.TITLE):
        assert library.search("", sort=sort).document_ids == (
            other.search("", sort=sort).document_ids
        )
    other.close()


def test_rows_follow_every_change_of_another_process(
    filled: Library, places: Places, write: Write
) -> None:
    assert len(filled.documents()) == 2
    other = Library(places)
    harbour = key_of(other, "Harbour")

    def changes() -> None:
        assert filled.refresh()
        assert_as_new(filled, places)
        assert not filled.refresh()
        assert filled.take_news()
        assert not filled.take_news()

    other.add([write("third.txt", "A third briefing\n\nIt says little.\n"), write("empty.txt", "")])
    changes()
    other.set_starred(harbour, True)
    changes()
    other.annotate(harbour, None, tags=("urgent",))
    changes()
    other.corrections.set(harbour, "title", "Zinc")
    changes()
    other.corrections.set(harbour, "published", "1999")
    changes()
    other.remove([key_of(other, "Railway")])
    changes()
    other.rebuild()
    filled.refresh()
    assert_as_new(filled, places)
    other.close()


def test_documents_are_put_in_order_before_their_rows_are_read(
    filled: Library, places: Places, write: Write
) -> None:
    filled.add([write("abc.txt", "1 2 3\n")])
    filled.corrections.set(key_of(filled, "Harbour"), "published", "1999")
    unread, read = Library(places), Library(places)
    assert len(read.documents()) == 3
    for sort in (Sort.DATE, Sort.TITLE):
        assert list(unread.search("", sort=sort, details=0).document_ids) == list(
            read.search("", sort=sort).document_ids
        )
    rows = unread.by_id()
    assert isinstance(rows, RowsById)
    assert not rows.are_read()
    unread.close()
    read.close()


def test_rows_follow_what_the_library_itself_does(
    filled: Library, places: Places, write: Write
) -> None:
    harbour = key_of(filled, "Harbour")
    filled.set_read(harbour, True)
    assert not filled.summary(harbour).unread
    filled.annotate(harbour, None, tags=("urgent", "Baltic"))
    assert filled.summary(harbour).tags == ("Baltic", "urgent")
    filled.corrections.set(harbour, "title", "Zinc")
    assert_as_new(filled, places)
    filled.remove([harbour])
    assert harbour not in filled.by_id()
    filled.bring_back([harbour])
    assert_as_new(filled, places)


def test_documents_that_are_added_are_seen_without_a_look_at_all_records(
    filled: Library, places: Places, write: Write
) -> None:
    assert len(filled.documents()) == 2
    other = Library(places)
    other.add([write("third.txt", "A third briefing\n\nIt says little.\n")])
    assert filled.refresh(fully=False)
    assert_as_new(filled, places)
    other.close()


def test_who_holds_rows_still_finds_them_after_a_change(filled: Library) -> None:
    held = filled.by_id()
    harbour, railway = key_of(filled, "Harbour"), key_of(filled, "Railway")
    filled.set_starred(harbour, True)
    assert filled.by_id() is not held
    assert held[harbour].starred
    filled.remove([railway])
    assert railway not in filled.by_id()
    assert held[railway].title == "Railway link delayed"


def test_a_row_that_was_not_read_before_its_document_went_is_an_empty_one(
    filled: Library, places: Places
) -> None:
    fresh = Library(places)
    held = fresh.by_id()
    harbour = key_of(filled, "Harbour")
    filled.remove([harbour])
    assert held[harbour].id == harbour
    fresh.refresh()
    assert harbour not in fresh.by_id()
    fresh.close()


def test_rows_say_which_documents_there_are_without_reading_any(
    filled: Library, places: Places
) -> None:
    fresh = Library(places)
    rows = fresh.by_id()
    assert len(rows) == 2
    assert set(rows) == set(rows.keys()) == {row.id for row in filled.documents()}
    assert "0123456789abcdef" not in rows
    with pytest.raises(KeyError):
        rows["0123456789abcdef"]
    fresh.close()


def test_the_place_of_a_document_is_where_it_stands_in_the_list(
    library: Library, write: Write
) -> None:
    library.add(
        [
            write(
                f"{number}.txt", f"Note {number}\n\nMay {number}, 2020\n\n" + "Riga " * (number % 3)
            )
            for number in range(1, 25)
        ]
    )
    for query in ("", "riga", "note", "sort:title riga", "sort:date riga", "-riga"):
        ids = library.search(query).document_ids
        for key in library.by_id():
            if key in tuple(ids):
                assert ids[ids.index(key)] == key
            else:
                with pytest.raises(ValueError):  # noqa: PT011 - as any sequence says it
                    ids.index(key)

"""Facts are extracted, and searches find them."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.domain.errors import NoSuchDocument
from briefreader.domain.report import Progress
from briefreader.facts.version import VERSION
from briefreader.library import Library
from tests.library.briefings import HARBOUR, RAILWAY

Write = Callable[[str, str], Path]


@pytest.fixture
def filled(library: Library, write: Write) -> Library:
    library.add([write("harbour.txt", HARBOUR), write("railway.txt", RAILWAY)])
    return library


def titles(library: Library, query: str) -> list[str]:
    return sorted(
        library.summary(key).title.split()[0] for key in library.search(query).document_ids
    )


def test_a_search_says_how_many_facts_are_still_to_come(filled: Library) -> None:
    def notices(query: str) -> tuple[str, ...]:
        return filled.search(query).notices

    of_both = "The facts of 2 of 2 documents are still being extracted."
    for query in ("person:saar", "has:quote", "harbour -figure:>3", "mentions-date:2021", "said:a"):
        assert notices(query) == (of_both,), query
    assert notices("harbour tag:a has:note") == ()
    filled.facts(filled.without_facts()[0])
    assert notices("person:saar") == ("The facts of 1 of 2 documents are still being extracted.",)
    filled.extract_facts(filled.without_facts())
    assert notices("person:saar said:agenda") == ()


def test_facts_are_found_when_they_have_been_extracted(filled: Library) -> None:
    assert titles(filled, "place:tallinn") == []
    steps: list[Progress] = []
    waiting = filled.without_facts()
    assert filled.extract_facts(waiting, steps.append) == 2
    assert [(step.done, step.total) for step in steps] == [(1, 2), (2, 2)]
    assert filled.without_facts() == ()
    for query, found in {
        "place:tallinn": ["Harbour", "Railway"],
        "person:saar": ["Harbour"],
        "speaker:saar": ["Harbour"],
        'said:"short agenda"': ["Harbour"],
        "said:harbour": [],
        "figure:>1000000000": ["Harbour"],
        "mentions-date:2021-03-12": ["Harbour"],
        "has:quote": ["Harbour"],
        "-has:quote": ["Railway"],
        "place:riga engineers": ["Railway"],
    }.items():
        assert titles(filled, query) == found, query


def test_one_opened_document_is_found_at_once(filled: Library) -> None:
    [key] = filled.search("harbour").document_ids
    filled.facts(key)
    assert titles(filled, "said:agenda person:saar") == ["Harbour"]


def test_extraction_stops_when_it_is_cancelled_and_passes_over_what_is_gone(
    filled: Library,
) -> None:
    waiting = filled.without_facts()
    assert filled.extract_facts(waiting, cancelled=lambda: True) == 0
    filled.remove(waiting[:1])
    assert filled.extract_facts(waiting) == 2
    with pytest.raises(NoSuchDocument):
        filled.facts(waiting[0])


def test_what_waits_is_told_the_newest_first_and_a_few_at_a_time(
    filled: Library, write: Write, places: Places
) -> None:
    [harbour], [railway] = (filled.search(word).document_ids for word in ("harbour", "railway"))
    assert filled.without_facts() == filled.without_facts(9) == (railway, harbour)
    assert filled.without_facts(1) == (railway,)
    other = Library(places)
    other.facts(railway)
    other.close()
    assert filled.without_facts(1) == filled.without_facts() == (harbour,)
    filled.facts(harbour)
    assert filled.without_facts(1) == filled.without_facts() == ()
    filled.add([write("harbour.txt", HARBOUR + "One more line.")])
    assert filled.without_facts(1) == filled.without_facts() == (harbour,)


def test_a_text_that_changed_loses_its_old_facts(filled: Library, write: Write) -> None:
    filled.extract_facts(filled.without_facts())
    filled.add([write("harbour.txt", HARBOUR.replace("Kadri Saar", "Anna Lund"))])
    assert titles(filled, "person:saar") == []
    assert filled.search("person:saar").notices != ()
    filled.extract_facts(filled.without_facts())
    assert titles(filled, "person:lund speaker:lund said:agenda") == ["Harbour"]


def test_facts_of_an_older_cache_are_taken_up_when_catching_up(
    filled: Library, places: Places
) -> None:
    filled.extract_facts(filled.without_facts())
    filled.close()
    with sqlite3.connect(places.cache / "catalogue.sqlite") as connection:
        for table in ("fact_names", "fact_rows", "quotes_taken"):
            connection.execute(f"DROP TABLE {table}")
    connection.close()
    shutil.rmtree(places.cache / "quotations")
    library = Library(places)
    assert library.is_behind()
    assert library.search("person:saar").notices != ()
    library.catch_up()
    assert not library.is_behind()
    assert titles(library, "person:saar said:agenda") == ["Harbour"]
    assert library.search("person:saar").notices == ()
    library.close()


def test_rebuilding_asks_for_all_facts_anew(filled: Library) -> None:
    filled.extract_facts(filled.without_facts())
    filled.rebuild()
    assert titles(filled, "person:saar") == titles(filled, "said:agenda") == []
    filled.extract_facts(filled.without_facts())
    assert titles(filled, "person:saar said:agenda") == ["Harbour"]


def test_facts_are_completed_where_a_query_asks_for_them(filled: Library) -> None:
    filled.complete_facts("harbour tag:a")
    assert len(filled.without_facts()) == 2
    filled.complete_facts("harbour OR person:saar")
    assert filled.without_facts() == ()
    assert titles(filled, "said:agenda") == ["Harbour"]


def test_a_query_tells_whether_it_asks_for_facts(filled: Library) -> None:
    assert filled.asks_for_facts("harbour -person:saar")
    assert filled.asks_for_facts("(tag:a OR has:figure)")
    assert not filled.asks_for_facts("harbour tag:a has:note date:2021 added:2021")


def made_by_a_newer_program(places: Places) -> None:
    """Let the facts in the cache be those of a newer version, which knows kinds of its own."""
    with sqlite3.connect(places.cache / "catalogue.sqlite") as connection:
        for key, text in connection.execute("SELECT id, facts FROM facts").fetchall():
            records = json.loads(text)
            records[0]["detail"]["mood"] = "glad"
            records[0]["weight"] = 3
            records.append({**records[0], "kind": "omen"})
            connection.execute("UPDATE facts SET facts=? WHERE id=?", (json.dumps(records), key))
        for table in ("facts", "fact_rows"):
            connection.execute(f"UPDATE {table} SET version=version+1")
    connection.close()


def test_facts_that_a_newer_program_found_are_kept_and_used(
    filled: Library, places: Places
) -> None:
    keys = filled.without_facts()
    filled.extract_facts(keys)
    before = [filled.facts(key) for key in keys]
    filled.close()
    made_by_a_newer_program(places)
    library = Library(places)
    assert not library.is_behind()
    assert library.without_facts() == library.without_facts(1) == ()
    assert [library.known_facts(key) for key in keys] == before
    assert library.search("person:saar").notices == ()
    assert titles(library, "person:saar said:agenda") == ["Harbour"]
    library.catalogue.put_facts(keys[0], VERSION, ())
    assert library.known_facts(keys[0]) == before[0]
    library.close()


def test_facts_that_a_newer_program_finds_while_this_one_runs_are_not_found_again(
    filled: Library,
) -> None:
    first, second = filled.without_facts(2)
    filled.facts(first)
    filled.catalogue.put_facts(second, VERSION + 1, ())
    filled.catalogue.put_facts(first, VERSION + 1, ())
    assert filled.without_facts() == filled.without_facts(2) == ()
    filled.extract_facts((first, second))
    assert filled.facts(first) == filled.facts(second) == ()
    assert filled.catalogue.facts_version(first) == VERSION + 1

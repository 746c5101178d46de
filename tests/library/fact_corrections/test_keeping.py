"""What the user says of facts is kept in their folder, and seen wherever facts are."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.domain.fact import Fact, FactKind
from briefreader.domain.fact_correction import Act
from briefreader.facts.version import VERSION
from briefreader.library import Library
from briefreader.library.fact_corrections.applying import name_of
from briefreader.library.fact_corrections.everywhere import NAME
from briefreader.library.fact_corrections.making import (
    Chosen,
    FactChange,
    added,
    changed,
    correction,
    hidden,
)
from tests.library.briefings import HARBOUR, RAILWAY

Write = Callable[[str, str], Path]
PERSON, PLACE = FactKind.PERSON, FactKind.PLACE


@pytest.fixture
def key(library: Library, write: Write) -> str:
    key = library.add([write("harbour.txt", HARBOUR)]).added[0].id
    library.facts(key)
    return key


def chosen(library: Library, key: str, kind: FactKind, name: str) -> Chosen:
    found = [f for f in library.facts(key) if f.kind is kind and name_of(f) == name]
    assert found, [name_of(f) for f in library.facts(key) if f.kind is kind]
    return Chosen(kind, name, tuple(fact.span for fact in found))


def names(library: Library, key: str, kind: FactKind) -> set[str]:
    return {name_of(fact) for fact in library.facts(key) if fact.kind is kind}


def rename(
    library: Library, key: str, name: str, label: str, kind: FactKind = PERSON
) -> FactChange:
    made = changed(
        chosen(library, key, PERSON, name), [name], library.document(key).text, label=label
    )
    change = FactChange(key, made)
    library.fact_corrections.change(change)
    return change


def test_a_correction_is_seen_by_facts_and_searches_and_can_be_taken_back(
    library: Library, key: str
) -> None:
    before = library.facts(key)
    change = rename(library, key, "Kadri Saar", "Jaan Tamm")
    assert "Jaan Tamm" in names(library, key, PERSON)
    assert library.search('person:"Jaan Tamm"').total == 1
    assert library.search('speaker:"Jaan Tamm"').total == 1
    library.fact_corrections.change(change.undone)
    assert library.facts(key) == before
    assert library.search('person:"Jaan Tamm"').total == 0
    assert library.catalogue.found_facts.corrections(key) == ""


def test_a_correction_lies_over_what_is_extracted_anew(
    library: Library, places: Places, write: Write, key: str
) -> None:
    rename(library, key, "Kadri Saar", "Jaan Tamm")
    library.rebuild()
    assert "Jaan Tamm" in names(library, key, PERSON)
    library.add([write("harbour.txt", HARBOUR.replace("twice", "three times"))])
    assert "Jaan Tamm" in names(library, key, PERSON)
    other = Library(places)
    assert "Jaan Tamm" in names(other, key, PERSON)
    other.close()


def test_another_process_sees_a_correction(library: Library, places: Places, key: str) -> None:
    other = Library(places)
    other.facts(key)
    rename(library, key, "Kadri Saar", "Jaan Tamm")
    other.refresh()
    assert other.search('person:"Jaan Tamm"').total == 1
    assert "Jaan Tamm" in names(other, key, PERSON)
    other.close()


def test_two_processes_correct_one_document(library: Library, places: Places, key: str) -> None:
    other = Library(places)
    rename(library, key, "Kadri Saar", "Jaan Tamm")
    text = other.document(key).text
    start = text.index("The foreign ministers")
    own = added(FactKind.ASSESSMENT, other.facts(key)[0].span, "", text)
    assert start
    other.fact_corrections.change(FactChange(key, (own,)))
    library.refresh()
    assert {item.act for item in library.fact_corrections.of(key)} == {Act.CHANGE, Act.ADD}
    assert FactKind.ASSESSMENT in {fact.kind for fact in library.facts(key)}
    other.close()


def test_what_a_later_version_says_of_facts_is_kept(library: Library, key: str) -> None:
    path = library.records.path_of(key)
    record = json.loads(path.read_text(encoding="utf-8"))
    later = {"id": "ab", "made": "2030", "act": "colour", "kind": "star", "hue": 3}
    record["facts"] = [later]
    path.write_text(json.dumps(record), encoding="utf-8")
    library.refresh()
    rename(library, key, "Kadri Saar", "Jaan Tamm")
    kept = json.loads(path.read_text(encoding="utf-8"))["facts"]
    assert later in kept
    assert len(kept) == 2


def test_a_name_corrected_everywhere_is_another_in_all_documents(
    library: Library, write: Write, key: str
) -> None:
    railway = library.add([write("railway.txt", RAILWAY)]).added[0].id
    one = correction(Act.CHANGE, PLACE, "Tallinn", new_label="Reval")
    change = FactChange("", (one,))
    library.fact_corrections.change(change)
    assert "Reval" in names(library, key, PLACE) & names(library, railway, PLACE)
    assert library.search("place:reval").total == 2
    [places] = [f for f in library.facets([key, railway]) if f.kind == "place"]
    assert ("Reval", 2) in [(value.label, value.count) for value in places.values]
    library.fact_corrections.change(change.undone)
    assert library.search("place:reval").total == 0
    assert library.search("place:tallinn").total == 2


def test_a_name_hidden_everywhere_is_found_no_more(library: Library, key: str) -> None:
    [hiding] = hidden(chosen(library, key, PLACE, "Norway"), ["Norway"], "")
    library.fact_corrections.change(FactChange("", (hiding,)))
    assert "Norway" not in names(library, key, PLACE)
    assert library.search("place:norway").total == 0


def test_corrections_of_all_documents_lie_in_a_file_of_the_users(
    library: Library, places: Places, key: str
) -> None:
    one = correction(Act.CHANGE, PLACE, "Tallinn", new_label="Reval")
    library.fact_corrections.change(FactChange("", (one,)))
    assert "Reval" in (places.library / NAME).read_text(encoding="utf-8")
    (places.library / NAME).write_text("[[correction]]\nid = 3", encoding="utf-8")
    assert "Tallinn" in names(library, key, PLACE)
    [problem] = library.fact_corrections.everywhere.problems
    assert problem.path.endswith(".broken")


def test_facts_are_found_once_whatever_is_corrected(library: Library, key: str) -> None:
    found = library.catalogue.facts(key, VERSION)
    rename(library, key, "Kadri Saar", "Jaan Tamm")
    rename(library, key, "Jaan Tamm", "Per Lund")
    library.facts(key)
    kept: tuple[Fact, ...] | None = library.catalogue.found_facts.get(key, VERSION)
    assert kept == found


def test_corrections_are_laid_over_what_a_newer_program_found(library: Library, key: str) -> None:
    library.catalogue.put_facts(key, VERSION + 1, library.facts(key))
    before = names(library, key, PERSON)
    change = rename(library, key, "Kadri Saar", "Kadri Tamm")
    assert "Kadri Tamm" in names(library, key, PERSON)
    library.fact_corrections.change(FactChange(key, (), change.added))
    assert names(library, key, PERSON) == before
    assert library.catalogue.facts_version(key) == VERSION + 1

"""The library's face: the user's work survives everything that happens to the caches."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.domain.annotation import Colour
from briefreader.domain.document import Page
from briefreader.domain.errors import NoSuchDocument, StorageError
from briefreader.domain.query import Sort
from briefreader.library import Library
from tests.library.briefings import HARBOUR, RAILWAY

Write = Callable[[str, str], Path]


@pytest.fixture
def filled(library: Library, write: Write) -> Library:
    library.add([write("harbour.txt", HARBOUR), write("railway.txt", RAILWAY)])
    return library


def key_of(library: Library, word: str) -> str:
    return library.search(word).hits[0].document_id


def test_a_removed_document_comes_back_with_its_notes(filled: Library) -> None:
    key = key_of(filled, "harbour")
    filled.annotate(key, filled.find_quote(key, "postponed twice"), tags=("delay",))
    filled.set_starred(key, True)
    filled.remove([key])
    assert filled.search("harbour").total == 0
    assert key not in {row.id for row in filled.documents()}
    filled.bring_back([key])
    assert filled.summary(key).starred
    assert filled.summary(key).tags == ("delay",)
    assert filled.search("harbour").total == 1


def test_a_removed_document_that_is_added_again_has_its_notes(
    filled: Library, write: Write
) -> None:
    key = key_of(filled, "harbour")
    filled.annotate(key, None, note="ask the ministry")
    filled.remove([key])
    report = filled.add([write("harbour.txt", HARBOUR)])
    assert [item.id for item in report.added] == [key]
    assert [p.annotation.note for p in filled.placements(key)] == ["ask the ministry"]


def test_a_deleted_cache_is_filled_again_at_the_next_start(filled: Library, places: Places) -> None:
    key = key_of(filled, "harbour")
    filled.annotate(key, filled.find_quote(key, "Tallinn"), colour=Colour.BLUE)
    filled.close()
    shutil.rmtree(places.cache)
    again = Library(places)
    assert set(again.pending()) == {row.id for row in again.records}
    again.catch_up()
    assert again.search("railway").total == 1
    assert [p.state for p in again.placements(key)] == ["exact"]
    again.close()


def test_a_damaged_cache_is_replaced(filled: Library, places: Places) -> None:
    filled.close()
    for path in places.cache.rglob("*"):
        if path.is_file():
            path.write_bytes(b"not what it was")
    again = Library(places)
    again.catch_up()
    assert again.search("railway").total == 1
    again.close()


def test_rebuild_reads_everything_again(filled: Library) -> None:
    report = filled.rebuild()
    assert report.documents == 2
    assert not report.failed
    assert filled.search("railway").total == 1


def test_check_finds_a_changed_copy_and_nothing_else(filled: Library, places: Places) -> None:
    assert not filled.check().problems
    copy = next((places.library / "documents").glob("*.txt"))
    copy.write_text("Something else altogether stands here now.", encoding="utf-8")
    problems = filled.check().problems
    assert [problem.path for problem in problems] == [str(copy)]


def test_check_repairs_what_the_caches_miss(filled: Library) -> None:
    filled.catalogue.clear()
    report = filled.check(repair=True)
    assert [problem.repaired for problem in report.problems] == [True, True]
    assert not filled.check().problems


def test_a_second_library_on_the_same_folder_sees_what_the_first_wrote(
    filled: Library, places: Places, write: Write
) -> None:
    other = Library(places)
    key = key_of(filled, "harbour")
    filled.annotate(key, None, tags=("urgent",))
    filled.add([write("third.txt", "A third briefing.\n\nIt speaks of lighthouses.")])
    assert other.refresh()
    assert other.search("tag:urgent").total == 1
    assert other.search("lighthouses").total == 1
    other.close()


def test_a_tag_finds_the_tags_below_it(filled: Library) -> None:
    key = key_of(filled, "harbour")
    filled.annotate(key, None, tags=("baltic/estonia",))
    assert filled.search("tag:Baltic").total == 1
    assert filled.search("-tag:baltic").total == 1
    assert filled.search("tag:balt").total == 0


def test_results_sort_by_date_and_by_title(filled: Library) -> None:
    def titles(sort: Sort) -> list[str]:
        found = filled.search("", sort=sort)
        return [filled.summary(hit.document_id).title for hit in found.hits]

    assert titles(Sort.DATE) == ["Railway link delayed", "Harbour talks announced"]
    assert titles(Sort.TITLE) == ["Harbour talks announced", "Railway link delayed"]


def test_an_id_may_be_cut_short_while_it_is_unambiguous(filled: Library) -> None:
    key = key_of(filled, "harbour")
    assert filled.resolve(key[:8]) == key
    with pytest.raises(NoSuchDocument):
        filled.resolve("zz")


def test_notes_are_chosen_by_tag_and_by_document(filled: Library) -> None:
    harbour, railway = key_of(filled, "harbour"), key_of(filled, "railway")
    filled.annotate(harbour, filled.find_quote(harbour, "Tallinn"), tags=("place",))
    filled.annotate(harbour, filled.find_quote(harbour, "postponed"), tags=("delay",))
    filled.annotate(railway, filled.find_quote(railway, "a year late"), tags=("delay",))

    def quotes(query: str) -> list[str]:
        return [
            placement.annotation.anchor.exact
            for item in filled.notes(query)
            for placement in item.placements
            if placement.annotation.anchor
        ]

    assert quotes("tag:delay") == ["a year late", "postponed"]
    assert quotes("harbour tag:delay") == ["postponed"]
    assert quotes("-tag:delay") == ["Tallinn"]
    assert len(quotes("")) == 3


def test_a_changed_annotation_is_on_disk_at_once(filled: Library, places: Places) -> None:
    key = key_of(filled, "harbour")
    annotation = filled.annotate(key, filled.find_quote(key, "Tallinn"))
    filled.save_annotation(replace(annotation, note="the capital"))
    other = Library(places)
    assert [p.annotation.note for p in other.placements(key)] == ["the capital"]
    other.close()


def test_a_library_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("in the way")
    with pytest.raises(StorageError, match="Could not save"):
        Library(Places(blocker / "library", tmp_path / "cache", tmp_path / "state"))


def test_a_library_of_a_newer_version_is_left_alone(places: Places) -> None:
    places.library.mkdir()
    (places.library / "library.toml").write_text("version = 99\n")
    with pytest.raises(StorageError, match="newer"):
        Library(places)


def test_a_note_is_given_with_the_page_on_which_it_begins(filled: Library) -> None:
    key = key_of(filled, "harbour")
    document = filled.document(key)
    second = document.text.index("postponed")
    paged = replace(document, pages=(Page(0, "iv"), Page(second - 4, "v")))
    filled.catalogue.put([(key, "/harbour.pdf", paged)])
    filled.annotate(key, None, note="whole")
    filled.annotate(key, filled.find_quote(key, "Estonia"))
    filled.annotate(key, filled.find_quote(key, "postponed"))
    assert [placement.page for placement in filled.placements(key)] == ["", "iv", "v"]
    [notes] = filled.notes("harbour")
    assert [placement.page for placement in notes.placements] == ["", "iv", "v"]


def test_a_passage_of_running_text_comes_before_one_of_a_menu(
    places: Places, tmp_path: Path
) -> None:
    source = tmp_path / "report.txt"
    source.write_text(
        "Harbour talks\n\nThe delegations met for three hours and spoke about the harbour in the"
        " north, which both sides had left out of the agenda until then.\n"
    )
    library = Library(places)
    library.add([source])
    snippets = library.search("harbour").hits[0].snippets
    assert snippets[0].text.startswith("The delegations")

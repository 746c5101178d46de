"""An index that is lost is filled again from the catalogue, without a look at any file."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.domain.report import Progress
from briefreader.library import Library, refilling
from briefreader.search.engine.commits import NAME
from tests.library.briefings import HARBOUR, RAILWAY

Write = Callable[[str, str], Path]
COUNT = 12


@pytest.fixture
def filled(places: Places, write: Write) -> Places:
    """The places of a library of some documents whose files are gone, its index deleted."""
    library = Library(places)
    paths = [write("harbour.txt", HARBOUR)]
    paths += [
        write(f"{number}.txt", f"{RAILWAY}\n\nThe pier is the {number}th, says serial s{number}x.")
        for number in range(1, COUNT)
    ]
    library.add(paths)
    library.close()
    for path in (*paths, *(places.library / "documents").iterdir()):
        path.unlink()
    shutil.rmtree(places.cache / "index")
    return places


def test_a_lost_index_is_filled_from_the_catalogue_without_the_files(filled: Places) -> None:
    library = Library(filled)
    assert library.search("tallinn").total == 0
    assert library.is_behind()
    report = library.fill_caches()
    assert report.documents == COUNT
    assert report.failed == ()
    assert library.search("tallinn").total == COUNT
    assert not library.coverage().is_partial
    assert not library.is_behind()
    library.close()


def test_an_index_of_another_version_fills_itself(filled: Places) -> None:
    library = Library(filled)
    library.fill_caches()
    library.close()
    for path in (filled.cache / "index").iterdir():
        path.rename(path.with_name(path.name.replace(NAME, "BRIEFREADER0")))
    library = Library(filled)
    assert library.coverage().indexed == 0
    assert library.coverage().is_partial
    library.catch_up()
    assert library.search("tallinn").total == COUNT
    library.close()


def test_filling_again_is_counted_and_what_is_there_is_found_meanwhile(
    filled: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refilling, "BATCH", 5)
    library = Library(filled)
    seen: list[Progress] = []
    covered: list[int] = []

    def look(progress: Progress) -> None:
        seen.append(progress)
        covered.append(library.search("tallinn").coverage.indexed)
        assert library.search("tallinn").total == covered[-1]

    library.fill_caches(look)
    assert seen == [Progress(5, COUNT), Progress(10, COUNT), Progress(COUNT, COUNT)]
    assert covered == [5, 10, COUNT]
    library.close()


def test_filling_again_can_be_stopped_and_goes_on_where_it_was(
    filled: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refilling, "BATCH", 5)
    library = Library(filled)
    report = library.fill_caches(cancelled=lambda: True)
    assert report.documents == 5
    assert library.coverage().indexed == 5
    library.close()
    again = Library(filled)
    seen: list[Progress] = []
    assert again.fill_caches(seen.append).documents == COUNT - 5
    assert seen[-1] == Progress(COUNT - 5, COUNT - 5)
    assert again.search("tallinn").total == COUNT
    again.close()


def test_what_only_the_files_have_is_read_from_them_after_the_rest(
    places: Places, write: Write
) -> None:
    library = Library(places)
    library.add([write("harbour.txt", HARBOUR), write("railway.txt", RAILWAY)])
    [key] = [hit.document_id for hit in library.search("harbour").hits]
    library.catalogue.remove([key])
    library.close()
    shutil.rmtree(places.cache / "index")
    library = Library(places)
    seen: list[Progress] = []
    assert library.fill_caches(seen.append).documents == 2
    assert seen == [Progress(1, 2), Progress(2, 2)]
    assert library.search("harbour").total == 1
    assert library.search("railway").total == 1
    library.close()


def test_a_correction_that_the_catalogue_missed_is_taken_up(places: Places, write: Write) -> None:
    library = Library(places)
    key = library.add([write("harbour.txt", HARBOUR)]).added[0].id
    # As a kill leaves it between the record and the caches.
    other = Library(Places(places.library, places.cache.parent / "other", places.state))
    other.catch_up()
    other.corrections.set(key, "title", "Ferries resume")
    other.close()
    library.index.remove([key])
    library.refresh()
    library.fill_caches()
    assert library.search("title:ferries").total == 1
    assert library.summary(key).title == "Ferries resume"
    library.close()

"""What is told of the index: how many of the library's documents a search can see."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.domain.hit import Coverage
from briefreader.library import Library
from tests.library.briefings import HARBOUR, RAILWAY

Write = Callable[[str, str], Path]


@pytest.fixture
def filled(library: Library, write: Write) -> Library:
    broken = write("broken.pdf", "%PDF-1.7 and nothing else")
    library.add([write("harbour.txt", HARBOUR), write("railway.txt", RAILWAY), broken])
    return library


def test_documents_and_files_that_failed_are_counted(filled: Library) -> None:
    assert filled.coverage() == Coverage(indexed=2, total=3, failed=1)
    assert not filled.coverage().is_partial


def test_the_counts_are_the_same_object_until_something_changes(
    filled: Library, write: Write
) -> None:
    first = filled.coverage()
    assert filled.coverage() is first
    filled.add([write("more.txt", "Fishing quotas\n\nThe fleet of Norway sails on Monday.\n")])
    assert filled.coverage() == Coverage(indexed=3, total=4, failed=1)
    key = filled.search("fishing").document_ids[0]
    filled.index.remove([key])
    assert filled.coverage() == Coverage(indexed=2, total=4, failed=1)
    filled.remove([key])
    assert filled.coverage() == Coverage(indexed=2, total=3, failed=1)


def test_documents_that_are_recorded_and_not_yet_read_make_a_search_partial(
    filled: Library, places: Places
) -> None:
    filled.close()
    shutil.rmtree(places.cache)
    again = Library(places)
    assert again.coverage() == Coverage(indexed=0, total=2, failed=0)
    assert again.search("harbour").coverage.is_partial
    again.fill_caches()
    assert again.coverage() == Coverage(indexed=2, total=2, failed=0)
    again.close()

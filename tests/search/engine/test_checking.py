"""Damage in the large arrays, which are not compared with their checksums on opening."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from briefreader.search.engine.array_file import map_arrays
from briefreader.search.engine.codec import read_segment
from briefreader.search.engine.commits import CommitFolder
from briefreader.search.index import SearchIndex
from tests.search.asking import entry, found, hits

Opener = Callable[[], SearchIndex]


def fill(index: SearchIndex) -> None:
    index.add([entry(f"d{number}", f"steel word{number} prices") for number in range(60)])


def harm(folder: Path, name: str) -> None:
    """Overwrite one array of the only segment with ones, after the others were read."""
    (segment,) = CommitFolder(folder).segments()
    path = segment.file(folder)
    array = map_arrays(path)[name]
    content = path.read_bytes()
    start = content.index(array.tobytes())
    harmed = b"\xff" * array.nbytes
    path.unlink()
    path.write_bytes(content[:start] + harmed + content[start + len(harmed) :])
    assert read_segment(folder, segment).names[0] == "d0"


@pytest.mark.parametrize("name", ["body.documents", "body.positions"])
def test_a_search_in_damaged_postings_leads_to_an_empty_index_that_works(
    open_index: Opener, folder: Path, name: str
) -> None:
    first = open_index()
    fill(first)
    first.close()
    harm(folder, name)
    second = open_index()
    assert not second.was_reset
    for query in ("steel", "ste*", '"steel prices"', '"steel prices"~9', "same:(steel prices)"):
        found(second, query)
    assert second.was_reset or name == "body.positions"
    while second.tidy():
        pass
    assert second.was_reset
    fill(second)
    assert len(found(second, "steel")) == 60
    assert not open_index().was_reset


@pytest.mark.parametrize("name", ["body.documents", "body.counts", "body.positions"])
def test_upkeep_finds_damage_that_no_search_met(
    open_index: Opener, folder: Path, name: str
) -> None:
    fill(open_index())
    harm(folder, name)
    index = open_index()
    assert index.tidy()
    assert index.was_reset
    assert index.ids() == frozenset()
    assert not index.tidy()
    fill(index)
    assert len(found(index, "steel")) == 60


def test_upkeep_leaves_a_whole_index_as_it_is(open_index: Opener) -> None:
    fill(open_index())
    index = open_index()
    assert index.tidy()
    assert not index.tidy()
    assert not index.was_reset


def test_upkeep_makes_one_segment_of_many_with_the_same_hits(
    open_index: Opener, folder: Path
) -> None:
    index = open_index()
    random = np.random.default_rng(1)
    for number in range(7):
        words = " ".join(random.choice(["steel", "grain", "talks"], 30))
        index.add([entry(f"d{number}", words), entry(f"gone{number}", words)])
    index.remove(f"gone{number}" for number in range(7))
    before = [hits(index, query) for query in ("steel", '"steel grain"', "gr* -talks")]
    assert len(CommitFolder(folder).segments()) > 1
    while index.tidy():
        pass
    (segment,) = CommitFolder(folder).segments()
    assert segment.doc_count_all() == 7
    assert [hits(index, query) for query in ("steel", '"steel grain"', "gr* -talks")] == before
    assert open_index().ids() == index.ids() == {f"d{number}" for number in range(7)}

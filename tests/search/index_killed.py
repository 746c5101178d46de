"""A program: kills a writer of the index at each moment of a commit, and looks what is left.

Arguments: the work (one of WORKS), a folder for it, and how many moments one step is; it says at
the end how many kills there were. With the work and the folder of an index only, it does the work.
"""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from briefreader.domain.query import Selection
from briefreader.search.grammar import parse
from briefreader.search.index import IndexEntry
from briefreader.search.whoosh_index import WhooshIndex
from tests.moments import killed_at_every_moment

OLD = {f"old{number}" for number in range(30)}
NEW = {f"new{number}" for number in range(10)}


class NoTags:
    def select(self, selection: Selection) -> frozenset[str]:
        return frozenset()


def entry(name: str, word: str) -> IndexEntry:
    return IndexEntry(name, title=f"{word} prices", body=f"The {word} talks ended\n{name}")


def found(index: WhooshIndex, text: str) -> set[str]:
    ranking = index.search(parse(text, date(2018, 7, 20)), NoTags())
    return {hit.document_id for hit in ranking.hits}


def prepare(folder: Path, work: str) -> None:
    """An index of several segments, with deleted documents; an empty folder for the first index."""
    folder.mkdir()
    if work == "first":
        return
    index = WhooshIndex(folder)
    for first in range(0, 30, 5):
        index.add(entry(f"old{first + number}", "steel") for number in range(5))
    index.add(entry(name, "steel") for name in ("gone0", "gone1", "gone2"))
    index.remove(["gone0", "gone2"])
    index.remove(["gone1"])
    index.add([entry("old3", "steel")])
    index.close()


def add(folder: Path) -> None:
    WhooshIndex(folder).add(entry(name, "grain") for name in sorted(NEW))


def replace(folder: Path) -> None:
    WhooshIndex(folder).add(entry(name, "grain") for name in sorted(OLD))


def remove(folder: Path) -> None:
    WhooshIndex(folder).remove(OLD)


def merge(folder: Path) -> None:
    WhooshIndex(folder).merge()


def tidy(folder: Path) -> None:
    index = WhooshIndex(folder)
    while index.tidy():
        pass


State = tuple[set[str], set[str]]
"""The documents that a search for steel finds, and one for grain."""

WORKS: dict[str, tuple[Callable[[Path], None], tuple[State, ...]]] = {
    "add": (add, ((OLD, set()), (OLD, NEW))),
    "replace": (replace, ((OLD, set()), (set(), OLD))),
    "remove": (remove, ((OLD, set()), (set(), set()))),
    "merge": (merge, ((OLD, set()),)),
    "tidy": (tidy, ((OLD, set()),)),
    "first": (add, ((set(), set()), (set(), NEW))),
}


def look(folder: Path, allowed: tuple[State, ...], *, may_be_new: bool) -> None:
    """Open what is left as the next process does, search in it, and write."""
    index = WhooshIndex(folder)
    state = found(index, "steel"), found(index, "grain")
    assert state in allowed, state
    assert index.ids() == state[0] | state[1]
    assert may_be_new or not index.was_reset
    index.add([entry("after", "wool")])
    assert found(index, "wool") == {"after"}
    assert found(index, '"wool talks"') == {"after"}
    index.close()
    tables = list(folder.glob("*.toc"))
    segments = set(folder.glob("*.arrays"))
    assert len(tables) == 1, tables
    named = {segment.file(folder) for segment in index._commits.segments()}
    assert segments == named
    assert len(list(folder.iterdir())) <= len(named) + 2, "files are left over"


def main() -> None:
    name, place = sys.argv[1], Path(sys.argv[2])
    work, allowed = WORKS[name]
    if len(sys.argv) == 3:
        work(place)
        return
    step = int(sys.argv[3])
    before, folder = place / "before", place / "folder"
    prepare(before, name)
    kills = 0
    for moment in killed_at_every_moment(work, before, folder, step):
        look(folder, allowed if moment else allowed[-1:], may_be_new=name == "first")
        kills += moment > 0
    print(kills)


if __name__ == "__main__":
    main()

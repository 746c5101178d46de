"""Files of the index damaged at any place: what is found stays right, or the index begins anew."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, rmtree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.search.engine.array_file import map_arrays
from briefreader.search.engine.segment_arrays import UNCHECKED
from briefreader.search.index import IndexEntry
from briefreader.search.whoosh_index import WhooshIndex
from tests.search.asking import entry, found, hits

WORDS = "steel grain wool trade talks union state harbour".split()  # noqa: SIM905
QUERIES = (
    "steel",
    "grain -wool",
    "steel OR talks",
    "title:trade",
    "st*",
    "harbour OR pier",
    '"steel talks"',
    '"trade union" OR "wool state"',
    "state NEAR/3 harbour",
    "talking",
    "=state union",
)

Answers = dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class Whole:
    """An index that is as it was written, what it answers, and its files."""

    folder: Path
    answers: Answers
    files: tuple[Path, ...]


def answers(index: WhooshIndex) -> Answers:
    return {query: found(index, query) for query in QUERIES}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    folder = tmp_path_factory.mktemp("whole") / "index"
    index = WhooshIndex(folder)
    random = np.random.default_rng(4)
    for batch in range(3):
        index.add(
            IndexEntry(
                f"{batch}-{number}",
                title=" ".join(random.choice(WORDS, 3)),
                body="\n".join(" ".join(random.choice(WORDS, 9)) for _ in range(3)),
                published=f"20{number:02}",
            )
            for number in range(20)
        )
    index.remove(["0-3", "1-4", "1-5"])
    present = answers(index)
    index.close()
    assert all(present.values())
    files = [path for path in folder.iterdir() if path.suffix in {".toc", ".arrays"}]
    return Whole(folder, present, tuple(sorted(files)))


HARMS: dict[str, Callable[[bytes, int, int], bytes]] = {
    "cut": lambda content, start, size: content[:start],
    "zeroed": lambda content, start, size: (
        content[:start] + bytes(min(size, len(content) - start)) + content[start + size :]
    ),
    "flipped": lambda content, start, size: (
        content[:start] + bytes([content[start] ^ 1 << size % 8]) + content[start + 1 :]
    ),
    "taken out": lambda content, start, size: content[:start] + content[start + size :],
    "put in": lambda content, start, size: content[:start] + b"\x80" * size + content[start:],
    "noise": lambda content, start, size: (
        content[:start]
        + bytes((byte * 7 + 13) % 256 for byte in content[start : start + size])
        + content[start + size :]
    ),
    "another place": lambda content, start, size: (
        content[:start] + content[:size][: len(content) - start] + content[start + size :]
    ),
}

DAMAGE = st.tuples(
    st.sampled_from([".toc", ".arrays"]),
    st.integers(0, 10**9),
    st.sampled_from(sorted(HARMS)),
    st.floats(0, 1, exclude_max=True),
    st.integers(1, 4096),
)
Damage = tuple[str, int, str, float, int]


def damaged(whole: Whole, folder: Path, damage: Damage) -> bool:
    """Make a copy with one file damaged; False where that is no damage."""
    suffix, number, harm, place, size = damage
    files = [path for path in whole.files if path.suffix == suffix]
    rmtree(folder, ignore_errors=True)
    copytree(whole.folder, folder)
    path = folder / files[number % len(files)].name
    content = path.read_bytes()
    changed = HARMS[harm](content, int(place * len(content)), size)
    path.unlink()
    path.write_bytes(changed)
    return changed != content


def only_late_arrays_differ(whole: Whole, folder: Path) -> bool:
    """Whether the damage is in arrays that are compared with their checksums only after opening."""
    for path in whole.files:
        if path.suffix == ".arrays" and path.read_bytes() != (folder / path.name).read_bytes():
            try:
                map_arrays(folder / path.name, UNCHECKED)
            except ValueError:
                return False
    return True


def check(whole: Whole, folder: Path, damage: Damage) -> None:
    if not damaged(whole, folder, damage):
        return
    is_late = damage[0] == ".arrays" and only_late_arrays_differ(whole, folder)
    index = WhooshIndex(folder)
    given = answers(index)
    if index.was_reset:
        index = WhooshIndex(folder)
        given = answers(index)
        assert index.ids() == frozenset()
        assert not any(given.values())
    elif not is_late:
        assert given == whole.answers
    # What a worker does once it is idle: afterwards nothing wrong is left.
    while index.tidy():
        pass
    if index.ids():
        assert answers(index) == whole.answers
    index.add([entry("new", "pier")])
    assert hits(index, "pier") == "new"
    index.remove(index.ids())
    assert index.ids() == frozenset()
    index.close()


@pytest.mark.timeout(300)
@settings(max_examples=40, deadline=None)
@given(damage=DAMAGE)
def test_damage_at_any_place_is_noticed_or_does_no_harm(
    whole: Whole, tmp_path_factory: pytest.TempPathFactory, damage: Damage
) -> None:
    check(whole, tmp_path_factory.getbasetemp() / "damaged", damage)


@pytest.mark.long
@pytest.mark.timeout(1800)
@settings(max_examples=3000, deadline=None)
@given(damage=DAMAGE)
def test_much_damage_at_any_place_is_noticed_or_does_no_harm(
    whole: Whole, tmp_path_factory: pytest.TempPathFactory, damage: Damage
) -> None:
    check(whole, tmp_path_factory.getbasetemp() / "much-damaged", damage)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_every_changed_byte_of_a_table_is_noticed(whole: Whole, tmp_path: Path) -> None:
    (table,) = (path for path in whole.files if path.suffix == ".toc")
    content = table.read_bytes()
    copytree(whole.folder, tmp_path / "index")
    for place in range(len(content)):
        for path in (tmp_path / "index").glob("*.toc"):
            path.unlink()
        changed = content[:place] + bytes([content[place] ^ 0x11]) + content[place + 1 :]
        (tmp_path / "index" / table.name).write_bytes(changed)
        index = WhooshIndex(tmp_path / "index")
        assert index.was_reset
        assert index.ids() == frozenset()
        index.close()

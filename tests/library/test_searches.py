"""Saved searches: what the user keeps survives other processes, other programs and bad files."""

import os
import tomllib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.errors import BriefreaderError, StorageError
from briefreader.domain.hit import SavedSearch
from briefreader.library import Library
from briefreader.library.searches import SavedSearches


@pytest.fixture
def searches(tmp_path: Path) -> SavedSearches:
    return SavedSearches(tmp_path)


def names(searches: SavedSearches) -> list[str]:
    return [search.name for search in searches.all()]


def test_searches_come_back_in_the_order_they_were_saved(
    searches: SavedSearches, tmp_path: Path
) -> None:
    assert searches.all() == ()
    searches.save(" Talks \n this year", 'title:"harbour talks" date:2021')
    searches.save("Grain", "grain -wheat")
    expected = (
        SavedSearch("Talks this year", 'title:"harbour talks" date:2021'),
        SavedSearch("Grain", "grain -wheat"),
    )
    assert searches.all() == expected
    assert SavedSearches(tmp_path).all() == expected


def test_saving_under_a_known_name_replaces_the_query_in_its_place(
    searches: SavedSearches,
) -> None:
    for name in "abc":
        searches.save(name, name)
    searches.save("b", "other")
    assert searches.all()[1] == SavedSearch("b", "other")
    assert names(searches) == ["a", "b", "c"]


def test_searches_are_renamed_moved_and_removed(searches: SavedSearches) -> None:
    for name in "abcd":
        searches.save(name, name)
    searches.rename("b", "B")
    searches.move("d", 0)
    searches.move("a", 99)
    assert names(searches) == ["d", "B", "c", "a"]
    assert searches.all()[1] == SavedSearch("B", "b")
    searches.remove("c")
    searches.remove("c")
    searches.rename("a", "a")
    assert names(searches) == ["d", "B", "a"]


def test_names_are_neither_empty_nor_taken_twice(searches: SavedSearches) -> None:
    searches.save("a", "x")
    searches.save("b", "y")
    changes: list[Callable[[], None]] = [
        lambda: searches.save(" ", "z"),
        lambda: searches.rename("a", "b"),
        lambda: searches.rename("a", ""),
        lambda: searches.rename("c", "d"),
        lambda: searches.move("c", 0),
    ]
    for change in changes:
        with pytest.raises(BriefreaderError):
            change()
    assert names(searches) == ["a", "b"]


def test_keys_that_are_not_known_are_kept(searches: SavedSearches, tmp_path: Path) -> None:
    path = tmp_path / "searches.toml"
    path.write_text(
        'version = 3\ncolour = "blue"\n[[search]]\nname = "a"\nquery = "x"\nicon = 7\n'
        '[[search]]\ntitle = "of another kind"\n[other]\nkey = [1, 2]\n',
        encoding="utf-8",
    )
    assert searches.all() == (SavedSearch("a", "x"),)
    searches.save("b", "y")
    searches.rename("a", "A")
    searches.move("b", 0)
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {
        "version": 3,
        "colour": "blue",
        "other": {"key": [1, 2]},
        "search": [
            {"name": "b", "query": "y"},
            {"name": "A", "query": "x", "icon": 7},
            {"title": "of another kind"},
        ],
    }


@pytest.mark.parametrize(
    "content", [b"[[search]\n", b"\xff\xfe", b'search = "a"', b"a = " + b"[" * 20_000]
)
def test_a_file_that_does_not_parse_is_set_aside_and_reported(
    searches: SavedSearches, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "searches.toml").write_bytes(content)
    assert searches.all() == ()
    searches.save("a", "x")
    assert (tmp_path / "searches.toml.broken").read_bytes() == content
    [problem] = searches.problems
    assert problem.path.endswith("searches.toml.broken")
    (tmp_path / "searches.toml").write_bytes(content)
    assert names(searches) == []
    assert len(searches.problems) == 2


def test_a_broken_file_that_cannot_be_set_aside_is_never_overwritten(
    searches: SavedSearches, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "searches.toml"
    path.write_bytes(b"[[broken")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    for ask in (searches.all, lambda: searches.save("a", "x"), lambda: searches.problems):
        with pytest.raises(StorageError):
            ask()
    assert path.read_bytes() == b"[[broken"


def test_the_newest_version_of_a_conflict_counts_and_the_other_is_kept(
    searches: SavedSearches, tmp_path: Path
) -> None:
    searches.save("a", "x")
    own = tmp_path / "searches.toml"
    os.utime(own, ns=(10**18, 10**18))
    rival = tmp_path / "searches (Anna's conflicted copy 2021-03-05).toml"
    rival.write_text('[[search]]\nname = "b"\nquery = "y"\n', encoding="utf-8")
    assert names(searches) == ["b"]
    [problem] = searches.problems
    assert problem.path == str(own)
    searches.save("c", "z")
    assert names(searches) == ["b", "c"]
    kept = [path.read_text(encoding="utf-8") for path in tmp_path.glob("searches*.toml")]
    assert len(kept) == 3
    assert sum('"a"' in text for text in kept) == 1
    assert len(searches.problems) == 2


@pytest.mark.parametrize(
    "name",
    [
        "{} (Ida's conflicted copy 2026-11-22).toml",  # Dropbox
        "{} (in Konflikt stehende Kopie von Ida 2026-11-22).toml",
        "{}_conflict-20261122-120000.toml",  # ownCloud, older
        "{}.sync-conflict-20261122-120000-ABCDEFG.toml",  # Syncthing
        "{}-DESKTOP-1A2B3C.toml",  # OneDrive
        "{} 2.toml",  # iCloud
        "{} (1).toml",  # Google Drive
        "[Conflict] {}.toml",
        "{}.Conflict.toml",  # Resilio
        "{}.toml.Conflict",
        "{} (SFConflict ida@example.org 2026-11-22-12-00-00).toml",  # Seafile
    ],
)
def test_the_names_that_sync_tools_give_are_known(
    searches: SavedSearches, tmp_path: Path, name: str
) -> None:
    searches.save("a", "x")
    rival = tmp_path / name.format("searches")
    rival.write_text('[[search]]\nname = "b"\nquery = "y"\n', encoding="utf-8")
    os.utime(rival, ns=(10**18, 10**18))
    assert names(searches) == ["a"]
    [problem] = searches.problems
    assert problem.path == str(rival)
    rival.touch()
    os.utime(tmp_path / "searches.toml", ns=(10**18, 10**18))
    assert names(searches) == ["b"]


@pytest.mark.parametrize(
    "name", ["{}-backup.toml", "{}.toml.tmp", "{}.toml.conflict.part", ".{}.toml.x", "my-{}.toml"]
)
def test_other_names_are_not_read(searches: SavedSearches, tmp_path: Path, name: str) -> None:
    searches.save("a", "x")
    os.utime(tmp_path / "searches.toml", ns=(10**18, 10**18))
    (tmp_path / name.format("searches")).write_text("", encoding="utf-8")
    assert names(searches) == ["a"]
    assert searches.problems == ()


def test_two_that_save_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    def save(number: int) -> None:
        SavedSearches(tmp_path).save(f"search {number}", str(number))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(save, range(40)))
    found = SavedSearches(tmp_path).all()
    assert sorted(int(search.query) for search in found) == list(range(40))


def test_what_another_process_saved_is_seen(searches: SavedSearches, tmp_path: Path) -> None:
    searches.save("a", "x")
    other = SavedSearches(tmp_path)
    other.save("b", "y")
    assert names(searches) == ["a", "b"]
    other.remove("a")
    searches.save("c", "z")
    assert names(other) == ["b", "c"]


def test_halves_of_surrogate_pairs_are_not_written(searches: SavedSearches, tmp_path: Path) -> None:
    searches.save("a\ud83d", "\udfff")
    assert searches.all() == SavedSearches(tmp_path).all() == (SavedSearch("a?", "?"),)


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), max_size=6))
def test_any_name_and_query_come_back(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("searches")
    searches = SavedSearches(folder)
    for name, query in pairs:
        if name.split():
            searches.save(name, query)
    assert SavedSearches(folder).all() == searches.all()
    assert len(searches.all()) == len({" ".join(name.split()) for name, _ in pairs} - {""})


def test_a_check_of_the_library_reports_a_broken_file(library: Library) -> None:
    library.searches.save("a", "x")
    assert library.check().problems == ()
    (library.places.library / "searches.toml").write_bytes(b"[[broken")
    [problem] = library.check().problems
    assert "saved searches" in problem.what

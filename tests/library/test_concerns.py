"""What waits for a word of the user's is gathered; a file that was set aside can be removed."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.domain.annotation import Anchor, State
from briefreader.domain.errors import BriefreaderError
from briefreader.domain.report import Problem
from briefreader.library import Library
from briefreader.library.concerns import concerns, discard, is_set_aside
from tests.library.briefings import HARBOUR


@pytest.fixture
def key(library: Library, write: Callable[[str, str], Path]) -> str:
    return library.add([write("harbour.txt", HARBOUR)]).added[0].id


def test_in_a_sound_library_nothing_waits(library: Library, key: str) -> None:
    library.annotate(key, library.find_quote(key, "Kadri Saar"), note="who?")
    assert not concerns(library, with_places=True)


def test_conflicts_files_and_misplaced_notes_are_told_apart(library: Library, key: str) -> None:
    mine = library.annotate(key, library.find_quote(key, "Kadri Saar"), note="mine")
    path = library.annotations.folder / key / f"{mine.id[9:]}.json"
    rival = path.with_name(f"{path.stem} (conflicted copy).json")
    rival.write_bytes(path.read_bytes().replace(b"mine", b"theirs"))
    broken = library.places.library / "searches.toml"
    broken.write_text("[[search]\n", encoding="utf-8")
    os.utime(broken, (1, 1))
    anchor = Anchor("words that stand in no text at all", "before ", " after", 1, 35)
    lost = library.save_annotation(replace(library.annotate(key, None, note="lost"), anchor=anchor))
    library.refresh()
    found = concerns(library, with_places=True)
    [conflict] = found.conflicts
    assert {conflict.kept.note, conflict.other.note} == {"mine", "theirs"}
    [file] = found.files
    assert is_set_aside(file)
    assert [(p.annotation, p.state) for p in found.uncertain] == [(lost, State.UNATTACHED)]
    assert concerns(library, with_places=False).uncertain == ()
    discard(library.places.library, file)
    assert not Path(file.path).exists()
    assert concerns(library, with_places=False).files == ()


def test_only_files_that_were_set_aside_in_the_library_are_removed(
    library: Library, key: str, tmp_path: Path
) -> None:
    outside = tmp_path / "other.json.broken"
    outside.write_text("", encoding="utf-8")
    for path in (outside, library.records.path_of(key)):
        with pytest.raises(BriefreaderError, match="is not a file that was set aside"):
            discard(library.places.library, Problem(str(path), ""))
        assert path.exists()

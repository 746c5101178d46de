"""A full disk: every command and the window say so, and nothing that was saved is lost."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.library import Library
from tests.ui.briefings import HARBOUR, RAILWAY, long_briefing

Write = Callable[[str, str], Path]
CHECKOUT = Path(__file__).parents[2]


def run(library: Path, *words: str, room: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command; with `room`, no file may grow beyond so many bytes, as on a full disk."""

    def limit() -> None:
        if room is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    return subprocess.run(
        [sys.executable, "-m", "briefreader", "--library", str(library), *words],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=limit,
    )


@pytest.fixture
def filled(tmp_path: Path, write: Write) -> Path:
    """A library with two briefings."""
    library = tmp_path / "own"
    ended = run(
        library, "add", str(write("harbour.html", HARBOUR)), str(write("railway.html", RAILWAY))
    )
    assert ended.returncode == 0, ended.stderr
    return library


def titles(folder: Path) -> list[str]:
    library = Library(Places.of(folder))
    library.catch_up()
    found = sorted(row.title for row in library.documents())
    library.close()
    return found


@pytest.mark.parametrize("room", [0, 700])
def test_adding_to_a_full_disk_says_so_and_loses_nothing(
    filled: Path, write: Write, room: int
) -> None:
    before = titles(filled)
    path = write("long.txt", long_briefing(600))
    ended = run(filled, "add", str(path), room=room)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert ended.stderr.startswith("briefreader: ")
    assert "Something went wrong inside" not in ended.stderr
    assert titles(filled) in (before, sorted([*before, "A long briefing"]))
    assert run(filled, "add", str(path)).returncode == 0
    assert titles(filled) == sorted([*before, "A long briefing"])


def test_annotating_on_a_full_disk_says_so_and_keeps_the_other_notes(filled: Path) -> None:
    library = Library(Places.of(filled))
    key = library.documents()[0].id
    library.annotate(key, None, note="Kept")
    library.close()
    ended = run(filled, "annotate", key, "--note", "Too much", room=0)
    assert ended.returncode == 1
    assert ended.stderr.startswith("briefreader: Could not ")
    assert "Traceback" not in ended.stderr
    library = Library(Places.of(filled))
    assert [item.annotation.note for item in library.placements(key)] == ["Kept"]
    library.close()


def test_a_library_below_a_file_is_refused_with_a_sentence(tmp_path: Path, write: Write) -> None:
    file = tmp_path / "a-file"
    file.write_text("kept", encoding="utf-8")
    ended = run(file / "library", "add", str(write("harbour.html", HARBOUR)))
    assert ended.returncode == 1
    assert "a part of this path is a file, not a folder" in ended.stderr
    assert file.read_text(encoding="utf-8") == "kept"

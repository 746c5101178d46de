"""What the window has done to the index in the background, without being asked."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefreader.config import Places
from briefreader.library.worker import Context
from briefreader.search.engine.array_file import map_arrays
from briefreader.ui import library_work
from tests.ui.user import User

Begin = Callable[[], User]


@dataclass(frozen=True, slots=True)
class Steps:
    """Upkeep of three steps; what is done is written to a file."""

    log: Path

    def run(self, context: Context) -> bool:
        with self.log.open("a", encoding="utf-8") as file:
            file.write("step\n")
        return self.log.read_text(encoding="utf-8").count("step") < 3


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the steps of upkeep are written, which begins at once when nothing is written."""
    log = tmp_path / "steps"
    monkeypatch.setattr("briefreader.library.worker.TidyIndex", lambda: Steps(log))
    monkeypatch.setattr(library_work, "IDLE_MILLISECONDS", 0)
    return log


def steps(log: Path) -> int:
    return log.read_text(encoding="utf-8").count("step") if log.exists() else 0


def test_an_idle_window_tidies_the_index_step_by_step_to_the_end(
    log: Path, user: User, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: steps(log) == 3)
    assert user.session.work._facts is not None
    facts = user.session.work._facts
    qtbot.waitUntil(lambda: not facts.busy)
    assert steps(log) == 3


def test_facts_are_extracted_all_the_same(
    log: Path, begin: Begin, briefings: tuple[Path, Path], qtbot: QtBot
) -> None:
    user = begin()
    user.start()
    user.add(*briefings)
    user.wait_for_rows(2)
    qtbot.waitUntil(lambda: user.session.library.without_facts() == (), timeout=20_000)
    qtbot.waitUntil(lambda: steps(log) >= 3)


def test_an_index_that_is_damaged_while_the_window_is_open_is_filled_again(
    user: User, places: Places
) -> None:
    for path in (places.cache / "index").glob("*.toc"):
        path.write_bytes(b"")
    user.type_query("railway")
    user.wait_for_rows(1)
    user.wait_until_idle()
    assert user.session.results.coverage is not None
    assert not user.session.results.coverage.is_partial
    assert user.problems == []
    assert user.window._coverage.text() == "2 indexed"


def test_an_index_that_is_gone_at_the_start_fills_itself(
    user: User, begin: Begin, places: Places
) -> None:
    user.quit()
    user.session.close()
    shutil.rmtree(places.cache / "index")
    for path in (places.library / "documents").iterdir():
        path.unlink()
    again = begin()
    again.start()
    again.wait_until(lambda: again.window._coverage.text() == "2 indexed")
    again.type_query("railway")
    again.wait_for_rows(1)
    assert again.problems == []


def test_damage_that_the_upkeep_finds_is_mended_without_a_search(
    monkeypatch: pytest.MonkeyPatch, two_briefings: Path, places: Places, begin: Begin
) -> None:
    monkeypatch.setattr(library_work, "IDLE_MILLISECONDS", 0)
    shutil.copytree(two_briefings / "library", places.library)
    shutil.copytree(two_briefings / "cache", places.cache)
    for path in (places.cache / "index").glob("*.arrays"):
        content = path.read_bytes()
        # Bytes of an array that is compared with its checksum only after opening.
        arrays = map_arrays(path)
        whole = arrays["body.positions"].tobytes()
        place = content.index(whole)
        damaged = bytes([whole[0] ^ 1]) + whole[1:]
        path.unlink()
        path.write_bytes(content[:place] + damaged + content[place + len(whole) :])
    user = begin()
    user.start()
    user.wait_until(lambda: user.session.library.index.was_reset or is_whole(places))
    user.wait_until(lambda: user.window._coverage.text() == "2 indexed")
    assert is_whole(places)
    assert user.problems == []


def is_whole(places: Places) -> bool:
    """Whether every segment of the index is as it was written."""
    try:
        return all(map_arrays(path) for path in (places.cache / "index").glob("*.arrays"))
    except (ValueError, OSError):
        return False

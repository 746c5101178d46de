"""Hearing of changes in watched folders on the GUI thread."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefreader.ui.watcher import Watcher


@pytest.fixture
def watcher(qtbot: QtBot) -> Iterator[Watcher]:
    made = Watcher()
    yield made
    made.stop()


def watch(qtbot: QtBot, watcher: Watcher, *folders: Path) -> None:
    watcher.watch(folders)
    qtbot.waitUntil(lambda: watcher.watching, timeout=20_000)


def test_a_new_file_is_told_of(qtbot: QtBot, watcher: Watcher, tmp_path: Path) -> None:
    watch(qtbot, watcher, tmp_path)
    with qtbot.waitSignal(watcher.changed, timeout=20_000) as heard:
        (tmp_path / "a.txt").write_text("The first words.", encoding="utf-8")
    assert heard.args is not None
    assert tmp_path / "a.txt" in heard.args[0]


def test_the_same_folders_are_not_followed_anew(
    qtbot: QtBot, watcher: Watcher, tmp_path: Path
) -> None:
    watch(qtbot, watcher, tmp_path)
    watcher.watch((tmp_path, tmp_path))
    assert watcher.watching


def test_nothing_is_told_after_the_end(qtbot: QtBot, watcher: Watcher, tmp_path: Path) -> None:
    watch(qtbot, watcher, tmp_path)
    watcher.stop()
    assert not watcher.watching
    with qtbot.assertNotEmitted(watcher.changed, wait=600):
        (tmp_path / "a.txt").write_text("The first words.", encoding="utf-8")


def test_without_folders_nothing_is_watched(watcher: Watcher) -> None:
    watcher.watch(())
    assert not watcher.watching

"""Real widgets without a screen; a warning of Qt's fails the test that caused it."""

import gc
import os
import shutil

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefreader.config import Places
from briefreader.library import Library
from briefreader.ui.theme import Scheme, Theme, load_theme
from tests.ui.briefings import HARBOUR, RAILWAY
from tests.ui.in_turns import WorkerInTurns
from tests.ui.user import User


@pytest.fixture(scope="session")
def theme() -> Theme:
    return load_theme(Scheme.LIGHT)


@pytest.fixture(scope="session")
def dark_theme() -> Theme:
    return load_theme(Scheme.DARK)


@pytest.fixture
def plain_look(qapp: QApplication) -> Iterator[None]:
    """Take back the look that a window gives to the whole application."""
    font, palette = QFont(qapp.font()), QPalette(qapp.palette())
    yield
    # qapp.setStyleSheet("")
    qapp.setFont(font)
    qapp.setPalette(palette)


@pytest.fixture
def collected_here() -> Iterator[None]:
    """Collect cyclic garbage on this thread only, as the program does: Qt objects are in it."""
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()


@pytest.fixture
def begin(
    qtbot: QtBot, places: Places, plain_look: None, collected_here: None
) -> Iterator[Callable[[], User]]:
    """Give a user who is about to start the program, each time anew on the same library."""
    users: list[User] = []

    def beginning() -> User:
        users.append(User(qtbot, places, WorkerInTurns))
        return users[-1]

    yield beginning
    for user in users:
        user.leave()


@pytest.fixture
def newcomer(begin: Callable[[], User]) -> User:
    """A user whose library is empty: the window shows the samples."""
    starting = begin()
    starting.start()
    return starting


@pytest.fixture
def briefings(write: Callable[[str, str], Path]) -> tuple[Path, Path]:
    return write("harbour.html", HARBOUR), write("railway.html", RAILWAY)


@pytest.fixture(scope="session")
def two_briefings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that holds two briefings and their facts, made once for all tests."""
    base = tmp_path_factory.mktemp("two-briefings")
    library = Library(Places(base / "library", base / "cache", base / "state"))
    for name, text in (("harbour.html", HARBOUR), ("railway.html", RAILWAY)):
        (base / name).write_text(text, encoding="utf-8")
        for item in library.add([base / name]).added:
            library.facts(item.id)
    library.close()
    return base


@pytest.fixture
def user(begin: Callable[[], User], two_briefings: Path, places: Places) -> User:
    """A user whose library holds two briefings."""
    shutil.copytree(two_briefings / "library", places.library)
    shutil.copytree(two_briefings / "cache", places.cache)
    starting = begin()
    starting.start()
    starting.wait_for_rows(2)
    return starting

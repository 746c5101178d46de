"""Whole journeys: real widgets without a screen, real worker processes, real files."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from briefreader.config import Places
from tests.ui.conftest import collected_here, plain_look
from tests.ui.user import User

__all__ = ["begin", "collected_here", "plain_look"]


@pytest.fixture
def begin(
    qtbot: QtBot, places: Places, plain_look: None, collected_here: None
) -> Iterator[Callable[[], User]]:
    """Give a user who is about to start the program, each time anew on the same library."""
    users: list[User] = []

    def beginning() -> User:
        users.append(User(qtbot, places))
        return users[-1]

    yield beginning
    for user in users:
        user.leave()

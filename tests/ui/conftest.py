"""Real widgets without a screen; a warning of Qt's fails the test that caused it."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from briefreader.ui.theme import Scheme, Theme, load_theme


@pytest.fixture(scope="session")
def theme() -> Theme:
    return load_theme(Scheme.LIGHT)


@pytest.fixture(scope="session")
def dark_theme() -> Theme:
    return load_theme(Scheme.DARK)

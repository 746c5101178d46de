"""What every test starts from: no test ever touches the user's own library."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from briefreader.config import Places
from briefreader.library import Library

# A run says the same twice, whatever the machine; new examples are looked for in the long one.
settings.register_profile("repeatable", derandomize=True, database=None, deadline=None)
settings.register_profile("searching", deadline=None)
settings.load_profile(os.environ.get("BRIEFREADER_HYPOTHESIS", "repeatable"))


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point every place of the user into the test's own folder."""
    for name in ("LIBRARY", "CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"BRIEFREADER_{name}", str(tmp_path / "user" / name.lower()))


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "library", tmp_path / "cache", tmp_path / "state")


@pytest.fixture
def library(places: Places) -> Iterator[Library]:
    opened = Library(places)
    yield opened
    opened.close()


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a text file below the test's folder of sources."""

    def writer(name: str, text: str) -> Path:
        path = tmp_path / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return writer

"""What the tests of the index share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefreader.search.whoosh_index import WhooshIndex

Opener = Callable[[], WhooshIndex]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def open_index(folder: Path) -> Iterator[Opener]:
    """Opens the index of the test's folder, each time as another process would."""
    opened: list[WhooshIndex] = []

    def open_it() -> WhooshIndex:
        opened.append(WhooshIndex(folder))
        return opened[-1]

    yield open_it
    for index in opened:
        index.close()


@pytest.fixture
def index(open_index: Opener) -> WhooshIndex:
    return open_index()

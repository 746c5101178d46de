"""How long snapshots, bringing one back and a check take with 50,000 annotations."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from briefreader.config import Places
from briefreader.library import Library
from tests.benchmarks.notes_library import make_library

Result = TypeVar("Result")

DOCUMENTS, NOTES = 5_000, 50_000


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_snapshots_restoring_and_checking(tmp_path: Path) -> None:
    places = Places(tmp_path / "library", tmp_path / "cache", tmp_path / "state")
    make_library(places, tmp_path / "sources", DOCUMENTS, NOTES)
    library = Library(places)
    library.annotations.living()
    snapshot = timed("taking a snapshot", library.snapshots.take)
    assert snapshot is not None
    print(f"its size: {snapshot.size / 1e6:.1f} MB of {snapshot.files:,} files")
    assert timed("seeing that nothing changed", library.snapshots.take) is None
    assert not timed("comparing", lambda: library.snapshots.difference(snapshot))
    for folder in sorted(library.annotations.folder.iterdir())[:500]:
        shutil.rmtree(folder, ignore_errors=True)
    library.refresh()
    restored = timed("bringing 5,000 back", lambda: library.snapshots.restore(snapshot))
    assert restored.difference.back == NOTES // 10
    report = timed("checking", library.check)
    assert report.annotations == NOTES
    print(f"problems: {len(report.problems):,}")
    library.close()


def timed(what: str, work: Callable[[], Result]) -> Result:
    began, used = time.perf_counter(), time.process_time()
    result = work()
    took, processor = time.perf_counter() - began, time.process_time() - used
    print(f"{what}: {took:.2f} s, {processor:.2f} s of them this process")
    return result

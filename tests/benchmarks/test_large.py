"""What a large library must reach beside the index: opening, the rows, a key press, memory.

Prints the figures, fails on none. Run with `BRIEFREADER_BENCHMARK_LIBRARY=FOLDER pytest -s
tests/benchmarks/test_large.py`, where the folder holds the `library`, `cache` and `state` of a
library; skipped without.
"""

import os
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

import pytest

from briefreader.config import Places
from briefreader.library import Library
from briefreader.ui.results import find

READY = os.environ.get("BRIEFREADER_BENCHMARK_LIBRARY", "")

QUERIES = ("president", "the", "foreign policy", "human rights", "nuclear", "government")

STATUS = Path("/proc/self/status")


def memory() -> str:
    """What the process holds in memory, where the system tells it."""
    if not STATUS.exists():
        return "memory unknown"
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmRSS"))
    return f"{int(line.split()[1]) / 1000:.0f} MB"


def told(name: str, work: Callable[[], object]) -> None:
    """Do something and print how long it took."""
    started, worked = perf_counter(), process_time()
    work()
    wall, busy = perf_counter() - started, process_time() - worked
    print(f"{name:40} {1000 * wall:7.1f} ms (processor {1000 * busy:7.1f} ms), {memory()}")


@pytest.mark.skipif(not READY, reason="needs a large library that is there already")
@pytest.mark.timeout(900)
def test_a_large_library() -> None:
    print()
    opened: list[Library] = []
    places = Places(*(Path(READY, name) for name in ("library", "cache", "state")))
    told("opening", lambda: opened.append(Library(places)))
    [library] = opened
    told("which documents there are", library.by_id)
    told("first search, five hits", lambda: library.search("president", details=5))
    told("reading all rows", lambda: library.by_id().values())
    told("everything, the newest first", lambda: find(library, "", False, None))
    told("the same again", lambda: find(library, "", False, None))
    told("a look at all that could have changed", library.refresh)
    told("a look at what was added", lambda: library.refresh(fully=False))
    keys = [query[:end] for query in QUERIES for end in range(1, len(query) + 1)]
    for name in ("first", "again"):
        times: list[float] = []
        for key in keys:
            started = process_time()
            find(library, key, True, None)
            times.append(1000 * (process_time() - started))
        times.sort()
        print(
            f"a key press without painting, {name}: processor median"
            f" {times[len(times) // 2]:.1f} ms, p95 {times[int(len(times) * 0.95)]:.1f} ms,"
            f" longest {times[-1]:.1f} ms; {memory()}"
        )
    library.close()

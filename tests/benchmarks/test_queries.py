"""How long a query takes to be read. Prints the figures, fails on none.

Run with `pytest -s tests/benchmarks/test_queries.py`. Times are those of the processor; *first* is
the first query of a process that needs the parser library, its import included.
"""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from itertools import count
from statistics import median
from time import process_time

from briefreader.search.grammar import parse
from tests.search.grammar.queries import HOSTILE

DAYS = (date.fromordinal(day) for day in count(700_000))
"""What was read on one day is remembered for that day."""

ROUNDS = 200
QUERIES = (
    "trade",
    "trade gra",
    "trade grain -steel",
    '"state of the union"',
    "trade OR grain date:2018-06..2018-07",
    "person:(Kim OR Moon) has:note tag:check",
    'publisher:"Wire Desk" cease-fire NEAR/5 treaty sort:date',
    " ".join(f"w{number}" for number in range(100)),
)
FIRST = """
import time, datetime
from briefreader.search.grammar import parse
begun = time.process_time()
parse("a OR b", datetime.date(2018, 7, 20))
print(time.process_time() - begun)
"""


def timed(action: Callable[[], object]) -> float:
    begun = process_time()
    action()
    return process_time() - begun


def read(text: str) -> float:
    """Seconds to read a text that has not been read before."""
    day = next(DAYS)
    return timed(lambda: parse(text, day, typing=True))


def test_reading_queries() -> None:
    first = [
        float(subprocess.run([sys.executable, "-c", FIRST], capture_output=True, check=True).stdout)
        for _ in range(5)
    ]
    print(f"\n{1000 * median(first):8.1f} ms  first")
    for text in QUERIES:
        print(f"{1000 * median(read(text) for _ in range(ROUNDS)):8.3f} ms  {text[:60]}")
    worst = max(
        (min(read((piece * 10_000)[:10_000]) for _ in range(3)), piece) for piece in HOSTILE
    )
    print(f"{1000 * worst[0]:8.1f} ms  10,000 characters, the slowest: {worst[1]!r}")

"""A program that changes an index again and again, and says what it has acknowledged.

Arguments: the index's folder and a name. Each change is a batch of documents of one word, which
must be there together or not at all: it adds them, writes them again, removes every third batch
and does the upkeep that is due. Batch by batch it prints the number, once that is on the disk.
"""

import sys
from pathlib import Path

from briefreader.search.index import IndexEntry
from briefreader.search.whoosh_index import WhooshIndex

SIZE = 20
"""Documents of one batch."""

KEPT = 40
"""Batches after which the oldest ones are removed: the index stays small."""


def ids(name: str, batch: int) -> list[str]:
    return [f"{name}-{batch}-{number}" for number in range(SIZE)]


def main() -> None:
    index, name = WhooshIndex(Path(sys.argv[1])), sys.argv[2]
    print("ready", flush=True)
    for batch in range(1_000_000):
        keys = ids(name, batch)
        index.add(IndexEntry(key, body=f"steel {name} batch{batch}") for key in keys)
        if batch % 2:
            index.add(IndexEntry(key, body=f"steel {name} batch{batch} again") for key in keys)
        if batch % 3 == 2:
            index.remove(keys)
        if batch >= KEPT:
            index.remove(ids(name, batch - KEPT))
        if batch % 5 == 4:
            while index.tidy():
                pass
        print(batch, flush=True)


if __name__ == "__main__":
    main()

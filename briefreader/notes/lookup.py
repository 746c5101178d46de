"""Where strings stand in one text: found soon even in a long text that many are looked up in.

The text is cut into pieces of eight code points, one beginning at every fourth; their hashes are
sorted. A string of eleven or more holds one of the pieces wherever it stands.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PIECE = 8
"""Code points of one piece."""
STEP = 4
"""A piece of the text begins at every so many code points."""
REACH = 100_000
"""A string too short to hold a piece is looked for so far on each side."""
TRIED = 48
"""Of this many code points of a string the rarest piece is looked for."""
MOST_VERIFIED = 40
"""So many places of the rarest pieces of a string are looked at, on each side."""
FINDS = 50
"""How many places of one piece vote for where a pattern may begin."""
MOST_OFFSETS = 512
"""How many pieces of a pattern vote."""
LEAST_VOTES = 2
"""Where fewer pieces agree, or less than a tenth of them, is no beginning."""
_DENSE = 8
"""Up to so many numbers for each that is there they are counted; else sorting them is faster."""
_FACTOR = 0x9E3779B97F4A7C15


class Lookup:
    """One text's pieces."""

    def __init__(self, text: str) -> None:
        import numpy as np

        self.text = text
        keys = _hashes(text, STEP)
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        self._places = order.astype(np.int64) * STEP
        firsts = np.flatnonzero(np.diff(keys, prepend=~keys[:1]) != 0)
        # One more than there is, so that what is greater than all has a place too.
        self._keys = np.append(keys[firsts], np.uint64(0))
        self._firsts = np.concatenate((firsts, [len(keys)] * 2))

    def near(self, wanted: str, hint: int, most: int) -> list[int]:
        """Where a string stands, the nearest to an offset first, at most so many.

        A string shorter than eleven code points is found near the offset only.
        """
        if len(wanted) < PIECE + STEP - 1:
            found = self._nearby(wanted, hint, most)
            found.sort(key=lambda start: (abs(start - hint), start))
            return found[:most]
        text, places = self.text, self._possible(wanted, hint)
        return list(islice((at for at in places if text.startswith(wanted, at)), max(0, most)))

    def _nearby(self, wanted: str, hint: int, most: int) -> list[int]:
        text, found = self.text, list[int]()
        start = text.find(wanted, max(0, hint), hint + REACH)
        while start >= 0 and len(found) < most:
            found.append(start)
            start = text.find(wanted, start + 1, hint + REACH)
        count = len(found)
        low = max(0, hint - REACH)
        start = text.rfind(wanted, low, max(0, hint + len(wanted) - 1))
        while start >= 0 and len(found) < count + most:
            found.append(start)
            start = text.rfind(wanted, low, start + len(wanted) - 1)
        return found

    def _possible(self, wanted: str, hint: int) -> list[int]:
        """Where a string can stand, the nearest to an offset first: where its rarest piece does."""
        import numpy as np

        first, last = self._ranges(wanted[:TRIED])
        summed = np.cumsum(last - first)
        counts = summed[STEP - 1 :].copy()
        counts[1:] -= summed[:-STEP]
        rarest = int(counts.argmin())
        parts = []
        for offset in range(rarest, rarest + STEP):
            places = self._places[first[offset] : last[offset]]
            if len(places) > 2 * MOST_VERIFIED:
                middle = int(places.searchsorted(hint + offset))
                places = places[max(0, middle - MOST_VERIFIED) : middle + MOST_VERIFIED]
            parts.append(places - offset)
        starts = np.concatenate(parts)
        starts = starts[starts >= 0]
        found: list[int] = starts[np.lexsort((starts, np.abs(starts - hint)))].tolist()
        return found

    def beginnings(self, pattern: str, most: int) -> list[int]:
        """Where a pattern may begin of which only pieces stand in the text, the likeliest first.

        The pieces vote; the places are at most a sixteenth of the pattern wrong, and far apart.
        """
        import numpy as np

        if len(pattern) < PIECE:
            return []
        first, last = self._ranges(pattern)
        offsets = np.arange(len(first))
        if len(offsets) > MOST_OFFSETS:
            # Runs of neighbouring pieces, since only every fourth can be one of the text.
            runs = np.linspace(0, len(offsets) - STEP, MOST_OFFSETS // STEP).astype(np.int64)
            offsets = (runs[:, None] + np.arange(STEP)).ravel()
        first = first[offsets]
        counts = np.minimum(last[offsets] - first, FINDS)
        total = int(counts.sum())
        if not total:
            return []
        skipped = np.cumsum(counts) - counts
        index = np.arange(total) + np.repeat(first - skipped, counts)
        starts = self._places[index] - np.repeat(offsets, counts)
        least = max(LEAST_VOTES, len(offsets) // STEP // 10)
        return _most_voted(starts, max(PIECE, len(pattern) // 16), least, most)

    def _ranges(self, pattern: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """For the piece at each offset of a pattern, from where to where it is among the keys."""
        import numpy as np

        keys = _hashes(pattern, 1)
        index = np.searchsorted(self._keys[:-1], keys)
        first, last = self._firsts[index], self._firsts[index + 1]
        return first, np.where(self._keys[index] == keys, last, first)


@lru_cache(maxsize=4)
def lookup(text: str) -> Lookup:
    """The pieces of a text; the last few are remembered."""
    return Lookup(text)


def _hashes(text: str, step: int) -> NDArray[np.uint64]:
    """A number for the piece at every `step` code points; equal pieces have equal numbers."""
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    count = max(0, (len(codes) - PIECE) // step + 1) if len(codes) >= PIECE else 0
    hashes = np.zeros(count, np.uint64)
    for offset in range(PIECE if count else 0):
        column = codes[offset : offset + (count - 1) * step + 1 : step]
        hashes = (hashes ^ column) * np.uint64(_FACTOR)
        hashes ^= hashes >> np.uint64(29)
    return hashes


def _most_voted(starts: NDArray[np.int64], width: int, least: int, most: int) -> list[int]:
    """The cells of a width with the most starts, with their neighbours; none beside another.

    Those with fewer than `least`, or than a quarter of the first, are left out.
    """
    import numpy as np

    cells, joined = _joined(starts // width)
    chosen: list[int] = []
    enough = joined >= max(least, int(joined.max()) // 4)
    cells, joined = cells[enough], joined[enough]
    for cell in cells[np.lexsort((cells, -joined))][: most * 8].tolist():
        if all(abs(cell - other) > 2 for other in chosen):
            chosen.append(cell)
            if len(chosen) == most:
                break
    return [cell * width for cell in chosen]


def _joined(cells: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Cells in order and the votes of each with its neighbours', 0 or left out without its own.

    Neighbouring cells hold the votes of one place that insertions have shifted.
    """
    import numpy as np

    least, span = int(cells.min()), int(np.ptp(cells)) + 1
    if span <= _DENSE * len(cells):
        votes = np.bincount(cells - least, minlength=span)
        joined = votes.copy()
        joined[1:] += votes[:-1]
        joined[:-1] += votes[1:]
        joined[votes == 0] = 0
        return np.arange(least, least + span), joined
    cells, votes = np.unique(cells, return_counts=True)
    joined = votes.copy()
    beside = cells[1:] - cells[:-1] == 1
    joined[1:][beside] += votes[:-1][beside]
    joined[:-1][beside] += votes[1:][beside]
    return cells, joined

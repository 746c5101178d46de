"""From the model's scores to spans: the most likely sequence of labels that is allowed.

Labels follow the scheme B-, I-, O (https://arxiv.org/abs/cmp-lg/9505040); the sequence is found by
Viterbi's algorithm (https://doi.org/10.1109/TIT.1967.1054010).
"""

from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

KINDS = ("PERSON", "ORG", "LOC", "NORP")
"""People, organisations, places; and peoples, languages and faiths, which name none of these."""

LABELS = ("O", *(f"{lead}-{kind}" for kind in KINDS for lead in "BI"))

ADJOINING = 3.0
"""What it costs, as a logarithm, that two names of one kind follow each other without a word
between: this is hardly ever so but for peoples ("French Canadian")."""

_SURELY_NONE = float(numpy.log(0.995))
_FORBIDDEN = -1e4


@dataclass(frozen=True, slots=True)
class Labelled:
    """Words `[first, end)` that name one thing; `confidence` is the least sure word's, 0 to 1."""

    first: int
    end: int
    kind: str
    confidence: float


def _moves() -> NDArray[numpy.float32]:
    """What each step from one label (row) to the next (column) costs, as a logarithm."""
    costs = numpy.full((len(LABELS), len(LABELS)), _FORBIDDEN, dtype=numpy.float32)
    for row, before in enumerate(LABELS):
        for column, after in enumerate(LABELS):
            same = before[2:] == after[2:]
            if after[0] != "I" or (before != "O" and same):
                costs[row, column] = 0.0
            if after[0] == "B" and before != "O" and same and after[2:] != "NORP":
                costs[row, column] -= ADJOINING
    return costs


_MOVES = _moves()
_FIRST = numpy.array(
    [_FORBIDDEN if label[0] == "I" else 0.0 for label in LABELS], dtype=numpy.float32
)


def labelled(scores: NDArray[numpy.float32]) -> list[Labelled]:
    """The names among words, from each word's logarithms of probability, shape (words, labels)."""
    found: list[Labelled] = []
    unsure = numpy.flatnonzero(scores[:, 0] < _SURELY_NONE)
    if not len(unsure):
        return found
    ends = numpy.flatnonzero(numpy.diff(unsure) > 1)
    starts = numpy.concatenate(([0], ends + 1))
    for first, last in zip(starts, numpy.concatenate((ends, [len(unsure) - 1])), strict=True):
        begin, end = int(unsure[first]), int(unsure[last]) + 1
        found += _spans(_best(scores[begin:end]), begin, scores)
    return found


def _best(scores: NDArray[numpy.float32]) -> list[int]:
    """The most likely allowed sequence of labels."""
    total = scores[0] + _FIRST
    came_from = numpy.empty(scores.shape, dtype=numpy.int64)
    for position in range(1, len(scores)):
        ways = total[:, None] + _MOVES
        came_from[position] = ways.argmax(0)
        total = ways.max(0) + scores[position]
    path = [int(total.argmax())]
    for position in range(len(scores) - 1, 0, -1):
        path.append(int(came_from[position, path[-1]]))
    return path[::-1]


def _spans(path: list[int], begin: int, scores: NDArray[numpy.float32]) -> list[Labelled]:
    found = []
    position = 0
    while position < len(path):
        label = LABELS[path[position]]
        if label[0] != "B":
            position += 1
            continue
        end = position + 1
        while end < len(path) and LABELS[path[end]] == f"I-{label[2:]}":
            end += 1
        first = begin + position
        found.append(Labelled(first, begin + end, label[2:], _sureness(scores, first, begin + end)))
        position = end
    return found


def _sureness(scores: NDArray[numpy.float32], first: int, end: int) -> float:
    """The probability that the least sure of these words belongs to a name of any kind."""
    none = float(numpy.exp(scores[first:end, 0].max()))
    return round(1.0 - none, 4)

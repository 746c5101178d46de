"""Finding the words of one reading of a document in those of another, by their digests."""

from collections import defaultdict

RUN = 6
"""Words in a row that must agree for a place to be found anew."""
SHORT_RUN = 4
"""Words in a row that are enough where the gold holds them with one label only."""
GAP = 12
"""Unknown words between two places with the same label that take this label."""
LONG_RUN = 12
"""Words in a row that must agree where the gold covers the ends of a document only."""


def labels_of(found: bytes, gold: bytes, labels: list[str], covers_all: bool = True) -> list[str]:
    """The gold's label of each word found; empty where the gold has no such place.

    `found` and `gold` are digests of words, one byte each; `labels` holds one label a gold word.
    """
    places = _places(found, gold, RUN if covers_all else LONG_RUN)
    result = ["" if place is None else labels[place] for place in places]
    if covers_all:
        _find_short_runs(result, found, gold, labels)
    _fill_gaps(result)
    return result


def _places(found: bytes, gold: bytes, run: int) -> list[int | None]:
    index: dict[bytes, list[int]] = defaultdict(list)
    for start in range(len(gold) - run + 1):
        index[gold[start : start + run]].append(start)
    places: list[int | None] = [None] * len(found)
    last = -1
    position = 0
    while position < len(found):
        following = last + 1
        if (
            position
            and places[position - 1] == last
            and following < len(gold)
            and gold[following] == found[position]
        ):
            places[position] = last = following
            position += 1
            continue
        candidates = index.get(found[position : position + run], ())
        if not candidates:
            position += 1
            continue
        ahead = [place for place in candidates if place > last]
        last = min(ahead) if ahead else max(candidates)
        places[position] = last
        _extend_back(places, position, found, gold)
        position += 1
    if len(found) < run and found in gold:
        start = gold.index(found)
        return list(range(start, start + len(found)))
    return places


def _extend_back(places: list[int | None], position: int, found: bytes, gold: bytes) -> None:
    place = places[position] or 0
    while (
        position
        and place
        and places[position - 1] is None
        and found[position - 1] == gold[place - 1]
    ):
        position -= 1
        place -= 1
        places[position] = place


def _find_short_runs(result: list[str], found: bytes, gold: bytes, labels: list[str]) -> None:
    known: dict[bytes, set[str]] = defaultdict(set)
    for start in range(len(gold) - SHORT_RUN + 1):
        end = start + SHORT_RUN
        known[gold[start:end]].update(labels[start:end])
    for position in range(len(found) - SHORT_RUN + 1):
        end = position + SHORT_RUN
        if any(result[position:end]):
            continue
        choices = known.get(found[position:end], set())
        if len(choices) == 1:
            result[position:end] = [next(iter(choices))] * SHORT_RUN


def _fill_gaps(result: list[str]) -> None:
    before = -1
    for position, label in enumerate(result):
        if not label:
            continue
        if before >= 0 and 1 < position - before <= GAP + 1 and result[before] == label:
            result[before + 1 : position] = [label] * (position - before - 1)
        before = position

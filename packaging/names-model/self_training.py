"""Paragraphs that the network marks itself, where it and the whole collection agree.

Self-training (https://aclanthology.org/P95-1026/): what one paragraph leaves open is decided by how
the same name is marked in all others, and a paragraph with anything unsure in it is left out.
"""

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy
from texts import Name, Text, digest

from briefreader.facts.names.gazetteer import gazetteer
from briefreader.facts.names.model.classifier import Classifier
from briefreader.facts.names.model.decoding import KINDS, labelled

SOURCE = "self"
_SHORTEST, _LONGEST = 200, 900
_CAPITAL_INSIDE = re.compile(r"[a-z,] (?:[A-Z][a-z]+|[A-Z]{2,})")
_FEWEST_CAPITALS, _FEWEST_NAMES = 4, 2
_SURE, _MAJORITY, _ENOUGH_VOTES = 0.9, 0.8, 0.85
_MAYBE_NONE = (0.25, 0.8)
_KNOWN = 3.0


@dataclass(frozen=True, slots=True)
class _Marked:
    """A paragraph as the network marks it; `is_unsure` where a capital is neither this nor that."""

    text: str
    names: tuple[tuple[Name, float], ...]
    is_unsure: bool


def self_trained(
    paragraphs: Path, classifier: Classifier, count: int, seed: int, without: Collection[str] = ()
) -> list[Text]:
    """Some of `count` paragraphs of a file, one a line, with their names.

    `without` are the digests of those that are kept for the test.
    """
    marked = [_mark(text, classifier) for text in _chosen(paragraphs, count, seed, without)]
    kinds = _majorities(marked)
    texts = []
    for number, paragraph in enumerate(marked):
        names = _agreed(paragraph, kinds)
        if names is not None and len(names) >= _FEWEST_NAMES:
            texts.append(Text(SOURCE, f"{SOURCE}-{number}", paragraph.text, names))
    return texts


def _chosen(paragraphs: Path, count: int, seed: int, without: Collection[str]) -> list[str]:
    with gzip.open(paragraphs, "rt", encoding="utf-8") as lines:
        every = [line.rstrip("\n") for line in lines]
    rich = [
        line
        for line in every
        if _SHORTEST < len(line) < _LONGEST
        and len(_CAPITAL_INSIDE.findall(line)) >= _FEWEST_CAPITALS
        and digest(line) not in without
    ]
    Random(seed).shuffle(rich)
    return rich[:count]


def _mark(text: str, classifier: Classifier) -> _Marked:
    pieces = classifier.split(text)
    scores = classifier.scores(pieces)
    found = labelled(scores)
    covered = {word for name in found for word in range(name.first, name.end)}
    none = numpy.exp(scores[:, 0])
    unsure = numpy.flatnonzero((none > _MAYBE_NONE[0]) & (none < _MAYBE_NONE[1]))
    names = tuple(
        (Name(pieces.words[n.first][0], pieces.words[n.end - 1][1], n.kind), n.confidence)
        for n in found
    )
    open_words = (text[pieces.words[word][0]] for word in unsure.tolist() if word not in covered)
    return _Marked(text, names, any(map(str.isupper, open_words)))


def _majorities(marked: Sequence[_Marked]) -> dict[str, str]:
    """The kind of each name on which nearly all paragraphs agree."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for paragraph in marked:
        for name, confidence in paragraph.names:
            text = paragraph.text[name.start : name.end]
            votes[text][_known_kind(text) or name.kind] += (
                _KNOWN if _known_kind(text) else confidence
            )
    kinds = {}
    for text, counts in votes.items():
        kind, most = counts.most_common(1)[0]
        if most >= _ENOUGH_VOTES and most >= _MAJORITY * counts.total():
            kinds[text] = kind
    return kinds


def _known_kind(name: str) -> str | None:
    lists = gazetteer()
    if name in lists.demonyms:
        return KINDS[3]
    if name in lists.organisations:
        return KINDS[1]
    return KINDS[2] if name in lists.places else None


def _agreed(paragraph: _Marked, kinds: dict[str, str]) -> tuple[Name, ...] | None:
    """The names of a paragraph, each with the kind of the majority; None where one is unsure."""
    if paragraph.is_unsure:
        return None
    names = []
    for name, confidence in paragraph.names:
        text = paragraph.text[name.start : name.end]
        kind = kinds.get(text)
        if (kind is None and confidence < _SURE) or not any(map(str.isupper, text)):
            return None
        names.append(Name(name.start, name.end, kind or name.kind))
    return tuple(names)


def counts(texts: Iterable[Text]) -> Counter[str]:
    """How many names of each kind there are."""
    return Counter(name.kind for text in texts for name in text.names)

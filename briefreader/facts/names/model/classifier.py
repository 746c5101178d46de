"""The model as it is run: ONNX Runtime on one thread of the processor, nothing from a network."""

from __future__ import annotations

import gzip
import os
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy
from numpy.typing import NDArray

from briefreader.facts.names.model.decoding import LABELS, labelled
from briefreader.facts.names.model.windows import windows
from briefreader.facts.names.model.word_pieces import Pieces, Splitter

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MODEL = "names.onnx"
VOCABULARY = "vocabulary.txt.gz"

_NEVER = -20.0
"""A logarithm of probability that is as good as none."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name at `[start, end)`; `kind` is one of `decoding.KINDS`, `confidence` 0 to 1."""

    start: int
    end: int
    kind: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """The names in a text, in order, none overlapping another.

    `starts` has the offset of each word, `likely` how likely the word is a part of a name, 0 to 1.
    """

    found: tuple[Found, ...]
    starts: tuple[int, ...]
    likely: NDArray[numpy.float32]

    def likelihood(self, start: int, end: int) -> float:
        """How likely the likeliest word that begins in `[start, end)` is a part of a name."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return float(self.likely[first:last].max()) if first < last else 0.0


class Classifier:
    """Finds names in texts; the same names for the same text on one machine."""

    def __init__(self, model: Path, vocabulary: list[str]) -> None:
        self._splitter = Splitter(vocabulary)
        self._session = _session(model)

    def judge(self, text: str, start: int = 0, end: int | None = None) -> Judgement:
        """The names in `text[start:end]`, with offsets into `text`.

        The time is linear in the length of the text: about 0.2 ms a word.
        """
        return self.judge_pieces(self.split(text, start, end))

    def judge_pieces(self, pieces: Pieces) -> Judgement:
        """The names among pieces, with the offsets that these have."""
        scores = self.scores(pieces)
        found = tuple(
            Found(
                pieces.words[name.first][0],
                pieces.words[name.end - 1][1],
                name.kind,
                name.confidence,
            )
            for name in labelled(scores)
        )
        likely = numpy.float32(1.0) - numpy.exp(scores[:, 0])
        return Judgement(found, tuple(word[0] for word in pieces.words), likely)

    def split(self, text: str, start: int = 0, end: int | None = None) -> Pieces:
        """The pieces of `text[start:end]`, with offsets into `text`."""
        return self._splitter.split(text, start, end)

    def scores(self, pieces: Pieces) -> NDArray[numpy.float32]:
        """The logarithms of probability of each label for each word, shape (words, labels).

        The model is not asked about sentences in which no capital letter tells of a name, nor in a
        script without them: nothing there would be taken for one.
        """
        scores = numpy.zeros((len(pieces.ids), len(LABELS)), dtype=numpy.float32)
        scores[:, 1:] = _NEVER
        asked = _with_capitals(pieces)
        places = numpy.flatnonzero(asked)
        ids, shapes = pieces.ids[asked], pieces.shapes[asked]
        starts = numpy.searchsorted(places, pieces.sentences[asked[pieces.sentences]])
        for window in windows(len(ids), starts.tolist()):
            read = slice(window.start, window.end)
            given = {
                "input_ids": self._framed(ids[read], self._splitter.begin, self._splitter.end),
                "case_ids": self._framed(shapes[read], 0, 0),
            }
            logits = numpy.asarray(self._session.run(["logits"], given)[0])[0]
            judged = slice(1 + window.first - window.start, 1 + window.last - window.start)
            scores[places[window.first : window.last]] = logits[judged]
        scores = scores[pieces.first]
        if len(scores):
            scores -= scores.max(axis=1, keepdims=True)
            scores -= numpy.log(numpy.exp(scores).sum(axis=1, keepdims=True))
        return scores

    @staticmethod
    def _framed(values: NDArray[numpy.int64], first: int, last: int) -> NDArray[numpy.int64]:
        """One text's numbers between two others, shape (1, pieces + 2)."""
        return numpy.concatenate(([first], values, [last]), dtype=numpy.int64)[None]


def _with_capitals(pieces: Pieces) -> NDArray[numpy.bool_]:
    """Which pieces lie in sentences that may have a name, one value a piece."""
    if not len(pieces.sentences):
        return pieces.telling
    tells = numpy.logical_or.reduceat(pieces.telling, pieces.sentences)
    lengths = numpy.diff(numpy.append(pieces.sentences, len(pieces.ids)))
    return numpy.repeat(tells, lengths)


def _session(model: Path) -> InferenceSession:
    # Its builds for Windows tell of their use, and so do those from 1.29 on for other systems.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    # The worker has one core; threads that wait by spinning would take the window's.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


@cache
def classifier() -> Classifier:
    """The model that comes with the program, loaded on first use and kept."""
    folder = files("briefreader.facts") / "data" / "names-model"
    words = gzip.decompress((folder / VOCABULARY).read_bytes()).decode().split("\n")
    with as_file(folder / MODEL) as path:
        return Classifier(path, words)

"""A document as the model reads it: its own blocks, as far as the time allows."""

from collections.abc import Iterator

import numpy

from briefreader.domain.document import BlockKind, Document, Span
from briefreader.facts.names.model.classifier import Classifier, Judgement

FARTHEST = 150_000
"""Code points that the model reads of a document: some 25,000 words, about 5 seconds."""

MOST_PIECES = 40_000
"""Pieces that the model reads of a document: a text that is no prose has far more of them."""

_SKIPPED = (BlockKind.BOILERPLATE, BlockKind.CODE)


def judged(document: Document, classifier: Classifier) -> Judgement:
    """The names that the model finds in the document's own blocks, in order.

    Blocks that follow one another are read together; what lies beyond `FARTHEST` code points or
    `MOST_PIECES` is not read.
    """
    parts: list[Judgement] = []
    left = MOST_PIECES
    for span in _stretches(document):
        pieces = classifier.split(document.text, *span).first_of(left)
        parts.append(classifier.judge_pieces(pieces))
        left -= len(pieces.ids)
    return Judgement(
        found=tuple(name for part in parts for name in part.found),
        starts=tuple(start for part in parts for start in part.starts),
        likely=numpy.concatenate([numpy.empty(0, numpy.float32), *(part.likely for part in parts)]),
    )


def _stretches(document: Document) -> Iterator[Span]:
    left = FARTHEST
    start = end = -1
    for block in document.blocks:
        if block.kind in _SKIPPED or left <= 0:
            if start >= 0:
                yield Span(start, end)
            start = -1
            if left <= 0:
                return
            continue
        start = block.start if start < 0 else start
        end = min(block.end, block.start + left)
        left -= end - block.start
    if start >= 0:
        yield Span(start, end)

"""Statements set apart as blocks of their own, without marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefreader.domain.document import Block, BlockKind, Document, Span
from briefreader.domain.fact import FactKind
from briefreader.facts.quotes.attribution import attribute
from briefreader.facts.quotes.heads import Surrounding
from briefreader.facts.quotes.links import Attribution, Link
from briefreader.facts.quotes.quotation_marks import Marked
from briefreader.facts.quotes.speakers import Names, named
from briefreader.facts.text.sentences import sentence_spans

_SIGNATURE = re.compile(r"(?:^|\s)(?:[—–]|--?)\s?(?=[^\W\d_])")
_LONGEST_SIGNATURE = 120
_LONGEST_LEAD = 1200
"""How much of the paragraph before a statement, in code points, is read at most."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A block, or what of it is the statement, with what its sentence says of it.

    Without an attribution it goes on with the statement before.
    """

    span: Span
    sentence: Span
    attribution: Attribution | None


def find_statements(
    document: Document, masked: str, names: Names, marked: Sequence[Marked]
) -> Iterator[Statement]:
    """Each block of the kind `quote` that somebody is said to have said or written.

    So it is where the paragraph before it ends with a colon and names a speaker, or where a name
    stands after a dash at its end. Blocks that have marks of their own are left to those.
    """
    blocks = tuple(document.body())
    taken = _blocks_with_marks(blocks, marked)
    going_on = False
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.QUOTE or index in taken:
            going_on = False
            continue
        signed = _signed(masked, names, block)
        if signed is not None:
            yield signed
            continue
        lead = blocks[index - 1] if index else None
        if lead is not None and lead.kind is not BlockKind.QUOTE:
            sentence = _lead_sentence(masked, lead, block)
            attribution = sentence and _said(masked, names, sentence, block)
            going_on = attribution is not None
            if sentence is not None and attribution is not None:
                yield Statement(block.span, sentence, attribution)
        elif going_on:
            yield Statement(block.span, block.span, None)


def _blocks_with_marks(blocks: Sequence[Block], marked: Sequence[Marked]) -> set[int]:
    found: set[int] = set()
    at = 0
    for index, block in enumerate(blocks):
        while at < len(marked) and marked[at].outer_end <= block.start:
            at += 1
        if at < len(marked) and marked[at].outer_start < block.end:
            found.add(index)
    return found


def _lead_sentence(masked: str, lead: Block, block: Block) -> Span | None:
    if not masked[lead.start : lead.end].rstrip().endswith(":"):
        return None
    start = max(lead.start, lead.end - _LONGEST_LEAD)
    return Span(sentence_spans(masked, start, lead.end)[-1].start, block.end)


def _said(masked: str, names: Names, sentence: Span, block: Block) -> Attribution | None:
    marked = Marked(block.start, block.end, block.start, block.end)
    attribution = attribute(Surrounding(masked, names, sentence), marked, ())
    if attribution is None or attribution.link in (Link.HEAD, Link.AFTER):
        return None
    return attribution


def _signed(masked: str, names: Names, block: Block) -> Statement | None:
    tail = max(block.start, block.end - _LONGEST_SIGNATURE)
    signatures = list(_SIGNATURE.finditer(masked, tail, block.end))
    if not signatures or signatures[-1].start() <= block.start:
        return None
    name = names.at(signatures[-1].end())
    if name is None or name.kind is not FactKind.PERSON:
        return None
    words = masked[block.start : signatures[-1].start()].rstrip()
    span = Span(block.start, block.start + len(words))
    return Statement(span, block.span, Attribution(Link.AFTER, named(name), "—", span.end, 0))

"""The passages in which the author of a document says what the author thinks."""

import re

from briefreader.domain.document import Block, BlockKind, Document, Span
from briefreader.domain.fact import Fact, FactKind
from briefreader.facts.quotes.quotation_marks import quoted_spans
from briefreader.facts.text.sentences import sentence_spans

_OPENING = re.compile(
    r"(?:(?:Overall|Therefore|However|Thus|Hence|Nevertheless|Accordingly|On balance|In sum|In"
    r" short|In conclusion"
    r"|Taken together|Given (?:this|that|these)[^,.]{0,60}|At this (?:stage|point)|In our"
    r" (?:view|opinion|judge?ment|assessment))"
    r",? )?(?:"
    r"(?:Our|our) (?:\w+ )?(?:assessment|judge?ment|view|opinion|analysis|conclusion|estimate"
    r"|bottom line)\b"
    r"(?: (?:is|remains|holds|suggests|finds)\b|:)"
    r"|(?:We|we|I|The authors?|This (?:author|paper|report|brief|analysis|assessment))"
    r" (?:\w+ly |also |still |therefore )?"
    r"(?:assess(?:es)?|believes?|judges?|feel|estimates?|conclude[sd]?|argues?|think|consider"
    r"|expect|anticipate|doubt)\b"
    r"(?! (?:in|it is the case)\b)"
    r")"
    r"|(?:In|in) (?:our|my|the authors?[’']s?) (?:view|opinion|judge?ment|assessment|estimation)\b"
    r"|It is (?:our|my) (?:view|assessment|judge?ment|opinion)\b"
    r"|(?:We|we|I) (?:are|am|remain) (?:\w+ )?(?:confident|convinced|sceptical|skeptical"
    r"|optimistic|pessimistic|of the opinion)\b"
    r"|(?:Key (?:judge?ments?|assessments?)|Assessment|Bottom line|(?:Our|The) take"
    r"|Outlook)\s?[:—–]",
)
_HEADING = re.compile(
    r"\W{0,3}(?:our |the )?(?:assessment|outlook and assessment|analyst comment|our (?:view"
    r"|take)|bottom line|key judge?ments?)\W{0,3}$",
    re.IGNORECASE,
)
_CONTINUED = re.compile(
    r"\b(?:we|our|could|may|might|must|should|would|likely|unlikely|appears?|seems?|need(?:s"
    r"|ed)? to|will)\b",
    re.IGNORECASE,
)
_OWN_VOICE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def find_assessments(document: Document) -> tuple[Fact, ...]:
    """The author's own judgements.

    A paragraph that opens with one is a passage as a whole where most of its sentences go on
    judging, and so is a paragraph under a heading that announces an assessment; elsewhere the
    sentence is the passage. Words inside quotation marks, questions and answers of an interview,
    and captions are not the author's voice.
    """
    text = document.text
    quotes = quoted_spans(document)
    spans: list[Span] = []
    announced = False
    for block in document.body():
        if block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            announced = _HEADING.match(document.block_text(block)[:80]) is not None
        elif block.kind in _OWN_VOICE:
            spans.extend([block.span] if announced else _in_block(text, block, quotes))
    return tuple(
        Fact(
            kind=FactKind.ASSESSMENT,
            text=text[span.start : span.end],
            start=span.start,
            end=span.end,
            rule="author-voice",
            confidence=0.8,
        )
        for span in spans
    )


def _in_block(text: str, block: Block, quotes: tuple[Span, ...]) -> list[Span]:
    sentences = sentence_spans(text, block.start, block.end)
    judging = [
        sentence
        for sentence in sentences
        if _OPENING.match(text, sentence.start, min(sentence.end, sentence.start + 200))
        and not any(quote.start <= sentence.start < quote.end for quote in quotes)
    ]
    if not judging:
        return []
    if judging[0] is sentences[0] and _mostly_judging(text, sentences):
        return [Span(sentences[0].start, sentences[-1].end)]
    return _joined(judging, sentences)


def _mostly_judging(text: str, sentences: list[Span]) -> bool:
    going_on = sum(_CONTINUED.search(text, start, end) is not None for start, end in sentences[1:])
    return 2 * going_on >= len(sentences) - 1


def _joined(judging: list[Span], sentences: list[Span]) -> list[Span]:
    """Neighbouring sentences of judgement as one passage."""
    chosen = set(judging)
    passages: list[Span] = []
    previous_chosen = False
    for sentence in sentences:
        if sentence in chosen and previous_chosen:
            passages[-1] = Span(passages[-1].start, sentence.end)
        elif sentence in chosen:
            passages.append(sentence)
        previous_chosen = sentence in chosen
    return passages

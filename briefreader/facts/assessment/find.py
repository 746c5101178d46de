"""The passages in which the author of a document says what the author thinks."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from briefreader.domain.document import Block, BlockKind, Document, Span
from briefreader.domain.fact import Fact, FactKind
from briefreader.facts.assessment.cues import ADVICE, CUES, NEUTRAL, OTHERS
from briefreader.facts.assessment.openings import CONTINUED, HEADING, OPENING
from briefreader.facts.quotes.quotation_marks import quoted_spans
from briefreader.facts.text.sentences import sentence_spans

ENOUGH = 2.0
"""What the cues of a sentence must weigh together."""
ENOUGH_IN_NEWS = 2 * ENOUGH
"""The same in a news report, whose author does not judge but in so many words."""

GOES_ON = 1.0
"""What they must weigh beside a sentence that judges."""

_OWN_VOICE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_HEADINGS = (BlockKind.HEADING, BlockKind.TITLE)
_PERSONAL = re.compile(r"\b(?:[Ww]e|[Oo]ur|I|[Mm]y|us|[Yy]our?)\b")
_REPORTED = re.compile(r"\b(?:said|says|told|stated|according to)\b|[\"”]", re.IGNORECASE)
_CONTRACTED = re.compile(r"[a-z][’'](?:s|re|t|ve|ll)\b")
_CONTRACTIONS = (
    (re.compile(r"\bcan[’']t\b"), "cannot"),
    (re.compile(r"\bwon[’']t\b"), "will not"),
    (re.compile(r"n[’']t\b"), " not"),
    (re.compile(r"(?<=\b[Ii]t)[’']s\b|(?<=[Tt]hat)[’']s\b|(?<=[Hh]ere)[’']s\b"), " is"),
    (re.compile(r"[’']re\b"), " are"),
    (re.compile(r"[’']ve\b"), " have"),
    (re.compile(r"[’']ll\b"), " will"),
)
_ENOUGH_PERSONAL = 0.25
_CONTRAST = re.compile(
    r"[,;] (?:but|although|though|however,?|yet|and) (?=(?:the |some |many |these "
    r"|this )?(?:government"
    r"|authorities|police|judiciary|officials|enforcement|employers|courts?|law enforcement"
    r"|implementation|it|they|there|security)\b)"
)
"""Where a clause begins that is set against what the law says."""


def find_assessments(document: Document) -> tuple[Fact, ...]:
    """The author's own judgements.

    A paragraph that opens with one in so many words ("We assess") is a passage as a whole where
    most of its sentences go on judging, and so is a paragraph under a heading that announces an
    assessment; elsewhere the sentences that judge are, neighbours as one. Words inside quotation
    marks, what others are said to think, questions and answers of an interview, and captions are
    not the author's voice.
    """
    text = document.text
    quotes = quoted_spans(document)
    blocks = [block for block in document.body() if block.kind in (*_OWN_VOICE, *_HEADINGS)]
    sentences = {block.start: sentence_spans(text, block.start, block.end) for block in blocks}
    judge = _Judge(document, quotes, sentences.values())
    spans: list[Span] = []
    announced = is_first = False
    for block in blocks:
        if block.kind in _HEADINGS:
            announced = HEADING.match(document.block_text(block)[:80]) is not None
            is_first = True
        elif announced and is_first:
            spans.append(block.span)
            is_first = False
        else:
            usual = ENOUGH_IN_NEWS if document.metadata.kind == "news" else ENOUGH
            enough = GOES_ON if announced else usual
            spans += judge.passages(block, sentences[block.start], enough)
    return tuple(
        Fact(
            kind=FactKind.ASSESSMENT,
            text=text[span.start : span.end],
            start=span.start,
            end=span.end,
            rule="author-voice",
            confidence=0.7,
        )
        for span in spans
    )


class _Judge:
    """Weighs the sentences of one document."""

    def __init__(
        self, document: Document, quotes: Sequence[Span], sentences: Iterable[list[Span]]
    ) -> None:
        self._text = document.text
        self._quotes = quotes
        self._quote_starts = [quote.start for quote in quotes]
        self._is_personal = self._has_own_voice(sentences)

    def _has_own_voice(self, sentences: Iterable[list[Span]]) -> bool:
        """Whether the author speaks as "I" or "we", and addresses the reader."""
        personal = several = 0
        for start, end in (span for spans in sentences for span in spans):
            several += 1
            found = _PERSONAL.search(self._text, start, end)
            personal += found is not None and not self._is_quoted(found.start())
        return personal >= _ENOUGH_PERSONAL * several

    def passages(self, block: Block, sentences: list[Span], enough: float) -> list[Span]:
        """The passages of one block, in order, of sentences whose cues weigh enough."""
        if not sentences or self._text[block.end - 1] in ":;,":
            sentences = sentences[:-1]
        weights = [self._weight(sentence) for sentence in sentences]
        if not weights or max(weights) < enough:
            return []
        if self._opens(sentences[0]) and self._mostly_judging(sentences):
            return [Span(sentences[0].start, sentences[-1].end)]
        return _joined(sentences, weights, enough)

    def _opens(self, sentence: Span) -> bool:
        start, end = sentence.start, min(sentence.end, sentence.start + 200)
        return OPENING.match(self._text, start, end) is not None and not self._is_quoted(start)

    def _mostly_judging(self, sentences: list[Span]) -> bool:
        going_on = sum(
            CONTINUED.search(self._text, start, end) is not None for start, end in sentences[1:]
        )
        return 2 * going_on >= len(sentences) - 1

    def _weight(self, sentence: Span) -> float:
        """How much speaks for a judgement of the author's own."""
        start, end = sentence
        if self._opens(sentence):
            return 2 * ENOUGH
        if self._text[end - 1] == "?" or self._is_quoted(start):
            return 0.0
        if OTHERS.search(self._text, start, end):
            return 0.0
        neutral = NEUTRAL.search(self._text, start, end)
        if neutral is not None:
            return self._weight_of_contrast(neutral.end(), end)
        return self._weight_of_cues(sentence)

    def _weight_of_contrast(self, start: int, end: int) -> float:
        """The same of what is set against a neutral clause: "The law provides ..., but ..."."""
        contrast = _CONTRAST.search(self._text, start, end)
        if contrast is None or NEUTRAL.search(self._text, contrast.end(), end):
            return 0.0
        return self._weight_of_cues(Span(contrast.end(), end))

    def _weight_of_cues(self, sentence: Span) -> float:
        start, end = sentence
        weight = 0.0
        if self._is_personal and ADVICE.match(self._text, start, end):
            weight += ENOUGH
        in_full = self._in_full(sentence)
        for cue in CUES:
            found = cue.pattern.search(self._text, start, end)
            is_own = found is not None and not self._is_quoted(found.start())
            if is_own or (in_full is not None and cue.pattern.search(in_full)):
                weight += cue.personal if self._is_personal else cue.weight
        return weight

    def _in_full(self, sentence: Span) -> str | None:
        """A sentence without quotes with its contractions written out: "It's" as "It is"."""
        words = self._text[sentence.start : sentence.end]
        first = bisect_right(self._quote_starts, sentence.start)
        quoted = first < len(self._quote_starts) and self._quote_starts[first] < sentence.end
        if quoted or _CONTRACTED.search(words) is None:
            return None
        for pattern, full in _CONTRACTIONS:
            words = pattern.sub(full, words)
        return words

    def _is_quoted(self, position: int) -> bool:
        last = bisect_right(self._quote_starts, position) - 1
        return last >= 0 and position < self._quotes[last].end


def _joined(sentences: list[Span], weights: list[float], enough: float) -> list[Span]:
    """Neighbouring sentences of judgement as one passage."""
    passages: list[Span] = []
    goes_on = False
    for sentence, weight in zip(sentences, weights, strict=True):
        if goes_on and weight >= GOES_ON:
            passages[-1] = Span(passages[-1].start, sentence.end)
        elif weight >= enough:
            passages.append(sentence)
        goes_on = weight >= enough or (goes_on and weight >= GOES_ON)
    return passages

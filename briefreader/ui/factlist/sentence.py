"""The sentence in which something stands."""

import re

from briefreader.domain.document import Span

_SENTENCE_END = re.compile(
    # A full stop after a lone capital ("U.S.", "J. Smith") or a title ends no sentence.
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b[MDS][rt]\.)(?<!\bMrs\.)(?<!\bGen\.)(?<!\bProf\.)"
    r"[\"”’)]{0,3}\s+(?=[\"“‘(A-ZÀ-Þ0-9])"
)
_REACH = 400
"""No sentence goes on for more code points than this before or behind what stands in it."""


def sentence_span(text: str, span: Span) -> Span:
    """Where the sentence around a span begins and ends, within its paragraph."""
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    last = len(text) if last < 0 else last
    first, last = max(first, span.start - _REACH), min(last, span.end + _REACH)
    passage = text[first:last]
    start, end = 0, len(passage)
    for match in _SENTENCE_END.finditer(passage):
        if match.end() <= span.start - first:
            start = match.end()
        elif match.start() >= span.end - first:
            # Marks that close the sentence belong to it, the white space behind does not.
            end = match.start() + len(match[0].rstrip())
            break
    words = passage[start:end]
    if not words.strip():
        return span
    start += len(words) - len(words.lstrip())
    return Span(first + start, first + start + len(words.strip()))


def sentence_around(text: str, span: Span) -> str:
    """The words of the sentence around a span, on one line."""
    found = sentence_span(text, span)
    return " ".join(text[found.start : found.end].split())


def words_around(text: str, span: Span, lead: int) -> str:
    """The words of the sentence around a span, on one line on which the span is seen.

    What stands more than about `lead` code points before it is left out.
    """
    found = sentence_span(text, span)
    if span.start - found.start <= lead:
        return sentence_around(text, span)
    begin = text.find(" ", span.start - lead, span.start)
    begin = span.start if begin < 0 else begin + 1
    return f"… {' '.join(text[begin : found.end].split())}"

"""Where a quote that a user typed or pasted stands in a text."""

from briefreader.domain.document import Span
from briefreader.domain.errors import QuoteNotFound
from briefreader.notes.folding import fold, fold_quote

SHOWN = 20
"""How many positions of an ambiguous quote a message names."""


def find_quote(text: str, quote: str, occurrence: int | None = None) -> Span:
    """The span of a quote; white space and the form of quote marks match loosely.

    `occurrence` counts from 1 and chooses among several. Raises QuoteNotFound where there is no
    such occurrence, or several and none was chosen; the message gives their positions.
    """
    spans = _occurrences(text, quote)
    excerpt = _excerpt(quote)
    if not spans:
        raise QuoteNotFound(f"The quote “{excerpt}” is not in the document.")
    if occurrence is None:
        if len(spans) == 1:
            return spans[0]
        raise QuoteNotFound(
            f"The quote “{excerpt}” stands {len(spans)} times in the document, at "
            f"{_positions(spans)}. Say which one is meant, counting from 1."
        )
    if 1 <= occurrence <= len(spans):
        return spans[occurrence - 1]
    raise QuoteNotFound(
        f"There is no occurrence {occurrence} of the quote “{excerpt}”; "
        f"it stands at {_positions(spans)}."
    )


def _occurrences(text: str, quote: str) -> list[Span]:
    wanted = fold_quote(quote)
    if not wanted:
        raise QuoteNotFound("The quote is empty.")
    folded = fold(text)
    spans: list[Span] = []
    start = folded.text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        spans.append(folded.original(start, end))
        start = folded.text.find(wanted, end)
    return spans


def _positions(spans: list[Span]) -> str:
    shown = ", ".join(f"{start}–{end}" for start, end in spans[:SHOWN])
    return shown if len(spans) <= SHOWN else f"{shown} and {len(spans) - SHOWN} more"


def _excerpt(quote: str) -> str:
    tidy = " ".join(quote.split())
    return tidy if len(tidy) <= 60 else tidy[:59] + "…"

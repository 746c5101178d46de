"""Numbers that count or measure something."""

from bisect import bisect_right
from collections.abc import Sequence

from briefreader.domain.document import BlockKind, Document, Span
from briefreader.domain.fact import Detail, Fact, FactKind
from briefreader.facts.figures.english import english_figures, without_labels
from briefreader.facts.figures.figure import Figure
from briefreader.facts.figures.other_languages import figure_reader
from briefreader.facts.text.languages import base_language, is_english


def find_figures(document: Document, dates: Sequence[Fact]) -> tuple[Fact, ...]:
    """Amounts of money, shares, measures and counts, in order.

    `value` is the number, `detail.unit` its unit ("percent", "USD", "years"), `detail.counts` what
    it counts ("phone calls"). Numbers within `dates` are none, unless they give a duration; nor
    are the ages and labels of things, or a number that only counts the parties named ("the two
    leaders"). Of languages without a vocabulary only money and shares with a sign are found.
    """
    taken = [date.span for date in dates if date.detail.precision != "duration"]
    starts = [span.start for span in taken]

    def is_date(start: int, end: int) -> bool:
        index = bisect_right(starts, end - 1) - 1
        return index >= 0 and taken[index].overlaps(Span(start, end))

    language = base_language(document.metadata.language)
    is_in_english = is_english(language)
    figures = english_figures if is_in_english else figure_reader(language).figures
    found = [
        figure
        for block in document.body()
        if block.kind is not BlockKind.CODE
        for figure in figures(document.text, block.start, block.end, is_date)
    ]
    if is_in_english:
        found = without_labels(document.text, found)
    return tuple(_fact(document.text, figure) for figure in found)


def _fact(text: str, figure: Figure) -> Fact:
    return Fact(
        kind=FactKind.FIGURE,
        text=text[figure.start : figure.end],
        start=figure.start,
        end=figure.end,
        value=figure.value,
        detail=Detail(unit=figure.unit, counts=figure.counts),
        rule="money-or-measure" if figure.unit else "count",
        confidence=0.8 if figure.unit else 0.6,
    )

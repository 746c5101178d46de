"""Facts gathered for the panel: one entry for each thing, with all its mentions."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefreader.domain.document import Span
from briefreader.domain.fact import Fact, FactKind
from briefreader.ui.dates import readable_edtf

_SENTENCE_END = re.compile(
    # A full stop after a lone capital ("U.S.", "J. Smith") or a title ends no sentence.
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b[MDS][rt]\.)(?<!\bMrs\.)(?<!\bGen\.)(?<!\bProf\.)"
    r"[\"”’)]{0,3}\s+(?=[\"“‘(A-ZÀ-Þ0-9])"
)
_REACH = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a name, a date, a quote; `aside` is said in a quieter voice, `text` below it."""

    kind: FactKind
    label: str
    spans: tuple[Span, ...]
    aside: str = ""
    text: str = ""
    uncertain: bool = False

    @property
    def searchable(self) -> str:
        """What to search the library for."""
        return self.label if self.kind is not FactKind.QUOTE else self.text


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    entries: tuple[Entry, ...]


def gather(facts: Iterable[Fact], text: str) -> tuple[Group, ...]:
    """The groups of the panel, without empty ones, from a document's facts and its text."""
    facts = tuple(facts)
    makers: tuple[tuple[str, FactKind, Callable[[list[Fact], str], list[Entry]]], ...] = (
        ("People", FactKind.PERSON, _names),
        ("Organisations", FactKind.ORGANISATION, _names),
        ("Places", FactKind.PLACE, _names),
        ("Timeline", FactKind.DATE, _dates),
        ("Events", FactKind.EVENT, _events),
        ("Quotations", FactKind.QUOTE, _quotes),
        ("Figures", FactKind.FIGURE, _figures),
        ("Agreements and laws", FactKind.AGREEMENT, _names),
        ("Author’s assessment", FactKind.ASSESSMENT, _passages),
        ("Questions", FactKind.QUESTION, _passages),
        ("Key sentences", FactKind.KEY_SENTENCE, _passages),
    )
    groups = []
    for title, kind, maker in makers:
        entries = maker([fact for fact in facts if fact.kind is kind], text)
        if entries:
            groups.append(Group(title, tuple(entries)))
    return tuple(groups)


def _names(facts: list[Fact], text: str) -> list[Entry]:
    """One entry a label, the most mentioned first."""
    by_label: dict[str, list[Fact]] = {}
    for fact in facts:
        by_label.setdefault(fact.label or fact.text, []).append(fact)
    entries = [
        Entry(
            kind=found[0].kind,
            label=label,
            spans=tuple(fact.span for fact in found),
            aside=next((fact.detail.role for fact in found if fact.detail.role), ""),
        )
        for label, found in by_label.items()
    ]
    return sorted(entries, key=lambda entry: -len(entry.spans))


def _dates(facts: list[Fact], text: str) -> list[Entry]:
    """One entry a date, in the order of time; what has no place in time comes last."""
    by_value: dict[str, list[Fact]] = {}
    for fact in facts:
        by_value.setdefault(str(fact.value or f"?{fact.text}"), []).append(fact)
    entries = []
    for value in sorted(by_value, key=_time_order):
        found = by_value[value]
        open_ = value.startswith(("?", "P", "X"))
        entries.append(
            Entry(
                kind=FactKind.DATE,
                label=found[0].text if value.startswith("?") else readable_edtf(value),
                spans=tuple(fact.span for fact in found),
                text=sentence_around(text, found[0].span),
                uncertain=open_,
            )
        )
    return entries


def _time_order(value: str) -> tuple[int, str]:
    """Dates first, then those without a year, durations, and what stayed open."""
    rank = {"X": 1, "P": 2, "?": 3}.get(value[:1], 0)
    return rank, value.replace("X", "0")


def _events(facts: list[Fact], text: str) -> list[Entry]:
    """One entry for each way an event is told, in the order of time, then of the text."""
    by_label: dict[str, list[Fact]] = {}
    for fact in facts:
        by_label.setdefault((fact.label or fact.text).casefold(), []).append(fact)
    entries = []
    for found in sorted(by_label.values(), key=lambda found: _time_order(_when(found[0]))):
        when, where = found[0].detail.when, found[0].detail.where
        parts = (readable_edtf(when) if when else "", where or "")
        told = found[0].label or found[0].text
        entries.append(
            Entry(
                kind=FactKind.EVENT,
                label=told[:1].upper() + told[1:],
                spans=tuple(fact.span for fact in found),
                aside=", ".join(part for part in parts if part and part not in told),
                text=sentence_around(text, found[0].span),
            )
        )
    return entries


def _when(fact: Fact) -> str:
    return fact.detail.when or "?"


def _quotes(facts: list[Fact], text: str) -> list[Entry]:
    """Every quotation in the order of the text."""
    entries = []
    for fact in facts:
        via = f"via {fact.detail.channel}" if fact.detail.channel else ""
        entries.append(
            Entry(
                kind=FactKind.QUOTE,
                label=fact.label or "Speaker unknown",
                spans=(fact.span,),
                aside=via,
                text=f"“{' '.join(fact.text.split())}”",
                uncertain=fact.label is None,
            )
        )
    return entries


def _figures(facts: list[Fact], text: str) -> list[Entry]:
    return [
        Entry(
            kind=FactKind.FIGURE,
            label=fact.text,
            spans=(fact.span,),
            aside=fact.detail.counts or "",
            text=sentence_around(text, fact.span),
        )
        for fact in facts
    ]


def _passages(facts: list[Fact], text: str) -> list[Entry]:
    return [
        Entry(kind=fact.kind, label="", spans=(fact.span,), text=" ".join(fact.text.split()))
        for fact in facts
    ]


def sentence_around(text: str, span: Span) -> str:
    """The sentence in which a span stands, within its paragraph."""
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
            end = match.start()
            break
    return " ".join(passage[start:end].split())

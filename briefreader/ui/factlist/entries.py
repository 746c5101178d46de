"""Facts gathered for the panel: one entry for each thing, with all its mentions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefreader.domain.document import BlockKind, Document, Span
from briefreader.domain.fact import Fact, FactKind
from briefreader.ui.dates import readable_edtf
from briefreader.ui.factlist.importance import Text, first_places, weight
from briefreader.ui.factlist.sentence import sentence_around, words_around


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a name, a date, a quote; `aside` is said in a quieter voice, `text` below it.

    `facts` are its mentions in the order of the text, `spans` where they stand.
    """

    kind: FactKind
    label: str
    spans: tuple[Span, ...]
    aside: str = ""
    text: str = ""
    uncertain: bool = False
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Picked:
    """An entry of which one mention is meant, by its number from 0."""

    entry: Entry
    mention: int = 0

    @property
    def span(self) -> Span:
        return self.entry.spans[self.mention]


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a title; `first` are those shown until the user asks for all of them."""

    title: str
    entries: tuple[Entry, ...]
    first: tuple[Entry, ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether not all entries are shown at first."""
        return 0 < len(self.first) < len(self.entries)


MORE = 300
"""So many entries are shown at one time: the list would stutter with thousands."""

IN_FILTER = 50
"""So many entries of each group are shown while the user types what to look for."""


@dataclass(frozen=True, slots=True)
class More:
    """The row below a long group that shows more of its entries, or the first again.

    `shown` are the entries shown now, of `count`; 0 for those that are shown at first.
    """

    title: str
    count: int
    shown: int = 0

    @property
    def then(self) -> int:
        """How many entries are to be shown next; 0 for the first."""
        return 0 if self.shown >= self.count else min(self.count, self.shown + MORE)

    @property
    def label(self) -> str:
        if not self.then:
            return "Show fewer"
        if self.then == self.count:
            return f"Show all {self.count:,}"
        return f"Show {self.then:,} of {self.count:,}"


def gather(facts: Iterable[Fact], document: Document) -> tuple[Group, ...]:
    """The groups of the panel, without empty ones, from the facts of a document.

    Names stand in the order of their importance, dates and events in that of time, all else in the
    order of the text. An interview's questions come first.
    """
    by_kind: dict[FactKind, list[Fact]] = {}
    durations: list[Fact] = []
    for fact in facts:
        (durations if _is_duration(fact) else by_kind.setdefault(fact.kind, [])).append(fact)
    titles = tuple(block.span for block in document.blocks if block.kind is BlockKind.TITLE)
    text = Text(len(document.text), titles)
    groups = []
    for title, kind, maker in _makers(document):
        meant = durations if title == DURATIONS else by_kind.get(kind, [])
        entries = maker(meant, document.text)
        if kind in _BY_IMPORTANCE or title == DURATIONS:
            entries.sort(key=lambda entry: -weight(entry.spans, text))
        if entries:
            places = first_places([_worth(entry, text) for entry in entries])
            first = tuple(entries[place] for place in places)
            groups.append(Group(title, tuple(entries), first))
    return tuple(groups)


_Maker = Callable[[list[Fact], str], "list[Entry]"]

_BY_IMPORTANCE = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE, FactKind.AGREEMENT)
_BY_TIME = (FactKind.DATE, FactKind.EVENT)
DURATIONS = "Durations"
"""How long something takes says nothing of when it is: it stands apart from the dates."""
_INTERVIEW = 2
"""From so many questions set apart from their answers a document is read as an interview."""


def _makers(document: Document) -> list[tuple[str, FactKind, _Maker]]:
    """The groups in their order, each with its kind and with what makes its entries."""
    makers: list[tuple[str, FactKind, _Maker]] = [
        ("People", FactKind.PERSON, _names),
        ("Organisations", FactKind.ORGANISATION, _names),
        ("Places", FactKind.PLACE, _names),
        ("Timeline", FactKind.DATE, _dates),
        ("Events", FactKind.EVENT, _events),
        ("Quotations", FactKind.QUOTE, _quotes),
        ("Figures", FactKind.FIGURE, _figures),
        (DURATIONS, FactKind.DATE, _dates),
        ("Agreements and laws", FactKind.AGREEMENT, _names),
        ("Author’s assessment", FactKind.ASSESSMENT, _passages),
        ("Questions", FactKind.QUESTION, _passages),
        ("Key sentences", FactKind.KEY_SENTENCE, _passages),
    ]
    questions = sum(block.kind is BlockKind.QUESTION for block in document.blocks)
    if questions >= _INTERVIEW:
        makers.sort(key=lambda maker: maker[1] is not FactKind.QUESTION)
    return makers


_LEAD = 30
"""Code points before a figure that are shown with it on the one line that there is."""


_LEAD_OF_DATES = 60
"""The same for a date, which has two lines."""


def _is_duration(fact: Fact) -> bool:
    return fact.kind is FactKind.DATE and str(fact.value or "").startswith("P")


def _worth(entry: Entry, text: Text) -> float:
    """How much an entry belongs among those shown first, where its group is in another order."""
    if entry.kind not in _BY_TIME:
        return 0.0
    return weight(entry.spans, text) * (_OPEN if entry.uncertain else 1.0)


_OPEN = 0.1
"""What a date without a place in time is worth beside one that has its place."""


def _names(facts: list[Fact], text: str) -> list[Entry]:
    """One entry a label."""
    by_label: dict[str, list[Fact]] = {}
    for fact in facts:
        by_label.setdefault(fact.label or fact.text, []).append(fact)
    return [
        Entry(
            kind=found[0].kind,
            label=label,
            spans=tuple(fact.span for fact in found),
            aside=next((fact.detail.role for fact in found if fact.detail.role), ""),
            facts=tuple(found),
        )
        for label, found in by_label.items()
    ]


def _dates(facts: list[Fact], text: str) -> list[Entry]:
    """One entry a date, in the order of time; what has no place in time comes last."""
    by_value: dict[str, list[Fact]] = {}
    for fact in facts:
        by_value.setdefault(str(fact.value or f"?{fact.text}"), []).append(fact)
    entries = []
    for value in sorted(by_value, key=_time_order):
        found = by_value[value]
        open_ = value.startswith(("?", "X"))
        entries.append(
            Entry(
                kind=FactKind.DATE,
                label=found[0].text if value.startswith("?") else readable_edtf(value),
                spans=tuple(fact.span for fact in found),
                text=words_around(text, found[0].span, _LEAD_OF_DATES),
                uncertain=open_,
                facts=tuple(found),
            )
        )
    return entries


def _time_order(value: str) -> tuple[int, str]:
    """Dates first, then those without a year, and what stayed open."""
    rank = {"X": 1, "?": 2}.get(value[:1], 0)
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
                facts=tuple(found),
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
                facts=(fact,),
            )
        )
    return entries


def _figures(facts: list[Fact], text: str) -> list[Entry]:
    """One entry for each wording of what is counted."""
    by_wording: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        wording = " ".join(fact.text.split())
        by_wording.setdefault((wording, fact.detail.counts or ""), []).append(fact)
    return [
        Entry(
            kind=FactKind.FIGURE,
            label=wording,
            spans=tuple(fact.span for fact in found),
            aside="" if counts in wording else counts,
            text=words_around(text, found[0].span, _LEAD),
            facts=tuple(found),
        )
        for (wording, counts), found in by_wording.items()
    ]


def _passages(facts: list[Fact], text: str) -> list[Entry]:
    return [
        Entry(
            kind=fact.kind,
            label="",
            spans=(fact.span,),
            text=" ".join(fact.text.split()),
            facts=(fact,),
        )
        for fact in facts
    ]

"""Corrections laid over the facts that were found in a document."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefreader.domain.annotation import Anchor, Annotation, State
from briefreader.domain.document import BlockKind, Document, Span
from briefreader.domain.fact import Detail, Fact, FactKind
from briefreader.domain.fact_correction import NAMES, Act, FactCorrection
from briefreader.notes.anchoring import place

BY_USER = "user"
"""The rule of a fact that the user added or changed."""

BY_USER_ELSEWHERE = "user-again"
"""The rule of a mention that is worded as one that the user added."""

MOST_AGAIN = 10_000
"""Mentions worded as an added one that are taken up."""

_LEAST_SHARED = 0.5


def applied(
    facts: Iterable[Fact], corrections: Iterable[FactCorrection], document: Document
) -> tuple[Fact, ...]:
    """The facts as the user wants them, in order of their start.

    What cannot be placed on the present text changes nothing.
    """
    laying = _Laying(tuple(facts), document)
    for correction in corrections:
        laying.lay(correction)
    return tuple(sorted(laying.facts, key=lambda fact: (fact.start, fact.end, fact.kind.value)))


def unplaced(
    corrections: Iterable[FactCorrection], document: Document
) -> tuple[FactCorrection, ...]:
    """The corrections whose passages are not found in a document's present text."""
    return tuple(c for c in corrections if c.anchor and _place(c.anchor, document.text) is None)


def name_of(fact: Fact) -> str:
    """What a fact is known by: its label, or its text where it has none."""
    return fact.label or fact.text


def folded(name: str) -> str:
    """A name as it is compared."""
    return " ".join(name.split()).casefold()


class _Laying:
    """The facts of one document while corrections are laid over them, one after the other."""

    def __init__(self, facts: tuple[Fact, ...], document: Document) -> None:
        self.facts = facts
        self._document = document

    def lay(self, correction: FactCorrection) -> None:
        anchor = correction.anchor
        if anchor is None:
            if correction.act in (Act.HIDE, Act.CHANGE):
                self.facts = with_named(self.facts, correction)
            return
        span = _place(anchor, self._document.text)
        if span is None:
            return
        if correction.act is Act.ADD:
            self._add(correction, span)
        elif correction.act in (Act.HIDE, Act.CHANGE):
            self._lay_on_one(correction, span)

    def _lay_on_one(self, correction: FactCorrection, span: Span) -> None:
        meant = _nearest(self.facts, correction.kind, span)
        others = tuple(fact for fact in self.facts if fact is not meant)
        if correction.act is Act.HIDE:
            self.facts = others
        elif meant is not None:
            self.facts = (*others, _changed(meant, correction))
        else:
            # The program no longer finds it; the user said what it is.
            found = self._own(correction.kind, span, None, BY_USER)
            self.facts = (*_beside(others, (found,)), _changed(found, correction))

    def _add(self, correction: FactCorrection, span: Span) -> None:
        kind, label = correction.kind, correction.new_label
        added = [self._own(kind, span, label, BY_USER)]
        kept = _beside(self.facts, added)
        if kind in NAMES:
            taken = [fact.span for fact in (*kept, *added) if fact.kind in NAMES]
            free = _outside(self._again(span), taken)
            added += (self._own(kind, place, label, BY_USER_ELSEWHERE) for place in free)
        self.facts = (*kept, *added)

    def _own(self, kind: FactKind, span: Span, label: str | None, rule: str) -> Fact:
        text = self._document.text[span.start : span.end]
        if label is None and kind in NAMES:
            label = " ".join(text.split())
        return Fact(kind, text, span.start, span.end, label=label, rule=rule)

    def _again(self, span: Span) -> Iterator[Span]:
        """Where the words of a span stand elsewhere in what belongs to the document itself."""
        words = map(re.escape, self._document.text[span.start : span.end].split())
        wording = r"\s+".join(words)
        pattern = re.compile(rf"(?<!\w){wording}(?!\w)")
        for block in self._document.blocks:
            if block.kind is not BlockKind.BOILERPLATE:
                for match in pattern.finditer(self._document.text, block.start, block.end):
                    yield Span(*match.span())


def with_named(facts: Sequence[Fact], correction: FactCorrection) -> tuple[Fact, ...]:
    """The facts after a correction of all that go by one name, and of what speaks of them."""
    meant = folded(correction.name)
    kept = []
    for fact in facts:
        if fact.kind is correction.kind and folded(name_of(fact)) == meant:
            if correction.act is Act.CHANGE:
                kept.append(_changed(fact, correction))
        else:
            kept.append(_with_other_name(fact, correction, meant))
    return tuple(kept)


def _with_other_name(fact: Fact, correction: FactCorrection, meant: str) -> Fact:
    """A quotation or an event that speaks of a name which has become another one."""
    if correction.kind not in NAMES:
        return fact
    new = correction.new_label if correction.act is Act.CHANGE else None
    if correction.act is Act.CHANGE and new is None:
        return fact
    if fact.kind is FactKind.QUOTE and fact.label and folded(fact.label) == meant:
        return replace(fact, label=new)
    detail = fact.detail
    if fact.kind is FactKind.EVENT and (detail.who or detail.where):
        who = tuple(new if folded(name) == meant else name for name in detail.who)
        where = new if detail.where and folded(detail.where) == meant else detail.where
        names = tuple(dict.fromkeys(name for name in who if name))
        if names != detail.who or where != detail.where:
            return replace(fact, detail=replace(detail, who=names, where=where))
    return fact


def _changed(fact: Fact, correction: FactCorrection) -> Fact:
    kind = correction.new_kind or fact.kind
    label = fact.label if correction.new_label is None else correction.new_label or None
    # A role is given to people, and a number to laws: neither goes along to another kind.
    detail = fact.detail if kind is fact.kind else Detail()
    return replace(fact, kind=kind, label=label, detail=detail, rule=BY_USER, confidence=1.0)


def _nearest(facts: Iterable[Fact], kind: FactKind, span: Span) -> Fact | None:
    """The fact of a kind that shares most of its text with a span, at least a half."""
    best, most = None, 0.0
    for fact in facts:
        if fact.kind is kind and fact.span.overlaps(span):
            shared = min(fact.end, span.end) - max(fact.start, span.start)
            part = shared / (max(fact.end, span.end) - min(fact.start, span.start))
            if part >= _LEAST_SHARED and part > most:
                best, most = fact, part
    return best


def _beside(facts: Iterable[Fact], added: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts without those in whose place the added ones come.

    A passage is one name only; of other kinds only the very same fact gives way.
    """
    new = added[0]
    return tuple(
        fact
        for fact in facts
        if not (
            (fact.kind in NAMES and new.kind in NAMES and fact.span.overlaps(new.span))
            or (fact.kind is new.kind and fact.span == new.span)
        )
    )


def _outside(places: Iterable[Span], taken: Iterable[Span]) -> Iterator[Span]:
    """Those of the places that share nothing with what is taken, `MOST_AGAIN` at most."""
    waiting = sorted(taken)
    position, reach, count = 0, 0, 0
    for span in places:
        while position < len(waiting) and waiting[position].start < span.end:
            reach = max(reach, waiting[position].end)
            position += 1
        if reach <= span.start and count < MOST_AGAIN:
            count += 1
            yield span


def _place(anchor: Anchor, text: str) -> Span | None:
    """Where a passage stands today; None where that is not certain."""
    placement = place(Annotation("", "", "", "", anchor), text)
    return placement.span if placement.state in (State.EXACT, State.MOVED) else None

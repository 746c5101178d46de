"""The face of this room: what is agreed or enacted in a document."""

import re
from collections.abc import Iterable
from dataclasses import replace

from briefreader.domain.document import BlockKind, Document
from briefreader.domain.fact import Fact
from briefreader.facts.agreements.acronyms import explained, find_short_forms, relabelled
from briefreader.facts.agreements.joining import with_numbers, with_one_form, with_years
from briefreader.facts.agreements.laws import find_laws
from briefreader.facts.agreements.treaties import find_treaties


def find_agreements(document: Document) -> tuple[Fact, ...]:
    """Every mention of a treaty, a law, a resolution or an order, in order.

    Where a law's name holds an agreement's or the other way round, the longer one stays. A short
    form that the document explains stands for the name; that is the `label`. The number of a bill
    beside its title is the title's `detail.number`.
    """
    named = _without_topics(_longest((*find_treaties(document), *find_laws(document))))
    named = with_numbers(document.text, with_one_form(with_years(named)))
    blocks = [block for block in document.body() if block.kind is not BlockKind.CODE]
    forms = explained(document.text, named)
    named = relabelled(named, forms)
    short = find_short_forms(document.text, blocks, named, forms)
    return tuple(sorted((*named, *short), key=lambda fact: fact.start))


def _longest(facts: Iterable[Fact]) -> list[Fact]:
    kept: list[Fact] = []
    taken: set[int] = set()
    for fact in sorted(facts, key=lambda fact: (fact.start - fact.end, fact.start)):
        if fact.start not in taken and fact.end - 1 not in taken:
            kept.append(fact)
            taken.update(range(fact.start, fact.end))
    return sorted(kept, key=lambda fact: fact.start)


def _without_topics(facts: list[Fact]) -> list[Fact]:
    """Names without what a title says about them: "Impacts of the Clean Harbour Act"."""
    known = {fact.label for fact in facts}
    return [_cut(fact, known) if fact.rule == "named-law" else fact for fact in facts]


def _cut(fact: Fact, known: set[str | None]) -> Fact:
    for article in re.finditer(r"\s[Tt]he\s", fact.text):
        rest = fact.text[article.end() :]
        if " ".join(rest.split()) in known:
            start = fact.start + article.end()
            return replace(fact, text=rest, start=start, label=" ".join(rest.split()))
    return fact

"""The face of this room: what is agreed or enacted in a document."""

from briefreader.domain.document import Document
from briefreader.domain.fact import Fact
from briefreader.facts.agreements.laws import find_laws
from briefreader.facts.agreements.treaties import find_treaties


def find_agreements(document: Document) -> tuple[Fact, ...]:
    """Every mention of a treaty, a law, a resolution or an order, in order.

    Where a law's name holds an agreement's or the other way round, the longer one stays.
    """
    found = sorted(
        (*find_treaties(document), *find_laws(document)),
        key=lambda fact: (fact.start - fact.end, fact.start),
    )
    kept: list[Fact] = []
    taken: set[int] = set()
    for fact in found:
        if fact.start not in taken and fact.end - 1 not in taken:
            kept.append(fact)
            taken.update(range(fact.start, fact.end))
    return tuple(sorted(kept, key=lambda fact: fact.start))

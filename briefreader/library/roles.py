"""The roles that documents give to a person, each with the document that says so."""

from collections.abc import Iterable
from dataclasses import dataclass

from briefreader.domain.document import Summary
from briefreader.domain.fact import Fact, FactKind

MOST_READ = 100
"""Documents whose facts are read for the roles of one person."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role ("minister"), and the newest document that gives it to somebody."""

    role: str
    document: Summary


def roles(
    names: Iterable[str], documents: Iterable[tuple[Summary, Iterable[Fact]]]
) -> tuple[Role, ...]:
    """The roles of whom these names stand for, in the order of documents given with their facts.

    Of equal roles only the first one met is given.
    """
    meant = {name.casefold() for name in names}
    found: dict[str, Role] = {}
    for summary, facts in documents:
        for fact in facts:
            role = fact.detail.role
            if role and fact.kind is FactKind.PERSON and (fact.label or "").casefold() in meant:
                found.setdefault(role.casefold(), Role(role, summary))
    return tuple(found.values())

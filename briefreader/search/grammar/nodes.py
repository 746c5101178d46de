"""Nodes of a query put together."""

from collections.abc import Iterable

from briefreader.domain.query import And, Everything, Field, InField, Node, Not, Or, Phrase, Term


def all_of(parts: Iterable[Node | None]) -> Node | None:
    """The parts joined by And; None where there is none."""
    return _joined(And, parts)


def any_of(parts: Iterable[Node | None]) -> Node | None:
    """The parts joined by Or; None where there is none."""
    return _joined(Or, parts)


def _joined(kind: type[And] | type[Or], parts: Iterable[Node | None]) -> Node | None:
    """The parts as one node, those of the same kind taken up, repetitions left out.

    Everything is what `sort:` stands for: it says nothing beside others.
    """
    flat: dict[Node, None] = {}
    everything: Node | None = None
    for part in parts:
        if isinstance(part, Everything):
            everything = part
        elif isinstance(part, kind):
            flat.update(dict.fromkeys(part.parts))
        elif part is not None:
            flat[part] = None
    if not flat:
        return everything
    return next(iter(flat)) if len(flat) == 1 else kind(tuple(flat))


def negated(node: Node | None) -> Node | None:
    """A node turned round, twice negated as it was."""
    if node is None or isinstance(node, Everything):
        return node
    return node.part if isinstance(node, Not) else Not(node)


def in_field(node: Node, field: Field) -> Node:
    """The words and phrases of a node, asked for in a field."""
    match node:
        case Term() | Phrase():
            return InField(field, node)
        case And(parts):
            return And(tuple(in_field(part, field) for part in parts))
        case Or(parts):
            return Or(tuple(in_field(part, field) for part in parts))
    return node

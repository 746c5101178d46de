"""The grammar at work: from tokens that fit to the parts of a query.

lark makes an LALR parser of `query.lark` when the first query with an operator, a field or a
bracket comes, and it is kept.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from briefreader.domain.query import Node, Phrase, SameParagraph, Term
from briefreader.search.grammar import nearness
from briefreader.search.grammar.cutting import Kind, Piece
from briefreader.search.grammar.fields import SAME, field_named
from briefreader.search.grammar.meaning import Part
from briefreader.search.grammar.nodes import all_of, any_of, negated
from briefreader.search.grammar.notices import Notices

if TYPE_CHECKING:
    from lark import Lark, Token


_PLAIN = frozenset({Kind.WORD.value, Kind.QUOTED.value})


@dataclass(frozen=True, slots=True)
class _Near:
    """NEAR with its number, and where to say what it cannot do."""

    distance: int
    notices: Notices


def parts_of(stream: Iterable[tuple[Piece, Part | None]], notices: Notices) -> list[Part]:
    """The parts of a query that are joined by AND or a space, with the places they take up.

    A part that asks for nothing is left out. So that the query without a part's place is one
    without the part, an AND belongs to the part after it, the first also to the part before it,
    and what stands on both sides of an AND that makes a word of an operator is one part.
    """
    tokens: list[tuple[str, object]] = []
    for piece, part in stream:
        value: object = part or piece
        if piece.kind is Kind.NEAR:
            value = _Near(max(1, piece.number or 1), notices)
        tokens.append((piece.kind.value, value))
    if all(kind in _PLAIN for kind, _ in tokens):
        # Words and phrases beside one another: to see that, the parser need not be made.
        parts = [value for _, value in tokens if isinstance(value, Part)]
    else:
        # With a lexer of one's own lark takes any object for the text.
        parts = cast(list[Part], _parser().parse(cast(str, tokens)))
    return [part for part in parts if part.node is not None]


def make_ready() -> None:
    """Make the parser now, about a tenth of a second's work, so that no query waits for it."""
    _parser()


@cache
def _parser() -> "Lark":
    from lark import Lark, Token, Transformer
    from lark.lexer import Lexer

    class Feed(Lexer):
        """Hands lark the tokens that are there already."""

        # The second form of lark's interface: `lex` is given a state that holds what is parsed.
        __future_interface__ = 2

        def __init__(self, lexer_conf: object) -> None:
            pass

        def lex(self, lexer_state: Any, parser_state: Any) -> "Iterator[Token]":
            for kind, value in lexer_state.text:
                token = Token(kind, "")
                token.value = value
                yield token

    class Builder(Transformer[Any, Any]):
        query, both, group = map(staticmethod, (_query, _both, _group))
        either, negation, near = map(staticmethod, (_either, _negation, _near))
        field, unknown = map(staticmethod, (_field, _unknown))

    grammar = (Path(__file__).parent / "query.lark").read_text(encoding="utf-8")
    return Lark(grammar, start="query", parser="lalr", lexer=Feed, transformer=Builder())


def _part(child: Any) -> Part:
    """A part, or the one that an operand's token carries."""
    return cast(Part, child if isinstance(child, Part) else child.value)


def _piece(child: Any) -> Piece:
    return cast(Piece, child.value)


def _is(child: Any, kind: Kind) -> bool:
    return not isinstance(child, Part) and child.type == kind.value


def _query(children: list[list[Part]]) -> list[Part]:
    return children[0] if children else []


def _both(children: list[Any]) -> list[Part]:
    parts: list[Part] = []
    joint: Piece | None = None
    for child in children:
        if _is(child, Kind.AND):
            joint = _piece(child)
            if len(parts) == 1:
                parts = [Part(parts[0].node, parts[0].start, joint.end)]
            continue
        part = _part(child)
        if joint and joint.reread:
            before = parts.pop()
            part = Part(all_of((before.node, part.node)), before.start, part.end)
        elif joint:
            part = Part(part.node, joint.start, part.end)
        parts.append(part)
        joint = None
    return parts


def _group(children: list[Any]) -> Part:
    opening, closing = _piece(children[0]), _piece(children[-1])
    inside = children[1] if len(children) == 3 else []
    return Part(all_of(part.node for part in inside), opening.start, closing.end)


def _either(children: list[Any]) -> Part:
    parts = [_part(child) for child in children if not _is(child, Kind.OR)]
    return Part(any_of(part.node for part in parts), parts[0].start, parts[-1].end)


def _negation(children: list[Any]) -> Part:
    sign, part = _piece(children[0]), _part(children[1])
    node = negated(part.node) if sign.negates else part.node
    return Part(node, sign.start, part.end)


def _near(children: list[Any]) -> Part:
    joints: list[_Near] = [child.value for child in children if _is(child, Kind.NEAR)]
    parts = [_part(child) for child in children if not _is(child, Kind.NEAR)]
    nodes = [part.node for part in parts if part.node is not None]
    node: Node | None
    if len(nodes) > 1:
        notices = joints[0].notices
        node = nearness.near(nodes, max(joint.distance for joint in joints), notices)
        if node is None:
            notices.add("NEAR takes words and phrases; both sides were searched on their own.")
    else:
        node = None
    return Part(node or all_of(nodes), parts[0].start, parts[-1].end)


def _field(children: list[Any]) -> Part:
    """A field and its value, which knows the field already, but for `same:`."""
    piece, part = _piece(children[0]), _part(children[1])
    node = part.node
    if field_named(piece.text) == SAME and node and not isinstance(node, Term | Phrase):
        node = SameParagraph(node)
    return Part(node, piece.start, part.end)


def _unknown(children: list[Any]) -> Part:
    word, value = _part(children[0]), _part(children[1])
    return Part(all_of((word.node, value.node)), word.start, value.end)

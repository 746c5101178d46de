"""A query in plain words, so that the user sees what was searched."""

from briefreader.domain.query import (
    And,
    DateRange,
    Everything,
    Field,
    InField,
    Node,
    Not,
    Or,
    Phrase,
    Tagged,
    Term,
)


def explain(node: Node) -> str:
    """What a query means: `“trade” and not “grain”`; `“tra…”` is a word that may go on."""
    return _explain(node, inside=False)


def _explain(node: Node, inside: bool) -> str:
    match node:
        case Term():
            return _term(node)
        case Phrase():
            return _phrase(node)
        case InField(Field.TITLE, part):
            return f"{_explain(part, inside=True)} in the title"
        case Tagged(tag):
            return f"tagged “{tag}”"
        case DateRange():
            return _dates(node)
        case Not(part):
            return f"not {_explain(part, inside=True)}"
        case Everything():
            return "all documents"
        case And(parts):
            said = _joined(tuple(_explain(part, inside=True) for part in parts), "and")
        case Or((Term(word), Term(start, prefix=True))) if word == start:
            return f"“{word}…”"
        case Or(
            (InField(Field.TITLE, Term(word)), InField(Field.TITLE, Term(start, prefix=True)))
        ) if word == start:
            return f"“{word}…” in the title"
        case Or(parts):
            said = _joined(tuple(_explain(part, inside=True) for part in parts), "or")
    return f"({said})" if inside else said


def _joined(parts: tuple[str, ...], word: str) -> str:
    return f" {word} ".join(parts)


def _term(term: Term) -> str:
    if term.prefix:
        return f"words that start with “{term.word}”"
    return f"exactly “{term.word}”" if term.exact else f"“{term.word}”"


def _phrase(phrase: Phrase) -> str:
    if phrase.distance == 1:
        return f"the phrase “{' '.join(phrase.words)}”"
    words = _joined(tuple(f"“{word}”" for word in phrase.words), "and")
    return f"{words} within {phrase.distance} words of each other"


def _dates(dates: DateRange) -> str:
    if dates.start and dates.end:
        if dates.start == dates.end:
            return f"published on {dates.start}"
        return f"published from {dates.start} to {dates.end}"
    if dates.start:
        return f"published on or after {dates.start}"
    return f"published on or before {dates.end}" if dates.end else "published on any day"

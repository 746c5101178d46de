"""A query in plain words, so that the user sees what was searched."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefreader.domain.query import (
    And,
    Coloured,
    DateField,
    DateRange,
    Field,
    FigureRange,
    HasProperty,
    InField,
    InState,
    Node,
    Not,
    Or,
    Phrase,
    Property,
    SameParagraph,
    State,
    Tagged,
    Term,
)

_IN_FIELD = {
    Field.TITLE: "{} in the title",
    Field.AUTHOR: "by the author {}",
    Field.PUBLISHER: "by the publisher {}",
    Field.NOTE: "{} in a note",
    Field.QUOTE: "{} in a passage with a note or highlight",
    Field.PERSON: "naming the person {}",
    Field.ORGANISATION: "naming the organisation {}",
    Field.PLACE: "naming the place {}",
    Field.SPEAKER: "quoting {}",
    Field.SAID: "{} in a quotation",
}
_NAMES = (
    *(Field.AUTHOR, Field.PUBLISHER, Field.PERSON),
    *(Field.ORGANISATION, Field.PLACE, Field.SPEAKER),
)
_PROPERTIES = {
    Property.NUMBER: "with the number “{}”",
    Property.URL: "at the address “{}”",
    Property.FORMAT: "in the format “{}”",
    Property.LANGUAGE: "in the language “{}”",
    Property.FOLDER: "in the folder “{}”",
}
_DATES = {
    DateField.PUBLISHED: "published",
    DateField.MENTIONED: "mentioning a day",
    DateField.ADDED: "added",
    DateField.MODIFIED: "with notes last changed",
}
_NO_BLANKS = re.compile(r"(?<=[\u3040-\u9fff]) (?=[\u3040-\u9fff])")
_STATES = {
    State.HAS_NOTE: ("with a note", "without a note"),
    State.HAS_HIGHLIGHT: ("with a highlight", "without a highlight"),
    State.HAS_TAG: ("with a tag", "without a tag"),
    State.HAS_QUOTE: ("with a quotation", "without a quotation"),
    State.HAS_FIGURE: ("with a figure", "without a figure"),
    State.HAS_UNATTACHED: ("with an unattached note", "without an unattached note"),
    State.IS_UNREAD: ("unread", "read"),
    State.IS_STARRED: ("starred", "not starred"),
}


def explain(node: Node) -> str:
    """What a query means: `“trade” and not “grain”, published on 2018-07-20`.

    `“tra…”` is a word that may go on.
    """
    return _explain(node, inside=False)


def _explain(node: Node, inside: bool) -> str:
    match node:
        case And(parts):
            said = _all(parts)
        case Or(parts):
            typed = _going_on(parts)
            if typed:
                return typed
            going_on = {_not_going_on(part) for part in parts}
            different = [part for part in parts if part not in going_on]
            if len(different) == 1:
                return _explain(different[0], inside)
            said = " or ".join(_alternative(part, parts) for part in different)
        case Not(InState(state)):
            return _STATES[state][1]
        case Not(part):
            return f"not {_explain(part, inside=True)}"
        case Phrase(distance=distance) if distance > 1:
            said = _phrase(node)
        case _:
            return _single(node)
    return f"({said})" if inside else said


def _alternative(part: Node, parts: Sequence[Node]) -> str:
    """One of several parts, with dots where it stands there both going on and not."""
    whole = _not_going_on(part)
    typed = _going_on((whole, part)) if whole is not None and whole in parts else None
    return typed or _explain(part, inside=True)


def _not_going_on(node: Node) -> Node | None:
    """A word, phrase or start of words that may go on, as if it did not; None for all others."""
    match node:
        case Term(prefix=True) | Phrase(prefix=True):
            return replace(node, prefix=False)
        case InField(field, part):
            whole = _not_going_on(part)
            return InField(field, whole) if isinstance(whole, Term | Phrase) else None
    return None


def _all(parts: Sequence[Node]) -> str:
    """Words joined by "and", then what the document is asked for besides, after commas."""
    words = [part for part in parts if _is_wording(part)]
    rest = [_explain(part, inside=True) for part in parts if not _is_wording(part)]
    said = " and ".join(_explain(part, inside=True) for part in words)
    return ", ".join([said, *rest] if said else rest)


def _is_wording(node: Node) -> bool:
    match node:
        case Term() | Phrase() | SameParagraph():
            return True
        case InField(field):
            return field not in _NAMES
        case Not(part):
            return _is_wording(part)
        case And(parts) | Or(parts):
            return all(_is_wording(part) for part in parts)
    return False


def _going_on(parts: Sequence[Node]) -> str | None:
    """One word or phrase in the forms that it has while it is typed or with a hyphen."""
    first = parts[0]
    if isinstance(first, InField):
        inner = [
            part.part for part in parts if isinstance(part, InField) and part.field is first.field
        ]
        said = _forms(inner) if len(inner) == len(parts) else None
        return _said_in(first.field, said) if said else None
    plain = [part for part in parts if isinstance(part, Term | Phrase)]
    return _forms(plain) if len(plain) == len(parts) else None


def _forms(parts: Sequence[Term | Phrase]) -> str | None:
    """The forms of one chunk; None for alternatives that the user gave."""
    first = parts[0]
    words = first.words if isinstance(first, Phrase) else (first.word,)
    joined = "".join(words)
    forms: list[Term | Phrase] = [Term(joined), Term(joined, prefix=True)]
    if len(words) > 1:
        forms += [Phrase(words), Phrase(words, prefix=True)]
    if not all(part in forms for part in parts):
        return None
    dots = "…" if any(part.prefix for part in parts) else ""
    if any(isinstance(part, Term) for part in parts) and len(words) > 1:
        return f"“{'-'.join(words)}{dots}”"
    return f"“{joined}{dots}”" if len(words) == 1 else f"the phrase “{_spaced(words)}{dots}”"


def _single(node: Node) -> str:
    match node:
        case Term():
            return _term(node)
        case Phrase():
            return _phrase(node)
        case InField(field, part):
            return _said_in(field, _explain(part, inside=True))
        case SameParagraph(part):
            return f"{_explain(part, inside=True)} in one paragraph"
        case HasProperty(which, value):
            return _PROPERTIES[which].format(value)
        case DateRange():
            return _dates(node)
        case FigureRange():
            return _figures(node)
        case Tagged(tag):
            return f"tagged “{tag}”"
        case Coloured(colour, name):
            return f"with a passage in {f'“{name}”' if name else colour.lower()}"
        case InState(state):
            return _STATES[state][0]
    return "all documents"


def _term(term: Term) -> str:
    if term.prefix:
        return f"words that start with “{term.word}”"
    if term.fuzzy:
        return f"“{term.word}” or a word spelt like it"
    return f"exactly “{term.word}”" if term.exact else f"“{term.word}”"


def _phrase(phrase: Phrase) -> str:
    dots = "…" if phrase.prefix else ""
    exactly = "exactly " if phrase.exact else ""
    if phrase.distance == 1:
        return f"{exactly}the phrase “{_spaced(phrase.words)}{dots}”"
    words = " and ".join(f"“{word}”" for word in phrase.words)
    if dots:
        words = f"{words[:-1]}…”"
    return f"{exactly}{words} within {phrase.distance} words of each other"


def _said_in(field: Field, said: str) -> str:
    """Words in a field; those of a name without "the phrase"."""
    if field in _NAMES:
        said = said.replace("the phrase ", "", 1)
    return _IN_FIELD[field].format(said)


def _spaced(words: Sequence[str]) -> str:
    """Words with blanks between them, but not between Chinese or Japanese characters."""
    return _NO_BLANKS.sub("", " ".join(words))


def _dates(dates: DateRange) -> str:
    what = _DATES[dates.field]
    if dates.start and dates.end:
        if dates.start == dates.end:
            return f"{what} on {dates.start}"
        return f"{what} from {dates.start} to {dates.end}"
    if dates.start:
        return f"{what} on or after {dates.start}"
    return f"{what} on or before {dates.end}" if dates.end else f"{what} on any day"


def _figures(figures: FigureRange) -> str:
    low, high = figures.low, figures.high
    if low is not None and high is not None:
        if low == high:
            return f"with the figure {_number(low)}"
        return f"with a figure from {_number(low)} to {_number(high)}"
    if low is not None:
        than = "above" if figures.without_low else "of at least"
        return f"with a figure {than} {_number(low)}"
    if high is not None:
        than = "below" if figures.without_high else "of at most"
        return f"with a figure {than} {_number(high)}"
    return "with any figure"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value.is_integer() else f"{value:,}"

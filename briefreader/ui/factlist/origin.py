"""Where a fact comes from: what found it, how sure that is, and what else is known of it."""

from collections import Counter
from dataclasses import dataclass

from briefreader.domain.fact import Fact, FactKind
from briefreader.ui.dates import readable_edtf
from briefreader.ui.factlist.entries import Picked
from briefreader.ui.factlist.rules import found_by, grounds
from briefreader.ui.factlist.telling import KIND_WORDS

_SURE = 0.995
"""From here on a confidence is not told as a number, which would round to 100."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is known, under its name."""

    name: str
    value: str


def origin_of(picked: Picked, answer: str = "") -> tuple[Line, ...]:
    """What is known of one mention of a fact, and by what all its mentions were found.

    `answer` are the words of a question's answer.
    """
    entry = picked.entry
    fact = entry.facts[picked.mention]
    lines = [Line("Kind", KIND_WORDS[fact.kind])]
    if " ".join(fact.text.split()) != entry.label:
        lines.append(Line("In the text", " ".join(fact.text.split())))
    lines += [Line(name, value) for name, value in _value(fact) if value]
    lines += [Line(name, value) for name, value in _details(fact, answer) if value]
    lines += [Line("Found by", found_by(fact)), Line("Grounds", grounds(fact))]
    lines += [Line("Confidence", confidence(fact))]
    if len(entry.facts) > 1:
        lines.append(Line("All mentions", _mentions(entry.facts)))
    return tuple(line for line in lines if line.value)


def confidence(fact: Fact) -> str:
    """How sure a fact is, in per cent; one that the user made needs none."""
    if found_by(fact) == "You":
        return ""
    if fact.confidence >= _SURE:
        return "more than 99 per cent" if fact.confidence < 1 else "certain by its rule"
    return f"{fact.confidence * 100:.0f} per cent"


def _value(fact: Fact) -> list[tuple[str, str]]:
    """The value, and what it was worked out from."""
    if fact.kind is FactKind.DATE:
        value = str(fact.value) if fact.value is not None else ""
        readable = readable_edtf(value) if value else "left open"
        said = f"{readable} ({value})" if value and readable != value else readable
        return [
            ("Date", said),
            ("Counted from", readable_edtf(fact.detail.relative_to or "")),
            ("Exact to", _precision(fact.detail.precision)),
            ("Left open since", fact.detail.reason or ""),
        ]
    if fact.kind is FactKind.FIGURE and fact.value is not None:
        return [("Number", _number(fact.value)), ("Unit", fact.detail.unit or "")]
    if fact.kind is FactKind.QUOTE:
        return [("Speaker", fact.label or "unknown")]
    return [("Called", fact.label or "")]


def _details(fact: Fact, answer: str) -> list[tuple[str, str]]:
    detail = fact.detail
    return [
        ("Counts", detail.counts or ""),
        ("Role", detail.role or ""),
        ("Verb or phrase", detail.cue or ""),
        ("Reported by", detail.channel or ""),
        ("Number of the law", detail.number or ""),
        ("Year", detail.year or ""),
        ("What", (detail.what or "").replace("-", " ").replace("_", " ")),
        ("When", readable_edtf(detail.when or "")),
        ("Where", detail.where or ""),
        ("Who", ", ".join(detail.who)),
        ("Answer", answer),
    ]


def _precision(precision: str | None) -> str:
    if precision in ("range", "duration"):
        return {"range": "a span of time", "duration": "a length of time"}[precision]
    return f"the {precision}" if precision else ""


def _number(value: str | float) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.12g}"


def _mentions(facts: tuple[Fact, ...]) -> str:
    """By what the mentions were found: `12 by the model for names, 3 by a rule`."""
    counts = Counter(found_by(fact) for fact in facts)
    return ", ".join(
        f"{count:,} by {finder[0].lower()}{finder[1:]}" for finder, count in counts.most_common()
    )

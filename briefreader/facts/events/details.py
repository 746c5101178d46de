"""When and where an event was, and who took part: what its own clause says."""

import re

from briefreader.domain.document import Span
from briefreader.domain.fact import Detail, Fact, FactKind
from briefreader.facts.events.surroundings import Around

_MOST_PEOPLE = 6
_FAR = 400
"""Within how many characters of an event its time, place and people are looked for."""
_REPORTING = (
    r"(?:said|says|reported|reports?|stated|states|claimed|alleged|noted|according to"
    r"|announced that|argued|asserted|estimated|confirmed that|told)"
)
_BOUNDARY = re.compile(
    r"[;:—]|, (?:and|but|while|as|where|with|although|though)\b"
    r"|\band (?=(?:on|in) [A-Z])"
    r"|\b(?:that|because|although|though|while|after|before|when|where|which|who|whom|whose"
    rf"|following|since|until|unless|if|to discover|{_REPORTING})\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(rf"\b{_REPORTING}\b", re.IGNORECASE)
_AFTERWARDS = re.compile(
    r"\b(?:that|because|after|before|since|until|following|unless|if|to discover|although|though"
    rf"|{_REPORTING})\b",
    re.IGNORECASE,
)
"""Boundaries over which the time of a clause does not reach."""
_SUBORDINATE = re.compile(
    r"(?:After|Before|Following|When|While|As|Since|Although|Though|Because|If|Once|Until)\b[^,]*,"
)
_NO_TIME = re.compile(
    r"\b(?:as of|since|until|till|through|by|prior to|before|after)(?: the)? ?$", re.IGNORECASE
)
_OF_A_THING = re.compile(r"\b(?:the|an?|its|his|their|this|that|each) $", re.IGNORECASE)
_THING = re.compile(r"[ -](?!(?:in|on|at|to|by|the|and|when|with|for|of|that|as|after)\b)[a-z]")
_AT = re.compile(r"\b(?:on|in|at|during|around|late|early|mid)(?:-| the | )?$", re.IGNORECASE)
_PLACED = re.compile(
    r"\b(?:in|at|near|outside|inside|to|across|around|off|throughout|over|into|on)"
    r" (?:the |\w+ern |central |downtown |nearby |occupied |eastern |neighbou?ring )*$",
    re.IGNORECASE,
)
_MOST_BETWEEN = 3
"""Words between a reporter and the verb."""
_REPORTER_BEFORE = re.compile(r"\baccording to (?:the |an? )?(?:[\w-]+ ){0,4}$", re.IGNORECASE)


def event(around: Around, start: int, end: int, what: str, rule: str) -> Fact:
    """An event of a kind told in a range, with its date, its place and those who took part."""
    text = around.text
    clause = _clause(around, start, end)
    place = _place(around, clause, start, end)
    return Fact(
        kind=FactKind.EVENT,
        text=text[start:end],
        start=start,
        end=end,
        label=" ".join(text[start:end].split()),
        detail=Detail(
            what=what,
            when=_time(around, clause, start, end),
            where=(place.label or place.text) if place is not None else None,
            who=_people(around, clause, start, end, is_noun=rule == "event-noun"),
        ),
        rule=rule,
        confidence=0.6,
    )


def _clause(around: Around, start: int, end: int) -> Span:
    """The clause around an event, as far as words and marks show its bounds."""
    text, sentence = around.text, around.sentence
    first = max(sentence.start, start - _FAR)
    for boundary in _BOUNDARY.finditer(text, first, start):
        first = boundary.end()
    if start - sentence.start < _FAR:
        opening = _SUBORDINATE.match(text, sentence.start, start)
        first = first if opening is None else max(first, opening.end())
    after = _BOUNDARY.search(text, end, min(sentence.end, end + _FAR))
    return Span(first, after.start() if after is not None else min(sentence.end, end + _FAR))


def _time(around: Around, clause: Span, start: int, end: int) -> str | None:
    """The date of an event's clause, or that of the clause before where it reaches over."""
    near = around.between(around.dates, start - _FAR, end + _FAR)
    dates = [fact for fact in near if _is_time(around, fact, start, end)]
    own = [fact for fact in dates if clause.start <= fact.start and fact.end <= clause.end]
    if own:
        return str(min(own, key=lambda fact: _rank(around, fact, start, end)).value)
    for fact in reversed(dates):
        between = around.text[fact.end : start]
        if fact.end <= start and len(between) < _FAR and _AFTERWARDS.search(between) is None:
            return str(fact.value)
    return None


def _is_time(around: Around, fact: Fact, start: int, end: int) -> bool:
    if fact.value is None or fact.detail.precision == "duration" or str(fact.value)[:1] == "P":
        return False
    if start <= fact.start < end:
        return True
    before = around.text[max(0, fact.start - 14) : fact.start]
    if _OF_A_THING.search(before) and _THING.match(around.text, fact.end):
        return False
    return _NO_TIME.search(before) is None


def _rank(around: Around, fact: Fact, start: int, end: int) -> tuple[int, int]:
    """Dates that a preposition ties come before those that describe something."""
    is_tied = _AT.search(around.text[max(0, fact.start - 14) : fact.start]) is not None
    is_first = fact.start == start
    return (0 if is_tied or is_first else 1, distance(fact, start, end))


def _place(around: Around, clause: Span, start: int, end: int) -> Fact | None:
    """The place in the words of an event, or else where its clause says that it was."""
    text = around.text
    near_names = around.between(around.names, start - _FAR, end + _FAR)
    places = [fact for fact in near_names if fact.kind is FactKind.PLACE]
    inside = [
        fact
        for fact in around.between(places, start, end)
        if fact.start > start or text[fact.end : fact.end + 1] in ("", " ")
    ]
    placed = [fact for fact in inside if _is_placed(text, fact)]
    if placed or (inside and end - start < 2 * (inside[0].end - inside[0].start) + 40):
        return (placed or inside)[0]
    near = [fact for fact in around.between(places, *clause) if _is_placed(text, fact)]
    return min(near, key=lambda fact: distance(fact, start, end), default=None)


def _is_placed(text: str, fact: Fact) -> bool:
    return _PLACED.search(text[max(0, fact.start - 30) : fact.start]) is not None


def _people(
    around: Around, clause: Span, start: int, end: int, *, is_noun: bool
) -> tuple[str, ...]:
    """The people and bodies named in the clause, without those who report it."""
    names = around.between(around.names, clause.start, clause.end)
    taking_part = [
        fact
        for fact in names
        if fact.kind is not FactKind.PLACE
        and not _reports(around.text, fact)
        and not (is_noun and _is_apart(around, fact, start, end))
    ]
    found = dict.fromkeys(fact.label or fact.text for fact in taking_part)
    return tuple(found)[:_MOST_PEOPLE]


# No word can be read in two ways here, so that a long run of capitals takes linear time.
_TIED = re.compile(
    r"[\s,]*+(?:(?:(?:of|by|with|between|against|for|from|in|at|and|on|to|the|its)\b|,"
    r"|[A-Z][\w.’'-]*+)\s*+)*+$"
)
_TAKES_PART = re.compile(
    r"\s*+(?:(?:(?:and|have|has|had|will|was|were|the|a|an|its|their|his|her|[\w-]++(?<=ed)|held|met"
    r"|began|won|at|in|to|for|of)\b|’s|'s)\s*+){0,6}$"
)


def _is_apart(around: Around, fact: Fact, start: int, end: int) -> bool:
    """Whether a name beside a noun is not tied to it: "Congress paid for what the war cost"."""
    if start <= fact.start and fact.end <= end:
        return False
    if fact.start >= end:
        return _TIED.match(around.text[end : fact.start]) is None
    return _TAKES_PART.match(around.text[fact.end : start]) is None


def _reports(text: str, fact: Fact) -> bool:
    after = text[fact.end : fact.end + 40]
    said = _REPORTED.search(after)
    between = after[: said.start()] if said is not None else ","
    if "," not in between and len(between.split()) <= _MOST_BETWEEN:
        return True
    return _REPORTER_BEFORE.search(text[max(0, fact.start - 60) : fact.start]) is not None


def distance(fact: Fact, start: int, end: int) -> int:
    """How many characters lie between a fact and a range."""
    return max(fact.start - end, start - fact.end, 0)

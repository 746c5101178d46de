"""Verbs of the past that tell an event because a certain time stands with them.

A verb of change in the past with a time that is certain tells one occurrence (Vendler 1957,
"Verbs and Times"; TimeML, Pustejovsky et al. 2003); a state, a report and a figure do not.
"""

import re
from collections.abc import Iterator

from briefreader.domain.fact import Fact
from briefreader.facts.events.details import event
from briefreader.facts.events.phrases import (
    BARRED,
    LONGEST_SUBJECT,
    OBJECT,
    PASSIVE,
    blanks,
    tail,
    trimmed,
)
from briefreader.facts.events.subjects import subject_before, whole_subject
from briefreader.facts.events.surroundings import Around
from briefreader.facts.events.vocabulary import is_hypothetical
from briefreader.facts.text.word_lists import word_list

_IRREGULAR = (
    "took|gave|made|sent|won|lost|fell|broke|brought|built|bought|chose|cut|drew|fought|fled|flew"
    "|froze|hit|let|led|put|ran|rose|set|shut|spent|split|stole|struck|swore|took over|threw|wrote"
    "|beat|burned|burnt|overthrew|overtook|paid|sank|sought|submitted|sworn|went into effect"
)
_PAST = re.compile(
    rf"(?<![\w-])(?:[a-z]{{2,}}(?:[^e\W]ed|eed|ied)|(?:re-|co-)?[a-z]{{3,}}ed|{_IRREGULAR})(?![\w-])"
)
"""How a verb of the past looks."""

_STATES = frozenset(
    word_list(
        "reported stated estimated remained continued included contained appeared needed wanted"
        " believed considered expected noted ranged increased decreased totaled totalled accounted"
        " averaged represented comprised employed owned lacked cited alleged claimed said told"
        " argued asserted described referred indicated suggested showed found maintained observed"
        " required provided allowed prohibited permitted served lived worked stood knew thought"
        " received based located used related needed depended involved seemed looked felt faced"
        " enjoyed experienced tended followed declined grew fell rose covered exceeded reached"
        " criticized criticised emphasized emphasised urged warned denied insisted acknowledged"
        " explained predicted projected recommended concluded assessed hoped planned intended"
        " refused failed tried sought supported opposed favored favoured called asked demanded"
        " expressed offered applied limited affected caused resulted reflected corresponded"
        " equaled equalled valued associated concerned according combined compared listed noticed"
        " hundred indeed need speed feed seed breed exceed proceed succeed agreed detailed"
        " interested supposed unprecedented limited outlined played ran led let spent saw"
        " monitored tracked measured counted numbered varied doubled tripled dropped climbed"
        " met deemed credited directed reduced viewed regarded judged rated ranked pledged"
        " highlighted operated generated produced consumed contributed led engaged"
    )
)
"""What tells a state, a report, a figure or a habit."""
_WITHOUT_OBJECT = frozenset(
    word_list("fled returned arrived collapsed crashed escaped landed sank disappeared marched")
)
"""Verbs of change that need no object."""
_TOWARDS = re.compile(
    r"(?:ruled (?:on|against|in favou?r of)|appealed (?:to|against)|called (?:for|on)|resolved to"
    r"|fired (?:on|at|into)|responded to|agreed (?:to|on)|applied (?:to|for)|withdrew from"
    r"|broke into|complained to|converted to|gathered (?:in|at|outside)|resigned from"
    r"|crashed into|decided to|moved to)"
    r"(?: (?!(?:in|on|at|by|as|that|which|who|and|or|but|when|while|after|before|because|during|was"
    r"|were|to|for|from|under|following|not)\b)[\w$€£“\"][\w’'.$%-]*){1,6}"
)
"""Verbs of change with what they are directed at."""

_OPENING = re.compile(r"(?:[Oo]n|[Ii]n|[Ll]ate in|[Ee]arly in|[Dd]uring|[Ii]n (?:late|early))\s$")
_VAGUE = ("duration", "year", "decade", "century", "range")
_FISCAL = re.compile(r"FY|[Ff]iscal")
_MODIFIED = re.compile(
    r"(?:^|\s)(?:[\d,.]+|\w+-[a-z]+|of|the|an?|by|with|from|for|in|on|their|his|its"
    r"|deeply|newly|so-called)$"
)
"""Before a participle that belongs to the noun after it: "120 registered parties"."""
_LAST_CLAUSE = re.compile(r"[,;:]")
_LAWS = re.compile(
    r"\b(?:[Ll]aws?|[Aa]cts?|[Bb]ills?|[Ll]egislation|[Rr]ules?|[Rr]eports?|[Ss]tud(?:y|ies))$"
)
"""What provides and says without anything happening."""
_RULINGS = frozenset(word_list("ruled announced decided declared decreed"))
_THAT = re.compile(r" (?:that|to)\b")
_NO_SUBJECT = re.compile(
    r"\b(?:there|it|this|that|which|who|whom|to|is|are|was|were|has|have|had|be|been|not|no"
    r"|will|would|could|should|may|might|must|can|by|when|while|as|after|before|if|these"
    r"|following|but|because)\b|[()]",
    re.IGNORECASE,
)
_MOST_WORDS = 10
_MOST_BETWEEN = 90
_NEAR_AFTER = 80
_CLAUSE_ENDS = re.compile(r"[;:]|, (?:and|but|or|who|which|while|when|as)\b|\b(?:that|because)\b")


def is_certain_time(around: Around, date: Fact) -> bool:
    """Whether a date names a time in the calendar, no span of a report and no budget year."""
    if date.value is None:
        return False
    words = around.text[date.start : date.end]
    if _FISCAL.search(words) or date.detail.precision in _VAGUE:
        return False
    return any(map(str.isdigit, words)) or _MONTH.search(words) is not None


_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today)\b"
)


def opening_date(around: Around, verb: int) -> Fact | None:
    """The date before the subject of a verb: "In May, voters chose"."""
    text = around.text
    near = around.between(around.dates, verb - 2 * _MOST_BETWEEN, verb)
    for date in reversed(near):
        if date.end >= verb or verb - date.end > _MOST_BETWEEN:
            continue
        if not is_certain_time(around, date):
            continue
        before = text[max(around.sentence.start, date.start - 12) : date.start]
        between = text[date.end : verb]
        if _OPENING.search(before) and _CLAUSE_ENDS.search(between) is None:
            return date
    return None


def closing_date(around: Around, end: int) -> Fact | None:
    """The date after a verb and its object: "passed a bill on May 3"."""
    text = around.text
    for date in around.between(around.dates, end, end + 2 * _NEAR_AFTER):
        if end <= date.start <= end + _NEAR_AFTER and is_certain_time(around, date):
            before = text[max(end, date.start - 12) : date.start]
            between = text[end : date.start]
            if _OPENING.search(before) and _CLAUSE_ENDS.search(between) is None:
                return date
    return None


def dated(around: Around, start: int, end: int) -> Fact | None:
    """The date in the clause of a verb, before its subject or after its object."""
    return opening_date(around, start) or closing_date(around, end)


def by_dated_verb(around: Around) -> Iterator[Fact]:
    """The events that any verb of change tells in a clause with a certain time."""
    if not any(is_certain_time(around, date) for date in around.dates):
        return
    text, sentence = around.text, around.sentence
    for verb in _PAST.finditer(text, sentence.start, sentence.end):
        if verb.group() in _STATES and _TOWARDS.match(text, verb.start(), sentence.end) is None:
            continue
        lead = text[max(sentence.start, verb.start() - 100) : verb.start()].rstrip()
        if BARRED.search(lead) or is_hypothetical(_LAST_CLAUSE.split(lead[-80:])[-1]):
            continue
        passive = PASSIVE.search(lead)
        if passive is None:
            span = _active(around, verb, lead)
        else:
            span = _passive(around, verb, lead[: passive.start()])
        if span is not None:
            start, end = span
            is_short = verb.start() - start <= LONGEST_SUBJECT
            start = whole_subject(around, start) if is_short else verb.start()
            yield event(around, start, end, "other", "dated-verb")


def _active(around: Around, verb: re.Match[str], lead: str) -> tuple[int, int] | None:
    text, sentence = around.text, around.sentence
    subject = subject_before(around, verb.start() - blanks(text, verb.start()), lead)
    subject = subject or _long_subject(around, verb.start())
    if subject is None or _LAWS.search(lead) or _MODIFIED.search(lead):
        return None
    if verb.group() in _RULINGS and _THAT.match(text, verb.end()):
        found = dated(around, subject[0], verb.end())
        return None if found is None else (subject[0], verb.end())
    thing = OBJECT.match(text, verb.end(), sentence.end)
    if thing is not None:
        end = trimmed(text, thing.end())
        is_time = any(end <= fact.end for fact in around.dates_at(verb.end() + 1))
    towards = _TOWARDS.match(text, verb.start(), sentence.end)
    if towards is not None:
        end = trimmed(text, towards.end())
    elif thing is None or is_time:
        if verb.group() not in _WITHOUT_OBJECT:
            return None
        end = tail(around, verb.end())
    return (subject[0], end) if dated(around, subject[0], end) is not None else None


def _passive(around: Around, verb: re.Match[str], lead: str) -> tuple[int, int] | None:
    offset = max(around.sentence.start, verb.start() - 100) + len(lead)
    subject = subject_before(around, offset, lead) or _long_subject(around, offset + 1)
    if subject is None:
        return None
    if dated(around, subject[0], verb.end()) is None:
        return None
    return subject[0], tail(around, verb.end())


def _long_subject(around: Around, verb: int) -> tuple[int, float] | None:
    """What stands between a time at the head of a clause and a verb: "In May, far-right groups"."""
    date = opening_date(around, verb)
    if date is None:
        return None
    between = around.text[date.end : verb]
    words = between.strip(" ,").split()
    if not 1 <= len(words) <= _MOST_WORDS or _NO_SUBJECT.search(between):
        return None
    if _PAST.search(between):
        return None
    return verb - len(between.lstrip(" ,")), 1.0

"""What is one agreement under several names: with its year or without, and by its number."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefreader.domain.fact import Fact
from briefreader.facts.agreements.citations import BILLS, NUMBER_OF_ITS_OWN, PUBLIC_LAW

_YEAR = re.compile(r"(?:\sof|,)?\s(?:1[5-9]|20)\d\d$")
_UNSURE_MARK = re.compile(r"[^\w.-]|(?<!\d)[.-]|[.-](?!\d)")
_PUBLIC_LAW = re.compile(r"^pub(?:lic)?l(?:aw)?(?=\d)")
_BEFORE_NUMBER = re.compile(r"\s[(\[](?:[\w’'. -]{1,40}[;,]\s)?$")
_BEFORE_TITLE = re.compile(r"\s\((?:the\s)?$")


def with_numbers(text: str, facts: Sequence[Fact]) -> list[Fact]:
    """The facts with the number of a bill as a detail of the title that it stands beside.

    The number of a law that was passed stays, under the title's label, here and wherever else it
    is cited; so does that of a bill where it stands alone.
    """
    beside = _beside(text, facts)
    titles: dict[str, set[str]] = defaultdict(set)
    for number, title in beside:
        titles[_plain(number)].add(title.label or title.text)
    known = {number: labels.pop() for number, labels in titles.items() if len(labels) == 1}
    numbers: dict[int, str] = {}
    for number, title in beside:
        both = (numbers.get(title.start), number.detail.number and number.text)
        numbers[title.start] = "/".join(filter(None, both))
    dropped = {number.start for number, _ in beside if not PUBLIC_LAW.match(number.text)}
    return [
        replace(
            fact,
            label=known.get(_plain(fact), fact.label) if fact.rule == "number" else fact.label,
            detail=replace(fact.detail, number=numbers.get(fact.start, fact.detail.number)),
        )
        for fact in facts
        if fact.start not in dropped
    ]


def _beside(text: str, facts: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """The numbers that stand in brackets behind a title, or before a title in brackets."""
    found: list[tuple[Fact, Fact]] = []
    title: Fact | None = None
    limit = -1
    for index, fact in enumerate(facts):
        if fact.rule != "number" or not NUMBER_OF_ITS_OWN.match(fact.text):
            continue
        previous = facts[index - 1] if index else None
        if previous is not None and previous.rule == "named-law":
            title = previous
            limit = _end_of_numbers(text, title.end, fact)
        if title is not None and fact.start < limit:
            found.append((fact, title))
            continue
        following = facts[index + 1] if index + 1 < len(facts) else None
        if following is not None and following.rule == "named-law":
            between = text[fact.end : following.start]
            if len(between) < 8 and _BEFORE_TITLE.match(between):
                found.append((fact, following))
    return found


def _end_of_numbers(text: str, end: int, number: Fact) -> int:
    """Up to where numbers in brackets behind a title that ends at `end` are its own."""
    if number.start - end > 60 or not _BEFORE_NUMBER.fullmatch(text, end, number.start):
        return -1
    bills = BILLS.match(text, number.start)
    return bills.end() if bills is not None else number.end


def _plain(number: Fact) -> str:
    """A number without what is written in one way or another: "Public Law 119-21" is "pl119-21"."""
    bare = _UNSURE_MARK.sub("", number.text).casefold()
    return _PUBLIC_LAW.sub("pl", bare)


def with_one_form(facts: Iterable[Fact]) -> list[Fact]:
    """The facts with one label for each number: the way in which it is written most."""
    facts = list(facts)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for fact in facts:
        if fact.rule == "number":
            forms[_plain(fact)][fact.label or fact.text] += 1
    usual = {plain: max(counts, key=counts.__getitem__) for plain, counts in forms.items()}
    return [
        replace(fact, label=usual[_plain(fact)]) if fact.rule == "number" else fact
        for fact in facts
    ]


def with_years(facts: Iterable[Fact]) -> list[Fact]:
    """The facts with the label that has a year, where a name stands with and without one."""
    facts = list(facts)
    full: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        label = fact.label or fact.text
        bare = _YEAR.sub("", label)
        if bare != label and fact.rule != "number":
            full[bare].add(label)
    years = {bare: labels.pop() for bare, labels in full.items() if len(labels) == 1}
    return [replace(fact, label=years.get(fact.label or "", fact.label)) for fact in facts]

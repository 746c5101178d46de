"""Laws and rules that a document names by title."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from briefreader.domain.document import Document, Span
from briefreader.domain.fact import Detail, Fact, FactKind
from briefreader.facts.agreements.citations import find_numbered
from briefreader.facts.agreements.naming import name_start, stretches, year_before
from briefreader.facts.text.word_lists import word_list

_BODY = (
    r"(?:School|Library|Journal|Review|Firm|Enforcement|Office|Degree|Institute|Network|Commission"
    r"|Cent(?:er|re)|Foundation|Association|Society|Clinic|Council|Committee|Project|Faculty"
    r"|Department|Minist(?:er|ry)|Court|Academy|Professor|Professors|Student|Students|Commissioner"
    r"|Division|Bureau|Party|Hall|Street|Avenue|Square|University|College|Lord|Lords|Reporter)"
)
"""What after a law's head says that the whole is a body, an office or a place."""

_HEAD = re.compile(
    r"(?<!\w)(?:Act|Acts|Law|Laws|Bill of Rights|Bill|Code|Amendments?|Constitution|Statute"
    r"|Ordinance|Directive|Decree|Proclamation|Resolution|Rules?|Regulations?"
    r"|(?<=[A-Z]\)\s)(?:law|act|code|ordinance))(?!\w)"
    r"(?!\)\s(?:Act|Law|Bill|Ordinance)(?!\w))"
    r"(?!(?<=Rule)\sof\s|(?<=Rules)\s[Oo]f\s)"
    rf"(?!\s(?:Act|Amendments?|Law|Code|{_BODY})(?!\w))"
    rf"(?!(?<=Law)\s[A-Z][a-z]+\s{_BODY}(?!\w))"
)
_MONTH_OR_DAY = (
    r"(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:,|\s\d|$|\s[a-z])"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_OBJECT = re.compile(
    r"\s(?:to(?!\s(?:Congress|Parliament|President|(?:the\s)?(?:House|Senate|President|Court)))|[Oo]n"
    r"|[Ff]or|[Oo]f|[Aa]gainst|[Rr]elating to|[Cc]oncerning|[Rr]egarding)\s(?:the\s)?"
    rf"(?!{_MONTH_OR_DAY})[A-Z][\w’'-]{{0,40}}"
    r"(?:(?:\s(?:and|of|from|for|in|the|by|to|or|against|with|on|at|between|concerning|regarding"
    rf"|their|its)){{0,3}}\s(?!{_MONTH_OR_DAY})[A-Z][\w’'-]{{0,40}}){{0,11}}"
    r"(?:(?<=Year)\s\d{4}|(?<=FY)\s?\d{4})?"
)
_YEAR = re.compile(r"(?:\sof|,)\s((?:1[5-9]|20)\d\d)(?!\d)")
_BARE_YEAR = re.compile(
    r"\s((?:1[5-9]|20)\d\d)(?![\d-])|\s\d{1,4}/(20\d\d|\d\d)(?!\d)|\s\d{2,5}(?![\d.,]*\d)"
)
_CLAUSE = re.compile(
    r"\b(?:Clauses?|Section|Article|Part|Title) (?:[IVX\d]+ )?(?:of|to|in) (?:the )?"
)
_ALONE = frozenset(("Constitution", "Bill of Rights"))
_NO_NAMES = frozenset(
    word_list(
        "Common Natural Criminal Civil International Public Private Federal State New Moore's of"
        " Patent Copyright Contract Tort Antitrust Antidiscrimination Humanitarian"
        " European Roman and Decree Islamic Sharia Canon Constitutional Martial Comparative"
    )
)
"""What before "Law" names a field of law, and no law."""
_OF_CODES = frozenset(
    word_list(
        "Penal Criminal Civil Commercial Labor Labour Family Electoral Election Elections Tax"
        " Revenue Customs Military Maritime Administrative Bankruptcy Procedure States U.S. Land"
        " Municipal Building Education Health Safety Vehicle Business Budget Constitutional"
        " Juvenile Minors Law Justice Investment Environmental Press Media Napoleonic Justinian"
        " Procedures Communications Children Children’s Child Traffic Road Water Forest Mining"
        " Fiscal Housing Social Organization Elections Company Companies"
        " Uniform Hammurabi Employment Status Nationality Execution Insurance"
    )
)
"""What before "Code" says that it is one of laws."""


_WITH_OBJECT = ("Act", "Law", "Rules")
_RULES = ("Rule", "Rules", "Regulation", "Regulations")
_NO_RULES = frozenset(
    word_list(
        "Final Proposed Interim New Old Golden Home Direct Majority Minority Military Emergency"
        " Colonial British Ottoman Nazi Soviet Communist Special House Senate General Basic First"
        " Second Third Future Federal State Ground Self Party Islamic Monarchic Agency Financial"
        " Market Media Government Such Technical Further Current Existing Under Federalism"
        " Prudential Banking Housing Drug Food Price Rent Environmental Economic Industry"
    )
)
"""What before "Rule" names a way to rule, a stage of a rule, or a field that is regulated."""

_NO_RESOLUTIONS = frozenset(
    word_list("Continuing Joint Concurrent Budget Dispute Conflict High Screen Draft This Crisis")
)
_ARTICLE_BEFORE = re.compile(r"(?:\b[Tt]he|[’']s|\b[Uu]nder|\b[Ii]ts|[’'])\s(?:\d{4}\s)?$")
_BODY_IN_NAME = re.compile(
    r"\b(?:Front|Party|Commission|Committee|Council|Coalition|Movement|Association|Alliance|Group"
    r"|League|Network|Cent(?:er|re)|Congress)\s(?:for|of|on)\s(?:the\s)?"
)


def find_laws(document: Document) -> tuple[Fact, ...]:
    """Every mention of a law by name or number, in order, none overlapping another.

    `detail.number` is its number, `detail.year` the year in its name.
    """
    found: list[Fact] = []
    for block in stretches(document):
        numbered = [*find_numbered(document.text, block)]
        starts = [number.start for number in numbered]
        held: set[int] = set()
        for name in _named(document.text, block):
            low = max(0, bisect_left(starts, name.start) - 1)
            beside = numbered[low : bisect_left(starts, name.end)]
            if not _is_crossed(name, beside):
                found.append(name)
                held.update(number.start for number in beside if _holds(name, number))
        found += [number for number in numbered if number.start not in held]
    return tuple(sorted(found, key=lambda fact: fact.start))


def _holds(name: Fact, number: Fact) -> bool:
    return name.start <= number.start and number.end <= name.end


def _is_crossed(name: Fact, numbered: list[Fact]) -> bool:
    """Whether a number takes in a part of a name; the name may take in a number: "Tide Law 36"."""
    return any(
        number.start < name.end
        and name.start < number.end
        and (not _holds(name, number) or name.end - name.start == number.end - number.start)
        for number in numbered
    )


def _named(text: str, block: Span) -> Iterator[Fact]:
    position = block.start
    while (head := _HEAD.search(text, position, block.end)) is not None:
        start = _start(text, position, head)
        end, year = _end(text, head, block.end)
        position = end
        before = text[start : head.start()].split()
        is_alone = not before and end == head.end()
        if not before and year and head.group() not in _ALONE:
            continue
        if is_alone and not (head.group() in _ALONE and not _opens(text, block, start)):
            continue
        if before and _is_no_law(head.group(), before, text[max(0, start - 10) : start]):
            continue
        year = year or year_before(text, start)
        if head.group() in _RULES and year_before(text, start) is not None:
            # The year tells one version of a rule from another; a law is of the year for good.
            start -= 5
        yield _fact(text, start, end, year)


def _start(text: str, least: int, head: re.Match[str]) -> int:
    """Where a name begins: "Free Exercise Clause of the" is what is meant of it, and left out."""
    start = name_start(text, least, head.start())
    for clause in _CLAUSE.finditer(text, start, head.start()):
        start = clause.end()
    return start


def _end(text: str, head: re.Match[str], limit: int) -> tuple[int, str | None]:
    """Where a name ends, and its year: "Act on the Protection of Wharves of 1987"."""
    end = head.end()
    after = _OBJECT.match(text, end, limit) if head.group() in _WITH_OBJECT else None
    if after is not None:
        end = after.end()
    year = _YEAR.match(text, end, limit)
    if year is None and after is None and head.group() not in ("Constitution", "Bill", "Rule"):
        year = _BARE_YEAR.match(text, end, limit)
    if year is None:
        return end, None
    return year.end(), year[1]


def _is_no_law(head: str, before: list[str], ahead: str) -> bool:
    """Whether words name a field of law, laws in general, or a code of another sort."""
    if head == "Code":
        return before[-1] not in _OF_CODES
    if head in _RULES:
        if before[-1] in ("for", "of", "the", "on"):
            return True
        is_led = _ARTICLE_BEFORE.search(ahead) is not None
        return not is_led or before[-1].isdigit() or before[-1] in _NO_RULES
    if head == "Resolution":
        return before[-1] in _NO_RESOLUTIONS
    if head == "Laws":
        return len(before) > 1 or "/" in before[0] or before[0] in _NO_NAMES
    if head == "Constitution":
        return _BODY_IN_NAME.search(" ".join(before) + " ") is not None
    return head == "Law" and (before[-1] in _NO_NAMES or before[-1] == "the")


def _opens(text: str, block: Span, start: int) -> bool:
    """Whether a word opens a block or a sentence, where a capital means nothing."""
    return start == block.start or text[max(0, start - 2) : start].strip()[-1:] in (
        ".",
        "!",
        "?",
        "",
    )


def _fact(text: str, start: int, end: int, year: str | None) -> Fact:
    return Fact(
        kind=FactKind.AGREEMENT,
        text=text[start:end],
        start=start,
        end=end,
        label=" ".join(text[start:end].split()),
        detail=Detail(year=year),
        rule="named-law",
        confidence=0.8,
    )

"""Treaties, accords and other named agreements that a document mentions."""

import re
from collections.abc import Iterator

from briefreader.domain.document import Block, BlockKind, Document
from briefreader.domain.fact import Fact, FactKind
from briefreader.facts.agreements.naming import name_start

_KIND = re.compile(
    r"(?<!\w)(?:Treat(?:y|ies)|Agreements?|Accords?|Convention|Protocols?|Pact|Charter"
    r"|Declaration|Memorandum|Covenant|Armistice|Compact|Communiqué|Plan of Action|Framework"
    r"|Partnership|Final Act|Ceasefire|Truce|Deal)(?!\w)"
)
_WORD = r"[A-ZÀ-Þ][\w’'&–-]{0,40}"
_AFTER = re.compile(
    r" (?:of|on|for|to|against|between|with)(?: the)? "
    rf"{_WORD}(?:(?: and| of)?(?: the)? {_WORD}){{0,6}}"
)
_ACRONYM = re.compile(r" \(([A-Z][A-Z-]{2,9})\)")
_WELL_KNOWN = (
    r"(?:New )?START(?: I{1,3})?|SALT(?: I{1,2})?|INF|JCPOA|NAFTA|USMCA|CETA|TTIP|CPTPP|TPP|GATT"
    r"|NPT|CTBT|AUKUS|RCEP|CITES"
)
_TYPE_AFTER = r"(?: (?:[Tt]reaty|[Aa]greement|[Aa]ccord|[Dd]eal|[Pp]act))?"


def find_treaties(document: Document) -> tuple[Fact, ...]:
    """Every mention of an agreement by name, in order: "Treaty of Lisbon", "Dayton Accords".

    `label` is the name; an acronym that the document gives in brackets stands for it afterwards.
    """
    acronyms: dict[str, str] = {}
    named: list[Fact] = []
    blocks = [block for block in document.body() if block.kind is not BlockKind.CODE]
    for block in blocks:
        named.extend(_named_in(document.text, block, acronyms))
    return _with_acronyms(document.text, blocks, named, acronyms)


def _named_in(text: str, block: Block, acronyms: dict[str, str]) -> Iterator[Fact]:
    """The agreements that are named in full in a block; their acronyms are added to `acronyms`."""
    position = block.start
    while (kind := _KIND.search(text, position, block.end)) is not None:
        start = name_start(text, position, kind.start())
        after = _AFTER.match(text, kind.end(), block.end)
        end = kind.end() if after is None else after.end()
        position = end
        if start == kind.start() and after is None:
            continue
        label = " ".join(text[start:end].split())
        acronym = _ACRONYM.match(text, end, block.end)
        if acronym is not None:
            acronyms[acronym.group(1)] = label
        yield _fact(text, start, end, label, "named-agreement")


def _with_acronyms(
    text: str, blocks: list[Block], named: list[Fact], acronyms: dict[str, str]
) -> tuple[Fact, ...]:
    alternatives = "|".join([_WELL_KNOWN, *map(re.escape, sorted(acronyms, reverse=True))])
    pattern = re.compile(rf"(?<![\w(-])(?:{alternatives}){_TYPE_AFTER}(?![\w-])")
    covered = {position for fact in named for position in range(fact.start, fact.end)}
    found = list(named)
    for block in blocks:
        for match in pattern.finditer(text, block.start, block.end):
            if match.start() not in covered and match.end() - 1 not in covered:
                label = acronyms.get(match.group(), match.group())
                found.append(_fact(text, match.start(), match.end(), label, "acronym"))
    return tuple(sorted(found, key=lambda fact: fact.start))


def _fact(text: str, start: int, end: int, label: str, rule: str) -> Fact:
    return Fact(
        kind=FactKind.AGREEMENT,
        text=text[start:end],
        start=start,
        end=end,
        label=label,
        rule=rule,
        confidence=0.7,
    )

"""Treaties, accords and other named agreements that a document mentions."""

import re
from collections.abc import Iterator

from briefreader.domain.document import Block, BlockKind, Document
from briefreader.domain.fact import Detail, Fact, FactKind
from briefreader.facts.agreements.naming import name_start, year_before

_KIND = re.compile(
    r"(?<!\w)(?:Treat(?:y|ies)|Agreements?|Accords?|Convention|Protocols?|Pact|Charter"
    r"|Declaration|Memorandum|Covenant|Armistice|Compact|Communiqué|Plan of Action|Framework"
    r"|Partnership|Final Act|Deal)(?!\w)"
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_WORD = r"[A-ZÀ-Þ][\w’'&–-]{0,40}"
_AFTER = re.compile(
    r" (?:of|on|for|to|against|between|with|[Rr]elating to|[Cc]oncerning)(?: the)? "
    rf"{_WORD}(?:(?: and| of| to| on){{0,2}}(?: the)? {_WORD}){{0,9}}"
)


def find_treaties(document: Document) -> tuple[Fact, ...]:
    """Every mention of an agreement by name, in order: "Treaty of Lisbon", "Dayton Accords"."""
    return tuple(
        fact
        for block in document.body()
        if block.kind is not BlockKind.CODE
        for fact in _named_in(document.text, block)
    )


def _named_in(text: str, block: Block) -> Iterator[Fact]:
    position = block.start
    while (kind := _KIND.search(text, position, block.end)) is not None:
        start = name_start(text, position, kind.start())
        after = _AFTER.match(text, kind.end(), block.end)
        end = kind.end() if after is None else after.end()
        position = end
        if start == kind.start() and after is None:
            continue
        yield _fact(text, start, end, " ".join(text[start:end].split()), "named-agreement")


def _fact(text: str, start: int, end: int, label: str, rule: str) -> Fact:
    return Fact(
        kind=FactKind.AGREEMENT,
        text=text[start:end],
        start=start,
        end=end,
        label=label,
        detail=Detail(year=year_before(text, start) or _year_in(label)),
        rule=rule,
        confidence=0.7,
    )


def _year_in(label: str) -> str | None:
    year = _YEAR.search(label)
    return year.group() if year is not None else None

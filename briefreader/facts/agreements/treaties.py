"""Treaties, accords and other named agreements that a document mentions."""

import re
from collections.abc import Iterator

from briefreader.domain.document import Document, Span
from briefreader.domain.fact import Detail, Fact, FactKind
from briefreader.facts.agreements.naming import name_start, stretches, year_before
from briefreader.facts.text.word_lists import word_list

_KIND = re.compile(
    r"(?<!\w)(?:Treat(?:y|ies)|Agreements?|Accords?|Convention|Protocols?|Pact|Charter"
    r"|Declaration|Memorandum|Covenant|Armistice|Compact|Communiqué|Plan of Action|Framework"
    r"|Partnership|Final Act|Deal)(?!\w)"
    r"(?!\s(?:Organi[sz]ation|Committee|Commission|Council|Cent(?:er|re)|Hall|Schools?|Bod(?:y|ies)"
    r"|Secretariat|Office|Room|Fund|Facility|Communications|Airlines?)(?!\w))"
)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_WORD = r"[A-ZÀ-Þ][\w’'&–-]{0,40}"
_MONTH = r"(?:January|February|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber)\b"
_LIST = rf"(?:,\s{_WORD}){{1,3}},?\s(?:and|or)\s{_WORD}"
"""What a list in a name holds: "and Other Cruel, Inhuman or Degrading Treatment"."""

_AFTER = re.compile(
    r"\s(?:[Oo]f|[Oo]n|[Ff]or|to|[Aa]gainst|[Bb]etween|with|[Rr]elating to|[Cc]oncerning)"
    rf"(?:\sthe)?\s{_WORD}(?:{_LIST}|(?:\sand|\sof|\son|\swith|\sagainst|\sfor|\sfrom|\sor"
    rf"|\sby|\sconcerning){{0,2}}(?:\sthe)?\s(?!{_MONTH}){_WORD}){{0,12}}"
)

_OF_OTHERS = {
    "Partnership": frozenset(word_list("Strategic Economic Trans-Pacific Transpacific Migration")),
    "Framework": frozenset(word_list("Agreed Economic Strategic Sendai Global Windsor")),
    "Plan of Action": frozenset(word_list("Joint Comprehensive")),
    "Deal": frozenset(word_list("Nuclear Green New Peace Trade Grain")),
    "Compact": frozenset(word_list("Global Interstate Fiscal Mayflower Health")),
}
"""Words of other bodies, programmes and papers too, with what makes an agreement of them."""

_GATHERINGS = frozenset(
    word_list("National Party Republican Democratic Baptist Labour Constitutional Annual Whig")
)
"""What before "Convention" makes a gathering of it."""

_SIGNED_AT = (
    r"Aarhus|Abraham|Algiers|Amsterdam|Arusha|Basel|Belfast|Bretton Woods|Budapest|Camp David"
    r"|Cartagena|Cotonou|Dayton|Doha|Geneva|Good Friday|Hague|Helsinki|Istanbul|Kyoto|Lisbon|Lusaka"
    r"|Maastricht|Minsk|Molotov[-–]Ribbentrop|Montreal|Munich|Nagoya|Nice|Oslo|Ottawa|Paris|Plaza"
    r"|Pretoria|Rome|Schengen|Simla|Sochi|Stockholm|Sykes[-–]Picot|Taif|Vienna|Versailles|Warsaw"
)
_SMALL = re.compile(
    rf"(?<![\w-])(?:(?:{_SIGNED_AT})\s(?:climate\s|peace\s|refugee\s)?"
    r"(?:accords?|agreements?|treat(?:y|ies)|conventions?|protocols?|pact)"
    r"|(?:Iran(?:ian)?|North Korea)\snuclear\s(?:deal|agreement|accord)"
    r"|(?:[Nn]uclear\s)?[Nn]on-?proliferation\s[Tt]reaty"
    r"|(?:[Cc]omprehensive\s)?(?:[Nn]uclear[- ])?[Tt]est[- ][Bb]an\s[Tt]reaty"
    r"|(?:[Cc]hemical|[Bb]iological)\s[Ww]eapons\s[Cc]onvention"
    r"|[Ll]aw of the [Ss]ea\s(?:[Cc]onvention|[Tt]reaty)"
    r"|(?:UN\s)?refugee\sconvention|1951\sconvention|1967\sprotocol"
    r"|(?<=the )(?:1[5-9]|20)\d\d\s(?:[A-Z][\w-]*\s){0,2}(?:accords?|treaty|pact"
    r"|(?:peace|climate|nuclear|ceasefire)\s(?:agreement|accords?|deal|treaty)))(?![\w-])"
)
"""Agreements that are known by a place or a year, and written small."""

_ANY = re.compile(r"\b(?:[Aa]n?|[Aa]ny|[Ee]ach|[Ee]very)\s(?:[\w-]+\s){0,2}$")
"""What before a name says that it is one of a sort."""
_TECHNICAL = frozenset(
    word_list(
        "Internet Transfer Communication Communications Treatment Clinical Study Research Medical"
        " Transport Network Messaging Security Ethernet Diplomatic State Chief Test"
    )
)
"""What before "Protocol" makes a rule of machines, of medicine or of court manners of it."""

_LETTER = re.compile(r"\s(?:for|to) ")


def find_treaties(document: Document) -> tuple[Fact, ...]:
    """Every mention of an agreement by name, in order: "Treaty of Lisbon", "Dayton Accords"."""
    return tuple(fact for block in stretches(document) for fact in _named_in(document.text, block))


def _named_in(text: str, block: Span) -> Iterator[Fact]:
    for small in _SMALL.finditer(text, block.start, block.end):
        label = " ".join(small.group().split())
        yield _fact(text, small.start(), small.end(), label, "named-agreement")
    position = block.start
    while (kind := _KIND.search(text, position, block.end)) is not None:
        start = name_start(text, position, kind.start())
        after = _AFTER.match(text, kind.end(), block.end)
        end = kind.end() if after is None else after.end()
        position = end
        before = text[start : kind.start()].split()
        if not before and after is None:
            continue
        if after is None and _ANY.search(text, max(block.start, start - 40), start):
            continue
        if kind.group() == "Memorandum" and _LETTER.match(text, kind.end()):
            continue
        if kind.group() in _OF_OTHERS and not _OF_OTHERS[kind.group()].intersection(before):
            continue
        if kind.group() == "Convention" and _GATHERINGS.intersection(before[-1:]):
            continue
        if kind.group() in ("Protocol", "Protocols") and _TECHNICAL.intersection(before[-1:]):
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

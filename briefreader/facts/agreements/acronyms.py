"""Short forms of agreements and laws: those that a document explains, and those widely known."""

import re
from collections.abc import Iterable, Sequence

from briefreader.domain.document import Block
from briefreader.domain.fact import Fact, FactKind

_WELL_KNOWN = (
    r"New START|START(?: I{1,3}\b|(?= [Tt]reaty))|SALT(?: I{1,2})?|INF|JCPOA"
    r"|NAFTA|USMCA|CETA|TTIP|CPTPP|TPP|GATT"
    r"|NPT|CTBT|AUKUS|RCEP|CITES|UNCLOS|GDPR|(?:FY ?\d{2,4} )?NDAA|HIPAA|FOIA|ERISA|CAATSA|AUMF"
)
_TYPE_AFTER = r"(?: (?:[Tt]reaty|[Aa]greement|[Aa]ccord|[Dd]eal|[Pp]act))?"
_EXPLAINED = re.compile(
    r"(?:\s[(\[](?:(?:P\.L\.|Pub)[^();]{1,40}[;,] )?|,?\s(?=or\s))"
    r"(?:(?:the|or|also|hereafter|hereinafter|commonly|known as|referred to as)\s){0,4}"
    r"[“\"‘']?(?:the )?([A-Z][A-Za-z&-]{1,11}?)[”\"’']?[)\];,]"
)
_FEWEST_CAPITALS = 2
_SEVERAL = frozenset(("Division", "Title", "Section", "Sec"))


def explained(text: str, named: Iterable[Fact]) -> dict[str, str]:
    """The short forms that stand in brackets after names, with the names."""
    forms: dict[str, str] = {}
    for fact in named:
        match = _EXPLAINED.match(text, fact.end)
        if match is None or match[1] in _SEVERAL:
            continue
        if sum(map(str.isupper, match[1])) >= _FEWEST_CAPITALS:
            forms.setdefault(match[1], fact.label or fact.text)
    return forms


def find_short_forms(
    text: str, blocks: Sequence[Block], named: Sequence[Fact], forms: dict[str, str]
) -> list[Fact]:
    """Where these short forms, or widely known ones, stand outside brackets and names."""
    alternatives = "|".join([_WELL_KNOWN, *map(re.escape, sorted(forms, reverse=True))])
    pattern = re.compile(rf"(?<![\w-])(?:{alternatives}){_TYPE_AFTER}(?![\w-])")
    covered = {position for fact in named for position in range(fact.start, fact.end)}
    found = []
    for block in blocks:
        for match in pattern.finditer(text, block.start, block.end):
            if match.start() in covered or match.end() - 1 in covered:
                continue
            if _is_in_brackets(text, match.start(), match.end()):
                continue
            found.append(
                Fact(
                    kind=FactKind.AGREEMENT,
                    text=match.group(),
                    start=match.start(),
                    end=match.end(),
                    label=forms.get(match.group(), match.group()),
                    rule="acronym",
                    confidence=0.7,
                )
            )
    return found


def _is_in_brackets(text: str, start: int, end: int) -> bool:
    """Whether a short form is given in brackets, alone or with what else explains a name."""
    return text[max(0, start - 1) : start] in ("(", "[") and text[end : end + 1] in (*")];,",)

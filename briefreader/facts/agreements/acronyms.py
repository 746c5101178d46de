"""Short forms and by-names of agreements: what a document explains, and what is widely known."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefreader.domain.document import Block
from briefreader.domain.fact import Fact, FactKind

_WELL_KNOWN = (
    r"New START|START(?: I{1,3}\b|(?= [Tt]reaty))|SALT(?: I{1,2})?|JCPOA"
    r"|INF(?= [Tt]reaty| [Aa]greement)|NAFTA|USMCA|CETA|TTIP|CPTPP|TPP|GATT"
    r"|NPT|CTBT|AUKUS|RCEP|CITES|UNCLOS|GDPR|(?:FY ?\d{2,4} )?NDAA|HIPAA|FOIA|ERISA|CAATSA|AUMF"
)
_TYPE_AFTER = r"(?: (?:[Tt]reaty|[Aa]greement|[Aa]ccord|[Dd]eal|[Pp]act))?"
_BRACKETS = re.compile(
    r"\s[(\[](?P<inside>[^()\[\]\n]{2,120})(?:\([^()\n]{0,60}\)[^()\[\]\n]{0,60})?[)\]]"
)
_PARTS = re.compile(r"[;,]\s|\s(?:or|and)\s(?=the\s|[“\"])")
_LED = re.compile(
    r"^(?:(?:the|or|also|hereafter|hereinafter|commonly|generally|often|known|referred|called|to|as)"
    r"\s){0,6}"
)
_KNOWN_AS = re.compile(
    r"(?:,?\s(?:also|commonly|generally|often|sometimes|better|popularly)?\s?"
    r"(?:known|referred\sto|cited)\sas|,?\sor)\s(?:the\s)?"
)
_KIND = (
    r"(?:Act|Law|Code|Rules?|Regulations?|Requirements|Bill|Resolution|Treaty|Agreement|Convention"
    r"|Protocol|Accords?|Charter|Pact|Plan|law|act|bill|rule|treaty|convention|accords?|pact)"
)
_ACRONYM = re.compile(r"(?=(?:[\w&.-]*[A-Z]){2})[A-Z][A-Za-z&-]{1,11}")
_BY_NAME = re.compile(
    rf"(?:[A-Z][\w&’'-]{{0,20}}\s){{1,5}}{_KIND}"
    rf"|(?:FY ?)?(?:19|20)\d\d\s(?:[\w-]{{2,20}}\s){{0,3}}{_KIND}(?![\w-])"
)
_FORM = re.compile(rf"[“\"‘']?(?P<form>{_BY_NAME.pattern}|{_ACRONYM.pattern})(?![\w&-])[”\"’']?")
_BEFORE_NUMBER = re.compile(
    r"(?<![\w-])(?P<form>(?:FY ?)?(?:19|20)\d\d\s(?:[a-z-]{2,20}\s){1,3}(?:law|act|bill))"
    r"(?:\s[(\[]|,\s)$"
)
_PARTY = re.compile(r"(?P<kind>[A-Z]\w+)(?:\sof\sUnderstanding)?\s(?:with|between)\s")
_SEVERAL = frozenset(("Division", "Title", "Section", "Sec"))
_REACH = 60
_INSIDE = re.compile(r"\((?P<short>[A-Z][\w&’' -]{1,30})\)\s(?P<kind>Act|Law|Bill|law|act|code)\b")


def explained(text: str, named: Iterable[Fact]) -> dict[str, str]:
    """The short forms and by-names that a document gives for names, with the names."""
    forms: dict[str, str] = {}
    for fact in named:
        label = fact.label or fact.text
        for form in _given(text, fact):
            if form not in _SEVERAL and form != label and _is_its_own(form, fact):
                forms.setdefault(form, label)
    return forms


def _is_its_own(form: str, fact: Fact) -> bool:
    """Whether a short form is the agreement's, and not that of the party named last in it."""
    kind = _PARTY.search(fact.text) if fact.rule == "named-agreement" else None
    return kind is None or not form.isupper() or kind["kind"][0] in form


def _given(text: str, fact: Fact) -> Iterator[str]:
    """What a document calls an agreement beside one mention of it."""
    inside = _INSIDE.search(fact.text)
    if inside is not None:
        yield f"{inside['short']} {inside['kind']}"
    brackets = _BRACKETS.match(text, fact.end)
    if brackets is not None:
        for part in _PARTS.split(brackets["inside"]):
            if (form := _FORM.fullmatch(_LED.sub("", part.strip(), count=1))) is not None:
                yield " ".join(form["form"].split())
    known = _KNOWN_AS.match(text, fact.end)
    form = known and _FORM.match(text, known.end())
    if known is not None and form is not None and _ends(text, form.end(), known):
        yield " ".join(form["form"].split())
    if fact.rule == "number":
        before = _BEFORE_NUMBER.search(text, max(0, fact.start - _REACH), fact.start)
        if before is not None:
            yield " ".join(before["form"].split())


def _ends(text: str, end: int, known: re.Match[str]) -> bool:
    """Whether a form given after "or" stands between commas or brackets, as an aside does."""
    return not known.group().rstrip().endswith("or") or text[end : end + 1] in ("", *',);.”"')


def relabelled(facts: Iterable[Fact], forms: Mapping[str, str]) -> list[Fact]:
    """The facts under the name that their own label is a short form of."""
    return [replace(fact, label=forms.get(fact.label or "", fact.label)) for fact in facts]


def find_short_forms(
    text: str, blocks: Sequence[Block], named: Sequence[Fact], forms: Mapping[str, str]
) -> list[Fact]:
    """Where these short forms, or widely known ones, stand outside names; also in brackets."""
    own = (re.escape(form).replace(r"\ ", r"\s") for form in sorted(forms, reverse=True))
    alternatives = "|".join([_WELL_KNOWN, *own])
    pattern = re.compile(rf"(?<![\w-])(?:{alternatives}){_TYPE_AFTER}(?![\w-])")
    covered = {position for fact in named for position in range(fact.start, fact.end)}
    found = []
    for block in blocks:
        for match in pattern.finditer(text, block.start, block.end):
            if match.start() in covered or match.end() - 1 in covered:
                continue
            words = " ".join(match.group().split())
            found.append(
                Fact(
                    kind=FactKind.AGREEMENT,
                    text=match.group(),
                    start=match.start(),
                    end=match.end(),
                    label=forms.get(words, words),
                    rule="acronym",
                    confidence=0.7,
                )
            )
    return found

"""Laws, resolutions and orders that a document names: by title, or by number."""

import re
from collections.abc import Iterator

from briefreader.domain.document import Document, Span
from briefreader.domain.fact import Detail, Fact, FactKind
from briefreader.facts.agreements.naming import name_start, stretches, year_before
from briefreader.facts.text.word_lists import word_list

_NUMBER = r"(?:\d{1,4}[-–/]\d{1,5}|\d{1,6})"
_OF = (
    r"(?:(?:UN|U\.N\.|United\sNations(?:\s\(UN\))?)\s)?"
    r"(?:Security\sCouncil\s|General\sAssembly\s|Council\s|UNSC\s)?"
)
_NUMBERED = re.compile(
    r"(?<![\w§.])(?:"
    r"[Tt]itle \d{1,2},? (?:of the )?(?:United\sStates\sCode|U\.S\. Code"
    r"|Code\sof\sFederal\sRegulations)|"
    r"(?:P\.\s?L\.|Pub\.\s?L\.|Public\sLaw)(?:\sNo\.)?\s?\d{2,3}[-–]\d{1,3}"
    r"|\d{1,2}\sU\.?\s?S\.?\s?C\.?(?:\s?§{1,2}|\sSection|\sSec\.)?\s?\d+[\dA-Za-z]*(?:[-–]\d+[a-z]*)?"
    r"|\d{1,2}\sC\.?\s?F\.?\s?R\.?(?:\s?§{1,2}|\s[Pp]arts?)?\s?\d+(?:\.\d+)?"
    r"|(?:H\.? ?R\.|S\.|H\. ?Res\.|S\. ?Res\.|[HS]\. ?J\. ?Res\.|[HS]\. ?Con\. ?Res\.) ?\d{1,5}"
    r"|(?:Executive\sOrder(?:\s\(E\.?O\.?\))?|E\.O\.|EO)\s(?:No\. )?\d{4,5}"
    rf"|{_OF}[Rr]esolutions?\s(?:No\. )?(?:{_NUMBER})(?: \(\d{{4}}\))?"
    r"|UNSCR ?\d{3,4}"
    rf"|(?:Regulation|Directive|Decision) (?:\((?:EU|EC|EEC)\) )?(?:No\.? )?{_NUMBER}(?:/E[UC])?"
    rf"|(?:Law|Decree|Act|Presidential Decree|Royal Decree) (?:No\.|Number|№) ?(?:{_NUMBER})"
    r")(?![\w])"
)
_HEAD = re.compile(
    r"(?<!\w)(?:Act|Acts|Law|Laws|Bill|Code|Amendment|Amendments|Constitution|Statute|Ordinance"
    r"|Directive|Decree|Resolution|Bill of Rights)(?!\w)"
    r"(?!\s(?:Act|Amendments?|Law|School|Library|Journal|Review|Firm"
    r"|Enforcement|Office|Degree)(?!\w))"
)
_OBJECT = re.compile(
    r"\s(?:to|[Oo]n|[Ff]or|[Oo]f|[Aa]gainst|[Rr]elating to|[Cc]oncerning)\s(?:the\s)?"
    r"(?!(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec)[\w.]* \d)[A-Z][\w’'-]{0,40}"
    r"(?:(?:\s(?:and|of|from|for|in|the|by|to|or)){0,3}\s[A-Z][\w’'-]{0,40}){0,9}"
    r"(?:(?<=Year)\s\d{4}|(?<=FY)\s?\d{4})?"
)
_YEAR = re.compile(r"(?:\sof|,)\s((?:1[5-9]|20)\d\d)(?!\d)")
_DIGITS = re.compile(r"\d[\d/–-]*")
_ALONE = frozenset(word_list("Constitution"))
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
        " Uniform Hammurabi Employment Status Nationality Execution Insurance"
    )
)
"""What before "Code" says that it is one of laws."""


def find_laws(document: Document) -> tuple[Fact, ...]:
    """Every mention of a law by name or number, in order, none overlapping another.

    `detail.number` is its number, `detail.year` the year in its name.
    """
    found: list[Fact] = []
    for block in stretches(document):
        numbered = [*_numbered(document.text, block)]
        taken = [(fact.start, fact.end) for fact in numbered]
        found += numbered
        found += [
            fact
            for fact in _named(document.text, block)
            if all(fact.end <= start or end <= fact.start for start, end in taken)
        ]
    return tuple(sorted(found, key=lambda fact: fact.start))


def _numbered(text: str, block: Span) -> Iterator[Fact]:
    for match in _NUMBERED.finditer(text, block.start, block.end):
        digits = _DIGITS.findall(match.group())
        number = " ".join(digits) if digits else None
        yield _fact(text, match.start(), match.end(), "number", number, None)


def _named(text: str, block: Span) -> Iterator[Fact]:
    position = block.start
    while (head := _HEAD.search(text, position, block.end)) is not None:
        start, end = name_start(text, position, head.start()), head.end()
        after = _OBJECT.match(text, end, block.end) if head.group() in ("Act", "Law") else None
        if after is not None:
            end = after.end()
        year = _YEAR.match(text, end, block.end)
        if year is not None:
            end = year.end()
        position = end
        before = text[start : head.start()].split()
        is_alone = not before and after is None
        if is_alone and not (head.group() in _ALONE and not _opens(text, block, start)):
            continue
        if before and _is_no_law(head.group(), before):
            continue
        written = year[1] if year is not None else year_before(text, start)
        yield _fact(text, start, end, "named-law", None, written)


def _is_no_law(head: str, before: list[str]) -> bool:
    """Whether words name a field of law, laws in general, or a code of another sort."""
    if head == "Code":
        return before[-1] not in _OF_CODES
    if head == "Laws":
        return len(before) > 1 or "/" in before[0] or before[0] in _NO_NAMES
    return head == "Law" and before[-1] in _NO_NAMES


def _opens(text: str, block: Span, start: int) -> bool:
    """Whether a word opens a block or a sentence, where a capital means nothing."""
    return start == block.start or text[max(0, start - 2) : start].strip()[-1:] in (
        ".",
        "!",
        "?",
        "",
    )


def _fact(text: str, start: int, end: int, rule: str, number: str | None, year: str | None) -> Fact:
    return Fact(
        kind=FactKind.AGREEMENT,
        text=text[start:end],
        start=start,
        end=end,
        label=" ".join(text[start:end].split()),
        detail=Detail(number=number, year=year),
        rule=rule,
        confidence=0.8,
    )

"""Laws, resolutions and orders that a document names: by title, or by number."""

import re
from collections.abc import Iterator

from briefreader.domain.document import Block, BlockKind, Document
from briefreader.domain.fact import Detail, Fact, FactKind
from briefreader.facts.agreements.naming import name_start, year_before
from briefreader.facts.text.word_lists import word_list

_NUMBER = r"(?:\d{1,4}[-–/]\d{1,5}|\d{1,6})"
_OF = (
    r"(?:(?:UN|U\.N\.|United Nations(?: \(UN\))?) )?"
    r"(?:Security Council |General Assembly |Council )?"
)
_NUMBERED = re.compile(
    r"(?<![\w§.])(?:"
    r"(?:P\. ?L\.|Pub\. ?L\.|Public Law)(?: No\.)? ?\d{2,3}[-–]\d{1,3}"
    r"|\d{1,2} U\.? ?S\.? ?C\.?(?: ?§{1,2}| Section| Sec\.)? ?\d+[\da-z]*(?:[-–]\d+[a-z]?)?"
    r"|\d{1,2} C\.? ?F\.? ?R\.?(?: ?§{1,2}| Part| part)? ?\d+(?:\.\d+)?"
    r"|(?:H\.? ?R\.|S\.|H\. ?Res\.|S\. ?Res\.|[HS]\. ?J\. ?Res\.|[HS]\. ?Con\. ?Res\.) ?\d{1,5}"
    r"|(?:Executive Order(?: \(E\.?O\.?\))?|E\.O\.|EO) (?:No\. )?\d{4,5}"
    rf"|{_OF}Resolutions? (?:No\. )?(?:{_NUMBER})(?: \(\d{{4}}\))?"
    r"|UNSCR ?\d{3,4}"
    rf"|(?:Regulation|Directive|Decision) (?:\((?:EU|EC|EEC)\) )?(?:No\.? )?{_NUMBER}(?:/E[UC])?"
    rf"|(?:Law|Decree|Act|Presidential Decree|Royal Decree) (?:No\.|Number|№) ?(?:{_NUMBER})"
    r")(?![\w])"
)
_HEAD = re.compile(
    r"(?<!\w)(?:Act|Acts|Law|Laws|Bill|Code|Amendment|Amendments|Constitution|Statute|Ordinance"
    r"|Directive|Decree|Resolution|Bill of Rights)(?!\w)"
    r"(?! (?:Act|Amendments?|Law|School|Library|Journal|Review|Firm)(?!\w))"
)
_OBJECT = re.compile(
    r" (?:to|on|for|of|against|[Rr]elating to|[Cc]oncerning) (?:the )?"
    r"(?!(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec)[\w.]* \d)[A-Z][\w’'-]{0,40}"
    r"(?:(?: (?:and|of|from|for|in|the|by|to|or)){0,3} [A-Z][\w’'-]{0,40}){0,9}"
)
_YEAR = re.compile(r"(?: of|,) ((?:1[5-9]|20)\d\d)(?!\d)")
_DIGITS = re.compile(r"\d[\d/–-]*")
_ALONE = frozenset(word_list("Constitution"))
_NO_NAMES = frozenset(
    word_list(
        "Common Natural Criminal Civil International Public Private Federal State New Moore's"
    )
)
"""What before "Law" names a field of law, and no law."""


def find_laws(document: Document) -> tuple[Fact, ...]:
    """Every mention of a law by name or number, in order, none overlapping another.

    `detail.number` is its number, `detail.year` the year in its name.
    """
    found: list[Fact] = []
    for block in document.body():
        if block.kind is BlockKind.CODE:
            continue
        numbered = [*_numbered(document.text, block)]
        taken = [(fact.start, fact.end) for fact in numbered]
        found += numbered
        found += [
            fact
            for fact in _named(document.text, block)
            if all(fact.end <= start or end <= fact.start for start, end in taken)
        ]
    return tuple(sorted(found, key=lambda fact: fact.start))


def _numbered(text: str, block: Block) -> Iterator[Fact]:
    for match in _NUMBERED.finditer(text, block.start, block.end):
        digits = _DIGITS.findall(match.group())
        number = " ".join(digits) if digits else None
        yield _fact(text, match.start(), match.end(), "number", number, None)


def _named(text: str, block: Block) -> Iterator[Fact]:
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
        if head.group().startswith("Law") and before and before[-1] in _NO_NAMES:
            continue
        written = year[1] if year is not None else year_before(text, start)
        yield _fact(text, start, end, "named-law", None, written)


def _opens(text: str, block: Block, start: int) -> bool:
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

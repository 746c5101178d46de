"""Laws, resolutions and orders that a document cites by number."""

import re
from collections.abc import Iterator

from briefreader.domain.document import Span
from briefreader.domain.fact import Detail, Fact, FactKind

_NUMBER = r"(?:\d{1,4}[-–/]\d{1,5}|\d{1,6})"
_OF = (
    r"(?:(?:UN|U\.N\.|United\sNations(?:\s\(UN\))?)\s)?"
    r"(?:Security\sCouncil\s|General\sAssembly\s|Council\s|UNSC\s)?"
)
_CODE = r"(?:United\sStates\sCode|U\.S\. Code|Code\sof\sFederal\sRegulations)"
_PARTS = r"(?:\([A-Za-z0-9]{1,5}\)){0,7}"
"""Subsections as they are cited: "(b)(9)"."""

_ENACTED = (
    r"(?:(?:Organic|Federal|Framework|Presidential|Royal|Legislative|Supreme|Executive|Ministerial"
    r"|Government|Constitutional|Emergency)\s)?"
    r"(?:Decree[- ]Law|Law[- ]Decree|Law|Decree|Act|Ordinance|Order|Proclamation)"
)
_BILL = r"(?:H\.? ?R\.|S\.|H\. ?Res\.|S\. ?Res\.|[HS]\. ?J\. ?Res\.|[HS]\. ?Con\. ?Res\.) ?\d{1,5}"
_PUBLIC = r"(?:P\.\s?L\.|Pub\.\s?L\.|Public\sLaw)(?:\sNo\.)?\s?\d{2,3}[-–]\d{1,3}"
_NUMBERED = re.compile(
    r"(?<![\w§.])(?:"
    rf"[Tt]itle \d{{1,2}},?(?: [Ss]ections? \d[\w.-]*{_PARTS},?)? (?:of the )?{_CODE}"
    rf"|{_PUBLIC}"
    r"|\d{1,2}\sU\.?\s?S\.?\s?C\.?(?:\s?§{1,2}|\sSection|\sSec\.)?\s?\d+[\dA-Za-z]*(?:[-–]\d+[a-z]*)?"
    rf"{_PARTS}"
    r"|\d{1,2}\sC\.?\s?F\.?\s?R\.?(?:\s?§{1,2}|\s[Pp]arts?)?\s?\d+(?:\.\d+[a-z]?)?"
    rf"{_PARTS}(?:,?\s[Ss]ubpart\s[A-Z]{{1,2}})?"
    rf"|{_BILL}"
    r"|(?:[Ee]xecutive\s[Oo]rder(?:\s\(E\.?O\.?\))?|E\.O\.|EO)\s(?:No\. )?\d{4,5}"
    r"|(?:Presidential\s)?Proclamation\s(?:No\. )?\d{4,5}"
    rf"|{_OF}[Rr]esolutions?\s(?:No\. )?(?:{_NUMBER})(?: \(\d{{4}}\))?"
    r"|UNSCR ?\d{3,4}"
    rf"|(?:Regulation|Directive|Decision) (?:\((?:EU|EC|EEC)\) )?(?:No\.? )?{_NUMBER}(?:/E[UC])?"
    rf"|{_ENACTED} (?:No\.|Number|№|Nº|no\.) ?{_NUMBER}(?:\sof\s(?:1[5-9]|20)\d\d(?!\d))?"
    r"|(?:Supreme\s|Legislative\s|Presidential\s)?(?:Decree(?:[- ]Law)?|Law|Resolution)\s"
    r"(?:#?\d{1,5}[/-](?:\d{4}|\d\d)|#?\d{2,5}(?![\d.,]*\d))"
    r"|(?:ILO|UN|Additional|Optional)\s(?:Convention|Protocol)\s(?:No\. )?(?:\d{1,3}|[IVX]{1,4})"
    r"|(?:Convention|Protocol)\sNo\. ?\d{1,3}"
    r")(?![\w])"
)
_DIGITS = re.compile(r"\d[\d/–-]*(?:\.\d+[a-z]?)?")
_IN_BRACKETS = re.compile(r"\([^()]*\)")

BILLS = re.compile(rf"[(\[]?(?P<bills>{_BILL}(?:(?:\s?/\s?|, | and |; ){_BILL}){{0,3}})[)\];,]")
"""The numbers of a bill in both houses, to the end of the brackets they stand in."""

PUBLIC_LAW = re.compile(_PUBLIC)
NUMBER_OF_ITS_OWN = re.compile(rf"{_PUBLIC}|{_BILL}")
"""The number of a whole bill or law, not of the places of a code that it became."""


def find_numbered(text: str, block: Span) -> Iterator[Fact]:
    """Every number of a law, a bill, a resolution or an order in a stretch, in order.

    `detail.number` is its number, without subsections.
    """
    for match in _NUMBERED.finditer(text, block.start, block.end):
        cited = match.group()
        digits = _DIGITS.findall(_IN_BRACKETS.sub("", cited)) or _DIGITS.findall(cited)
        yield Fact(
            kind=FactKind.AGREEMENT,
            text=cited,
            start=match.start(),
            end=match.end(),
            label=" ".join(cited.split()),
            detail=Detail(number=" ".join(digits) or None),
            rule="number",
            confidence=0.8,
        )

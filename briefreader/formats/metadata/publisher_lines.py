"""Who published a document: mastheads, notices of rights, disclaimers, datelines, introductions."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from briefreader.domain.document import BlockKind, Evidence
from briefreader.formats.fields.bylines import byline_in
from briefreader.formats.fields.dates import find_date
from briefreader.formats.fields.kinds import kind_named
from briefreader.formats.fields.names import in_mixed_case
from briefreader.formats.fields.publishers import Publisher, by_domain, by_name
from briefreader.formats.metadata.date_lines import DAY
from briefreader.formats.metadata.places import Line
from briefreader.formats.structure.first_lines import is_masthead

_DATELINE = re.compile(r"(?:[A-ZÀ-ÞА-Я][\w'’.-]*[ ,/]+){1,6}")
_AGENCY = re.compile(r"\(([A-Z][\w /.-]{1,25})\)\s*[-–—.]|/([A-Z][A-Za-z-]{1,15})/")
_DASH = re.compile(r"\s[-–—]{1,2}\s|\s?[—–]\s?")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)(?: ?©)?\s*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?,?\s*)?"
    r"(?:by\s+)?([^.·|\d\n]{3,80})",
    re.IGNORECASE,
)
_LEGAL_FORM = re.compile(r",? (?:Ltd|Limited|Inc|LLC|L\.L\.C|plc|PLC|GmbH|AG|S\.?A|B\.?V|Pty)\.?$")
_NAME = r"(?:the )?([A-ZÀ-Þ][\w&'’-]*(?: (?:of|for|and|the|on|in|[A-ZÀ-Þ][\w&'’-]*)){0,9})"
_DISCLAIMER = re.compile(
    r"\b(?:views|opinions|statements|conclusions)\b.{0,200}?\b(?:not|do not necessarily reflect)\b"
    r".{0,60}?\bof " + _NAME
)
_MADE_BY = re.compile(
    r"\b(?:document|documents|report|paper|publication|briefing|study|note|it) (?:was|were|is|are"
    r"|has been) (?:prepared|published|issued|produced) by " + _NAME
)
_POSSESSIVE = re.compile(
    r"\b((?:[A-Z][\w.&/-]*)(?: [A-Z][\w.&/-]*){0,6})['’]s (?:[a-z]+ ){0,3}[A-Z][\w'’-]+ [A-Z]"
)
_WORK_OF = re.compile(
    r"(?:this |the )?(.{2,60}?)['’]?s? (?:e-?book|edition|report|paper|briefing) (?:of|no|#)\b",
    re.IGNORECASE,
)
_WORKS = ("book", "edition", "report", "paper", "briefing")
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?([\w-]{1,63}(?:\.[\w-]{2,63}){1,4})/?$")
_ABOUT_STARTS = frozenset("aAüÜàÀsS")
_ABOUT = re.compile(r"(?:about|über|à propos de|sobre|acerca de) (?:the )?(.{2,80})", re.IGNORECASE)


def publishers_in_head(lines: Sequence[Line]) -> Iterator[Evidence]:
    """What the short lines before the body tell of the publisher."""
    for line in lines[:20]:
        if len(line.text) > 100 or line.after_section or line.kind is BlockKind.TITLE:
            continue
        reason = f"the line “{line.text[:80]}”"
        for part in re.split(r"\s*[|·•]\s*", line.text):
            known, kind = _alone(part)
            if known is not None:
                yield Evidence("publisher", known.name, reason, 0.74)
            if kind:
                yield Evidence("kind", kind, reason, 0.75)
        work = _publisher_of_work(line.text)
        if work is not None:
            yield Evidence("publisher", work.name, reason, 0.72)
    yield from _masthead(lines)


def publisher_in_furniture(lines: Sequence[Line]) -> Iterator[Evidence]:
    """The publisher that running heads and the like name, if they name one only."""
    found: dict[str, str] = {}
    for line in lines:
        for part in re.split(r"\s*[|·•]\s*", line.text.rstrip(" 0123456789")):
            known, _ = _alone(part)
            if known is not None:
                found.setdefault(known.name, part)
    for line in lines[:10]:
        known = _publisher_of_work(line.text)
        if known is not None:
            yield Evidence("publisher", known.name, f"the line “{line.text[:80]}”", 0.7)
    if len(found) == 1:
        name, part = found.popitem()
        yield Evidence("publisher", name, f"the running line “{part[:80]}”", 0.66)


def _publisher_of_work(text: str) -> Publisher | None:
    """The known publisher whose work a line says this is ("The RAND Report No. 3")."""
    start = text[:100].lower()
    match = _WORK_OF.match(text) if any(map(start.__contains__, _WORKS)) else None
    return by_name(match.group(1)) if match is not None else None


def _alone(text: str) -> tuple[Publisher | None, str]:
    """A known publisher that a line names, alone or with a kind of document ("RAND Report")."""
    text = text.strip(" .|")
    known = by_name(text)
    if known is not None:
        return known, ""
    address = _ADDRESS.fullmatch(text)
    if address is not None:
        return by_domain(address.group(1)), ""
    words = text.split()
    for cut in range(1, min(4, len(words))):
        kind = kind_named(" ".join(words[-cut:]))
        known = by_name(" ".join(words[:-cut])) if kind else None
        if known is not None:
            return known, kind
    return None, ""


def _masthead(lines: Sequence[Line]) -> Iterator[Evidence]:
    """The name of a newspaper or an office in the first line, with a longer title below it."""
    if len(lines) < 2 or not is_masthead(lines[0].text) or lines[1].text.count(" ") < 3:
        return
    if find_date(lines[1].text) is not None or lines[0].kind is BlockKind.TITLE:
        return
    name = lines[0].text.title() if lines[0].text.isupper() else lines[0].text
    yield Evidence("publisher", name, "the line above the title", 0.7)
    if any(byline_in(line.text) is not None for line in lines[1:6]):
        yield Evidence("kind", "news", "the name of a newspaper and a byline", 0.6)


def dateline(text: str, order: str = "") -> Iterator[Evidence]:
    """The start of a news item: "PARIS, 3 May 2018 (Agency) - ..."."""
    start = text[:120]
    place = _DATELINE.match(start)
    if place is None:
        return
    agency = _AGENCY.search(start)
    dash = _DASH.search(start)
    if agency is None and dash is None:
        return
    limit = agency.end() if agency is not None else dash.start() if dash is not None else 0
    date = find_date(start[:limit], order)
    between = start[place.end() : date.start] if date is not None else ""
    is_joined = not between.strip(" ,(.") or DAY.search(between) is not None
    if date is not None and is_joined and date.start <= 60 and limit - date.end <= 40:
        yield Evidence("published", date.iso, f"the dateline “{start[:limit]}”", 0.8)
        yield Evidence("kind", "news", "a dateline", 0.6)
    known = by_name(agency.group(1) or agency.group(2)) if agency is not None else None
    if known is not None and known.sort == "agency":
        yield Evidence("publisher", known.name, f"the dateline “{start[:limit]}”", 0.8)
        yield Evidence("kind", "news", "a dateline", 0.6)


def introduction(text: str) -> Iterator[Evidence]:
    """The interviewer introduces one of the house's own people: "USIP's Jane Roe discusses"."""
    for match in _POSSESSIVE.finditer(text[:3000]):
        words = match.group(1).split()
        for start in range(len(words)):
            known = by_name(" ".join(words[start:]))
            if known is not None and known.sort == "research":
                reason = f"the introduction “{match.group()[:60]}”"
                yield Evidence("publisher", known.name, reason, 0.7)
                return


def rights(notices: Iterable[str]) -> Iterator[Evidence]:
    """What notices tell: whose the rights are, whose views these are not, who made it."""
    for notice in notices:
        text = " ".join(notice.split())
        reason = f"the notice “{text[:80]}”"
        match = _COPYRIGHT.match(text) or _COPYRIGHT.match(text[max(0, text.find("©")) :])
        if match is not None:
            name = _trimmed(re.split(r"\s[-–—]\s|\ball rights\b|,", match.group(1))[0].split())
            name = _LEGAL_FORM.sub("", name)
            if name and len(name.split()) <= 8:
                name = name if by_name(name) or not name.isupper() else in_mixed_case(name)
                yield Evidence("publisher", name.removeprefix("The "), reason, 0.72)
        match = _MADE_BY.search(text[:600]) if "ed by" in text else None
        if match is not None:
            known = _known_prefix(match.group(1).split())
            if known is not None:
                yield Evidence("publisher", known.name, reason, 0.74)
        match = _DISCLAIMER.search(text[:600]) if "not " in text[:600] else None
        if match is not None:
            name = _trimmed(match.group(1).split())
            if len(name.split()) >= 2 or by_name(name) is not None:
                yield Evidence("publisher", name, reason, 0.65)


def about(lines: Sequence[Line]) -> Iterator[Evidence]:
    """A press release ends with a section on the house: "About Freedom House"."""
    for line, following in itertools.pairwise(lines):
        name = line.text[:120].strip(" :#")
        match = _ABOUT.fullmatch(name) if name[:1] in _ABOUT_STARTS else None
        if match is not None and following.text.startswith(
            (match.group(1), f"The {match.group(1)}")
        ):
            yield Evidence("publisher", match.group(1), f"the section “{line.text[:60]}”", 0.62)


def _known_prefix(words: list[str]) -> Publisher | None:
    """The known publisher with the longest name that these words begin with."""
    found = (by_name(" ".join(words[:count])) for count in range(len(words), 0, -1))
    return next((known for known in found if known is not None), None)


def _trimmed(words: Iterable[str]) -> str:
    """Words up to the last capitalised one; empty where the first is not."""
    kept = list(words)
    while kept and not kept[-1][:1].isupper():
        kept.pop()
    return " ".join(kept) if kept and kept[0][:1].isupper() else ""

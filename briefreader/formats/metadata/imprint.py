"""What the lines around a text tell of it: date lines, bylines, labels, datelines, notices."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from briefreader.domain.document import Evidence
from briefreader.formats.fields.bylines import byline_in, stated_names
from briefreader.formats.fields.dates import find_date
from briefreader.formats.fields.kinds import kind_named
from briefreader.formats.fields.publishers import by_domain, by_name
from briefreader.formats.structure.titles import is_masthead

_LABELLED = re.compile(r"([^:\t]{2,30}?)\s*[:\t]\s*:?\s*(\S.{0,400})$")
_LABELS = {
    "published": (
        "date|published|published on|date published|publication date|date of publication|posted"
        "|posted on|released|release date|issued|issued on|dated|first published|veröffentlicht"
        "|veröffentlicht am|datum|stand|publié le|date de publication|fecha|fecha de publicación"
        "|data|data di pubblicazione|data de publicação|дата|дата публикации"
    ),
    "authors": (
        "author|authors|author(s)|by|written by|autor|autoren|autorin|auteur|auteurs|autores"
        "|autore|autori|автор|авторы"
    ),
    "number": (
        "number|no|report no|report number|document no|document number|doc no|reference|ref"
        "|product number|crs product number|reference number|press release no|press release number"
        "|nummer|drucksache|référence|número"
    ),
    "publisher": "publisher|published by|agency|issuing body|herausgeber|éditeur|editor",
    "url": "source|url|link|original|web|permalink|quelle|fuente|источник",
    "kind": "product type|crs product type|publication type|document type|type|kind|category",
}
_FIELD_OF = {label: field for field, labels in _LABELS.items() for label in labels.split("|")}
_UPDATED = re.compile(r"(?:last )?(?:updated|modified|revised|reviewed)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\(((?=[^()]*\d)(?=[^()]*[A-Z])[A-Z][\w/.-]{2,24}(?: \(\d{4}\))?)(?= ?[-–)])")
_DATELINE = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]*[ ,/]+){1,6}")
_AGENCY = re.compile(r"\(([A-Z][\w /.-]{1,25})\)\s*[-–—]")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)(?: ?©)?\s*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?,?\s*)?"
    r"(?:by\s+)?([^.·|\d\n]{3,80})",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"\b(?:views|opinions|statements|conclusions)\b.{0,200}?\b(?:not|do not necessarily reflect)\b"
    r".{0,60}?\bof (?:the )?([A-ZÀ-Þ][\w&'’-]*(?: (?:of|for|and|the|on|in|[A-ZÀ-Þ][\w&'’-]*)){0,9})"
)
_POSSESSIVE = re.compile(
    r"\b((?:[A-Z][\w.&/-]*)(?: [A-Z][\w.&/-]*){0,6})['’]s (?:[a-z]+ ){0,3}[A-Z][\w'’-]+ [A-Z]"
)


def evidence_in_head(lines: tuple[str, ...], order: str) -> list[Evidence]:
    """What the short lines before the body tell; `order` is that of numeric dates (`dmy`)."""
    found: list[Evidence] = []
    for before, line in pairwise(("", *lines)):
        if len(line) > 400:
            continue
        labelled = list(_labelled(line, order))
        found += labelled
        if not labelled:
            found += _dated(line, order)
            found += _signed(line, before)
        found += [
            Evidence("number", match.group(1), f"the line “{line[:80]}”", 0.8)
            for match in _NUMBER.finditer(line)
        ]
        found += _kind_in(line)
    found += _masthead(lines)
    return found


def evidence_in_opening(paragraphs: tuple[str, ...], interview: bool) -> list[Evidence]:
    """What the first long paragraphs tell: a dateline, or who introduces whom in an interview."""
    found: list[Evidence] = []
    for text in paragraphs[:1]:
        found += _dateline(text)
    if interview:
        for text in paragraphs:
            found += _introduction(text)
    return found


def evidence_in_tail(lines: tuple[str, ...], order: str) -> list[Evidence]:
    """What the last lines tell: sources, rights, disclaimers, the kind of publication."""
    found: list[Evidence] = []
    for line in lines:
        if len(line) < 400:
            found += [item for item in _labelled(line, order) if item.field in {"url", "kind"}]
        found += _rights(line)
    return found


def _labelled(line: str, order: str) -> Iterator[Evidence]:
    match = _LABELLED.match(line)
    if match is None:
        return
    label, value = match.group(1).casefold().strip(" .*|"), match.group(2).strip(" |")
    field = _FIELD_OF.get(label, "")
    reason = f"the line “{line[:80]}”"
    if field == "published":
        date = find_date(value, order)
        if date is not None and date.start <= 12:
            yield Evidence(field, date.iso, reason, 0.9)
    elif field == "authors":
        names = stated_names(value)
        if names:
            yield Evidence(field, "; ".join(names), reason, 0.88)
    elif field == "url":
        address = value.split()[0]
        if address.startswith(("http://", "https://")):
            yield Evidence(field, address, reason, 0.8)
        elif len(value) < 80 and by_name(value) is not None:
            yield Evidence("publisher", value, reason, 0.8)
    elif field == "number" and any(c.isdigit() for c in value) and len(value) <= 40:
        yield Evidence(field, value, reason, 0.88)
    elif (field == "kind" and kind_named(value)) or (field == "publisher" and len(value) <= 100):
        yield Evidence(field, value, reason, 0.85)


def _dated(line: str, order: str) -> Iterator[Evidence]:
    """A line that is a date with few other words ("June 28, 2018 | Section")."""
    date = find_date(line, order)
    if date is None:
        return
    rest = (line[: date.start] + " " + line[date.end :]).split()
    byline = line[: date.start].casefold().startswith(("by ", "von ", "par ", "por "))
    if len(rest) > (14 if byline else 8):
        return
    sure = 0.6 if _UPDATED.match(line) else 0.85
    sure -= 0.02 * len(rest) + (0.1 if date.start > 40 and not byline else 0)
    yield Evidence("published", date.iso, f"the date line “{line[:80]}”", round(sure, 2))


def _signed(line: str, before: str) -> Iterator[Evidence]:
    byline = byline_in(line, before)
    if byline is None:
        return
    yield Evidence("authors", "; ".join(byline.names), byline.reason, byline.confidence)
    if byline.affiliation:
        yield Evidence("publisher", byline.affiliation, byline.reason, 0.7)
    known = by_domain(byline.domain) if byline.domain else None
    if known is not None:
        reason = f"the e-mail address at {byline.domain}"
        yield Evidence("publisher", known.name, reason, 0.82)


def _kind_in(line: str) -> Iterator[Evidence]:
    for part in re.split(r"\s*[|·•]\s*", line) if len(line) < 100 else ():
        if kind_named(part):
            yield Evidence("kind", part, f"the line “{line[:80]}”", 0.75)


def _masthead(lines: tuple[str, ...]) -> Iterator[Evidence]:
    """The name of a newspaper or an office in the first line, with a longer title below it."""
    if len(lines) < 2 or not is_masthead(lines[0]) or lines[1].count(" ") < 3:
        return
    if find_date(lines[1]) is not None:
        return
    name = lines[0].title() if lines[0].isupper() else lines[0]
    yield Evidence("publisher", name, "the line above the title", 0.7)
    if any(byline_in(line) is not None for line in lines[1:6]):
        yield Evidence("kind", "news", "the name of a newspaper and a byline", 0.6)


def _dateline(text: str) -> Iterator[Evidence]:
    """The start of a news item: "PARIS, 3 May 2018 (Agency) - ..."."""
    start = text[:120]
    agency = _AGENCY.search(start)
    dash = re.search(r"\s[-–—]{1,2}\s", start)
    place = _DATELINE.match(start)
    if place is None or (agency is None and dash is None):
        return
    limit = agency.end() if agency is not None else dash.start() if dash is not None else 0
    date = find_date(start[:limit])
    if date is not None and date.start <= 60:
        yield Evidence("published", date.iso, f"the dateline “{start[:limit]}”", 0.8)
        yield Evidence("kind", "news", "a dateline", 0.6)
    known = by_name(agency.group(1)) if agency is not None else None
    if known is not None and known.sort == "agency":
        yield Evidence("publisher", known.name, f"the dateline “{start[:limit]}”", 0.8)
        yield Evidence("kind", "news", "a dateline", 0.6)


def _introduction(text: str) -> Iterator[Evidence]:
    """The interviewer introduces one of the house's own people: "USIP's Jane Roe discusses"."""
    for match in _POSSESSIVE.finditer(text[:3000]):
        words = match.group(1).split()
        for start in range(len(words)):
            known = by_name(" ".join(words[start:]))
            if known is not None and known.sort == "research":
                reason = f"the introduction “{match.group()[:60]}”"
                yield Evidence("publisher", known.name, reason, 0.7)
                return


def _rights(line: str) -> Iterator[Evidence]:
    reason = f"the notice “{line[:80]}”"
    match = _COPYRIGHT.match(line)
    if match is not None:
        name = _trimmed(re.split(r"\s[-–—]\s|\ball rights\b|,", match.group(1))[0].split())
        if name and len(name.split()) <= 8:
            yield Evidence("publisher", name, reason, 0.72)
    match = _DISCLAIMER.search(line[:600])
    if match is not None:
        name = _trimmed(match.group(1).split())
        if len(name.split()) >= 2 or by_name(name) is not None:
            yield Evidence("publisher", name, reason, 0.65)


def _trimmed(words: Iterable[str]) -> str:
    """Words up to the last capitalised one; empty where the first is not."""
    kept = list(words)
    while kept and not kept[-1][:1].isupper():
        kept.pop()
    return " ".join(kept) if kept and kept[0][:1].isupper() else ""

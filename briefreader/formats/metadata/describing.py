"""What a document says about itself: authors, publisher, date, number, kind, language, address.

Every value comes with the evidence for it; of several the surest counts. A date is taken from the
head of the document only: never from captions, related items or the body.
"""

from collections.abc import Iterable
from itertools import islice

from briefreader.domain.document import BlockKind, Evidence, Metadata
from briefreader.formats.building.pieces import Piece
from briefreader.formats.fields.kinds import kind_in_title, kind_named
from briefreader.formats.fields.language import language_of
from briefreader.formats.fields.publishers import by_domain, by_name, by_number
from briefreader.formats.metadata.author_lines import authors_in_head
from briefreader.formats.metadata.author_notes import authors_in_tail
from briefreader.formats.metadata.claims import checked
from briefreader.formats.metadata.date_lines import dated, dated_at_end
from briefreader.formats.metadata.date_order import order_of, writes_ambiguous_date
from briefreader.formats.metadata.imprint import (
    kinds_in_head,
    number_in_furniture,
    numbers_in_head,
)
from briefreader.formats.metadata.labels import labelled
from briefreader.formats.metadata.places import Head, head_of
from briefreader.formats.metadata.publisher_lines import (
    about,
    dateline,
    introduction,
    publisher_in_furniture,
    publishers_in_head,
    rights,
)
from briefreader.formats.metadata.speakers import speaker_in, speakers_in_head
from briefreader.formats.structure.interviews import has_interview

BODY_PIECES = 100
MOST_OF_BODY = 200_000
"""Code points of a body that are looked at."""
_IN_FURNITURE = frozenset({"authors", "published", "language", "publisher", "number"})
_IN_TAIL = frozenset({"url", "kind", "number", "publisher"})


def describe(pieces: list[Piece], claims: tuple[Evidence, ...], title: Evidence | None) -> Metadata:
    """The metadata of a document.

    `claims` are what a page's head, a front matter or a file's properties state; `title` is the
    title that was found.
    """
    head = head_of(pieces)
    language = _language(pieces)
    evidence = checked(claim for claim in claims if claim.field != "title")
    is_interview = has_interview(pieces)
    evidence += [item for item in _without_dates(head, is_interview) if item.field != "published"]
    evidence += _of_kind(is_interview, title)
    if language:
        evidence.append(Evidence("language", language, "the most common words", 0.8))
    evidence = [_expanded(item) for item in evidence]
    evidence += _derived(evidence)
    order = ""
    if writes_ambiguous_date(head):
        body = _body(pieces, 20_000)
        order = order_of(body, language or _best(evidence).get("language", ""), evidence)
    evidence += _with_dates(head, order)
    if title is not None:
        evidence.append(title)
    return _metadata(evidence)


def _language(pieces: list[Piece]) -> str:
    """The language of the document's prose, or of whatever words it has."""
    prose = (
        piece.text[:1500]
        for piece in pieces
        if piece.is_own and piece.word_count >= 8 and piece.kind is not BlockKind.TABLE
    )
    return language_of("\n".join(islice(prose, 8))) or language_of(_body(pieces, 1000))


def _body(pieces: list[Piece], most: int) -> str:
    """The document's own words, of each piece `most` code points."""
    own = (piece.text[:most] for piece in pieces if piece.is_own)
    return "\n".join(islice(own, BODY_PIECES))[:MOST_OF_BODY]


def _without_dates(head: Head, is_interview: bool) -> list[Evidence]:
    """What the lines around the body tell, except for dates."""
    found = list(labelled(head.before, ""))
    found += authors_in_head(head.before)
    found += speakers_in_head(head.before)
    found += publishers_in_head(head.before)
    found += numbers_in_head(head.before)
    found += kinds_in_head(head.before)
    if is_interview:
        for text in head.opening:
            found += introduction(text)
    found += publisher_in_furniture(head.furniture)
    found += number_in_furniture(head.furniture)
    found += _labels_of_furniture(head, "")
    found += authors_in_tail(head.tail)
    found += about(head.tail)
    found += [item for item in labelled(head.tail[-14:], "") if item.field in _IN_TAIL]
    found += rights(head.notices)
    return found


def _with_dates(head: Head, order: str) -> list[Evidence]:
    """The dates that the head gives, and what datelines tell besides."""
    found = [item for item in labelled(head.before, order) if item.field == "published"]
    found += [item for item in _labels_of_furniture(head, order) if item.field == "published"]
    found += dated(head.before, order)
    found += dated_at_end(head.closing, head.furniture if head.is_paged else (), order)
    for line in head.before:
        if line.text.count(" ") >= 8:
            found += dateline(line.text, order)
    for text in head.opening[:1]:
        found += dateline(text, order)
    return found


def _labels_of_furniture(head: Head, order: str) -> list[Evidence]:
    """What labels state that were put before a text, as those of e-books are."""
    found = [
        Evidence(item.field, item.value, item.reason, round(item.confidence - 0.12, 2))
        for item in labelled(head.furniture[:40], order)
        if item.field in _IN_FURNITURE
    ]
    fields = {item.field for item in found}
    return found if len(fields) >= 2 else []


def _of_kind(is_interview: bool, title: Evidence | None) -> list[Evidence]:
    found = []
    if is_interview:
        found.append(Evidence("kind", "interview", "questions and answers alternate", 0.8))
    kind = kind_in_title(title.value) if title is not None else ""
    if kind:
        found.append(Evidence("kind", kind, "the title", 0.65))
    if kind == "speech" and title is not None:
        found += speaker_in(title.value)
    return found


def _expanded(item: Evidence) -> Evidence:
    """Evidence with an abbreviated publisher written out, and a kind in the contract's words."""
    if item.field == "publisher":
        known = by_name(item.value)
        if known is not None:
            return Evidence(item.field, known.name, item.reason, item.confidence)
    if item.field == "kind":
        return Evidence(item.field, kind_named(item.value), item.reason, item.confidence)
    return item


def _derived(evidence: list[Evidence]) -> list[Evidence]:
    """What a document's number and address tell of its publisher and kind."""
    found = []
    for item in evidence:
        if item.field == "number":
            known = by_number(item.value)
            if known is not None:
                reason = f"the document number {item.value}"
                found.append(Evidence("publisher", known.name, reason, 0.8))
                if known.kind_of(item.value):
                    found.append(Evidence("kind", known.kind_of(item.value), reason, 0.7))
        elif item.field == "url":
            domain = item.value.split("//", 1)[-1].split("/", 1)[0].split(":", 1)[0]
            known = by_domain(domain)
            if known is not None:
                found.append(Evidence("publisher", known.name, f"the address {domain}", 0.6))
    return found


def _best(evidence: Iterable[Evidence]) -> dict[str, str]:
    """The surest value of each field."""
    best: dict[str, str] = {}
    for item in sorted(evidence, key=lambda e: -e.confidence):
        if item.value:
            best.setdefault(item.field, item.value)
    return best


def _metadata(evidence: list[Evidence]) -> Metadata:
    # The same value for the same reason, found in several lines, is said once.
    unlike: dict[tuple[str, str, str], Evidence] = {}
    for item in evidence:
        if item.value:
            unlike.setdefault((item.field, item.value, item.reason), item)
    kept = sorted(unlike.values(), key=lambda e: -e.confidence)
    best = _best(kept)
    return Metadata(
        title=best.get("title", ""),
        subtitle=best.get("subtitle", ""),
        authors=tuple(best["authors"].split("; ")) if "authors" in best else (),
        publisher=best.get("publisher"),
        published=best.get("published"),
        number=best.get("number"),
        kind=best.get("kind", ""),
        language=best.get("language", ""),
        url=best.get("url"),
        evidence=tuple(kept),
    )

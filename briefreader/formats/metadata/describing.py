"""What a document says about itself: authors, publisher, date, number, kind, language, address.

Every value comes with the evidence for it; of several the surest counts. A date is taken from the
head of the document only: never from captions, related items or the body.
"""

from dataclasses import dataclass
from itertools import islice

from briefreader.domain.document import BlockKind, Evidence, Metadata
from briefreader.formats.building.pieces import Piece
from briefreader.formats.fields.dates import has_numeric_date, numeric_order
from briefreader.formats.fields.kinds import kind_in_title, kind_named
from briefreader.formats.fields.language import language_of
from briefreader.formats.fields.publishers import by_domain, by_name, by_number
from briefreader.formats.metadata import imprint
from briefreader.formats.structure.interviews import has_interview

HEAD_LINES = 24
"""Lines of a document's head at most."""
_LONG = 40


@dataclass(frozen=True, slots=True)
class Head:
    """The short lines before the body, and those after it."""

    before: tuple[str, ...]
    opening: tuple[str, ...]
    after: tuple[str, ...]


def describe(pieces: list[Piece], claims: tuple[Evidence, ...], title: Evidence | None) -> Metadata:
    """The metadata of a document.

    `claims` are what a page's head or a front matter states; `title` is the title that was found.
    """
    head = head_of(pieces)
    own = (piece.text[:20_000] for piece in pieces if piece.is_own)
    body = "\n".join(islice(own, 100))
    # Only an ambiguous date makes it worth while to see how the text writes others.
    lines = "\n".join((*head.before, *head.after))
    order = numeric_order(body) if has_numeric_date(lines) else ""
    evidence = [claim for claim in claims if claim.field != "title"]
    evidence += imprint.evidence_in_head(head.before, order)
    evidence += imprint.evidence_in_opening(head.opening, has_interview(pieces))
    evidence += imprint.evidence_in_tail(head.after, order)
    evidence += _kind_evidence(pieces, title)
    language = language_of(body)
    if language:
        evidence.append(Evidence("language", language, "the most common words", 0.8))
    evidence = [_expanded(item) for item in evidence]
    evidence += _derived(evidence)
    if title is not None:
        evidence.append(title)
    return _metadata(evidence)


def head_of(pieces: list[Piece]) -> Head:
    """The lines before and after a document's body, and its first two long paragraphs."""
    before: list[str] = []
    opening: list[str] = []
    for piece in pieces[:200]:
        if piece.kind in {BlockKind.CAPTION, BlockKind.BOILERPLATE, BlockKind.QUOTE}:
            continue
        if piece.kind in {BlockKind.QUESTION, BlockKind.ANSWER, BlockKind.CODE}:
            break
        lines = piece.text.split("\n") if len(piece.text) < 5000 else [piece.text[:5000]]
        is_long = any(line.count(" ") >= _LONG for line in lines)
        if is_long:
            opening.append(piece.text[:3000])
        elif not opening:
            before.extend(lines)
        if len(opening) == 2 or len(before) >= HEAD_LINES:
            break
    tail = [piece.text for piece in pieces[-14:] if len(piece.text) < 1500]
    notices = [p.text for p in pieces if not p.is_own and len(p.text) < 600 and "©" in p.text]
    return Head(tuple(before[:HEAD_LINES]), tuple(opening), tuple(tail + notices[:5]))


def _kind_evidence(pieces: list[Piece], title: Evidence | None) -> list[Evidence]:
    found = []
    if has_interview(pieces):
        found.append(Evidence("kind", "interview", "questions and answers alternate", 0.8))
    kind = kind_in_title(title.value) if title is not None else ""
    if kind:
        found.append(Evidence("kind", kind, "the title", 0.65))
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


def _metadata(evidence: list[Evidence]) -> Metadata:
    ordered = sorted((item for item in evidence if item.value), key=lambda e: -e.confidence)
    best: dict[str, str] = {}
    for item in ordered:
        best.setdefault(item.field, item.value)
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
        evidence=tuple(ordered),
    )

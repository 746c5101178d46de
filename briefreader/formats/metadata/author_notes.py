"""Who wrote a document, as its last lines tell: author boxes, notes on authors, signatures."""

import re
from collections.abc import Iterator, Sequence

from briefreader.domain.document import BlockKind, Evidence
from briefreader.formats.fields.bylines import (
    byline_in,
    is_contact,
    names_in_biography,
    without_places,
)
from briefreader.formats.fields.names import (
    begins_with_role,
    is_name,
    leading_names,
    name_before_role,
    names_a_body,
    only_names,
)
from briefreader.formats.metadata.places import Line
from briefreader.formats.metadata.signatures import Signature, follows_contact, joined
from briefreader.formats.structure.wording import key

_BOX = re.compile(
    r"(?:about (?:the )?(?:author|writer|contributor)s?|(?:the )?authors?(?:\(s\))?"
    r"(?: (?:information|contact information|details|biograph(?:y|ies)|bios?|note))?"
    r"|contributors|über (?:den autor|die autor(?:in|en|innen))|(?:die )?autor(?:in|en|innen)"
    r"|à propos (?:de l[’']auteure?|des auteurs)|(?:l[’']auteure?|les auteurs)"
    r"|(?:sobre|acerca de) (?:el autor|la autora|los autores|o autor|a autora|os autores)"
    r"|(?:l[’']autore|gli autori|l[’']autrice)|over de auteurs?|об авторе|об авторах)"
)
_REPORTING = re.compile(
    r"\(?(?:reporting|writing|report) (?:and (?:writing|reporting) )?by ([^;.()]{5,200})",
    re.IGNORECASE,
)


def authors_in_tail(lines: Sequence[Line]) -> Iterator[Evidence]:
    """The authors whom the last lines name: in a box of their own, a signature, a note."""
    box = next((i for i, line in enumerate(lines) if _announces_authors(line.text)), -1)
    if box >= 0:
        names = tuple(_names_in_box(lines[box + 1 : box + 60]))
        if names:
            reason = f"the names under “{lines[box].text[:60]}”"
            yield Evidence("authors", "; ".join(names), reason, 0.86)
    last = [
        line
        for line in lines[-24:]
        if line.kind is not BlockKind.TITLE and not line.text.endswith(":")
    ][-12:]
    signatures: list[Signature] = []
    for index, line in enumerate(last):
        if follows_contact(last, index):
            continue
        signature = _signature_at_end(index, line.text)
        if signature is not None:
            signatures.append(signature)
    yield from joined(signatures)


def _announces_authors(text: str) -> bool:
    return len(text) <= 60 and _BOX.fullmatch(key(text)) is not None


def _signature_at_end(index: int, text: str) -> Signature | None:
    """Authors whom one of the last lines names: "(Reporting by ...)", "Jane Roe is a fellow"."""
    reporting = _REPORTING.match(text) if text[:1] in "(rRwW" else None
    if reporting is not None:
        found = leading_names(without_places(reporting.group(1)))
        if found:
            return Signature(index, found, "reporting", f"“{text[:60]}”", 0.7)
    names = names_in_biography(text)
    if names and not is_contact(text):
        return Signature(index, names, "note", f"the note “{text[:60]}”", 0.64)
    if len(text) <= 160 and "," in text and "@" not in text and not is_contact(text):
        byline = byline_in(text)
        if byline is not None and byline.confidence > 0.7:
            reason = f"the signature “{text[:60]}”"
            return Signature(index, byline.names, "signed", reason, 0.66)
    return None


def _names_in_box(lines: Sequence[Line]) -> list[str]:
    """The names that a box lists, each over the post of its bearer or at the start of a note."""
    names: list[str] = []
    idle = 0
    for line in lines:
        for cell in line.text.split("\t"):
            found = _names_of_entry(cell.strip())
            names += [name for name in found if name not in names]
            idle = 0 if found else idle + 1
        if idle > (3 if names else 1) or (names and len(line.text) > 400 and idle):
            break
    return names


def _names_of_entry(text: str) -> tuple[str, ...]:
    if len(text) > 700 or is_contact(text[:60]):
        return ()
    biography = names_in_biography(text)
    if biography:
        return biography
    if len(text) > 120:
        return ()
    name, comma, rest = text.partition(",")
    if comma and is_name(name) and (begins_with_role(rest.strip()) or names_a_body(rest)):
        return leading_names(name)
    alone = name_before_role(text)
    return (alone,) if alone else only_names(text)

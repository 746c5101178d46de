"""What a PDF states about itself: title, author, language; and its bookmarks.

Programs fill these fields with names of files and of accounts, so that each is believed only as far
as the text bears it out. The dates in a file say when it was made, not when it was published: they
are never taken.
"""

import re
from typing import Any

import pypdfium2.raw as raw

from briefreader.domain.document import Evidence
from briefreader.formats.pdf import pdfium
from briefreader.formats.structure.wording import key

MOST_BOOKMARKS = 2000
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel|office)\b.*|untitled\b.*|document ?\d*|slide ?\d*"
    r"|presentation ?\d*"
    r"|.{0,200}\.(?:docx?|pdf|pptx?|xlsx?|rtf|odt|indd|qxd|tex|dvi|html?|txt|pages)"
    r"|\(?anonymous\)?|titel|title|draft\b.{0,12}|print(?:ing)?\b.{0,20}|[\w.-]+|scan\b.*|.*[\\/].*)",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"[A-ZÀ-ÞĀ-Ž][\w.’'-]*(?: (?:de|van|von|der|den|la|di|da|bin|al|el))*"
    r"(?: [A-ZÀ-ÞĀ-Ž][\w.’'-]*){1,3}"
)
_SEPARATORS = re.compile(r"\s*(?:;|\band\b|&)\s*")


def stated(document: Any, key_: str) -> str:
    """A field of the file's own description, in one line."""
    text = pdfium.wide_text(
        lambda buffer, length: raw.FPDF_GetMetaText(document, key_.encode(), buffer, length), 20_000
    )
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:400]


def claims_of(document: Any, opening: str) -> tuple[Evidence, ...]:
    """What the file's description says; `opening` is the text of its first pages."""
    claims: list[Evidence] = []
    known = key(opening)
    title = stated(document, "Title")
    if title and _NO_TITLE.fullmatch(title) is None and key(title) and key(title) in known:
        claims.append(Evidence("title", title, "the file's title, which its text repeats", 0.93))
    authors = [
        name
        for name in _SEPARATORS.split(stated(document, "Author"))
        if _PERSON.fullmatch(name) and key(name) in known
    ]
    if authors:
        reason = "the file's author, whom its text names"
        claims.append(Evidence("authors", "; ".join(authors), reason, 0.5))
    return tuple(claims)


def bookmarks_of(document: Any) -> dict[str, int]:
    """The levels of the file's bookmarks, from 1, by their titles as `wording.key` has them."""
    found: dict[str, int] = {}
    seen: set[int] = set()
    stack: list[tuple[Any, int]] = [(raw.FPDFBookmark_GetFirstChild(document, None), 1)]
    while stack and len(seen) < MOST_BOOKMARKS:
        bookmark, level = stack.pop()
        while bookmark and len(seen) < MOST_BOOKMARKS:
            place = pdfium.address(bookmark)
            if place in seen:
                break
            seen.add(place)
            handle = bookmark
            title = pdfium.wide_text(
                lambda buffer, length, handle=handle: raw.FPDFBookmark_GetTitle(  # type: ignore[misc]
                    handle, buffer, length
                ),
                2000,
            )
            if key(title):
                found.setdefault(key(title), level)
            if level < 6:
                stack.append((raw.FPDFBookmark_GetFirstChild(document, bookmark), level + 1))
            bookmark = raw.FPDFBookmark_GetNextSibling(document, bookmark)
    return found

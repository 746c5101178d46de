"""References inside a page: what is pointed to, the marks of notes, and breaks between pages.

A note's mark stands in square brackets, as plain text writes it ("port[1]"): glued to its word the
digit would hide the word from a search and change a number, and a space would make it a number of
the sentence. A raised number that is no note stays a number of mathematics ("10⁶", "m²").
"""

import re
from collections.abc import Mapping
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

_MARK = re.compile(r"\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9}")
_LETTERED_MARK = re.compile(r"[a-z]|[ivx]{1,6}", re.IGNORECASE)
_POWER = re.compile(r"[-−+]?\d{1,3}")
_BASE = re.compile(r"(?:(?<!\d)(?:10|2)|(?<![^\W\d_])(?:[a-zA-Z]|[kcmµnd]m|ft|mi|yd))$")
_RAISED = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")
_PAGE_WORDS = re.compile(r"(?:page|p\.|seite|página|pagina)\s*(?=\S)", re.IGNORECASE)
LONGEST_MARK = 40
"""Code points in the longest text that may be a note's mark."""
_LONGEST_PAGE = 20
_MOST_NODES = 12


def local_name(address: str | None) -> str:
    """The name in an address that leads to a place of the same page (`#name`); else empty."""
    if not address or address[0] not in "# \t\n":
        return ""
    address = address.strip()
    return unquote(address[1:]) if address.startswith("#") else ""


def wanted_names(root: LexborNode) -> set[str]:
    """The names of the places that links of a page lead to within it."""
    names = {local_name(node.attributes.get("href")) for node in root.css('a[href^="#"]')}
    names.discard("")
    return names


def is_page_break(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element with these attributes marks where a page of the printed edition begins.

    By the roles of DPUB-ARIA 1.1 (`doc-pagebreak`) and of EPUB's structural semantics.
    """
    kind = attributes.get("role") or attributes.get("epub:type") or ""
    return kind in {"doc-pagebreak", "pagebreak"}


def is_note_link(attributes: Mapping[str, str | None]) -> bool:
    """Whether a link says that it leads to a note."""
    kind = attributes.get("role") or attributes.get("epub:type") or ""
    return kind in {"doc-noteref", "noteref"} or "footnote-ref" in (attributes.get("class") or "")


def page_label(node: LexborNode) -> str:
    """What the page that begins at a page break is called; empty if it is not said."""
    attributes = node.attributes
    label = attributes.get("aria-label") or attributes.get("title") or node.text()
    label = " ".join(label.split()).rstrip(". ")
    label = _PAGE_WORDS.sub("", label, count=1) if _PAGE_WORDS.match(label) else label
    return label if len(label) <= _LONGEST_PAGE else ""


def short_text(node: LexborNode) -> str:
    """The text of an element that holds no more than a mark; empty if it holds more, or a link.

    Only a few nodes are looked at, however much lies below.
    """
    parts: list[str] = []
    inner, looked_at = node.child, 0
    while inner is not None:
        looked_at += 1
        if looked_at > _MOST_NODES or inner.tag == "a":
            return ""
        if inner.is_text_node:
            parts.append(inner.text_content or "")
            if len(parts[-1]) > LONGEST_MARK:
                return ""
        following = inner.child or inner.next
        while following is None and inner.parent is not None and inner.parent != node:
            inner = inner.parent
            following = inner.next
        inner = following
    text = "".join(parts)
    return text if len(text) <= LONGEST_MARK else ""


def note_mark(text: str, before: str, raised: bool, linked: bool) -> str:
    """How a mark is written, if a short text is one; else empty.

    `before` is the text in front of it; `raised` says that it is superscript (or called a note by
    its page), `linked` that it leads somewhere.
    """
    mark = text.strip()
    if not mark or len(mark) > LONGEST_MARK or before[-1:] in {"[", "(", "^"}:
        return ""
    if raised and not linked and _POWER.fullmatch(mark) and _BASE.search(before[-4:]):
        return mark.translate(_RAISED)
    is_number = _MARK.fullmatch(mark) is not None
    if raised and (is_number or (linked and _LETTERED_MARK.fullmatch(mark))):
        return f"[{mark}]"
    glued = before[-1:].strip() != "" and not before[-1:].isdigit() and before[-1:] not in "],/|"
    return f"[{mark}]" if linked and glued and is_number else ""

"""One chapter of a book becomes pieces, its links leading into the other chapters."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from html import unescape
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser

from briefreader.formats.books.archive import resolved
from briefreader.formats.books.markup import as_html
from briefreader.formats.building.blocks import pieces_of
from briefreader.formats.building.pieces import Anchor, Piece
from briefreader.formats.markup import text as plain_text
from briefreader.formats.markup.html import is_too_deep, without_tags

_HREF = re.compile(r"""\bhref\s{0,5}=\s{0,5}(?:"([^"<>]{1,1000})"|'([^'<>]{1,1000})')""")
# fmt: off
_ASIDE_TYPES = frozenset({
    "toc", "toc-brief", "landmarks", "page-list", "loi", "lot", "loa", "lov", "cover",
    "copyright-page", "colophon", "imprint", "doc-toc", "doc-pagelist", "doc-cover",
    "doc-colophon",
})
# fmt: on
_ASIDE = ".pg-boilerplate, #pg-header, #pg-footer, #pg-machine-header"
_TYPED = "body, section, nav, div, aside, article, ol, ul"
LEAST_ENTRIES = 5
"""Lines from which a chapter that is all links is taken for a list of contents."""


def target_name(path: str, fragment: str) -> str:
    """The name of a place in a book, which no other file of the book shares."""
    return f"{path}#{fragment}"


def targets_in(text: str, path: str) -> Iterator[str]:
    """The names of the places in the book that the links of a chapter lead to."""
    for match in _HREF.finditer(text):
        target, fragment = resolved(path, unescape(match.group(1) or match.group(2)))
        if target:
            yield target_name(target, fragment)


def chapter_pieces(text: str, path: str, wanted: Collection[str], aside: bool) -> list[Piece]:
    """The pieces of a chapter.

    `wanted` are the names of the places in it that links of the book lead to; `aside` says that
    all of it is beside the book's text.
    """
    if is_too_deep(text):
        pieces = plain_text.parse(without_tags(text))
    else:
        pieces = _built(LexborHTMLParser(as_html(text)), path, wanted)
    start = target_name(path, "")
    if pieces and start in wanted:
        first = pieces[0]
        pieces[0] = replace(first, anchors=(Anchor(start, 0), *first.anchors))
    if aside or _is_contents(pieces):
        pieces = [replace(piece, aside=True) for piece in pieces]
    return pieces


def _built(tree: LexborHTMLParser, path: str, wanted: Collection[str]) -> list[Piece]:
    if tree.root is None:
        return []
    for node in tree.css("[id], a[name]"):
        for key in ("id", "name"):
            name = node.attributes.get(key)
            if name and target_name(path, name) in wanted:
                node.attrs[key] = target_name(path, name)
    for node in tree.css("a[href]"):
        target, fragment = resolved(path, node.attributes.get("href") or "")
        if target:
            name = target_name(target, fragment)
            node.attrs["href"] = f"#{quote(name, safe='/#')}"
    asides = {node.mem_id for node in tree.css(_ASIDE)}
    for node in tree.css(_TYPED):
        attributes = node.attributes
        kinds = f"{attributes.get('epub:type') or ''} {attributes.get('role') or ''}".split()
        if _ASIDE_TYPES.intersection(kinds):
            asides.add(node.mem_id)
    return pieces_of(tree.root, asides, wanted)


def _is_contents(pieces: list[Piece]) -> bool:
    """Whether a chapter is a list of links: a list of contents that is not marked as one."""
    if len(pieces) < LEAST_ENTRIES:
        return False
    linked = sum(piece.linked for piece in pieces)
    return linked >= 0.8 * sum(len(piece.text) for piece in pieces)

"""HTML files become pieces."""

import re

from selectolax.lexbor import LexborHTMLParser

from briefreader.formats.building.blocks import pieces_of
from briefreader.formats.building.pieces import Parsed, Piece
from briefreader.formats.markup import text as plain_text
from briefreader.formats.markup.page_head import head_claims
from briefreader.formats.markup.page_regions import asides_of

DEEPEST = 1_000
"""Elements inside one another from which a page is read without its structure."""

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{1,40})"""
    rb"""|<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_NESTING = re.compile(
    r"<(/?)(div|span|section|article|ul|ol|dl|table|blockquote|b|i|u|em|strong|font|a|small|big"
    r"|center|form|fieldset|details|main|aside|nav|header|footer|figure|svg|g|math|object|ins|del"
    r"|sub|sup|code|tt|s|strike|nobr|button|template|pre|address|label|cite|q|bdo|menu)(?=[\s/>])",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)|\Z)|<[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)


def declared_encoding(content: bytes) -> str:
    """The encoding that a page names in its first kilobytes; empty if it names none."""
    match = _DECLARED.search(content, 0, 4096)
    if match is None:
        return ""
    return (match.group(1) or match.group(2)).decode("ascii", errors="replace")


def is_too_deep(text: str) -> bool:
    """Whether elements are nested so deeply that parsing would take a time without bound."""
    if text.count("<") <= DEEPEST:
        return False
    depth = 0
    for match in _NESTING.finditer(text):
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        if depth > DEEPEST:
            return True
    return False


def without_tags(text: str) -> str:
    """The text of a page by leaving out all that looks like a tag."""
    from html import unescape

    return unescape(_ANY_TAG.sub("\n", text))


def parse(text: str) -> Parsed:
    """The pieces of an HTML page, and what it states about itself."""
    if is_too_deep(text):
        warning = "The page's elements are nested too deeply; it is shown as plain text."
        return Parsed(plain_text.parse(without_tags(text)), warnings=(warning,), has_markup=False)
    tree = LexborHTMLParser(text)
    if tree.root is None:
        return Parsed([])
    pieces = pieces_of(tree.root, asides_of(tree))
    warnings: tuple[str, ...] = ()
    if tree.css_first("frameset, frame") is not None:
        warnings = ("The page shows other pages in frames; they are not part of this file.",)
    return Parsed(pieces, head_claims(tree), warnings)


def parse_fragment(text: str) -> list[Piece]:
    """The pieces of HTML that another format was turned into."""
    root = LexborHTMLParser(text).root
    return pieces_of(root) if root is not None else []

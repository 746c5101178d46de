"""The text of a message becomes pieces: plain text with quotations and a signature, or HTML."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefreader.domain.document import BlockKind
from briefreader.formats.building.blocks import pieces_of
from briefreader.formats.building.pieces import Piece
from briefreader.formats.markup import text as plain_text
from briefreader.formats.markup.html import is_too_deep, without_tags
from briefreader.formats.markup.page_regions import asides_of

DEEPEST_QUOTE = 20
"""Levels of quotation that are told apart."""
MOST_QUOTES = 5_000
"""Changes of the depth of quotation from which a text is read as it stands."""

MOST_LINES = 100_000
"""Lines from which such a text is shown as they stand, as code is, and not divided further."""

_QUOTE_MARKS = re.compile(r"(?:>[ \t]?)+")
_SIGNATURE_LINES = 15
_SIGNATURE = (
    ".gmail_signature, .moz-signature, #Signature, #signature, .email-signature,"
    " [data-smartmail=gmail_signature], #ms-outlook-mobile-signature"
)
_UNSEEN = re.compile(r"mso-hide:all|(?:font-size|max-height|line-height|opacity):0(?![.\d]*[1-9])")
_PLAIN = frozenset({"br", "a", "b", "i", "img", "wbr"})
_PGP_SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----"
_PGP_SIGNATURE = "-----BEGIN PGP SIGNATURE-----"


def html_pieces(text: str) -> list[Piece]:
    """The pieces of a message's HTML; nothing that it points to is loaded."""
    if is_too_deep(text):
        return plain_text.parse(without_tags(text))
    tree = LexborHTMLParser(text)
    if tree.root is None:
        return []
    for node in tree.css("[style]"):
        style = (node.attributes.get("style") or "")[:1000].replace(" ", "").casefold()
        if _UNSEEN.search(style) and _is_plain(node):
            node.attrs["hidden"] = ""
    # Some programs put all that is written into the element that was made for the signature.
    most = 0.5 * len(tree.body.text()) if tree.body is not None else 0
    signatures = {node.mem_id for node in tree.css(_SIGNATURE) if len(node.text()) <= most}
    asides = asides_of(tree) | signatures
    return pieces_of(tree.root, asides)


def plain_pieces(text: str, flowed: bool = False, delete_spaces: bool = False) -> list[Piece]:
    """The pieces of a message's plain text, whose only line end is a newline.

    `flowed` and `delete_spaces` are the parameters of RFC 3676. Lines that begin with `>` are
    quotations; what follows the line `-- ` is the signature.
    """
    lines = _without_armour(text).split("\n")
    if _changes_too_often(lines):
        return _as_it_stands(lines)
    quoted = list(_flowed(lines, delete_spaces) if flowed else map(_depth, lines))
    if sum(1 for _ in groupby(quoted, key=itemgetter(0))) > MOST_QUOTES:
        return _as_it_stands(lines)
    own_until = _signature_start(quoted)
    pieces: list[Piece] = []
    for part, aside in ((quoted[:own_until], False), (quoted[own_until + 1 :], True)):
        for depth, group in groupby(part, key=itemgetter(0)):
            found = plain_text.parse("\n".join(line for _, line in group))
            pieces.extend(replace(_at_depth(p, depth), aside=aside) for p in found)
    return pieces


def _changes_too_often(lines: list[str]) -> bool:
    """Whether quoted and unquoted lines take turns too often; the first so many lines tell."""
    changes = 0
    was_quoted = False
    for line in lines:
        if (line[:1] == ">") is not was_quoted:
            was_quoted = not was_quoted
            changes += 1
            if changes > MOST_QUOTES:
                return True
    return False


def _as_it_stands(lines: list[str]) -> list[Piece]:
    """The pieces of a text whose quotations are not told apart."""
    text = "\n".join(lines)
    if len(lines) <= MOST_LINES:
        return plain_text.parse(text)
    text = text.strip()
    return [Piece(BlockKind.CODE, text)] if text else []


def _is_plain(node: LexborNode) -> bool:
    """Whether an element holds text alone: what is in it may set a size of its own to be seen."""
    child = node.child
    while child is not None:
        if child.is_element_node and child.tag not in _PLAIN:
            return False
        child = child.next
    return True


def _at_depth(piece: Piece, depth: int) -> Piece:
    if depth and piece.kind is BlockKind.PARAGRAPH:
        return piece.to(BlockKind.QUOTE, level=depth)
    return piece


def _depth(line: str) -> tuple[int, str]:
    """How often a line is quoted, and the line without its marks."""
    marks = _QUOTE_MARKS.match(line) if line[:1] == ">" else None
    if marks is None:
        return 0, line
    return min(marks.group().count(">"), DEEPEST_QUOTE), line[marks.end() :]


def _flowed(lines: list[str], delete_spaces: bool) -> Iterator[tuple[int, str]]:
    """Lines with their depth; one that ends in a space goes on in the next of the same depth."""
    held: list[str] = []
    held_depth = 0
    for line in lines:
        bare = line.lstrip(">")
        depth = min(len(line) - len(bare), DEEPEST_QUOTE)
        bare = bare.removeprefix(" ")
        if held and (depth != held_depth or bare == "-- "):
            yield held_depth, "".join(held)
            held = []
        held_depth = depth
        if bare.endswith(" ") and bare != "-- ":
            held.append(bare[:-1] if delete_spaces else bare)
        else:
            yield depth, "".join([*held, bare])
            held = []
    if held:
        yield held_depth, "".join(held)


def _signature_start(lines: list[tuple[int, str]]) -> int:
    """The index of the line that begins the signature; the number of lines if there is none."""
    for index in range(len(lines) - 1, -1, -1):
        depth, line = lines[index]
        near_end = len(lines) - index <= _SIGNATURE_LINES
        if depth == 0 and (line == "-- " or (line == "--" and near_end)):
            return index
    return len(lines)


def _without_armour(text: str) -> str:
    """The text of a clear-signed message (RFC 9580, 7) without what the signing added."""
    start = text.find(_PGP_SIGNED)
    if start < 0:
        return text
    before, _, signed = text.partition(_PGP_SIGNED)
    _, _, signed = signed.partition("\n\n")
    signed, _, rest = signed.partition(_PGP_SIGNATURE)
    _, _, after = rest.partition("-----END PGP SIGNATURE-----")
    undashed = re.sub(r"^- (?=-)", "", signed, flags=re.MULTILINE)
    return "\n".join((before, undashed, after))

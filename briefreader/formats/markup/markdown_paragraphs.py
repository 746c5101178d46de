"""Simple blocks of Markdown become pieces at once, without the converter's elements.

Paragraphs, headings and flat lists mostly hold words, bold words, links and the like. They are read
here by the converter's rules; every other block is left to the converter, with a place holder for
what was read before it, so that lists and tables still end where a paragraph stands.
"""

import re
from dataclasses import dataclass, field
from html import unescape

from briefreader.domain.document import BlockKind, Run, RunStyle
from briefreader.formats.building.elements import STYLES, link_style
from briefreader.formats.building.pieces import Piece
from briefreader.formats.markup.markdown_converter import HEADING, PLAIN, Dialect
from briefreader.formats.markup.markdown_inline import (
    DEEPEST,
    MARKS,
    STYLE_TAGS,
    TOKEN,
    plain_address,
    stands_free,
)

_SIGN = "\ue000"
_HOLDER = f"A{_SIGN}"
"""The paragraph that stands for blocks that were read; no text that holds the sign is read here."""
_NEEDS_WHOLE = ("<", "]:", "```", "~~~", "\x02", "\x03", _SIGN)
_GOES_ON = frozenset(" -*+0123456789")
"""What a block after a list may begin with if the list goes on in it."""
_BULLETS = frozenset("-*+")
_BLANK_LINES = re.compile(r"(?<=\n) +\n")


@dataclass(frozen=True, slots=True)
class ReadBlocks:
    """The pieces that were read, in order, and the text with a place holder for each group of them.

    `is_whole` says that nothing but place holders is left of the text.
    """

    groups: list[list[Piece]]
    rest: str
    is_whole: bool


def read_blocks(lines: list[str], dialect: Dialect) -> ReadBlocks | None:
    """The paragraphs, headings and lists of a text's lines that are simple.

    None if the text holds HTML, code in fences or definitions, which reach beyond one block.
    """
    source = "\n".join(lines)
    if any(mark in source for mark in _NEEDS_WHOLE):
        return None
    if " \n" in source:
        source = _BLANK_LINES.sub("\n", source + "\n")
    groups: list[list[Piece]] = []
    rest: list[str] = []
    blocks = source.rstrip("\n").split("\n\n")
    for block, following in zip(blocks, (*blocks[1:], _HOLDER), strict=True):
        follows_read = not rest or rest[-1] == _HOLDER
        bare = block.strip("\n")
        if not bare:
            # Blank lines count in code only.
            if not follows_read:
                rest.append(block)
            continue
        start = following.lstrip("\n")[:1]
        may_be_list = follows_read and start != "" and start not in _GOES_ON
        found = _pieces_of(bare, may_be_list, dialect.line_breaks)
        if not found:
            rest.append(block)
        elif rest and follows_read:
            groups[-1] += found
        else:
            groups.append(found)
            rest.append(_HOLDER)
    is_whole = all(part == _HOLDER for part in rest)
    return ReadBlocks(groups, "\n\n".join(rest), is_whole)


def in_their_places(read: ReadBlocks, others: list[Piece]) -> list[Piece] | None:
    """The other pieces, with those that were read in the places of their place holders.

    None if these are not all there, each as a piece by itself.
    """
    if sum(other.text == _HOLDER for other in others) != len(read.groups):
        return None
    following = iter(read.groups)
    return [
        piece
        for other in others
        for piece in (next(following) if other.text == _HOLDER else [other])
    ]


def _pieces_of(block: str, may_be_list: bool, line_breaks: bool) -> list[Piece]:
    """The pieces that a block of lines is; none if it is not simple."""
    if block[0] == "#":
        heading = HEADING.fullmatch(block)
        level, text = (len(heading[1]), heading[2]) if heading is not None else (0, "")
        return _read([text], BlockKind.HEADING, level, line_breaks)
    if block[0] in _BULLETS and block[1:2] == " ":
        items = [line[2:].strip() for line in block.split("\n") if line[:1] in _BULLETS]
        is_list = may_be_list and len(items) == block.count("\n") + 1
        is_flat = is_list and all(PLAIN.fullmatch(item) is not None for item in items)
        return _read(items, BlockKind.LIST_ITEM, 1, line_breaks) if is_flat else []
    if PLAIN.fullmatch(block) is None:
        return []
    return _read([block], BlockKind.PARAGRAPH, 0, line_breaks)


def _read(texts: list[str], kind: BlockKind, level: int, line_breaks: bool) -> list[Piece]:
    """A piece of each text; none if the marks of any are not simple."""
    found = [_piece(text, kind, level, line_breaks) for text in texts]
    pieces = [piece for piece in found if piece is not None]
    return pieces if len(pieces) == len(found) else []


def _piece(text: str, kind: BlockKind, level: int, line_breaks: bool) -> Piece | None:
    if "\n" in text:
        # The title of a link does not reach over a line's end.
        if line_breaks or "  \n" in text or ('"' in text and "](" in text):
            return None
        text = text.replace("\n", " ")
    if not text.isprintable():
        return None
    text = " ".join(text.split()) if "  " in text else text.strip()
    if not text or MARKS.search(text) is None:
        return Piece(kind, text, level) if text else None
    paragraph = _Paragraph()
    return paragraph.piece(kind, level) if paragraph.add_marked(text, 0) else None


@dataclass(slots=True)
class _Paragraph:
    """The text and the runs of one paragraph, as the builder would collect them."""

    parts: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    length: int = 0
    linked: int = 0
    in_link: bool = False
    space: bool = False
    styles: set[RunStyle] = field(default_factory=set)
    last_link: tuple[int, str] = (0, "")

    def piece(self, kind: BlockKind, level: int) -> Piece | None:
        """The paragraph as a piece; None if it has no text."""
        text = "".join(self.parts)
        if not text:
            return None
        runs = [
            Run(run.style, run.start + 1, run.end, run.target) if text[run.start] == " " else run
            for run in self.runs
        ]
        if len(runs) > 1:
            runs.sort(key=lambda run: (run.start, -run.end))
        return Piece(kind, text, level, "", tuple(runs), False, self.linked)

    def add_marked(self, text: str, depth: int) -> bool:
        """Add text with marks; false if they are not simple."""
        if depth > DEEPEST:
            return False
        position, end = 0, len(text)
        while position < end:
            match = TOKEN.match(text, position)
            if match is None:
                return False
            kind = match.lastgroup
            position = match.end()
            if kind == "text" or kind == "escaped":
                self._add(match[kind])
            elif kind in STYLE_TAGS:
                style = STYLES[STYLE_TAGS[kind]]
                if not stands_free(match, kind) or not self._add_styled(match[kind], style, depth):
                    return False
            elif kind == "address":
                if not self._add_link(match["link"], plain_address(match["address"]), depth):
                    return False
            elif not self._add_rest(match):
                return False
        return True

    def _add_styled(self, text: str, style: RunStyle, depth: int, target: str = "") -> bool:
        if style in self.styles:
            return self.add_marked(text, depth + 1)
        start = self.length
        self.styles.add(style)
        is_read = self.add_marked(text, depth + 1)
        self.styles.discard(style)
        if start < self.length:
            self.runs.append(Run(style, start, self.length, target))
        return is_read

    def _add_link(self, text: str, address: str, depth: int) -> bool:
        end, last = self.last_link
        if end and end == self.length and address and last and address != last:
            self.space = True
        style, target = link_style({"href": address})
        self.in_link = True
        if style is None:
            is_read = self.add_marked(text, depth + 1)
        else:
            is_read = self._add_styled(text, style, depth, target)
        self.in_link = False
        self.last_link = (self.length, address)
        return is_read

    def _add_rest(self, match: re.Match[str]) -> bool:
        """Add what one of the rarer tokens stands for; false for an image."""
        kind = match.lastgroup
        if kind == "bracket":
            self._add(match[0])
        elif kind == "entity":
            text = unescape(match[0])
            if not text.isprintable():
                return False
            self._add(text)
        elif kind == "code":
            start = self.length
            self._add(match["code"].strip())
            if start < self.length and RunStyle.CODE not in self.styles:
                self.runs.append(Run(RunStyle.CODE, start, self.length))
        else:
            return False
        return True

    def _add(self, text: str) -> None:
        """Add text whose only white space is single blanks."""
        words = text.strip(" ")
        if not words:
            self.space = self.space or bool(text)
            return
        length = len(words)
        if (self.space or text[0] == " ") and self.length:
            self.parts.append(" ")
            length += 1
        self.space = text[-1] == " "
        self.parts.append(words)
        self.length += length
        if self.in_link:
            self.linked += length

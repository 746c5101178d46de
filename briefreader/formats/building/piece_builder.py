"""Text with its runs, collected until a block ends."""

from dataclasses import dataclass, field, replace

from briefreader.domain.document import BlockKind, Page, Run, RunStyle
from briefreader.formats.building.encoding import with_plain_line_ends, without_controls
from briefreader.formats.building.pieces import Anchor, Piece, place_in

_BORDERS = frozenset({"\n", "\t"})


@dataclass(slots=True)
class Context:
    """What the elements around the present one say about a new block.

    A list item's first block takes kind, level and label; those after it go on as `after`.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    label: str = ""
    after: tuple[BlockKind, int] = (BlockKind.PARAGRAPH, 0)


@dataclass(slots=True)
class Builder:
    """Collects text with its runs, and closes a piece at each border of a block.

    `links` counts the links that are open, `aside` goes into the pieces, and `verbatim` keeps white
    space as it is. While `flat`, in a table's cell, borders of blocks are blanks.
    """

    pieces: list[Piece] = field(default_factory=list)
    context: Context = field(default_factory=Context)
    verbatim: bool = False
    flat: bool = False
    aside: bool = False
    links: int = 0
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _linked: int = 0
    _space: bool = False
    _open: dict[RunStyle, tuple[str, int]] = field(default_factory=dict)
    _runs: list[Run] = field(default_factory=list)
    _anchors: list[Anchor] = field(default_factory=list)
    _pages: list[Page] = field(default_factory=list)
    _page_count: int = 0
    _last_link: tuple[int, str] = (0, "")

    def add(self, text: str) -> None:
        """Text as it stands in the source; white space is joined unless it is verbatim."""
        if text.isprintable() and "  " not in text and (self.flat or not self.verbatim):
            self._add_regular(text)
            return
        text = without_controls(text)[0]
        if self.verbatim and not self.flat:
            self._put(with_plain_line_ends(text))
            return
        words = text.split()
        if not words:
            self._space = self._space or bool(text)
            return
        # A no-break space is content, though split() takes it for white space.
        if "\u00a0" in text or "\u202f" in text or "\u2007" in text:
            words = _words_at_breakable_spaces(text)
            if not words:
                self._space = True
                return
        spaced = self._space or text[0] in " \t\n\r\f"
        if spaced and self._length and self._parts[-1] not in _BORDERS:
            self._put(" ")
        self._space = text[-1] in " \t\n\r\f"
        self._put(" ".join(words))

    def _add_regular(self, text: str) -> None:
        """Add text whose only white space is single blanks."""
        words = text.strip(" ")
        if not words:
            self._space = self._space or bool(text)
            return
        spaced = self._space or text[0] == " "
        if spaced and self._length and self._parts[-1] not in _BORDERS:
            self._put(" ")
        self._space = text[-1] == " "
        self._put(words)

    @property
    def before(self) -> str:
        """The end of the block's text so far, at least four code points if it has them."""
        if self._space or not self._parts:
            return " "
        return "".join(self._parts[-3:])

    def anchor(self, name: str) -> None:
        """A place that references point to: what comes next."""
        self._anchors.append(Anchor(name, self._length))

    def begin_page(self, label: str = "") -> None:
        """A page of the source begins with what comes next; without a label it has its ordinal."""
        self._page_count += 1
        self._pages.append(Page(self._length, label or str(self._page_count)))

    def begin_table(self) -> None:
        """A table begins: until its end, `begin_cell` parts rows and cells."""
        self.context = Context(BlockKind.TABLE, after=(BlockKind.TABLE, 0))
        self.flat = True

    def end_table(self) -> None:
        self.flat = False
        self.end_block()

    def begin_cell(self, first: bool) -> None:
        """A cell of a table begins, in a new row if it is the first."""
        if self._length or not first:
            self._put("\n" if first else "\t")
        self._space = False

    def line_break(self) -> None:
        """A line break inside the block; a second one in a row ends the block."""
        if self.flat:
            self._space = True
            return
        if self._parts and self._parts[-1] == "\n":
            self.end_block()
        elif self._length:
            self._put("\n")
        self._space = False

    def begin_style(self, style: RunStyle, target: str = "") -> bool:
        """Open a run; false if one of this style is open already."""
        if style in self._open:
            return False
        self._open[style] = (target, self._length)
        return True

    def end_style(self, style: RunStyle) -> None:
        target, start = self._open.pop(style)
        self._add_run(style, start, target)

    def begin_link(self, address: str) -> None:
        """A link begins; a blank parts it from another one that ended right here."""
        end, last = self._last_link
        if end and end == self._length and address and last and address != last:
            self._space = True
        self.links += 1

    def end_link(self, address: str) -> None:
        """The link to this address ends."""
        self.links -= 1
        self._last_link = (self._length, address)

    def end_block(self) -> None:
        """Close the piece in hand, if it holds any text; open runs go on in the next one."""
        if self.flat:
            self._space = True
            return
        self._space = False
        if not self._length:
            return
        for style, (target, start) in self._open.items():
            self._add_run(style, start, target)
        self._close_piece()
        self._parts, self._runs = [], []
        self._length, self._linked = 0, 0
        self._last_link = (0, "")
        self._open = {style: (target, 0) for style, (target, _) in self._open.items()}
        if self._anchors or self._pages:
            self._anchors = [Anchor(anchor.name, 0) for anchor in self._anchors]
            self._pages = [Page(0, page.label) for page in self._pages]

    def finished(self) -> list[Piece]:
        """The pieces; anchors and pages after the last text belong to the last piece's end."""
        self.end_block()
        if self.pieces and (self._anchors or self._pages):
            last = self.pieces[-1]
            end = len(last.text) - 1
            anchors = (*last.anchors, *(Anchor(anchor.name, end) for anchor in self._anchors))
            pages = (*last.pages, *(Page(end, page.label) for page in self._pages))
            self.pieces[-1] = replace(last, anchors=anchors, pages=pages)
            self._anchors, self._pages = [], []
        return self.pieces

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        if self.links:
            self._linked += len(text)

    def _add_run(self, style: RunStyle, start: int, target: str) -> None:
        if start < self._length:
            self._runs.append(Run(style, start, self._length, target))

    def _close_piece(self) -> None:
        context = self.context
        whole = "".join(self._parts)
        keeps_start = self.verbatim or context.kind is BlockKind.TABLE
        text = whole.strip("\n").rstrip() if keeps_start else whole.strip()
        if text:
            offset = whole.index(text[0])
            runs = trimmed_runs(self._runs, text, offset) if self._runs else ()
            piece = Piece(
                context.kind,
                text,
                context.level,
                context.label,
                runs,
                self.aside,
                min(self._linked, len(text)),
                *self._places(text, offset),
            )
            self.pieces.append(piece)
            if context.kind is BlockKind.LIST_ITEM:
                context.kind, context.level = context.after
                context.label = ""

    def _places(self, text: str, offset: int) -> tuple[tuple[Page, ...], tuple[Anchor, ...]]:
        """The pages and anchors of the piece that is closed, moved onto its visible text."""
        if not self._pages and not self._anchors:
            return (), ()
        # A page that begins after the last word of a block begins with the next block.
        end = offset + len(text)
        pages = tuple(
            Page(place_in(text, page.start - offset), page.label)
            for page in self._pages
            if page.start < end
        )
        anchors = tuple(Anchor(a.name, place_in(text, a.start - offset)) for a in self._anchors)
        self._pages, self._anchors = [page for page in self._pages if page.start >= end], []
        return pages, anchors


def trimmed_runs(runs: list[Run], text: str, offset: int) -> tuple[Run, ...]:
    """Runs over a text that begins `offset` later, without white space at their ends, in order."""
    result = []
    for run in runs:
        start, end = max(0, run.start - offset), min(len(text), run.end - offset)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            result.append(Run(run.style, start, end, run.target))
    return tuple(sorted(result, key=lambda run: (run.start, -run.end)))


def _words_at_breakable_spaces(text: str) -> list[str]:
    for mark in "\t\n\r\f\v\u2028\u2029\x85":
        text = text.replace(mark, " ")
    return [word for word in text.split(" ") if word]

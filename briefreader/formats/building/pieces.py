"""Pieces: what every parser yields, and how pieces become a document's text, blocks and runs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefreader.domain.document import Block, BlockKind, Evidence, Page, Run, RunStyle

LONGEST_PIECE = 20_000
"""Code points after which a paragraph is divided at the next end of a sentence."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that references point to, by its offset from the start of its piece."""

    name: str
    start: int


@dataclass(frozen=True, slots=True)
class Assembled:
    """What pieces make together: the parts of a `Document`."""

    text: str
    blocks: tuple[Block, ...]
    runs: tuple[Run, ...]
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One block before it has its place in the text.

    `text` is not empty and free of white space at both ends; offsets of `runs` count from its
    start. `aside` says that the piece stood in a menu, a side column or a footer; `linked` counts
    the code points inside links of any kind. `level` and `label` are those of `Block`. `pages` are
    the pages that begin in it, by offsets from its start; `anchors` the places that references
    point to, by their names; the target of a run of style REFERENCE is `#` and such a name.
    """

    kind: BlockKind
    text: str
    level: int = 0
    label: str = ""
    runs: tuple[Run, ...] = ()
    aside: bool = False
    linked: int = 0
    pages: tuple[Page, ...] = ()
    anchors: tuple[Anchor, ...] = ()

    def to(self, kind: BlockKind, level: int = 0) -> "Piece":
        """The same piece as another kind of block."""
        if self.kind is kind and self.level == level and not self.label:
            return self
        # Three times as fast as replace(), and called for most pieces of a page.
        places = (self.runs, self.aside, self.linked, self.pages, self.anchors)
        return Piece(kind, self.text, level, "", *places)

    @property
    def is_own(self) -> bool:
        """Whether it is part of the document proper."""
        return self.kind is not BlockKind.BOILERPLATE

    @property
    def word_count(self) -> int:
        return self.text.count(" ") + self.text.count("\n") + 1


def assemble(pieces: Iterable[Piece]) -> Assembled:
    """The document made of these pieces, in their order.

    A reference to an anchor that no piece has is left out.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    runs: list[Run] = []
    pages: list[Page] = []
    anchors: dict[str, int] = {}
    position = 0
    for piece in pieces:
        end = position + len(piece.text)
        texts.append(piece.text)
        blocks.append(Block(piece.kind, position, end, piece.level, piece.label))
        if piece.runs:
            runs.extend(
                Run(run.style, run.start + position, run.end + position, run.target)
                for run in piece.runs
            )
        if piece.pages:
            pages.extend(Page(page.start + position, page.label) for page in piece.pages)
        for anchor in piece.anchors:
            anchors.setdefault(f"#{anchor.name}", anchor.start + position)
        position = end + 1
    placed = tuple(run for run in (_placed(run, anchors) for run in runs) if run is not None)
    return Assembled("\n".join(texts), tuple(blocks), placed, tuple(pages))


def _placed(run: Run, anchors: Mapping[str, int]) -> Run | None:
    """A run with the offset, not the name, of what it refers to; None if that is nowhere."""
    if run.style is not RunStyle.REFERENCE:
        return run
    start = anchors.get(run.target)
    return None if start is None else replace(run, target=f"#{start}")


def place_in(text: str, start: int) -> int:
    """The place in a piece's text that is meant by an offset: of the next visible character."""
    start = min(max(start, 0), len(text) - 1)
    while start < len(text) - 1 and text[start].isspace():
        start += 1
    return start


def divided(piece: Piece) -> Iterator[Piece]:
    """The piece, or its parts of about `LONGEST_PIECE` code points if it is longer.

    A part ends where a sentence or a line ends, else at a blank; runs stay with the part that
    holds them whole.
    """
    text = piece.text
    start = 0
    while len(text) - start > 2 * LONGEST_PIECE:
        cut = _place_to_cut(text, start + LONGEST_PIECE, start + 2 * LONGEST_PIECE)
        yield from _part(piece, start, cut)
        start = cut
    if start == 0:
        yield piece
    else:
        yield from _part(piece, start, len(text))


def parts_of(piece: Piece, cuts: Iterable[int]) -> Iterator[Piece]:
    """The piece divided at these offsets, in order; each is the start of a line of its text."""
    start = 0
    for cut in (*cuts, len(piece.text)):
        if start == 0 and cut == len(piece.text):
            yield piece
        else:
            yield from _part(piece, start, cut)
        start = cut


def _place_to_cut(text: str, earliest: int, latest: int) -> int:
    for mark in ("\n", ". ", "。", " "):
        found = text.find(mark, earliest, latest)
        if found >= 0:
            return found + len(mark)
    return latest


def _part(piece: Piece, start: int, end: int) -> Iterator[Piece]:
    part = piece.text[start:end]
    stripped = part.strip()
    if not stripped:
        return
    offset = start + part.index(stripped[0])
    end = offset + len(stripped)
    inside = tuple(
        Run(run.style, run.start - offset, run.end - offset, run.target)
        for run in piece.runs
        if run.start >= offset and run.end <= end
    )
    pages = tuple(
        Page(place_in(stripped, page.start - offset), page.label)
        for page in piece.pages
        if start <= page.start < start + len(part)
    )
    anchors = tuple(
        Anchor(anchor.name, place_in(stripped, anchor.start - offset))
        for anchor in piece.anchors
        if start <= anchor.start < start + len(part)
    )
    yield replace(piece, text=stripped, runs=inside, pages=pages, anchors=anchors)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a parser yields: pieces, what the file states about itself, and what was odd.

    `has_markup` says whether the source can mark headings, `headings_optional` whether sources of
    this kind often leave them unmarked.
    """

    pieces: list[Piece]
    claims: tuple[Evidence, ...] = ()
    warnings: tuple[str, ...] = ()
    has_markup: bool = True
    headings_optional: bool = False

"""What a page holds once its glyphs are read: fragments of lines, with their places and styles."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Mark(NamedTuple):
    """A span of a fragment's text that is set differently: offsets from its start.

    `raised` is a superscript; `target` the address of a link.
    """

    start: int
    end: int
    bold: bool = False
    italic: bool = False
    raised: bool = False
    target: str = ""


@dataclass(slots=True)
class Fragment:
    """Words that follow each other on one line without a wide gap.

    Lengths are points; y grows upwards. `size` is the size of the font, `order` the fragment's
    place in the content of the page, and `hyphenated` says that the line's last word goes on in
    the next line. `first_width` is the width of the first word. `words` are given on pages that may
    have tables: each word with its left and its right border.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    order: int
    bold: bool = False
    italic: bool = False
    raised: bool = False
    hyphenated: bool = False
    first_width: float = 0.0
    marks: tuple[Mark, ...] = ()
    words: tuple[tuple[str, float, float], ...] = ()

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2

    @property
    def width(self) -> float:
        return self.right - self.left


@dataclass(slots=True)
class PageText:
    """The fragments of one page; `left`, `bottom`, `right` and `top` are the borders seen.

    `stamps` are fragments written in another direction than the page's text. `images` says that
    the page shows pictures, `unmapped` counts the glyphs without a character.
    """

    index: int
    label: str
    left: float
    bottom: float
    right: float
    top: float
    fragments: list[Fragment] = field(default_factory=list)
    stamps: list[Fragment] = field(default_factory=list)
    characters: int = 0
    unmapped: int = 0
    hidden: bool = False

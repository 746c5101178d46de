"""What the elements of HTML mean for the builder: which open a block, a list, a style, a link.

The same elements come from web pages and from the trees of converters, so nothing here knows how
an element is read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from briefreader.domain.document import BlockKind, RunStyle
from briefreader.formats.building.lists import Numbering, numbering
from briefreader.formats.building.piece_builder import Builder, Context
from briefreader.formats.building.references import is_note_link, local_name, note_mark

Attributes: TypeAlias = Mapping[str, str | None]

# fmt: off
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "caption", "dd", "details",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li",
    "main", "menu", "nav", "noframes", "ol", "optgroup", "p", "pre", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})
# fmt: on
STYLES = {
    "b": RunStyle.STRONG,
    "strong": RunStyle.STRONG,
    "i": RunStyle.EMPHASIS,
    "em": RunStyle.EMPHASIS,
    "cite": RunStyle.EMPHASIS,
    "code": RunStyle.CODE,
    "kbd": RunStyle.CODE,
    "samp": RunStyle.CODE,
    "tt": RunStyle.CODE,
}
SAFE_ADDRESSES = ("http://", "https://", "mailto:")
LISTS = frozenset({"ul", "ol", "menu", "dir", "dl"})
LIST_LABEL = "data-list-label"
"""The attribute by which a parser sets a list item's label where HTML cannot write it ("(a)")."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}


def link_target(address: str | None) -> str:
    """The address that a link leads to; empty where it leads nowhere outside, or is unsafe."""
    target = "".join((address or "").split())
    return target if target.casefold().startswith(SAFE_ADDRESSES) else ""


def link_style(attributes: Attributes) -> tuple[RunStyle | None, str]:
    """The style and the target of a link by its address; None if it leads nowhere."""
    address = attributes.get("href")
    name = local_name(address)
    if name:
        return RunStyle.REFERENCE, f"#{name}"
    target = link_target(address)
    return (RunStyle.LINK, target) if target else (None, "")


@dataclass(slots=True)
class Opened:
    """An element that was opened, and what to restore when it closes."""

    tag: str
    context: Context
    style: RunStyle | None
    aside: bool
    address: str = ""


class Elements:
    """Feeds a builder with elements that open and close.

    `wanted` holds the names of the places that links lead to: only these become anchors, each once.
    """

    def __init__(self, builder: Builder, wanted: set[str]) -> None:
        self.builder = builder
        self.wanted = wanted
        self._lists: list[Numbering] = []
        self._quotes = 0
        self._raised = 0

    def open(self, tag: str, attributes: Attributes, aside: bool = False, items: int = 0) -> Opened:
        """Open an element; `close` wants what this gives.

        `aside` says that it is no part of the article, `items` how many items a list has that
        counts backwards.
        """
        builder = self.builder
        opened = Opened(tag, builder.context, None, builder.aside)
        if aside and not builder.aside:
            builder.end_block()
            builder.aside = True
        if tag in BLOCKS:
            self._open_block(tag, attributes, items)
        else:
            opened.style = self._open_style(tag, attributes)
            opened.address = attributes.get("href") or ""
        if self.wanted and attributes:
            self.add_anchors(attributes)
        return opened

    def close(self, opened: Opened) -> None:
        """Close an element and restore what was before it."""
        builder = self.builder
        tag = opened.tag
        if opened.style is not None:
            builder.end_style(opened.style)
        if tag in BLOCKS or opened.aside != builder.aside:
            builder.end_block()
        if tag in LISTS:
            self._lists.pop()
        elif tag == "blockquote":
            self._quotes -= 1
        elif tag == "pre":
            builder.verbatim = False
        elif tag == "q":
            builder.add("”")
        elif tag == "a":
            builder.end_link(opened.address)
        elif tag == "sup":
            self._raised -= 1
        builder.context = opened.context
        builder.aside = opened.aside

    def add_anchors(self, attributes: Attributes) -> None:
        """The place at hand, if a link of the page leads to an element with these attributes."""
        for key in ("id", "name"):
            name = attributes.get(key)
            if name and name in self.wanted:
                self.wanted.discard(name)
                self.builder.anchor(name)

    def may_mark(self, attributes: Attributes) -> bool:
        """Whether a link with these attributes may be a note's mark: raised, or within the page."""
        return self._raised > 0 or (attributes.get("href") or "").lstrip().startswith("#")

    def mark_of(self, tag: str, attributes: Attributes, text: str) -> str:
        """How a link (`a`) or a superscript (`sup`) with this text is written if it marks a note.

        Empty if it is no such mark.
        """
        builder = self.builder
        if builder.verbatim:
            return ""
        is_link = tag == "a"
        raised = not is_link or self._raised > 0 or is_note_link(attributes)
        return note_mark(text, builder.before, raised, is_link or builder.links > 0)

    def add_mark(self, tag: str, attributes: Attributes, mark: str) -> None:
        """Add the mark of a note with its reference."""
        style, target = link_style(attributes) if tag == "a" else (None, "")
        opened = style is not None and self.builder.begin_style(style, target)
        self.builder.add(mark)
        if style is not None and opened:
            self.builder.end_style(style)

    def _open_block(self, tag: str, attributes: Attributes, items: int) -> None:
        builder = self.builder
        builder.end_block()
        if tag in LISTS:
            self._lists.append(numbering(tag, attributes, items))
        elif tag in {"li", "dd"}:
            builder.context = self._list_item(tag, attributes)
        elif tag in HEADINGS:
            builder.context = Context(BlockKind.HEADING, HEADINGS[tag])
        elif tag == "blockquote":
            self._quotes += 1
            builder.context = Context(*self._running_kind(), after=self._running_kind())
        elif tag in {"figcaption", "caption"}:
            builder.context = Context(BlockKind.CAPTION)
        elif tag == "pre":
            builder.context = Context(BlockKind.CODE, after=(BlockKind.CODE, 0))
            builder.verbatim = True

    def _running_kind(self) -> tuple[BlockKind, int]:
        if self._quotes:
            return BlockKind.QUOTE, self._quotes
        return BlockKind.PARAGRAPH, 0

    def _list_item(self, tag: str, attributes: Attributes) -> Context:
        label = attributes.get(LIST_LABEL) or ""
        if tag == "li" and self._lists and not label:
            label = self._lists[-1].next_label(attributes)
        level = max(1, len(self._lists))
        return Context(BlockKind.LIST_ITEM, level, label, after=self._running_kind())

    def _open_style(self, tag: str, attributes: Attributes) -> RunStyle | None:
        style = STYLES.get(tag)
        target = ""
        if tag == "a":
            self.builder.begin_link(attributes.get("href") or "")
            style, target = link_style(attributes)
        elif tag == "q":
            self.builder.add("“")
        elif tag == "sup":
            self._raised += 1
        if style is not None and self.builder.begin_style(style, target):
            return style
        return None

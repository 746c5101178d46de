"""HTML becomes pieces: the one builder that every format made of HTML shares.

Nothing is loaded and nothing runs: the builder reads elements and text, and drops scripts, styles,
images, embedded objects and form controls.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from selectolax.lexbor import LexborNode

from briefreader.domain.document import BlockKind, RunStyle
from briefreader.formats.building.lists import Numbering, numbering
from briefreader.formats.building.piece_builder import Builder, Context
from briefreader.formats.building.pieces import Piece
from briefreader.formats.building.references import (
    LONGEST_MARK,
    is_note_link,
    is_page_break,
    local_name,
    note_mark,
    page_label,
    wanted_names,
)
from briefreader.formats.building.tables import data_table, outer_tables

Attributes: TypeAlias = Mapping[str, str | None]

# fmt: off
DROPPED = frozenset({
    "script", "style", "template", "noscript", "svg", "iframe", "object", "embed", "applet",
    "video", "audio", "canvas", "map", "head", "title", "select", "option", "datalist",
    "textarea", "button", "input", "img", "picture", "source", "track", "link", "meta", "base",
    "rt", "rp", "progress", "meter", "dialog",
})
# fmt: on
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


def pieces_of(root: LexborNode, asides: Collection[int] = ()) -> list[Piece]:
    """The pieces of a page, or of a part of one, in reading order.

    `asides` holds the `mem_id` of elements that are no part of the article (menus, side columns).
    A table's rows are lines, its cells are separated by tabs. Links within the page are references
    to the elements that they name, and page breaks begin pages.
    """
    walker = _Walker(Builder(), asides, wanted_names(root), outer_tables(root))
    walker.walk(root)
    return walker.builder.finished()


def link_target(address: str | None) -> str:
    """The address that a link leads to; empty where it leads nowhere outside, or is unsafe."""
    target = "".join((address or "").split())
    return target if target.casefold().startswith(SAFE_ADDRESSES) else ""


def is_hidden(attributes: Attributes) -> bool:
    """Whether an element says that it is not to be seen."""
    if not attributes:
        return False
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    style = (attributes.get("style") or "")[:500].replace(" ", "").casefold()
    return "display:none" in style or "visibility:hidden" in style


@dataclass(slots=True)
class _Frame:
    """An open element, and what to restore when it closes."""

    node: LexborNode
    tag: str
    context: Context
    style: RunStyle | None = None
    aside: bool = False


class _Walker:
    """Feeds a builder with the elements below a node, in order and without recursion."""

    def __init__(
        self, builder: Builder, asides: Collection[int], wanted: set[str], layout: set[int]
    ) -> None:
        self.builder = builder
        self.asides = asides
        self.wanted = wanted
        self.layout = layout
        self.lists: list[Numbering] = []
        self.quotes = 0
        self.raised = 0

    def walk(self, root: LexborNode) -> None:
        frames: list[_Frame] = []
        node: LexborNode | None = root
        while node is not None:
            child = None
            if node.is_text_node:
                self.builder.add(node.text_content or "")
            elif node.is_element_node:
                child = self._enter(node, frames)
            if child is not None:
                node = child
                continue
            following = node.next if frames else None
            while following is None and frames:
                frame = frames.pop()
                self._leave(frame)
                following = frame.node.next if frames else None
            node = following

    def _enter(self, node: LexborNode, frames: list[_Frame]) -> LexborNode | None:
        """Open an element and give its first child; one without children is closed at once."""
        tag = node.tag or ""
        if tag == "br":
            self.builder.line_break()
            return None
        if tag == "hr":
            self.builder.end_block()
            return None
        attributes = node.attributes
        if tag in DROPPED or (attributes and is_hidden(attributes)):
            return None
        if attributes and is_page_break(attributes):
            self._add_page_break(node, attributes)
            return None
        if tag == "table" and self._add_table(node, attributes):
            return None
        child = node.child
        if child is None or self._add_note_mark(node, tag, attributes):
            if tag in BLOCKS:
                self.builder.end_block()
            self._add_anchors(attributes)
            return None
        frame = _Frame(node, tag, self.builder.context, aside=self.builder.aside)
        if node.mem_id in self.asides:
            self.builder.end_block()
            self.builder.aside = True
        if tag in BLOCKS:
            self._open_block(node, tag, attributes)
        else:
            frame.style = self._open_style(tag, attributes)
        self._add_anchors(attributes)
        frames.append(frame)
        return child

    def _leave(self, frame: _Frame) -> None:
        builder = self.builder
        tag = frame.tag
        if frame.style is not None:
            builder.end_style(frame.style)
        if tag in BLOCKS or frame.aside != builder.aside:
            builder.end_block()
        if tag in LISTS:
            self.lists.pop()
        elif tag == "blockquote":
            self.quotes -= 1
        elif tag == "pre":
            builder.verbatim = False
        elif tag == "q":
            builder.add("”")
        elif tag == "a":
            builder.links -= 1
        elif tag == "sup":
            self.raised -= 1
        builder.context = frame.context
        builder.aside = frame.aside

    def _open_block(self, node: LexborNode, tag: str, attributes: Attributes) -> None:
        builder = self.builder
        builder.end_block()
        if tag in LISTS:
            self.lists.append(numbering(node, tag, attributes))
        elif tag in {"li", "dd"}:
            builder.context = self._list_item(tag, attributes)
        elif tag in HEADINGS:
            builder.context = Context(BlockKind.HEADING, HEADINGS[tag])
        elif tag == "blockquote":
            self.quotes += 1
            builder.context = Context(*self._running_kind(), after=self._running_kind())
        elif tag in {"figcaption", "caption"}:
            builder.context = Context(BlockKind.CAPTION)
        elif tag == "pre":
            builder.context = Context(BlockKind.CODE, after=(BlockKind.CODE, 0))
            builder.verbatim = True

    def _running_kind(self) -> tuple[BlockKind, int]:
        if self.quotes:
            return BlockKind.QUOTE, self.quotes
        return BlockKind.PARAGRAPH, 0

    def _list_item(self, tag: str, attributes: Attributes) -> Context:
        label = attributes.get(LIST_LABEL) or ""
        if tag == "li" and self.lists and not label:
            label = self.lists[-1].next_label(attributes)
        level = max(1, len(self.lists))
        return Context(BlockKind.LIST_ITEM, level, label, after=self._running_kind())

    def _open_style(self, tag: str, attributes: Attributes) -> RunStyle | None:
        style = STYLES.get(tag)
        target = ""
        if tag == "a":
            self.builder.links += 1
            style, target = _link(attributes)
        elif tag == "q":
            self.builder.add("“")
        elif tag == "sup":
            self.raised += 1
        if style is not None and self.builder.begin_style(style, target):
            return style
        return None

    def _add_anchors(self, attributes: Attributes) -> None:
        """The place at hand, if a link of the page leads to this element."""
        if not self.wanted or not attributes:
            return
        for key in ("id", "name"):
            name = attributes.get(key)
            if name and name in self.wanted:
                self.wanted.discard(name)
                self.builder.anchor(name)

    def _add_page_break(self, node: LexborNode, attributes: Attributes) -> None:
        self.builder.begin_page(page_label(node))
        self._add_anchors(attributes)

    def _add_note_mark(self, node: LexborNode, tag: str, attributes: Attributes) -> bool:
        """Add a link or a raised number that is a note's mark; false if the element is none."""
        if tag not in {"a", "sup"} or self.builder.verbatim:
            return False
        style, target = _link(attributes) if tag == "a" else (None, "")
        if tag == "a" and not (self.raised or style is RunStyle.REFERENCE):
            return False
        text = node.text()
        if len(text) > LONGEST_MARK or (tag == "sup" and node.css_first("a") is not None):
            return False
        builder = self.builder
        raised = tag == "sup" or self.raised > 0 or is_note_link(attributes)
        mark = note_mark(text, builder.before, raised, tag == "a" or builder.links > 0)
        if not mark:
            return False
        if self.wanted:
            for element in node.css("[id], [name]"):
                self._add_anchors(element.attributes)
        opened = style is not None and builder.begin_style(style, target)
        builder.add(mark)
        if style is not None and opened:
            builder.end_style(style)
        return True

    def _add_table(self, node: LexborNode, attributes: Attributes) -> bool:
        """Add a table of data as one piece; false if the table is there for the layout only."""
        builder = self.builder
        grid = [] if builder.flat or node.mem_id in self.layout else data_table(node)
        if not grid:
            return False
        builder.end_block()
        was_aside, context = builder.aside, builder.context
        builder.aside = was_aside or node.mem_id in self.asides
        self._add_anchors(attributes)
        caption = node.css_first("caption")
        if caption is not None:
            self.walk(caption)
        builder.context = Context(BlockKind.TABLE, after=(BlockKind.TABLE, 0))
        builder.flat = True
        for row in grid:
            first = True
            while row and row[-1] is None:
                row.pop()
            for cell in row:
                builder.begin_cell(first)
                first = False
                if cell is not None:
                    self.walk(cell)
        builder.flat = False
        builder.end_block()
        builder.aside, builder.context = was_aside, context
        return True


def _link(attributes: Attributes) -> tuple[RunStyle | None, str]:
    """The style and the target of a link by its address; None if it leads nowhere."""
    address = attributes.get("href")
    name = local_name(address)
    if name:
        return RunStyle.REFERENCE, f"#{name}"
    target = link_target(address)
    return (RunStyle.LINK, target) if target else (None, "")

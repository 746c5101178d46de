"""HTML becomes pieces: the one builder that every format made of HTML shares.

Nothing is loaded and nothing runs: the builder reads elements and text, and drops scripts, styles,
images, embedded objects and form controls.
"""

from collections.abc import Collection
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from briefreader.domain.document import BlockKind, RunStyle
from briefreader.formats.building.piece_builder import Builder, Context
from briefreader.formats.building.pieces import Piece

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
LISTS = frozenset({"ul", "ol", "menu", "dir"})
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LONGEST_CELL = 300
"""Code points in a cell from which a table is taken to be there for the layout only."""


def pieces_of(root: LexborNode, asides: Collection[int] = ()) -> list[Piece]:
    """The pieces of a page, or of a part of one, in reading order.

    `asides` holds the `mem_id` of elements that are no part of the article (menus, side columns).
    A table's rows are lines, its cells are separated by tabs.
    """
    walker = _Walker(Builder(), asides)
    walker.walk(root)
    return walker.builder.finished()


def link_target(address: str | None) -> str:
    """The address that a link leads to; empty where it leads nowhere outside, or is unsafe."""
    target = "".join((address or "").split())
    return target if target.casefold().startswith(SAFE_ADDRESSES) else ""


def is_hidden(attributes: dict[str, str | None]) -> bool:
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

    def __init__(self, builder: Builder, asides: Collection[int]) -> None:
        self.builder = builder
        self.asides = asides
        self.counters: list[int | None] = []
        self.quotes = 0

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
        if tag in DROPPED or is_hidden(attributes):
            return None
        if tag == "table":
            rows = data_table(node)
            if rows:
                self._add_table(rows, node)
                return None
        child = node.child
        if child is None:
            if tag in BLOCKS:
                self.builder.end_block()
            return None
        frame = _Frame(node, tag, self.builder.context, aside=self.builder.aside)
        if node.mem_id in self.asides:
            self.builder.end_block()
            self.builder.aside = True
        if tag in BLOCKS:
            self._open_block(tag, attributes)
        else:
            frame.style = self._open_style(tag, attributes)
        frames.append(frame)
        return child

    def _leave(self, frame: _Frame) -> None:
        builder = self.builder
        if frame.style is not None:
            builder.end_style(frame.style)
        if frame.tag in BLOCKS or frame.aside != builder.aside:
            builder.end_block()
        if frame.tag in LISTS:
            self.counters.pop()
        elif frame.tag == "blockquote":
            self.quotes -= 1
        elif frame.tag == "pre":
            builder.verbatim = False
        elif frame.tag == "q":
            builder.add("”")
        elif frame.tag == "a":
            builder.links -= 1
        builder.context = frame.context
        builder.aside = frame.aside

    def _open_block(self, tag: str, attributes: dict[str, str | None]) -> None:
        builder = self.builder
        builder.end_block()
        if tag in LISTS:
            self.counters.append(_number(attributes.get("start"), 1) if tag == "ol" else None)
        elif tag == "li":
            builder.context = self._list_item(attributes)
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

    def _list_item(self, attributes: dict[str, str | None]) -> Context:
        label = ""
        if self.counters and self.counters[-1] is not None:
            number = _number(attributes.get("value"), self.counters[-1])
            self.counters[-1] = number + 1
            label = f"{number}."
        level = max(1, len(self.counters))
        return Context(BlockKind.LIST_ITEM, level, label, after=self._running_kind())

    def _open_style(self, tag: str, attributes: dict[str, str | None]) -> RunStyle | None:
        style = STYLES.get(tag)
        target = ""
        if tag == "a":
            self.builder.links += 1
            target = link_target(attributes.get("href"))
            style = RunStyle.LINK if target else None
        elif tag == "q":
            self.builder.add("“")
        if style is not None and self.builder.begin_style(style, target):
            return style
        return None

    def _add_table(self, rows: list[list[str]], node: LexborNode) -> None:
        builder = self.builder
        builder.end_block()
        was_aside, context = builder.aside, builder.context
        builder.aside = was_aside or node.mem_id in self.asides
        caption = node.css_first("caption")
        if caption is not None:
            builder.context = Context(BlockKind.CAPTION)
            builder.add(caption.text())
            builder.end_block()
        builder.context, builder.verbatim = Context(BlockKind.TABLE), True
        builder.add("\n".join("\t".join(row) for row in rows))
        builder.end_block()
        builder.verbatim, builder.aside, builder.context = False, was_aside, context


def data_table(table: LexborNode) -> list[list[str]]:
    """The cells of a table, row by row; empty if it is there for the layout only.

    A table with other tables, lists, headings or paragraphs of length in it, or with a single
    column or row, is read as running text.
    """
    if table.css_first("table table, ul, ol, h1, h2, h3, h4, p + p, blockquote, pre") is not None:
        return []
    rows: list[list[str]] = []
    for row in table.css("tr"):
        cells = [" ".join(cell.text(separator=" ").split()) for cell in row.css("td, th")]
        if any(len(cell) > LONGEST_CELL for cell in cells):
            return []
        if any(cells):
            rows.append(cells)
    return rows if len(rows) > 1 and max(map(len, rows)) > 1 else []


def _number(value: str | None, default: int) -> int:
    try:
        return int((value or "")[:9])
    except ValueError:
        return default

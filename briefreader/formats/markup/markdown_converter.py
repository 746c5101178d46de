"""The Markdown converter, set up for reading: its tree of elements instead of a page.

A converter is made once for a thread and kind of text, and used again: making one takes longer than
many a text.
"""

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import UnescapeTreeprocessor

from briefreader.formats.markup.markdown_inline import LeanInline

EXTENSIONS = ("tables", "fenced_code", "footnotes", "sane_lists")

HEADING = re.compile(r"(#{1,6}) +([^\n#]+?) *")
_SAFE_START = (
    r"(?:[^\W\d_]|\d++(?![\d.)])|[\"'“‘„«(¿¡€$£–—…]|\*{1,2}(?=[^\s*])|\[(?!\^?[^\[\]\n]*\]:)|!\[)"
)
PLAIN = re.compile(rf"{_SAFE_START}[^\n]*+(?:\n{_SAFE_START}[^\n]*+)*+")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text is to be read: with a line break at each line end, with indented lines as code."""

    line_breaks: bool = False
    indented_code: bool = True


@dataclass(frozen=True, slots=True)
class Converted:
    """The elements of a text; `raw` are its pieces of HTML, for which the tree has place holders.

    `converter` is valid until the thread converts another text.
    """

    root: Element
    raw: Sequence[str]
    converter: Markdown

    def as_html(self) -> str:
        """The elements as a page's body, with its own HTML in its places."""
        source = self.converter.serializer(self.root)
        for postprocessor in self.converter.postprocessors:
            source = postprocessor.run(source)
        return str(source)


def converted(lines: list[str], dialect: Dialect) -> Converted:
    """The elements of a text's lines. May raise RecursionError where marks are nested deeply."""
    source = "\n".join(lines)
    fenced = "```" in source or "~~~" in source
    kept = _CONVERTERS.by_kind
    kind = (dialect, "<" in source, fenced)
    converter = kept.pop(kind, None) or _made(*kind)
    converter.reset()
    lines = source.split("\n")
    for preprocessor in converter.preprocessors:
        lines = preprocessor.run(lines)
    root = converter.parser.parseDocument(lines).getroot()
    if root is None:
        root = Element("div")
    inline = converter.treeprocessors["inline"]
    if isinstance(inline, LeanInline):
        inline.has_names = bool(converter.references) or _has_notes(converter)
        inline.fell_back = False
    for treeprocessor in converter.treeprocessors:
        changed = treeprocessor.run(root)
        root = changed if changed is not None else root
    if isinstance(inline, LeanInline) and inline.fell_back:
        UnescapeTreeprocessor(converter).run(root)
    # Only a converter that got to the end is fit for the next text.
    kept[kind] = converter
    raw = [str(part) for part in converter.htmlStash.rawHtmlBlocks]
    return Converted(root, raw, converter)


class _Kept(threading.local):
    """The converters of one thread."""

    def __init__(self) -> None:
        self.by_kind: dict[tuple[Dialect, bool, bool], Markdown] = {}


_CONVERTERS = _Kept()


class PlainBlocks(BlockProcessor):
    """Takes paragraphs and headings that are nothing else before the others look at them."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a block of lines is a paragraph or a heading of the document itself."""
        if len(self.parser.state) > 0 or parent is not self.parser.root:
            return False
        return (HEADING if block.startswith("#") else PLAIN).fullmatch(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Add the element for the first block."""
        block = blocks.pop(0)
        heading = HEADING.fullmatch(block)
        if heading is not None:
            SubElement(parent, f"h{len(heading[1])}").text = heading[2]
        else:
            SubElement(parent, "p").text = block


def _has_notes(converter: Markdown) -> bool:
    return any(getattr(part, "footnotes", None) for part in converter.registeredExtensions)


def _made(dialect: Dialect, has_tags: bool, has_fences: bool) -> Markdown:
    converter = Markdown(extensions=list(EXTENSIONS))
    inline = LeanInline(converter)
    inline.line_breaks = dialect.line_breaks
    if dialect.line_breaks:
        converter.registerExtensions(["nl2br"], {})
    converter.treeprocessors.register(inline, "inline", 20)
    converter.treeprocessors.deregister("prettify")
    converter.treeprocessors.deregister("unescape")
    converter.parser.blockprocessors.register(PlainBlocks(converter.parser), "plain", 200)
    if not dialect.indented_code:
        converter.parser.blockprocessors.deregister("code")
    if not has_tags:
        converter.preprocessors.deregister("html_block")
    if not has_fences:
        converter.preprocessors.deregister("fenced_code_block")
    return converter

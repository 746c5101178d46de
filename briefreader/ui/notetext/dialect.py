"""The Markdown of notes: what the `markdown` package understands here, more and less than usual.

This module imports the package; it is imported when the first note with a mark is shown.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.nl2br import Nl2BrExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor

_LINK = r"!?\[([^\[\]\n]{1,500})\]\([ ]*<?([^\s()<>]{0,2000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,200}){0,9})>?[ ]*(?:\"[^\"\n]{0,200}\"[ ]*)?\)"  # noqa: E501
_ADDRESS = r"(?<![\w@/:.])https?://[^\s<>\[\]`\"]{1,2000}"
_STRUCK = r"()~~(?![~\s])([^~\n]{1,1000})~~"
_AFTER_ADDRESS = ".,;:!?'*_~’”»"


def parser() -> Markdown:
    """A parser for notes: lists, tables, fenced code, struck text, every newline a line break."""
    made = Markdown(
        extensions=[
            TableExtension(),
            FencedCodeExtension(),
            Nl2BrExtension(),
            SaneListExtension(),
            _Notes(),
        ]
    )
    # Notes are many and short: nothing is kept from one to the next.
    made.preprocessors.deregister("html_block")
    for name in ("code", "reference", "setextheader"):
        made.parser.blockprocessors.deregister(name)
    for name in (
        *("html", "link", "image_link", "reference", "short_reference"),
        *("image_reference", "short_image_ref"),
    ):
        made.inlinePatterns.deregister(name)
    return made


class _Notes(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the package's name
        md.inlinePatterns.register(_Link(_LINK, md), "note_link", 161)
        md.inlinePatterns.register(_Address(_ADDRESS, md), "note_address", 115)
        md.inlinePatterns.register(SimpleTagInlineProcessor(_STRUCK, "del"), "note_struck", 65)


class _Link(InlineProcessor):
    """`[words](address)`; of an image, its words as a link, since nothing is loaded."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the package's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        link = Element("a")
        link.text = m[1]
        link.set("href", self.unescape(m[2]))
        return link, m.start(), m.end()


class _Address(InlineProcessor):
    """An address that stands by itself, without the punctuation behind it."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the package's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        from markdown.util import AtomicString

        address = m[0].rstrip(_AFTER_ADDRESS)
        while address.endswith(")") and address.count(")") > address.count("("):
            address = address[:-1].rstrip(_AFTER_ADDRESS)
        link = Element("a")
        link.text = AtomicString(address)
        link.set("href", address)
        return link, m.start(), m.start() + len(address)

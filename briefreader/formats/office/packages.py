"""The parts of a file that is a ZIP archive of XML parts (OOXML, OpenDocument).

No entity is resolved and no document type is accepted.
"""

import re
from collections.abc import Callable
from xml.etree.ElementTree import XML, Element, ParseError

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.building.archives import Archive, Bounds, shown

BOUNDS = Bounds(entries=200_000, largest_entry=100_000_000, largest_whole=300_000_000)

MOST_TAGS = 2_000_000
"""Marks of elements (`<`) in one part at most: more would take too long."""

_ENCODINGS = frozenset(
    {"utf-8", "utf-16", "utf-16-le", "utf-16-be", "us-ascii", "ascii", "iso-8859-1"}
    | {"windows-1252", "windows-1251", "windows-1250"}
)
_DECLARED = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]{0,100}?encoding=["']([\w.-]{1,40})["']""")


class Package(Archive):
    """The parts of an archive, by name.

    Raises UnreadableDocument, here and in its methods, if the archive or a part is damaged,
    encrypted or larger than the bounds.
    """

    def __init__(self, content: bytes) -> None:
        super().__init__(content, BOUNDS)

    def xml(
        self, name: str, prepare: Callable[[bytes], bytes] = lambda content: content
    ) -> Element | None:
        """The root of a part that is XML; None if there is no such part.

        `prepare` may replace namespaces in the content before it is parsed.
        """
        content = self.read(name)
        return None if content is None else parse_xml(prepare(content), name)


def parse_xml(content: bytes, name: str) -> Element:
    """The root of an XML document without document type.

    Raises UnreadableDocument if it is damaged, declares a document type, or is too large.
    """
    if content.count(b"<") > MOST_TAGS:
        raise UnreadableDocument(
            "The file holds more XML elements than any document needs; it is not opened."
        )
    text = _decoded(content, name)
    if "<!DOCTYPE" in text:
        raise UnreadableDocument(
            "The file declares a document type in its XML, which no word processor writes; it is"
            " not opened."
        )
    try:
        # A string is parsed without regard to the encoding that it declares.
        return XML(text)
    except (ParseError, ValueError) as error:
        raise _damaged(f"its part {shown(name)} is not well-formed XML") from error


def _decoded(content: bytes, name: str) -> str:
    """The text of XML by its byte order mark, else by the encoding that it declares."""
    encoding = "utf-8"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif content.startswith((b"<\x00?\x00", b"<\x00w\x00")):
        encoding = "utf-16-le"
    elif content.startswith((b"\x00<\x00?", b"\x00<\x00w")):
        encoding = "utf-16-be"
    else:
        declared = _DECLARED.match(content)
        if declared is not None:
            encoding = declared.group(1).decode("ascii").lower()
    if encoding not in _ENCODINGS:
        raise _damaged(f"its part {shown(name)} is in an encoding that XML parts do not have")
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _damaged(f"its part {shown(name)} is not in the encoding it declares") from error


def _damaged(how: str) -> UnreadableDocument:
    return UnreadableDocument(f"The file is damaged: {how}.")

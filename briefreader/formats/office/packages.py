"""The parts of a file that is a ZIP archive of XML parts (OOXML, OpenDocument).

Nothing is unpacked to disk, no entity is resolved and nothing outside the archive is opened; what a
hostile archive can cost is bounded by the sizes below.
"""

import re
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from lzma import LZMAError
from xml.etree.ElementTree import XML, Element, ParseError
from zipfile import BadZipFile, ZipFile

from briefreader.domain.errors import UnreadableDocument

LARGEST_WHOLE = 300_000_000
"""Bytes that are inflated from one archive at most."""

LARGEST_PART = 100_000_000
"""Bytes of one part at most."""

MOST_TAGS = 2_000_000
"""Marks of elements (`<`) in one part at most: more would take too long."""

MOST_ENTRIES = 200_000

# RuntimeError has NotImplementedError below it: a way of packing that is not known.
_DAMAGE = (
    BadZipFile,
    LZMAError,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)
_ENCODINGS = frozenset(
    {"utf-8", "utf-16", "utf-16-le", "utf-16-be", "us-ascii", "ascii", "iso-8859-1"}
    | {"windows-1252", "windows-1251", "windows-1250"}
)
_DECLARED = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]{0,100}?encoding=["']([\w.-]{1,40})["']""")
_ENCRYPTED_FLAG = 0x1


class Package:
    """The parts of an archive, by name.

    Raises UnreadableDocument, here and in its methods, if the archive is damaged, encrypted or
    larger than the limits.
    """

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = ZipFile(BytesIO(content))
        except _DAMAGE as error:
            raise _damaged("its archive has no readable list of parts") from error
        self._left = LARGEST_WHOLE
        if len(self._archive.filelist) > MOST_ENTRIES:
            raise UnreadableDocument("The file holds more parts than any document needs.")

    def has(self, name: str) -> bool:
        return name in self._archive.NameToInfo

    def names(self) -> list[str]:
        return self._archive.namelist()

    def read(self, name: str) -> bytes | None:
        """The content of a part; None if there is none of this name."""
        info = self._archive.NameToInfo.get(name)
        if info is None:
            return None
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise UnreadableDocument(
                "The file's parts are encrypted in a way that no word processor uses; open it where"
                " it was made and save it anew."
            )
        limit = min(self._left, LARGEST_PART)
        if info.file_size > limit:
            raise _too_large()
        try:
            with self._archive.open(info) as file:
                content = file.read(limit + 1)
        except _DAMAGE as error:
            raise _damaged(f"its part {_shown(name)} cannot be unpacked") from error
        if len(content) > limit:
            raise _too_large()
        self._left -= len(content)
        return content

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
        raise _too_large()
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
        raise _damaged(f"its part {_shown(name)} is not well-formed XML") from error


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
        raise _damaged(f"its part {_shown(name)} is in an encoding that XML parts do not have")
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _damaged(f"its part {_shown(name)} is not in the encoding it declares") from error


def _damaged(how: str) -> UnreadableDocument:
    return UnreadableDocument(f"The file is damaged: {how}.")


def _too_large() -> UnreadableDocument:
    return UnreadableDocument("The file unpacks to more than any document needs; it is not opened.")


def _shown(name: str) -> str:
    return "".join(c for c in name[-60:] if c.isprintable())

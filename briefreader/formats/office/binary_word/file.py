"""The streams of a binary Word file, and where in them things stand (the FIB, [MS-DOC] 2.5)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.office.compound import Compound
from briefreader.formats.office.encryption import decrypted_streams

_MAGIC = 0xA5EC
_OLDEST = 0x00C1
_ENCRYPTED = 0x0100
_OTHER_TABLE = 0x0200
_PLAIN_BYTES = 0x44
"""Bytes at the start of the main stream that are not encrypted."""

_COUNTS = 76
_PLACES = 154


@dataclass(frozen=True, slots=True)
class Lengths:
    """Characters in each part of the text; the parts follow one another in this order."""

    main: int
    footnotes: int
    headers: int
    macros: int
    comments: int
    endnotes: int
    boxes: int


class WordFile:
    """The main stream and the table stream of one file.

    Raises UnreadableDocument if the file is damaged or too old; PasswordNeeded if it is encrypted
    and the password is missing or wrong; struct.error where a number lies outside its stream.
    """

    def __init__(self, content: bytes, password: str | None) -> None:
        compound = Compound(content)
        main = compound.read("WordDocument")
        if main is None or len(main) < _PLACES:
            raise UnreadableDocument("The file is damaged: the stream with its text is missing.")
        magic, version = struct.unpack_from("<HH", main, 0)
        if magic != _MAGIC or version < _OLDEST:
            raise UnreadableDocument(
                "This is a document of Word 6, Word 95 or an older Word; open it in LibreOffice or"
                " Word and save it as .docx."
            )
        (flags,) = struct.unpack_from("<H", main, 0x0A)
        table_name = "1Table" if flags & _OTHER_TABLE else "0Table"
        table = compound.read(table_name)
        if table is None:
            raise UnreadableDocument("The file is damaged: the stream with its tables is missing.")
        if flags & _ENCRYPTED:
            names = ["WordDocument", table_name]
            opened, table = decrypted_streams(content, password, names)
            main = main[:_PLAIN_BYTES] + opened[_PLAIN_BYTES:]
        self.main = main
        self.table = table
        self.properties = compound.titles()
        self.has_macros = compound.has("Macros")
        self.lengths = Lengths(*(max(n, 0) for n in struct.unpack_from("<7i", main, _COUNTS)))

    def place(self, index: int) -> tuple[int, int]:
        """Where a structure stands in the table stream, by its index in the FIB: start and size."""
        start, size = struct.unpack_from("<II", self.main, _PLACES + 8 * index)
        return start, size

    def structure(self, index: int) -> bytes:
        """A structure of the table stream by its index in the FIB; empty if there is none."""
        start, size = self.place(index)
        return self.table[start : start + size]


def numbered(plc: bytes, size: int) -> Iterator[tuple[int, int, bytes]]:
    """The entries of a PLC ([MS-DOC] 2.2.2): start, end and data of `size` bytes."""
    count = (len(plc) - 4) // (4 + size)
    if count < 1:
        return
    places = struct.unpack_from(f"<{count + 1}I", plc, 0)
    data = 4 * (count + 1)
    for index in range(count):
        at = data + size * index
        yield places[index], places[index + 1], plc[at : at + size]


def positions(plc: bytes, count: int) -> tuple[int, ...]:
    """The first positions of a PLC, at most `count`."""
    return struct.unpack_from(f"<{min(count, len(plc) // 4)}I", plc, 0)

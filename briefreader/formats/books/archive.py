"""The files inside a book, read within bounds; nothing is unpacked to disk."""

import struct
import zlib
from io import BytesIO
from lzma import LZMAError
from posixpath import normpath
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from briefreader.domain.errors import UnreadableDocument

LARGEST_FILE = 15_000_000
"""Bytes of one chapter or list at most: a Bible in one file has five million."""

LARGEST_BOOK = 50_000_000
"""Bytes that are inflated from one book at most; pictures and fonts are not read."""

MOST_ENTRIES = 100_000

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
_ENCRYPTED_FLAG = 0x1


class Archive:
    """The files of a book by their paths.

    Raises UnreadableDocument, here and in its methods, if the archive is damaged, encrypted or
    larger than the limits.
    """

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = ZipFile(BytesIO(content))
        except _DAMAGE as error:
            raise UnreadableDocument(
                "The book is damaged: its list of contents cannot be read. Load it again."
            ) from error
        if len(self._archive.filelist) > MOST_ENTRIES:
            raise UnreadableDocument("The book holds more files than any book needs.")
        self._left = LARGEST_BOOK
        self._by_folded_name = {name.casefold(): name for name in self._archive.namelist()}

    def names(self) -> list[str]:
        return self._archive.namelist()

    def actual_name(self, path: str) -> str:
        """The name under which a path is in the archive, whatever its case; empty if it is not."""
        if path in self._archive.NameToInfo:
            return path
        return self._by_folded_name.get(path.casefold(), "")

    def read(self, path: str) -> bytes | None:
        """The content of a file; None if there is none of this name."""
        name = self.actual_name(path)
        if not name:
            return None
        info = self._archive.NameToInfo[name]
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise UnreadableDocument(
                "The book's files are encrypted in a way that no reader of books uses."
            )
        limit = min(self._left, LARGEST_FILE)
        if info.file_size > limit:
            raise _too_large()
        try:
            with self._archive.open(info) as file:
                content = file.read(limit + 1)
        except _DAMAGE as error:
            shown = "".join(c for c in name[-60:] if c.isprintable())
            raise UnreadableDocument(
                f"The book is damaged: its file {shown} cannot be unpacked. Load it again."
            ) from error
        if len(content) > limit:
            raise _too_large()
        self._left -= len(content)
        return content


def resolved(base: str, reference: str) -> tuple[str, str]:
    """The path and the fragment that a reference in the file `base` leads to.

    The path is empty where it leads out of the book: to another place on the disk or to the web.
    """
    address, _, fragment = reference.strip().partition("#")
    address = unquote(address.partition("?")[0])
    if ":" in address or address.startswith(("/", "\\")) or "\x00" in address:
        return "", ""
    fragment = unquote(fragment)
    if not address:
        return base, fragment
    path = normpath(f"{base.rpartition('/')[0]}/{address}".lstrip("/"))
    return ("", "") if path.startswith("..") or path == "." else (path, fragment)


def _too_large() -> UnreadableDocument:
    return UnreadableDocument("The book unpacks to more than any book needs; it is not opened.")

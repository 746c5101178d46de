"""ZIP archives read within bounds: what a hostile one can cost is limited.

Nothing is unpacked to disk, and nothing outside the archive is opened.
"""

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from lzma import LZMAError
from zipfile import BadZipFile, ZipFile

from briefreader.domain.errors import UnreadableDocument

# RuntimeError: an encrypted entry; its subclass NotImplementedError: an unknown way of packing.
DAMAGE = (
    BadZipFile,
    LZMAError,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)
"""What `zipfile` raises on archives that are damaged or packed in an unknown way."""

_ENCRYPTED_FLAG = 0x1


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an archive may hold at most: entries, bytes inflated of one and of all together."""

    entries: int
    largest_entry: int
    largest_whole: int


class Archive:
    """The entries of an archive, by name.

    Raises UnreadableDocument, here and in its methods, if the archive is damaged, encrypted or
    larger than the bounds.
    """

    def __init__(self, content: bytes, bounds: Bounds) -> None:
        try:
            self._archive = ZipFile(BytesIO(content))
        except DAMAGE as error:
            raise UnreadableDocument(
                "The file is damaged: its list of contents cannot be read. Load or copy it again."
            ) from error
        if len(self._archive.filelist) > bounds.entries:
            raise UnreadableDocument("The file holds more parts than any document needs.")
        self._largest_entry = bounds.largest_entry
        self._left = bounds.largest_whole

    def names(self) -> list[str]:
        return self._archive.namelist()

    def has(self, name: str) -> bool:
        return name in self._archive.NameToInfo

    def read(self, name: str) -> bytes | None:
        """The content of an entry; None if there is none of this name."""
        info = self._archive.NameToInfo.get(name)
        if info is None:
            return None
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise UnreadableDocument(
                "The file's parts are encrypted in a way that no program for such files uses; open"
                " it where it was made and save it anew."
            )
        limit = min(self._left, self._largest_entry)
        if info.file_size > limit:
            raise _too_large()
        try:
            with self._archive.open(info) as file:
                content = file.read(limit + 1)
        except DAMAGE as error:
            raise UnreadableDocument(
                f"The file is damaged: its part {shown(name)} cannot be unpacked. Load or copy it"
                " again."
            ) from error
        if len(content) > limit:
            raise _too_large()
        self._left -= len(content)
        return content


def shown(name: str) -> str:
    """The end of an entry's name, fit for a message."""
    return "".join(c for c in name[-60:] if c.isprintable())


def _too_large() -> UnreadableDocument:
    return UnreadableDocument("The file unpacks to more than any document needs; it is not opened.")

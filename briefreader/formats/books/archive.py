"""The files inside a book, by their paths, and where references between them lead."""

from posixpath import normpath
from urllib.parse import unquote

from briefreader.formats.building.archives import Archive, Bounds

BOUNDS = Bounds(entries=100_000, largest_entry=15_000_000, largest_whole=50_000_000)
"""Of a book; a Bible in one file has five million bytes, and pictures and fonts are not read."""


class BookArchive(Archive):
    """The files of a book; a path finds its file whatever the case of the letters.

    Raises UnreadableDocument, here and in its methods, as Archive does.
    """

    def __init__(self, content: bytes) -> None:
        super().__init__(content, BOUNDS)
        self._by_folded_name = {name.casefold(): name for name in self.names()}

    def actual_name(self, path: str) -> str:
        """The name under which a path is in the archive, whatever its case; empty if it is not."""
        return path if self.has(path) else self._by_folded_name.get(path.casefold(), "")

    def read(self, name: str) -> bytes | None:
        return super().read(self.actual_name(name))


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

"""The streams of a compound file ([MS-CFB]), in which old and encrypted Office files are kept."""

from io import BytesIO

from olefile import OleFileIO

from briefreader.domain.errors import UnreadableDocument

LARGEST_STREAM = 100_000_000


class Compound:
    """The streams of a file, by name.

    Raises UnreadableDocument, here and in its methods, if the file is damaged: the library then
    raises what its arithmetic comes to, which is why every exception is caught.
    """

    def __init__(self, content: bytes) -> None:
        try:
            self._file = OleFileIO(BytesIO(content))
        except Exception as error:
            raise _damaged() from error

    def has(self, name: str) -> bool:
        try:
            return bool(self._file.exists(name))
        except Exception as error:
            raise _damaged() from error

    def read(self, name: str) -> bytes | None:
        """The content of a stream; None if there is none of this name."""
        if not self.has(name):
            return None
        try:
            with self._file.openstream(name) as stream:
                return bytes(stream.read(LARGEST_STREAM))
        except Exception as error:
            raise _damaged() from error

    def titles(self) -> tuple[str, str, str]:
        """Title, author and company as its properties state them; empty where they do not."""
        try:
            properties = self._file.get_metadata()
            code_page = properties.codepage
            values = (properties.title, properties.author, properties.company)
        except Exception:  # noqa: BLE001 -- a text without properties is a text
            return "", "", ""
        title, author, company = (_text(value, code_page) for value in values)
        return title, author, company


def _text(value: object, code_page: object) -> str:
    if isinstance(value, str):
        return value
    if not isinstance(value, bytes):
        return ""
    # Code pages beyond 32,767 are stored as negative numbers.
    number = code_page & 0xFFFF if isinstance(code_page, int) else 1252
    name = "utf-8" if number == 65001 else f"cp{number}"
    try:
        return value.decode(name, errors="replace").replace("\x00", "")
    except LookupError:
        return value.decode("cp1252", errors="replace").replace("\x00", "")


def _damaged() -> UnreadableDocument:
    return UnreadableDocument("The file is damaged: its list of streams cannot be read.")

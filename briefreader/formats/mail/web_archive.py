"""Web pages saved whole (.mhtml) become pieces."""

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.building.pieces import Parsed


def parse(content: bytes, password: str | None = None) -> Parsed:
    """The pieces of a file, and what it states about itself.

    Raises UnreadableDocument with the reason; PasswordNeeded if it is encrypted and the password
    is missing or wrong.
    """
    raise UnreadableDocument("briefreader cannot read web pages saved whole (.mhtml) yet.")

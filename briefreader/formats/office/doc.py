"""Word files of the old kind (.doc, Word 97 to 2003) become pieces."""

import struct

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.building.pieces import Parsed
from briefreader.formats.office.binary_word.file import WordFile
from briefreader.formats.office.binary_word.reader import BinaryReader
from briefreader.formats.office.contents import (
    contents_of_notes,
    pieces_of_contents,
    running_heads,
)
from briefreader.formats.office.properties import property_claims, styled_claims


def parse(content: bytes, password: str | None = None) -> Parsed:
    """The pieces of a file, and what it states about itself.

    Raises UnreadableDocument with the reason; PasswordNeeded if it is encrypted and the password
    is missing or wrong.
    """
    try:
        return _parsed(WordFile(content, password))
    except (struct.error, IndexError) as error:
        raise UnreadableDocument(
            "The file is damaged: a place that it names lies outside of it."
        ) from error


def _parsed(file: WordFile) -> Parsed:
    reader = BinaryReader(file)
    contents = reader.contents()
    notes = contents_of_notes(reader.notes())
    heads, feet = reader.running_heads()
    pieces = pieces_of_contents([*running_heads(heads), *contents, *notes, *running_heads(feet)])
    claims = (
        *styled_claims(reader.flow.title, reader.flow.subtitle),
        *property_claims(pieces, *file.properties),
    )
    warnings = ("The file holds macros; they were not run.",) if file.has_macros else ()
    return Parsed(pieces, claims, warnings, headings_optional=True)

"""RTF files become pieces.

By a reader of our own: the library for it gives plain text alone, without tables, lists, notes and
headings.
"""

from briefreader.formats.building.pieces import Parsed
from briefreader.formats.office.contents import (
    contents_of_notes,
    pieces_of_contents,
    running_heads,
)
from briefreader.formats.office.properties import property_claims, styled_claims
from briefreader.formats.office.rich_text.reader import RichTextReader


def parse(content: bytes, password: str | None = None) -> Parsed:
    """The pieces of a file, and what it states about itself; RTF knows no passwords.

    Raises UnreadableDocument if its groups are nested without bound.
    """
    reader = RichTextReader(content)
    notes = contents_of_notes(reader.notes())
    heads, feet = running_heads(reader.heads), running_heads(reader.feet)
    pieces = pieces_of_contents([*heads, *reader.contents(), *notes, *feet])
    stated = reader.tables.properties
    claims = (
        *styled_claims(reader.main.title, reader.main.subtitle),
        *property_claims(
            pieces, stated.get("title", ""), stated.get("author", ""), stated.get("company", "")
        ),
    )
    return Parsed(pieces, claims, headings_optional=True)

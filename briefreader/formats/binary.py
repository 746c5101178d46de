"""The parsers of formats that are not text, each imported when it is first needed."""

from briefreader.formats.building.pieces import Parsed
from briefreader.formats.names import Format


def parse_binary(format_: Format, content: bytes, password: str | None) -> Parsed:
    """What the parser of a format makes of a file's content.

    Raises UnreadableDocument with the reason; PasswordNeeded if the file is encrypted and the
    password is missing or wrong.
    """
    match format_:
        case Format.PDF:
            from briefreader.formats.pdf.parsing import parse
        case Format.DOCX:
            from briefreader.formats.office.docx import parse
        case Format.ODT:
            from briefreader.formats.office.odt import parse
        case Format.RTF:
            from briefreader.formats.office.rtf import parse
        case Format.DOC:
            from briefreader.formats.office.doc import parse
        case Format.EPUB:
            from briefreader.formats.books.epub import parse
        case Format.EML:
            from briefreader.formats.mail.message import parse
        case Format.MSG:
            from briefreader.formats.mail.outlook import parse
        case Format.MHTML:
            from briefreader.formats.mail.web_archive import parse
        case _:
            raise ValueError(f"{format_} is text")
    return parse(content, password)

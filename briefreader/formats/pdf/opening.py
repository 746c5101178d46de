"""Opening a PDF: passwords, damage, and what is refused before the library sees it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as raw

from briefreader.domain.errors import PasswordNeeded, UnreadableDocument
from briefreader.formats.pdf.guarding import refuse_bombs


@contextmanager
def opened(content: bytes, password: str | None) -> Iterator[Any]:
    """The handle of the document in a file's content, closed again at the end.

    Raises UnreadableDocument with the reason; PasswordNeeded if the file is encrypted and the
    password is missing or wrong. The caller holds `pdfium.LOCK`.
    """
    start = max(content.find(b"%PDF-"), 0)
    content = content[start:] if start else content
    refuse_bombs(content)
    document = _loaded(content, password)
    try:
        yield document
    finally:
        raw.FPDF_CloseDocument(document)


def _loaded(content: bytes, password: str | None) -> Any:
    # The library takes passwords as bytes; files before PDF 2.0 have them in Latin-1.
    encodings = ["utf-8"]
    if password and not password.isascii():
        encodings.append("latin-1")
    for encoding in encodings:
        secret = None if password is None else password.encode(encoding, "replace")
        document = raw.FPDF_LoadMemDocument64(content, len(content), secret)
        if document:
            return document
    error = raw.FPDF_GetLastError()
    if error == raw.FPDF_ERR_PASSWORD:
        if password:
            raise PasswordNeeded("The password does not open this PDF.")
        raise PasswordNeeded("This PDF is protected by a password.")
    if error == raw.FPDF_ERR_SECURITY:
        raise UnreadableDocument(
            "This PDF is encrypted in a way that briefreader cannot undo. Save a copy without"
            " protection in the program that made it."
        )
    raise UnreadableDocument(
        "This PDF is damaged: its list of contents cannot be read. Ask for a new copy, or open it"
        " in a PDF viewer and save it again."
    )

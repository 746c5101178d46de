"""The formats of documents as people call them."""

_KINDS = (
    ("PDF", ("pdf",)),
    ("Word", ("docx", "doc")),
    ("OpenDocument", ("odt",)),
    ("Rich text", ("rtf",)),
    ("E-books", ("epub",)),
    ("Web pages", ("html", "mhtml")),
    ("Mail", ("eml", "msg")),
    ("Markdown", ("markdown",)),
    ("Plain text", ("text",)),
)
"""Kinds of files as the dialog for opening files offers them, with the formats they have."""


def file_kinds() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The kinds of files that can be read, each with its suffixes."""
    from briefreader.formats.names import SUFFIX_FORMATS

    return tuple(
        (name, tuple(suffix for suffix, form in SUFFIX_FORMATS.items() if form in formats))
        for name, formats in _KINDS
    )


_NAMES = {
    "text": "Plain text",
    "markdown": "Markdown",
    "html": "Web page",
    "mhtml": "Saved web page",
    "pdf": "PDF",
    "docx": "Word",
    "doc": "Word 97",
    "odt": "OpenDocument",
    "rtf": "Rich text",
    "epub": "EPUB",
    "eml": "Mail",
    "msg": "Outlook mail",
}


def format_name(short: str) -> str:
    """What a document's format is called; one that is not known stays as it is, in capitals."""
    return _NAMES.get(short, short.upper())

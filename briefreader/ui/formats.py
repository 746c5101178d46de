"""The formats of documents as people call them."""

FILE_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("PDF", (".pdf",)),
    ("Word", (".docx", ".doc")),
    ("OpenDocument", (".odt",)),
    ("Rich text", (".rtf",)),
    ("E-books", (".epub",)),
    ("Web pages", (".html", ".htm", ".xhtml", ".mhtml", ".mht")),
    ("Mail", (".eml", ".msg")),
    ("Markdown", (".md", ".markdown")),
    ("Plain text", (".txt", ".text")),
)
"""Kinds of files with their suffixes, as the dialog for opening files offers them."""

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

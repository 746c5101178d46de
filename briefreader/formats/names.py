"""The formats that can be read, what they are called, and the suffixes of their files."""

from enum import StrEnum


class Format(StrEnum):
    """The formats that can be read; the value is `Document.format`."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    MHTML = "mhtml"
    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    EPUB = "epub"
    EML = "eml"
    MSG = "msg"


CALLED = {
    Format.TEXT: "a plain text",
    Format.MARKDOWN: "a Markdown text",
    Format.HTML: "a web page (HTML)",
    Format.MHTML: "a web page saved whole (MHTML)",
    Format.PDF: "a PDF file",
    Format.DOCX: "a Word file",
    Format.DOC: "an old Word file",
    Format.ODT: "an OpenDocument text",
    Format.RTF: "an RTF file",
    Format.EPUB: "an EPUB book",
    Format.EML: "an e-mail",
    Format.MSG: "an Outlook message",
}
"""What a file of each format is called, with its article."""

TEXTUAL = frozenset({Format.TEXT, Format.MARKDOWN, Format.HTML})
"""The formats that are text with marks or without: each may stand under the name of another."""

SUFFIX_FORMATS = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".mhtml": Format.MHTML,
    ".mht": Format.MHTML,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".docm": Format.DOCX,
    ".dotx": Format.DOCX,
    ".doc": Format.DOC,
    ".dot": Format.DOC,
    ".odt": Format.ODT,
    ".ott": Format.ODT,
    ".fodt": Format.ODT,
    ".rtf": Format.RTF,
    ".epub": Format.EPUB,
    ".eml": Format.EML,
    ".msg": Format.MSG,
}
"""The format that each suffix, in lower case, stands for."""

SUFFIXES = frozenset(SUFFIX_FORMATS)
"""Suffixes, in lower case, of the files that importing a folder considers."""

_OTHER_NAMES = {".xls": "an Excel file", ".xlsx": "an Excel file", ".ppt": "a PowerPoint file"}


def misnamed(actual: Format, suffix: str) -> tuple[str, ...]:
    """A warning if a file's suffix stands for another format; none for text under a text's name."""
    stated = SUFFIX_FORMATS.get(suffix)
    if suffix not in _OTHER_NAMES and (stated is None or stated is actual):
        return ()
    if stated in TEXTUAL and actual in TEXTUAL:
        return ()
    said = _OTHER_NAMES.get(suffix) or CALLED[stated or actual]
    return (f"The file is named {suffix} as {said} is, but it is {CALLED[actual]}.",)

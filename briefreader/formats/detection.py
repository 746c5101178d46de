"""What a file is, by its content first and its name second."""

import re
from enum import StrEnum

from briefreader.formats.building.encoding import SAMPLE


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


_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.xls or .ppt)"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"%!PS", "a PostScript file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"ID3", "an audio file"),
    (b"OggS", "an audio file"),
    (b"fLaC", "an audio file"),
    (b"\x1aE\xdf\xa3", "a video file"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\x00\x01\x00\x00\x00", "a font"),
)
_ZIPPED_FORMATS: tuple[tuple[bytes, Format], ...] = (
    (b"application/epub+zip", Format.EPUB),
    (b"application/vnd.oasis.opendocument.text", Format.ODT),
    (b"word/document", Format.DOCX),
)
_ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"xl/", "an Excel file (.xlsx)"),
    (b"ppt/", "a PowerPoint file (.pptx)"),
)
_NAMED = {
    ".csv": "a CSV table",
    ".tsv": "a TSV table",
    ".json": "a JSON file",
    ".jsonl": "a JSON file",
    ".xml": "an XML file",
    ".mbox": "a mailbox",
    ".adoc": "an AsciiDoc file",
    ".tex": "a TeX file",
}
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML_START = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_BEFORE_HTML = re.compile(rb"\s*(?:<!--.*?-->|<\?xml[^>]*\?>)", re.DOTALL)
_TAG = re.compile(
    r"</?(?:p|div|span|br|h[1-6]|ul|ol|li|a|b|i|strong|em|table|tr|td|body|html|head|title|meta"
    r"|article|section|main|frameset)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_MAIL_HEADER = re.compile(
    rb"(?:from|to|subject|date|received|message-id|mime-version|return-path|delivered-to):",
    re.IGNORECASE,
)


def binary_format(content: bytes) -> Format | None:
    """The format of content that is neither plain text, Markdown nor HTML; None if not ours."""
    head = content[:1024]
    if b"%PDF-" in head:
        return Format.PDF
    if head.startswith(b"{\\rtf"):
        return Format.RTF
    if head.startswith(b"PK\x03\x04"):
        names = content[:4096] + content[-SAMPLE:]
        return next((format_ for mark, format_ in _ZIPPED_FORMATS if mark in names), None)
    if head.startswith(_COMPOUND):
        return _compound_format(content)
    if _is_mail(head):
        return Format.MHTML if b"multipart/related" in head.lower() else Format.EML
    return None


def _compound_format(content: bytes) -> Format | None:
    """What a compound file ([MS-CFB]) holds, by the names of its streams."""
    if "__properties_version1.0".encode("utf-16-le") in content:
        return Format.MSG
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Format.DOCX
    return Format.DOC if "WordDocument".encode("utf-16-le") in content else None


def foreign_format(content: bytes, suffix: str) -> str:
    """The name, with its article, of a known format that cannot be read yet; else empty."""
    head = content[:1024]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped_format(content)
    if head.startswith(b"RIFF") and head[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        return {b"WEBP": "a WebP image", b"WAVE": "an audio file"}.get(head[8:12], "a video file")
    if head[4:8] == b"ftyp":
        return "a video file"
    if content[257:262] == b"ustar":
        return "a tar archive"
    if head.startswith(b"BM") and head[6:10] == b"\x00\x00\x00\x00":
        return "a BMP image"
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if is_html(content):
        return "an HTML page under the name of a PDF file" if suffix == ".pdf" else ""
    if head.lstrip().startswith(b"<?xml"):
        return "an XML file"
    return _NAMED.get(suffix, "")


def is_html(content: bytes) -> bool:
    """Whether the content begins as an HTML page does."""
    head = content[:4096].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\x00", b"")
    while (before := _BEFORE_HTML.match(head)) is not None:
        head = head[before.end() :]
    return _HTML_START.match(head.lstrip()) is not None


def has_tags(text: str, suffix: str) -> bool:
    """Whether text without an HTML head is HTML all the same: many tags, or a name that says so."""
    head = text[:20_000]
    wanted = 1 if suffix in {".html", ".htm", ".xhtml"} else 6
    if wanted > 1 and not head.lstrip().startswith("<"):
        return False
    return sum(1 for _ in _TAG.finditer(head)) >= wanted


def _zipped_format(content: bytes) -> str:
    # The names of an archive's entries stand at its start and, all of them, at its end.
    names = content[:4096] + content[-SAMPLE:]
    return next((name for mark, name in _ZIPPED if mark in names), "a ZIP archive")


def _is_mail(head: bytes) -> bool:
    lines = head.lstrip().replace(b"\r\n", b"\n").split(b"\n\n", 1)[0].split(b"\n")
    found = {
        match.group().lower() for line in lines if (match := _MAIL_HEADER.match(line)) is not None
    }
    return bool(found & {b"mime-version:", b"received:", b"message-id:"}) and len(found) >= 3

"""What a file is, by its content first and its name second."""

import re
from itertools import islice

from briefreader.formats import foreign
from briefreader.formats.building.encoding import decode
from briefreader.formats.containers import COMPOUND_MARK, ZIP_MARKS, compound, zipped
from briefreader.formats.foreign import Foreign
from briefreader.formats.names import Format

HEAD = 4096
"""Bytes at the start of a file that are looked at."""

_PDF_MARK = re.compile(rb"%PDF-\d")
_PDF_PARTS = re.compile(rb"\d+\s+\d+\s+obj\b|startxref|%%EOF")
_HTML_START = re.compile(rb"<(?:!doctype\s+html|(?:\w{1,20}:)?html|head|body)\b", re.IGNORECASE)
_BEFORE_HTML = re.compile(rb"\s*(?:<!--.*?-->|<\?xml[^>]*\?>)", re.DOTALL)
_TAG = re.compile(
    r"</?(?:p|div|span|br|h[1-6]|ul|ol|li|a|b|i|strong|em|table|tr|td|body|html|head|title|meta"
    r"|article|section|main|frameset)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_MAILBOX_LINE = re.compile(rb">?From \S.{0,300}\r?\n")
_NEXT_MESSAGE = re.compile(
    rb"\n\r?\nFrom \S[^\n]{0,300}\d{4}[^\n]{0,40}\r?\n(?=>?[A-Za-z][A-Za-z0-9-]{0,60}:)"
)
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60}):")
_LONGEST_HEADERS = 65_536
_STANDARD = frozenset(
    b"from to cc subject date received message-id mime-version return-path delivered-to sender"
    b" reply-to content-type dkim-signature x-mailer in-reply-to references".split()
)
_TRANSPORT = frozenset({b"mime-version", b"received", b"message-id", b"return-path"})
_DELIVERY = frozenset({b"to", b"cc", b"received", b"delivered-to", b"return-path"})
_OFFICE_XML = re.compile(
    rb"progid=[\"'](?P<word>Word)\.Document|progid=[\"']\w+\.|<pkg:package"
    rb"|<office:document\b(?:[^>]*office:mimetype=[\"'](?P<text>application/vnd\.oasis\.opendocument\.text))?"
)
_MAIL_SUFFIXES = frozenset({".eml", ".mht", ".mhtml", ".mim", ".email"})


def binary_format(content: bytes, suffix: str) -> Format | Foreign | None:
    """The format of content that is neither plain text, Markdown nor HTML; None if it is text.

    `suffix` is that of the file's name, in lower case; it decides where the content leaves it
    open. Raises UnreadableDocument if a container's list of contents is damaged.
    """
    head = content[:HEAD]
    if head.startswith(ZIP_MARKS):
        return zipped(content)
    if head.startswith(COMPOUND_MARK):
        return compound(content, suffix)
    if _is_pdf(content):
        return Format.PDF
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{\\rtf"):
        return Format.RTF
    known = _foreign_by_magic(content)
    if known is not None:
        return known
    if is_html(content):
        return foreign.PAGE_NAMED_PDF if suffix == ".pdf" else None
    if plain_head(head).lstrip().startswith(b"<?xml"):
        return _foreign_xml(head)
    return _mail_format(content, suffix) or foreign.BY_SUFFIX.get(suffix)


def is_html(content: bytes) -> bool:
    """Whether the content begins as an HTML page does."""
    head = plain_head(content[:HEAD])
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


def plain_head(head: bytes) -> bytes:
    """The start of a file without its byte order mark, and in UTF-8 if it was in UTF-16 or 32."""
    start = head[:200]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or 3 * start.count(0) > len(start):
        return decode(head[: len(head) - len(head) % 4]).text.encode("utf-8", errors="replace")
    return head.removeprefix(b"\xef\xbb\xbf")


def _is_pdf(content: bytes) -> bool:
    """Whether this is a PDF file, which may have other bytes before its mark (ISO 32000-1, H.3)."""
    mark = _PDF_MARK.search(content, 0, 1024 + 8)
    if mark is None:
        return False
    if not content[: mark.start()].strip(b"\xef\xbb\xbf \t\r\n\x00"):
        return True
    before = content[: mark.start()].lstrip()
    return not before.startswith(b"<") and _PDF_PARTS.search(content, mark.end()) is not None


def _foreign_by_magic(content: bytes) -> Foreign | None:
    head = content[:HEAD]
    if head.startswith(b"RIFF") and head[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        known = {b"WEBP": foreign.IMAGE_WEBP, b"WAVE": foreign.AUDIO}
        return known.get(head[8:12], foreign.VIDEO)
    if head[4:8] == b"ftyp" and head[:3] == b"\x00\x00\x00":
        return foreign.VIDEO
    if content[257:262] == b"ustar":
        return foreign.TAR
    if head.startswith(b"BM") and head[6:10] == b"\x00\x00\x00\x00":
        return foreign.IMAGE_BMP
    return next((what for magic, what in foreign.BY_MAGIC if head.startswith(magic)), None)


def _foreign_xml(head: bytes) -> Foreign | Format:
    kind = _OFFICE_XML.search(plain_head(head))
    if kind is None:
        return foreign.XML
    if kind.group("text"):
        return Format.ODT
    return foreign.WORD_XML if kind.group("word") else foreign.OFFICE_XML


def _mail_format(content: bytes, suffix: str) -> Format | Foreign | None:
    """Whether this is a message, a web page saved as one, or a mailbox of several messages."""
    head = plain_head(content[:_LONGEST_HEADERS]).lstrip()
    line = _MAILBOX_LINE.match(head)
    if line is not None:
        head = head[line.end() :]
    names = _header_names(head)
    if not _is_mail(names, suffix, in_mailbox=line is not None):
        return None
    if line is not None and _has_next_message(content):
        return foreign.MAILBOX
    return Format.MHTML if _is_web_archive(head, names, suffix) else Format.EML


def _has_next_message(content: bytes) -> bool:
    """Whether a mailbox's line is followed by a head that ends, not just by where it was cut."""
    for match in islice(_NEXT_MESSAGE.finditer(content), 20):
        rest = content[match.end() : match.end() + _LONGEST_HEADERS]
        if b"\n\n" in rest or b"\n\r\n" in rest:
            return True
    return False


def _header_names(head: bytes) -> list[bytes]:
    """The names of the fields at the start of a message, in lower case; none if it has no such."""
    names = []
    for line in head.split(b"\n")[:2000]:
        if not line.strip():
            break
        match = _HEADER.match(line)
        if match is not None:
            names.append(match.group(1).lower())
        elif not names or line[:1] not in {b" ", b"\t"}:
            break
    return names


def _is_mail(names: list[bytes], suffix: str, in_mailbox: bool) -> bool:
    standard = _STANDARD.intersection(names)
    if suffix in _MAIL_SUFFIXES or in_mailbox:
        return bool(standard)
    if b"mime-version" in standard and names[0] in _STANDARD and b"content-type" in standard:
        return True
    return len(standard) >= 3 and bool(standard & _TRANSPORT)


def _is_web_archive(head: bytes, names: list[bytes], suffix: str) -> bool:
    """Whether a message is a web page saved by a browser or a word processor (RFC 2557)."""
    if b"snapshot-content-location" in names or suffix in {".mht", ".mhtml"}:
        return True
    fields = head.split(b"\n\n")[0].split(b"\r\n\r\n")[0].lower()
    if b"from: <saved by " in fields or b'from: "saved by ' in fields:
        return True
    return b"multipart/related" in fields and not _DELIVERY.intersection(names)

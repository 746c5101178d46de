"""What a container holds: ZIP archives by their entries, compound files by their streams."""

import re
from io import BytesIO
from zipfile import ZipFile

from briefreader.domain.errors import UnreadableDocument
from briefreader.formats import foreign
from briefreader.formats.building.archives import DAMAGE
from briefreader.formats.foreign import Foreign
from briefreader.formats.names import Format

ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
COMPOUND_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_LONGEST_LIST = 1_000_000
_ROOTS: tuple[tuple[str, Format | Foreign], ...] = (
    ("word/", Format.DOCX),
    ("xl/", foreign.XLSX),
    ("ppt/", foreign.PPTX),
)
_TYPES: tuple[tuple[bytes, Format | Foreign], ...] = (
    (b"wordprocessingml.", Format.DOCX),
    (b"ms-word.", Format.DOCX),
    (b"spreadsheetml.", foreign.XLSX),
    (b"ms-excel.", foreign.XLSX),
    (b"presentationml.", foreign.PPTX),
    (b"ms-powerpoint.", foreign.PPTX),
)
_STREAMS: tuple[tuple[str, Format | Foreign], ...] = (
    ("__properties_version1.0", Format.MSG),
    ("worddocument", Format.DOC),
    ("workbook", foreign.XLS),
    ("book", foreign.XLS),
    ("powerpoint document", foreign.PPT),
    ("hwpsummaryinformation", foreign.HANGUL),
    ("\x05hwpsummaryinformation", foreign.HANGUL),
    ("quill", foreign.PUBLISHER),
    ("matost", foreign.PUBLISHER),
    ("\u4840\u3f7f\u4164\u422f\u4836", foreign.INSTALLER),
    ("catalog", foreign.INSTALLER),
)
_PROTECTED = {".xlsx": foreign.XLSX, ".xlsm": foreign.XLSX, ".pptx": foreign.PPTX}
_MAIN_TYPE = re.compile(rb"[\w.+/-]{1,120}\.main\+xml")


def zipped(content: bytes) -> Format | Foreign:
    """What a ZIP archive is, by the entries that its own list names.

    Raises UnreadableDocument if the list cannot be read.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _by_entries(archive, set(archive.namelist()))
    except DAMAGE as error:
        raise UnreadableDocument(
            "The file is damaged: it is a ZIP archive (as Word, ODT and EPUB files are) whose list"
            " of contents cannot be read. Load or copy it again."
        ) from error


def _by_entries(archive: ZipFile, names: set[str]) -> Format | Foreign:
    stated = _entry(archive, "mimetype", 200).strip()
    if stated.startswith(b"application/epub+zip"):
        return Format.EPUB
    if stated.startswith(_OPEN_DOCUMENT):
        is_text = stated.removeprefix(_OPEN_DOCUMENT).startswith(b"text")
        return Format.ODT if is_text else foreign.OPEN_DOCUMENT
    if stated.startswith(b"application/vnd.sun.xml.writer"):
        return foreign.OLD_OPEN_OFFICE
    if not stated and "META-INF/container.xml" in names:
        return Format.EPUB
    if "[Content_Types].xml" in names:
        return _office(archive, names)
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        manifest = _entry(archive, "META-INF/manifest.xml", 4096)
        is_text = _OPEN_DOCUMENT + b"text" in manifest
        return Format.ODT if is_text else foreign.OPEN_DOCUMENT
    if "META-INF/container.xml" in names:
        return Format.EPUB
    if {"META-INF/MANIFEST.MF", "AndroidManifest.xml"} & names:
        return foreign.JAVA
    if {"Index/Document.iwa", "index.apxl", "Index.zip"} & names:
        return foreign.PAGES
    return foreign.ZIP


def _office(archive: ZipFile, names: set[str]) -> Format | Foreign:
    """An Office Open XML file (ISO/IEC 29500) by the type of its main part, else by its folders."""
    types = _entry(archive, "[Content_Types].xml", _LONGEST_LIST)
    for main in _MAIN_TYPE.findall(types):
        for mark, what in _TYPES:
            if mark in main:
                return what
    for root, what in _ROOTS:
        if any(name.startswith(root) for name in names):
            return what
    if "FixedDocSeq.fdseq" in names or "FixedDocumentSequence.fdseq" in names:
        return foreign.XPS
    return next((what for mark, what in _TYPES if mark in types), foreign.ZIP)


def _entry(archive: ZipFile, name: str, limit: int) -> bytes:
    """The first bytes of an entry; none if it is missing, encrypted or damaged."""
    try:
        with archive.open(name) as file:
            return file.read(limit)
    except (KeyError, *DAMAGE):
        return b""


def compound(content: bytes, suffix: str) -> Format | Foreign:
    """What a compound file ([MS-CFB]) is, by the streams of its root.

    Raises UnreadableDocument if they cannot be read.
    """
    names = _root_streams(content)
    if "encryptedpackage" in names:
        return _PROTECTED.get(suffix, Format.DOCX)
    if not names:
        raise UnreadableDocument(
            "This is an old Office file (.doc, .xls, .msg) or a password-protected one, and it is"
            " damaged: its list of contents cannot be read. Load or copy it again."
        )
    return next((what for name, what in _STREAMS if name in names), foreign.OLD_OFFICE)


def _root_streams(content: bytes) -> set[str]:
    from olefile import OleFileIO

    try:
        with OleFileIO(BytesIO(content)) as file:
            return {str(entry.name).casefold() for entry in file.root.kids}
    except Exception:  # noqa: BLE001 -- on damaged files olefile raises whatever it runs into
        return set()

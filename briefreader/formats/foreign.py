"""Formats that are recognised but not read: what each is called, and what its user can do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Foreign:
    """A format that is not read: its name with its article, and a way to a file that is.

    `way` is a sentence, empty where there is none; `verdict` follows the name.
    """

    name: str
    way: str = ""
    verdict: str = ", which briefreader does not read"

    @property
    def reason(self) -> str:
        """The sentences that the user is shown."""
        return f"This is {self.name}{self.verdict}. {self.way}".rstrip()


_UNPACK = "Unpack it, and add the files that are in it."
_RECOGNISE = "If it shows a text, run text recognition (OCR) on it and save that as PDF."
_RESAVE = "Open it in a word processor such as LibreOffice, and save it as .docx or .odt."
_TABLE = "If you need it as a text, save it as PDF or HTML in the program that made it."
_RENAME = "To see it as plain text, rename it to end in .txt."

IMAGE_WEBP = Foreign("a WebP image", _RECOGNISE)
IMAGE_BMP = Foreign("a BMP image", _RECOGNISE)
AUDIO = Foreign("an audio file")
VIDEO = Foreign("a video file")
TAR = Foreign("a tar archive", _UNPACK)
ZIP = Foreign("a ZIP archive", _UNPACK)
XLSX = Foreign("an Excel file (.xlsx)", _TABLE)
PPTX = Foreign("a PowerPoint file (.pptx)", _TABLE)
XLS = Foreign("an old Excel file (.xls)", _TABLE)
PPT = Foreign("an old PowerPoint file (.ppt)", _TABLE)
OPEN_DOCUMENT = Foreign("an OpenDocument file that holds no text (.ods, .odp, .odg)", _TABLE)
OLD_OPEN_OFFICE = Foreign("an OpenOffice 1 document (.sxw)", _RESAVE)
PAGES = Foreign(
    "a document of Pages, Numbers or Keynote", "Export it as Word or PDF in the program itself."
)
XPS = Foreign("an XPS document", "Open it in a viewer, and print it to a PDF file.")
JAVA = Foreign("a Java or Android program")
OLD_OFFICE = Foreign("an old Office file of an unknown kind", _RESAVE)
HANGUL = Foreign("a Hangul document (.hwp)", "Open it where it was made, and save it as .docx.")
PUBLISHER = Foreign("a Publisher or Works file", "Save it as PDF in the program that made it.")
INSTALLER = Foreign("an installer or a system file of Windows")
MAILBOX = Foreign("a mailbox", "Save the messages that you need as .eml, each in its own file.")
PAGE_NAMED_PDF = Foreign(
    "an HTML page under the name of a PDF file",
    "It may be a site's error page: load the PDF again; to read the page, rename it to .html.",
    verdict="",
)
WORD_XML = Foreign("a Word document as plain XML (Word 2003)", _RESAVE)
OFFICE_XML = Foreign("an Office file as plain XML", _RESAVE)
XML = Foreign(
    "an XML file",
    "Its elements mean something to the program that made it: save it there as HTML, text or PDF.",
)

BY_MAGIC: tuple[tuple[bytes, Foreign], ...] = (
    (b"\x89PNG\r\n\x1a\n", Foreign("a PNG image", _RECOGNISE)),
    (b"\xff\xd8\xff", Foreign("a JPEG image", _RECOGNISE)),
    (b"GIF87a", Foreign("a GIF image", _RECOGNISE)),
    (b"GIF89a", Foreign("a GIF image", _RECOGNISE)),
    (b"II*\x00", Foreign("a TIFF image", _RECOGNISE)),
    (b"MM\x00*", Foreign("a TIFF image", _RECOGNISE)),
    (b"\x00\x00\x00\x0cjP  ", Foreign("a JPEG 2000 image", _RECOGNISE)),
    (b"AT&TFORM", Foreign("a DjVu document", "Convert it to PDF with its text.")),
    (b"%!PS", Foreign("a PostScript file", "Convert it to PDF.")),
    (b"\x1f\x8b", Foreign("a gzip archive", _UNPACK)),
    (b"BZh91AY&SY", Foreign("a bzip2 archive", _UNPACK)),
    (b"\xfd7zXZ\x00", Foreign("an xz archive", _UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Foreign("a 7-Zip archive", _UNPACK)),
    (b"Rar!\x1a\x07", Foreign("a RAR archive", _UNPACK)),
    (b"\x28\xb5\x2f\xfd", Foreign("a Zstandard archive", _UNPACK)),
    (b"\x7fELF", Foreign("a program")),
    (b"MZ\x90\x00", Foreign("a program")),
    (b"\xcf\xfa\xed\xfe", Foreign("a program")),
    (b"\xca\xfe\xba\xbe", Foreign("a program")),
    (b"SQLite format 3\x00", Foreign("an SQLite database")),
    (b"!BDN", Foreign("an Outlook data file (.pst)", MAILBOX.way)),
    (b"ID3\x02", AUDIO),
    (b"ID3\x03", AUDIO),
    (b"ID3\x04", AUDIO),
    (b"OggS\x00", AUDIO),
    (b"fLaC\x00", AUDIO),
    (b"\x1aE\xdf\xa3", VIDEO),
    (b"wOFF\x00", Foreign("a font")),
    (b"wOF2\x00", Foreign("a font")),
    (b"OTTO\x00", Foreign("a font")),
    (b"\x00\x01\x00\x00\x00", Foreign("a font")),
    (b"bplist00", Foreign("a Safari web archive", "Export it from Safari as PDF.")),
    (b"ITSF\x03\x00", Foreign("a compiled help file (.chm)")),
    (b"\xffWPC", Foreign("a WordPerfect document", _RESAVE)),
    (b"\xdb\xa5-\x00", Foreign("a Word 2 document", _RESAVE)),
    (b"1\xbe\x00\x00\x00\xab", Foreign("a Windows Write document", _RESAVE)),
    (b"HWP Document File", HANGUL),
)
"""Formats by the bytes that their files begin with."""

BY_SUFFIX: dict[str, Foreign] = {
    ".csv": Foreign("a CSV table", _RENAME),
    ".tsv": Foreign("a TSV table", _RENAME),
    ".json": Foreign("a JSON file", _RENAME),
    ".jsonl": Foreign("a JSON file", _RENAME),
    ".xml": XML,
    ".mbox": MAILBOX,
    ".adoc": Foreign("an AsciiDoc file", f"Convert it to HTML. {_RENAME}"),
    ".asciidoc": Foreign("an AsciiDoc file", f"Convert it to HTML. {_RENAME}"),
    ".rst": Foreign("a reStructuredText file", f"Convert it to HTML. {_RENAME}"),
    ".tex": Foreign("a TeX file", f"Make a PDF of it. {_RENAME}"),
}
"""Formats whose content cannot be told from plain text, by the suffix in lower case."""

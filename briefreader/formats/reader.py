"""A file becomes a document: the only face of this room."""

import stat
from hashlib import blake2b
from pathlib import Path, PurePath

from briefreader.domain.document import BlockKind, Document
from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.arranging import arranged
from briefreader.formats.binary import parse_binary
from briefreader.formats.building.encoding import decode
from briefreader.formats.building.pieces import Parsed, Piece, assemble
from briefreader.formats.detection import binary_format, has_tags, is_html
from briefreader.formats.foreign import Foreign
from briefreader.formats.markup import text as plain_text
from briefreader.formats.names import CALLED, SUFFIX_FORMATS, SUFFIXES, TEXTUAL, Format, misnamed

__all__ = ["LARGE_BYTES", "MAXIMUM_BYTES", "SUFFIXES", "content_of", "read", "read_bytes"]

LARGE_BYTES = 10_000_000
"""The size from which a file is called large."""

MAXIMUM_BYTES = 100_000_000
"""The largest file that is read."""

MOST_LINES = 1_000_000
"""Lines of a text from which they are not looked at one by one: a block each would take too much
memory."""

MAXIMUM_LINES = 5_000_000
"""The most lines of a text that is read."""

_PASSAGE = 20_000


def read(path: Path, password: str | None = None) -> Document:
    """The document in a file; `password` opens it if it is encrypted.

    Raises UnreadableDocument with the reason: as `content_of`, or empty, binary, or of a format
    that cannot be read; PasswordNeeded if it is encrypted and the password is missing or wrong.
    """
    return read_bytes(content_of(path), path.name, password)


def content_of(path: Path) -> bytes:
    """The bytes of a file that may become a document.

    Raises UnreadableDocument with the reason: missing, not allowed, not a regular file (FIFOs and
    devices are never opened), or too large.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableDocument("This is a folder, not a file.")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableDocument("This is a device or a pipe, not a file.")
        _refuse_size(status.st_size)
        with path.open("rb") as file:
            return file.read(MAXIMUM_BYTES + 1)
    except OSError as error:
        raise UnreadableDocument(_reason(error)) from error
    except ValueError as error:
        raise UnreadableDocument("The file's name is not a valid path.") from error


def read_bytes(content: bytes, name: str, password: str | None = None) -> Document:
    """The document in the content of a file; `name` is the file's name.

    The content decides what the file is, the suffix of the name only where the content leaves it
    open. Raises UnreadableDocument as `read` does.
    """
    _refuse_size(len(content))
    suffix = PurePath(name).suffix.casefold()
    if not content:
        raise UnreadableDocument("The file is empty.")
    format_, parsed, warnings = _parsed(content, suffix, password)
    pieces, metadata = arranged(parsed)
    whole = assemble(pieces)
    return Document(
        text=whole.text,
        blocks=whole.blocks,
        metadata=metadata,
        runs=whole.runs,
        format=format_.value,
        warnings=warnings + parsed.warnings + _oddities(parsed, pieces, len(content)),
        pages=whole.pages,
        fingerprint="" if whole.text else blake2b(content, digest_size=8).hexdigest(),
    )


def _parsed(
    content: bytes, suffix: str, password: str | None
) -> tuple[Format, Parsed, tuple[str, ...]]:
    """The format, what its parser makes of the content, and warnings about the encoding."""
    binary = binary_format(content, suffix)
    if isinstance(binary, Foreign):
        raise UnreadableDocument(binary.reason)
    if binary is not None:
        return binary, parse_binary(binary, content, password), misnamed(binary, suffix)
    format_, text, warnings = _decoded(content, suffix)
    format_, parsed = _parsed_text(format_, text)
    return format_, parsed, misnamed(format_, suffix) + warnings


def _decoded(content: bytes, suffix: str) -> tuple[Format, str, tuple[str, ...]]:
    from briefreader.formats.markup import html

    looks_html = is_html(content)
    in_html = looks_html or suffix in {".html", ".htm", ".xhtml"}
    decoded = decode(content, html.declared_encoding(content) if in_html else "")
    odd = decoded.text.count("\ufffd") + decoded.controls
    if odd > 20 + 0.1 * len(decoded.text) or decoded.controls > 8 + 0.02 * len(decoded.text):
        raise UnreadableDocument(_no_text(suffix))
    if looks_html or has_tags(decoded.text, suffix):
        return Format.HTML, decoded.text, decoded.warnings
    if suffix in {".md", ".markdown"}:
        return Format.MARKDOWN, decoded.text, decoded.warnings
    return Format.TEXT, decoded.text, decoded.warnings


def _parsed_text(format_: Format, text: str) -> tuple[Format, Parsed]:
    """The parsed text and its format; plain text with Markdown's marks is Markdown."""
    from briefreader.formats.markup import html, markdown

    if format_ is Format.HTML:
        return format_, html.parse(text)
    lines = text.count("\n")
    if lines > MAXIMUM_LINES:
        raise UnreadableDocument(
            f"The file has more than {MAXIMUM_LINES:,} lines, the limit for one file."
            " Divide it, and add the parts."
        )
    if lines > MOST_LINES:
        said = f"The file has more than {MOST_LINES:,} lines; they are shown as they stand."
        return Format.TEXT, Parsed(_as_it_stands(text), warnings=(said,), has_markup=False)
    if format_ is Format.MARKDOWN:
        return format_, markdown.parse(text)
    if markdown.looks_like_markdown(text):
        return Format.MARKDOWN, markdown.parse(text, from_plain_text=True)
    return format_, Parsed(plain_text.parse(text), has_markup=False)


def _as_it_stands(text: str) -> list[Piece]:
    """Passages of whole lines, none looked at."""
    pieces = []
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PASSAGE)
        end = len(text) if end < 0 else end
        passage = text[start:end].strip()
        if passage:
            pieces.append(Piece(BlockKind.CODE, passage))
        start = end + 1
    return pieces


def _oddities(parsed: Parsed, pieces: list[Piece], size: int) -> tuple[str, ...]:
    """Warnings about the document as a whole."""
    found: tuple[str, ...] = ()
    if not pieces and not parsed.warnings:
        found += ("The file has no text.",)
    if pieces and not any(piece.is_own for piece in pieces):
        found += ("No text of its own was found: everything looks like menus and notices.",)
    if size > LARGE_BYTES:
        found += (f"The file is large ({size // 1_000_000} MB); opening it may take a moment.",)
    return found


def _no_text(suffix: str) -> str:
    """Why content that is of no known format is not shown as text either."""
    stated = SUFFIX_FORMATS.get(suffix)
    if stated is None or stated in TEXTUAL:
        return (
            "This is not a text file, whatever its name says. Open it in the program that made it,"
            " and save it there as text or PDF."
        )
    return (
        f"The file is named {suffix} but does not begin as {CALLED[stated]} does: it is damaged,"
        " encrypted or something else. Load or copy it again."
    )


def _refuse_size(size: int) -> None:
    if size > MAXIMUM_BYTES:
        raise UnreadableDocument(
            f"The file is larger than {MAXIMUM_BYTES // 1_000_000} MB, the limit for one file."
            " Divide it, and add the parts."
        )


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "The file does not exist."
    if isinstance(error, PermissionError):
        return "You may not read this file: its permissions forbid it."
    return f"The file cannot be read: {error.strerror or error}."

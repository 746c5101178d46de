"""EPUB books become pieces: the chapters in reading order, their notes and pages linked."""

from collections.abc import Mapping
from dataclasses import replace

from briefreader.domain.document import BlockKind, Page
from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.books.archive import BookArchive
from briefreader.formats.books.chapters import chapter_pieces, targets_in
from briefreader.formats.books.markup import is_well_formed, text_of
from briefreader.formats.books.package import Package, package_of
from briefreader.formats.books.pages import pages_named
from briefreader.formats.building.pieces import Parsed, Piece

MOST_TAGS = 1_500_000
"""Marks of elements (`<`) in all chapters at most; chapters above that are left out."""

LEAST_TAGS = 200_000
"""Marks of elements that every book may have; of more there is one for eight bytes of its file."""


def parse(content: bytes, password: str | None = None) -> Parsed:
    """The pieces of a book, and what it states about itself.

    Raises UnreadableDocument if it is damaged, copy-protected, or unpacks to more than the limits.
    """
    archive = BookArchive(content)
    package = package_of(archive)
    most_tags = min(MOST_TAGS, LEAST_TAGS + len(content) // 8)
    texts, warnings = _texts(archive, package, most_tags)
    if not texts:
        raise UnreadableDocument(
            "The book cannot be read: its chapters are missing, or larger than any book needs."
        )
    pages = pages_named(archive, package.navigation)
    wanted: dict[str, set[str]] = {}
    links = (name for path, text in texts.items() for name in targets_in(text, path))
    for name in (*pages, *links):
        wanted.setdefault(name.partition("#")[0], set()).add(name)
    pieces: list[Piece] = []
    for chapter in package.chapters:
        text = texts.pop(chapter.path, "")
        names = wanted.get(chapter.path.partition("#")[0], set())
        pieces.extend(chapter_pieces(text, chapter.path, names, chapter.aside))
    if pages and not any(piece.pages for piece in pieces):
        pieces = [_with_pages(piece, pages) for piece in pieces]
    unmarked = not any(piece.kind is BlockKind.HEADING for piece in pieces)
    warnings = package.warnings + warnings
    return Parsed(pieces, package.claims, warnings, headings_optional=unmarked)


def _texts(
    archive: BookArchive, package: Package, tags: int
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The chapters' texts by path, as long as they have fewer tags than that; what was odd."""
    texts: dict[str, str] = {}
    warnings: dict[str, None] = {}
    missing = faulty = left_out = 0
    for chapter in package.chapters:
        content = archive.read(chapter.path)
        if content is None:
            missing += 1
            continue
        tags -= content.count(b"<")
        if tags < 0:
            left_out += 1
            continue
        faulty += not is_well_formed(content)
        texts[chapter.path], odd = text_of(content)
        warnings.update(dict.fromkeys(odd))
    count = len(package.chapters)
    if missing:
        warnings[f"Of the book's {count} files {missing} are missing; the others are shown."] = None
    if faulty:
        warnings[
            f"Of the book's {count} files {faulty} are not well-formed; they are shown as far as"
            " they can be read."
        ] = None
    if left_out:
        warnings[f"The book is too large: {left_out} of its {count} files were left out."] = None
    return texts, tuple(warnings)


def _with_pages(piece: Piece, pages: Mapping[str, str]) -> Piece:
    """A piece with the pages of the book's list of pages that begin in it."""
    found = tuple(
        Page(anchor.start, pages[anchor.name]) for anchor in piece.anchors if anchor.name in pages
    )
    return replace(piece, pages=tuple(sorted(found, key=lambda page: page.start)))

"""PDF files become pieces."""

import re
from time import monotonic
from typing import Any

import pypdfium2.raw as raw

from briefreader.domain.document import BlockKind
from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.building.pieces import Parsed, Piece
from briefreader.formats.pdf import pdfium
from briefreader.formats.pdf.columns import regions_of
from briefreader.formats.pdf.composing import Composer, NoteNames
from briefreader.formats.pdf.drafts import Draft
from briefreader.formats.pdf.flow import joined
from briefreader.formats.pdf.fragments import PageText
from briefreader.formats.pdf.furniture import Margins, margins_of
from briefreader.formats.pdf.headings import body_size, mark_headings
from briefreader.formats.pdf.hyphens import Hyphenation
from briefreader.formats.pdf.lines import Line, is_leftwards, lines_of
from briefreader.formats.pdf.notes import notes_of, notes_start, references_in
from briefreader.formats.pdf.opening import opened
from briefreader.formats.pdf.pages import read_page, shows_pictures
from briefreader.formats.pdf.paragraphs import drafts_of, has_leaders, is_caption
from briefreader.formats.pdf.properties import bookmarks_of, claims_of
from briefreader.formats.pdf.tables import tables_in

MOST_PAGES = 5000
"""Pages of one file that are read."""
_BYTES_A_PAGE = 200
"""Bytes that a page with text takes at least; a file with many more pages repeats the same one."""
_LONGEST = 20.0
_LONGEST_A_PAGE = 0.1
"""Seconds after which reading is given up, and those that each page adds."""
_COUNT = re.compile(rb"/Type\s*/Pages\s*/Count\s+(\d{5,15})")
_BELIEVED = 50_000
_BLANK_PAGE = re.compile(
    r"\W*(?:this page (?:is |was |has been )?(?:intentionally|deliberately) left blank"
    r"|(?:page )?intentionally left blank)\W*",
    re.IGNORECASE,
)
_MOST_FAILURES = 50
"""Pages in a row that cannot be read, after which the rest is not tried."""


def parse(content: bytes, password: str | None = None) -> Parsed:
    """The pieces of a file, and what it states about itself.

    Raises UnreadableDocument with the reason; PasswordNeeded if it is encrypted and the password
    is missing or wrong.
    """
    with pdfium.LOCK, opened(content, password) as document:
        pages, warnings = _pages(document, content)
        if not _have_text(pages):
            return Parsed([], warnings=(*warnings, _why_without_text(document, pages)))
        opening = " ".join(f.text for page in pages[:3] for f in page.fragments)
        claims = claims_of(document, opening)
        bookmarks = bookmarks_of(document)
    pieces = _pieces(pages, bookmarks)
    return Parsed(pieces, claims, warnings + _oddities(pages), headings_optional=True)


def _pages(document: Any, content: bytes) -> tuple[list[PageText], tuple[str, ...]]:
    count = raw.FPDF_GetPageCount(document)
    pages: list[PageText] = []
    failed: list[int] = []
    in_a_row = 0
    most = min(MOST_PAGES, max(500, len(content) // _BYTES_A_PAGE))
    end = monotonic() + _LONGEST + _LONGEST_A_PAGE * min(count, most)
    for index in range(min(count, most)):
        if monotonic() > end:
            raise UnreadableDocument("This PDF takes too long to read; its pages are too complex.")
        page = read_page(document, index)
        if page is None:
            failed.append(index + 1)
            in_a_row += 1
            if in_a_row >= _MOST_FAILURES:
                break
            continue
        in_a_row = 0
        pages.append(page)
    if count > 0 and not pages:
        raise UnreadableDocument("No page of this PDF can be read.")
    warnings = _lies(content, count)
    if failed:
        listed = ", ".join(map(str, failed[:8])) + (" and others" if len(failed) > 8 else "")
        warnings += (f"Pages that could not be read were left out: {listed}.",)
    if count > most:
        warnings += (f"Only the first {most:,} pages were read.",)
    return pages, warnings


def _lies(content: bytes, count: int) -> tuple[str, ...]:
    """A warning if the file says that it has far more pages than there are."""
    stated = max((int(number) for number in _COUNT.findall(content)), default=0)
    if stated < max(_BELIEVED, 10 * count):
        return ()
    return (f"The file says that it has {stated:,} pages, but only {count:,} could be found.",)


def _have_text(pages: list[PageText]) -> bool:
    return any(page.fragments or page.stamps for page in pages)


def _why_without_text(document: Any, pages: list[PageText]) -> str:
    """What to say of a file in which no letter was found."""
    if not pages:
        return "This PDF has no pages."
    if any(shows_pictures(document, page.index) for page in pages[:5]):
        return (
            "This PDF has no text: its pages are pictures, as a scanner makes them. Run it through"
            " a program for text recognition (OCR) and add the result."
        )
    return (
        "This PDF has no text: its pages are empty, or hold only drawings. If letters are to be"
        " seen on them, a program for text recognition (OCR) can read them."
    )


def _oddities(pages: list[PageText]) -> tuple[str, ...]:
    warnings: tuple[str, ...] = ()
    characters = sum(page.characters for page in pages)
    unmapped = sum(page.unmapped for page in pages)
    if unmapped > 0.2 * characters:
        warnings += ("Much of this PDF's text has no known letters, and reads as nonsense.",)
    empty = [page for page in pages if not page.fragments and not page.stamps]
    if empty and len(empty) * 2 >= len(pages):
        warnings += (f"{len(empty)} of {len(pages)} pages have no text; they may be scanned.",)
    hidden = sum(page.hidden for page in pages)
    if hidden * 2 > len(pages):
        warnings += ("The text was recognised in scanned pages, and may have errors.",)
    if any(max(page.right - page.left, page.top - page.bottom) > 20_000 for page in pages):
        warnings += ("The size of the pages is not a real one.",)
    return warnings


def _pieces(pages: list[PageText], bookmarks: dict[str, int]) -> list[Piece]:
    margins = margins_of(pages)
    laid_out = [_lines(page, margin) for page, margin in zip(pages, margins, strict=True)]
    body = _body_size(laid_out)
    regions: list[list[Draft]] = []
    notes: list[list[Draft]] = []
    owners: list[int] = []
    stamps: list[list[Draft]] = []
    for number, page in enumerate(laid_out):
        stamps.append(_stamps(pages[number]))
        referred = references_in([line for lines in page for line in lines])
        found: list[Draft] = []
        for lines in page:
            start = notes_start(lines, body, referred)
            found += notes_of(lines[start:], referred) if start < len(lines) else []
            regions.append(_drafts(lines[:start]))
            owners.append(number)
        notes.append(found)
    regions = joined(regions)
    flat = [draft for region in regions for draft in region]
    mark_headings(flat, body, bookmarks)
    return _composed(pages, margins, regions, owners, notes, stamps)


def _lines(page: PageText, margins: Margins) -> list[list[Line]]:
    leftwards = is_leftwards(" ".join(f.text for f in margins.body))
    regions = regions_of(margins.body, leftwards)
    lines = [lines_of(region, page.index, number) for number, region in enumerate(regions)]
    return [region for region in lines if region]


def _stamps(page: PageText) -> list[Draft]:
    """What is written across the page's own direction; boilerplate if it is little."""
    lines = lines_of(page.stamps, page.index, 0)
    drafts = drafts_of(lines)
    written = sum(len(line.text) for line in lines)
    for draft in drafts:
        draft.aside = written < 0.15 * page.characters
    return drafts


def _body_size(pages: list[list[list[Line]]]) -> float:
    return body_size(
        [Draft(BlockKind.PARAGRAPH, lines) for regions in pages for lines in regions if lines]
    )


def _drafts(lines: list[Line]) -> list[Draft]:
    """The paragraphs and tables of one region."""
    drafts: list[Draft] = []
    position = 0
    for table in tables_in(lines):
        drafts += drafts_of(lines[position : table.start])
        drafts.append(Draft(BlockKind.TABLE, lines[table.start : table.end], rows=table.rows))
        position = table.end
    drafts += drafts_of(lines[position:])
    for draft in drafts:
        text = draft.text[:300]
        if draft.kind is BlockKind.PARAGRAPH and is_caption(text) and not has_leaders(text):
            draft.kind = BlockKind.CAPTION
        draft.aside = _BLANK_PAGE.fullmatch(text) is not None
    return drafts


def _composed(
    pages: list[PageText],
    margins: list[Margins],
    regions: list[list[Draft]],
    owners: list[int],
    notes: list[list[Draft]],
    stamps: list[list[Draft]],
) -> list[Piece]:
    """All pieces in reading order.

    A page's notes and footer come before a paragraph that runs on to the next page, so that what
    stands on a page is found between its start and that of the next.
    """
    names = NoteNames()
    for found in notes:
        for draft in found:
            if draft.note:
                names.add(draft.page, draft.note)
    labels = {page.index: page.label for page in pages}
    composer = Composer(Hyphenation([f for page in pages for f in page.fragments]), names, labels)
    ordered: list[Draft] = []
    position = 0
    for number, page in enumerate(pages):
        own: list[Draft] = []
        while position < len(regions) and owners[position] == number:
            own.extend(regions[position])
            position += 1
        running = [draft for draft in own if draft.lines[-1].page != page.index]
        ordered += [_aside(line) for line in margins[number].head]
        complete = [draft for draft in own if draft.lines[-1].page == page.index]
        while running and complete and complete[-1].kind is BlockKind.HEADING:
            running.insert(0, complete.pop())
        ordered += complete
        ordered += notes[number]
        ordered += stamps[number]
        ordered += [_aside(line) for line in margins[number].foot]
        ordered += running
    return [piece for draft in ordered if (piece := composer.piece(draft)) is not None]


def _aside(line: Line) -> Draft:
    return Draft(BlockKind.PARAGRAPH, [line], aside=True)

"""Markdown becomes pieces, by way of HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefreader.domain.document import BlockKind, RunStyle
from briefreader.formats.building.pieces import Parsed, Piece
from briefreader.formats.markup import html
from briefreader.formats.markup import text as plain_text
from briefreader.formats.markup.csv_quotes import without_doubled_quotes
from briefreader.formats.markup.front_matter import split_front_matter
from briefreader.formats.markup.markdown_repair import DEEPEST, prepared

if TYPE_CHECKING:
    from briefreader.formats.markup.markdown_converter import Converted

LARGEST = 800_000
"""Code points from which a Markdown text is read as plain text; those in tables count threefold."""
MOST_MARKS = 2_000
"""Marks in one paragraph from which a text is read as plain text."""

LEAST_STORM = 20
"""Marks in a row, at least, that take the converter a time without bound."""

_COUNTED = "*_[]`<&"
_MARK = re.compile(
    r"\*\*[^*\n]{1,200}\*\*|__[^_\n]{1,200}__|\[[^\]\[\n]{1,200}\]\([^()\s]{0,500}\)"
    r"|^#{1,6} \S|^```",
    re.MULTILINE,
)
_STORM = re.compile(r"[\[\]]{40}|`{40}|[*_]{60}")
_IMAGE_STORM = re.compile(r"(?:!\[[^\]\n]{0,20}\]?\(){20}")
_ROW = re.compile(r"[][`*_][][`*_]{39}")
_LONE_IMAGE = re.compile(r'<p><img alt="([^"<>]{1,500})"[^<>]{0,5000}/?></p>')
_TICKS = re.compile(r"`+")
_DEEP = re.compile(rf"^(?: {{{DEEPEST}}}| *(?:> ?){{{DEEPEST}}})", re.MULTILINE)


def looks_like_markdown(text: str) -> bool:
    """Whether a plain text carries enough marks to be meant as Markdown.

    A stray asterisk or hash is no mark; links, bold words, headings and fences are. Three are
    needed, or two beside a list.
    """
    sample = text[:100_000]
    if not any(mark in sample for mark in ("**", "__", "](", "# ", "```")):
        return False
    marks = sum(1 for _ in _MARK.finditer(sample))
    return marks >= 3 or (marks == 2 and re.search(r"^[-*+] \S", sample, re.MULTILINE) is not None)


def parse(text: str, from_plain_text: bool = False) -> Parsed:
    """The pieces of a Markdown text, and what its front matter states.

    `from_plain_text` says that the file does not call itself Markdown: indented lines are then no
    code, and lines that were not wrapped stay apart.
    """
    front = split_front_matter(without_doubled_quotes(text))
    body = front.body
    problem = _problem(body)
    if problem:
        warning = f"The Markdown {problem}; it is shown as plain text."
        pieces = plain_text.parse(body)
        return Parsed(pieces, front.claims, (*front.warnings, warning), has_markup=False)
    try:
        pieces = _pieces(body, from_plain_text)
    except RecursionError:
        warning = "The Markdown is nested too deeply; it is shown as plain text."
        pieces = plain_text.parse(body)
        return Parsed(pieces, front.claims, (*front.warnings, warning), has_markup=False)
    marked = [_strong_heading(piece) for piece in pieces]
    return Parsed(marked, front.claims, front.warnings, headings_optional=True)


def _problem(text: str) -> str:
    """Why a text would take a time without bound to convert; empty if it would not."""
    size = len(text)
    if size > LARGEST // 3:
        size += 2 * sum(len(line) for line in text.split("\n") if line.count("|") > 1)
    if size > LARGEST:
        return "is too long to be laid out"
    # Each search looks at every character: only where there are enough of them at all.
    if (" " * DEEPEST in text or text.count(">") >= DEEPEST) and _DEEP.search(text):
        return "is nested too deeply"
    marks = sum(map(text.count, _COUNTED))
    # The converter looks from each mark for its partner: the time grows with the square.
    if marks > MOST_MARKS:
        counts = (sum(map(paragraph.count, _COUNTED)) for paragraph in text.split("\n\n"))
        if sum(count * count for count in counts) > MOST_MARKS**2:
            return "holds too many marks in one paragraph"
    storm = marks >= LEAST_STORM and _ROW.search(text) and _STORM.search(text)
    images = text.count("![") >= LEAST_STORM and _IMAGE_STORM.search(text)
    if storm or images or _has_tick_storm(text) or html.is_too_deep(text):
        return "holds too many marks in a row"
    return ""


def _has_tick_storm(text: str) -> bool:
    """Whether a line holds runs of backticks of many lengths, each looking for its like."""
    if text.count("`") < 200:
        return False
    return any(
        len({len(run) for run in _TICKS.findall(line)}) > 12
        for line in text.split("\n")
        if line.count("`") > 60
    )


def _pieces(text: str, from_plain_text: bool) -> list[Piece]:
    """The pieces of a text that is safe to convert."""
    from briefreader.formats.markup.markdown_converter import Dialect, converted
    from briefreader.formats.markup.markdown_paragraphs import in_their_places, read_blocks

    lines = prepared((text.expandtabs(4) if "\t" in text else text).split("\n"))
    line_breaks = from_plain_text and not plain_text.wrap_width(lines)
    dialect = Dialect(line_breaks, indented_code=not from_plain_text)
    read = read_blocks(lines, dialect)
    if read is None:
        return _converted_pieces(converted(lines, dialect))
    if read.is_whole:
        return [piece for group in read.groups for piece in group]
    others = _converted_pieces(converted(read.rest.split("\n"), dialect))
    pieces = in_their_places(read, others)
    # A place holder that became part of something else must not take its text with it.
    return _converted_pieces(converted(lines, dialect)) if pieces is None else pieces


def _converted_pieces(whole: Converted) -> list[Piece]:
    from briefreader.formats.markup.markdown_tree import pieces_of_tree

    pieces = pieces_of_tree(whole.root, whole.raw)
    return html.parse_fragment(_with_captions(whole.as_html())) if pieces is None else pieces


def _with_captions(source: str) -> str:
    """The page with the description of an image that stands alone as its caption."""
    return _LONE_IMAGE.sub(r"<figcaption>\1</figcaption>", source)


def _strong_heading(piece: Piece) -> Piece:
    """A short paragraph that is bold as a whole is a heading."""
    if (
        piece.kind is BlockKind.PARAGRAPH
        and len(piece.text) <= 100
        and piece.text[-1] not in ".:,;"
    ):
        for run in piece.runs:
            if run.style is RunStyle.STRONG and run.end - run.start == len(piece.text):
                return piece.to(BlockKind.HEADING, level=3)
    return piece

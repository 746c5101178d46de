"""What on a page is not the document: menus, notices, related items, repeats.

Nothing is cut out; pieces are marked as boilerplate. The rules go by the form of lines and by the
words that pages use for their furniture, in the languages that `furniture.toml` lists.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from briefreader.domain.document import BlockKind, RunStyle
from briefreader.formats.building.pieces import Piece
from briefreader.formats.fields.dates import is_date_line
from briefreader.formats.structure.wording import ends_sentence, key

MENU_WORDS = 5
"""Words in the longest entry of a menu."""
LONG_PARAGRAPH = 40
"""Words from which a paragraph is taken to be the body's own."""

_SEPARATORS = re.compile(r"\s*[|·•›»>/]\s*")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b).{0,200}", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TRUNCATED = re.compile(r"\s*(?:\.{2,}|…|\[(?:\.{3}|…)\])\s*$")
_TYPE_LINE = re.compile(r"(?:(?:publication|content|document|article)\s)?type: \S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words of `furniture.toml`: whole lines, menu entries, and patterns for lines."""

    lines: frozenset[str]
    menu: frozenset[str]
    starts: re.Pattern[str]
    notices: re.Pattern[str]
    related: re.Pattern[str]
    related_people: re.Pattern[str]


@cache
def furniture() -> Furniture:
    """The words that pages use for their furniture."""
    source = resources.files("briefreader.formats.structure").joinpath("furniture.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))

    def pattern(name: str) -> re.Pattern[str]:
        return re.compile("(?:" + "|".join(table[name]) + ")", re.IGNORECASE)

    return Furniture(
        lines=frozenset(table["lines"]),
        menu=frozenset(table["menu"]) | frozenset(table["lines"]),
        starts=pattern("starts"),
        notices=pattern("notices"),
        related=pattern("related"),
        related_people=pattern("related_people"),
    )


def mark_furniture(pieces: list[Piece]) -> list[Piece]:
    """Mark what is boilerplate by itself or by its neighbours, whatever the title is."""
    marked = [
        piece.to(BlockKind.BOILERPLATE) if piece.aside or _is_furniture(piece) else piece
        for piece in pieces
    ]
    _mark_menus(marked)
    _mark_link_lists(marked)
    return marked


def mark_repeats(pieces: list[Piece], title: str) -> list[Piece]:
    """Mark repeated titles, bread crumbs, teasers that the text repeats, and related items."""
    marked = list(pieces)
    _mark_repeated_titles(marked, key(title))
    _mark_teasers(marked)
    _mark_related(marked)
    return marked


def _is_furniture(piece: Piece) -> bool:
    text = piece.text
    if piece.kind in {BlockKind.CODE, BlockKind.TABLE, BlockKind.CAPTION} or len(text) > 1500:
        return False
    words = furniture()
    if key(text) in words.lines or _is_menu_line(text):
        return True
    count = piece.word_count
    if count <= 14 and not ends_sentence(text) and words.starts.match(text):
        return True
    if count <= 8 and _TYPE_LINE.match(text):
        return True
    if count <= 40 and _COPYRIGHT.match(text) and _YEAR.search(text):
        return True
    return count <= 160 and words.notices.match(text) is not None


def _is_menu_line(text: str) -> bool:
    parts = _SEPARATORS.split(text) if len(text) < 300 else []
    if len(parts) < 3 or any(part.count(" ") >= MENU_WORDS for part in parts):
        return False
    known = sum(key(part) in furniture().menu for part in parts)
    return known >= 0.4 * len(parts)


def _is_entry(piece: Piece) -> bool:
    return (
        len(piece.text) <= 40
        and piece.word_count <= MENU_WORDS
        and not ends_sentence(piece.text)
        and piece.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BOILERPLATE}
    )


def _mark_menus(pieces: list[Piece]) -> None:
    """Mark runs of three and more short lines of which two in five are known menu entries."""
    menu = furniture().menu
    start = 0
    while start < len(pieces):
        end = start
        while end < len(pieces) and _is_entry(pieces[end]):
            end += 1
        known = [i for i in range(start, end) if key(pieces[i].text) in menu]
        if len(known) >= 2 and known[-1] - known[0] >= 2:
            inside = known[-1] - known[0] + 1
            if len(known) >= 0.4 * inside:
                for index in range(known[0], known[-1] + 1):
                    pieces[index] = pieces[index].to(BlockKind.BOILERPLATE)
        start = max(end, start + 1)


def _mark_link_lists(pieces: list[Piece]) -> None:
    """Mark lines of links before the first long paragraph and after the last."""
    long = [
        index
        for index, piece in enumerate(pieces)
        if piece.is_own and piece.word_count >= LONG_PARAGRAPH and ends_sentence(piece.text)
    ]
    if not long:
        return
    outside = [*range(long[0]), *range(long[-1] + 1, len(pieces))]
    dense = {
        i
        for i in outside
        if pieces[i].kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BOILERPLATE}
        and pieces[i].linked >= 0.7 * len(pieces[i].text)
    }
    for index in dense:
        neighbours = sum(near in dense for near in (index - 2, index - 1, index + 1, index + 2))
        links = sum(run.style is RunStyle.LINK for run in pieces[index].runs)
        if (neighbours >= 2 or links >= 4) and pieces[index].word_count <= 25:
            pieces[index] = pieces[index].to(BlockKind.BOILERPLATE)


def _mark_repeated_titles(pieces: list[Piece], title: str) -> None:
    if not title:
        return
    found = False
    for index, piece in enumerate(pieces):
        if not piece.is_own or len(piece.text) > len(title) + 200:
            continue
        words = key(piece.text)
        if words == title:
            if found:
                pieces[index] = piece.to(BlockKind.BOILERPLATE)
            found = True
        elif index < 12 and title in words and _is_crumbs(piece.text, title):
            pieces[index] = piece.to(BlockKind.BOILERPLATE)


def _is_crumbs(text: str, title: str) -> bool:
    """Whether a line is the way to the page ("Home > News > Title") or its name with the site's."""
    parts = [key(part) for part in re.split(r"\s+[|·›»>/–—-]\s+", text)]
    return len(parts) > 1 and title in parts and sum(len(part.split()) for part in parts) < 40


def _mark_teasers(pieces: list[Piece]) -> None:
    """Mark a cut copy of a paragraph that stands in full later on."""
    for index, piece in enumerate(pieces[:40]):
        cut = _TRUNCATED.search(piece.text[-40:])
        if cut is None or not piece.is_own or len(piece.text) < 40:
            continue
        stem = key(_TRUNCATED.sub("", piece.text))
        later = (p for p in pieces[index + 1 : index + 12] if p.is_own)
        if len(stem) >= 30 and any(key(p.text).startswith(stem) for p in later):
            pieces[index] = piece.to(BlockKind.BOILERPLATE)


def _mark_related(pieces: list[Piece]) -> None:
    words = furniture()
    index = 0
    while index < len(pieces):
        text = pieces[index].text
        end = index + 1
        if len(text) <= 80 and not ends_sentence(text):
            if words.related_people.fullmatch(key(text)):
                end = _end_of_people(pieces, index)
            elif words.related.fullmatch(key(text)):
                end = _end_of_related(pieces, index)
            if end > index + 1:
                for place in range(index, end):
                    pieces[place] = pieces[place].to(BlockKind.BOILERPLATE)
        index = end


def _end_of_people(pieces: list[Piece], start: int) -> int:
    """Where the list of people or subjects after a heading ends."""
    end = start + 1
    if end < len(pieces) and pieces[end].kind is BlockKind.LIST_ITEM:
        while end < len(pieces) and pieces[end].kind is BlockKind.LIST_ITEM:
            end += 1
    else:
        while end < len(pieces) and _is_entry(pieces[end]) and not is_date_line(pieces[end].text):
            end += 1
    return end


def _end_of_related(pieces: list[Piece], start: int) -> int:
    """Where the related items after a heading end: at the next heading, at the body, or nowhere."""
    level = pieces[start].level if pieces[start].kind is BlockKind.HEADING else 0
    rest = range(start + 1, len(pieces))
    if level:
        stop = next(
            (i for i in rest if pieces[i].kind is BlockKind.HEADING and pieces[i].level <= level),
            len(pieces),
        )
        rest = range(start + 1, stop)
    cues = [i for i in rest if _is_teaser_cue(pieces, i)]
    if len(cues) >= 2 and len(rest) <= 12 * len(cues):
        return _after_teasers(pieces, cues[-1], rest.stop)
    end = start + 1
    while end < rest.stop and _is_item(pieces[end]):
        end += 1
    return end


def _is_item(piece: Piece) -> bool:
    if not piece.is_own:
        return True
    return piece.word_count <= 20 and (piece.linked > 0 or not ends_sentence(piece.text))


def _is_teaser_cue(pieces: list[Piece], index: int) -> bool:
    """Lines that articles do not have but lists of articles do."""
    piece = pieces[index]
    text = piece.text
    if len(text) > 200:
        return False
    repeated = key(text) == key(pieces[index - 1].text)
    linked = piece.linked >= 0.8 * len(text)
    return not piece.is_own or repeated or linked or is_date_line(text)


def _after_teasers(pieces: list[Piece], last_cue: int, stop: int) -> int:
    """The end of a list of teasers whose last sure line is known: two more lines belong to it."""
    end = last_cue + 1
    while (
        end < stop
        and end <= last_cue + 3
        and (pieces[end].word_count < LONG_PARAGRAPH or end == last_cue + 1)
    ):
        end += 1
    return stop if stop - end <= 2 else end

"""Menus, share bars, lists of links, and what stands between them."""

import re

from briefreader.domain.document import BlockKind, RunStyle
from briefreader.formats.building.pieces import Piece
from briefreader.formats.structure.furniture import furniture, is_entry
from briefreader.formats.structure.marking import mark
from briefreader.formats.structure.wording import ends_sentence, key

LONG_PARAGRAPH = 40
"""Words from which a paragraph is taken to be the body's own."""
SHORT_ISLAND = 4
"""Short lines between marked ones that are marked with them, however few these are."""

_TEXT_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_LINK_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BOILERPLATE})
_NOTE = re.compile(r"\[?\(?\d{1,3}[\])]?\.?\s|\[\w{1,4}\]\s|[*†‡^]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{4,}", re.IGNORECASE)


def is_body(piece: Piece) -> bool:
    """Whether a piece is a long paragraph of running text."""
    return (
        piece.kind in _TEXT_KINDS
        and piece.word_count >= LONG_PARAGRAPH
        and ends_sentence(piece.text)
    )


def is_note(text: str) -> bool:
    """Whether a text begins with the mark of a footnote or is an address: a source, no menu."""
    return _NOTE.match(text) is not None or _ADDRESS.search(text[:300]) is not None


def mark_menus(pieces: list[Piece]) -> None:
    """Mark runs of three and more short lines of which two in five are known menu entries."""
    menu = furniture().menu
    start = 0
    while start < len(pieces):
        end = start
        while end < len(pieces) and is_entry(pieces[end]):
            end += 1
        known = [i for i in range(start, end) if key(pieces[i].text) in menu]
        if len(known) >= 2 and known[-1] - known[0] >= 2:
            inside = known[-1] - known[0] + 1
            if len(known) >= 0.4 * inside:
                mark(pieces, range(known[0], known[-1] + 1))
        start = max(end, start + 1)


def mark_link_lists(pieces: list[Piece]) -> None:
    """Mark lines of links before the first long paragraph and after the last."""
    if not any(piece.linked for piece in pieces):
        return
    long = [index for index, piece in enumerate(pieces) if is_body(piece)]
    if not long:
        return
    outside = [*range(long[0]), *range(long[-1] + 1, len(pieces))]
    dense = {
        index
        for index in outside
        if pieces[index].kind in _LINK_KINDS
        and pieces[index].linked >= 0.7 * len(pieces[index].text)
        and not is_note(pieces[index].text)
    }
    for index in dense:
        if not pieces[index].is_own:
            continue
        neighbours = sum(near in dense for near in (index - 2, index - 1, index + 1, index + 2))
        links = sum(run.style is RunStyle.LINK for run in pieces[index].runs)
        if (neighbours >= 2 or links >= 4) and pieces[index].word_count <= 25:
            mark(pieces, [index])
    _mark_last_items(pieces, dense)


def _mark_last_items(pieces: list[Piece], dense: set[int]) -> None:
    """Mark the item at the end of a marked list of links though other words stand beside it."""
    for index in sorted(dense):
        last = index + 1
        if (
            last < len(pieces)
            and pieces[last].kind is BlockKind.LIST_ITEM
            and pieces[last].linked
            and pieces[index].kind is pieces[index - 1].kind is BlockKind.BOILERPLATE
            and pieces[last].word_count <= LONG_PARAGRAPH
            and not ends_sentence(pieces[last].text)
            and (last + 1 == len(pieces) or pieces[last + 1].kind is not BlockKind.LIST_ITEM)
        ):
            mark(pieces, [last])


def mark_islands(pieces: list[Piece]) -> None:
    """Mark the few short lines between marked ones after the body, and single ones before it."""
    body = [index for index, piece in enumerate(pieces) if is_body(piece)]
    if not body:
        return
    first, last = body[0], body[-1]
    for start, end in _islands(pieces, last + 1):
        before = _marked_run(pieces, start - 1, -1, last)
        after = _marked_run(pieces, end, 1, len(pieces))
        length = end - start
        if before and after and (length <= SHORT_ISLAND or 3 * length <= min(before, after)):
            mark(pieces, range(start, end))
        elif after and pieces[end - 1].kind is BlockKind.HEADING:
            mark(pieces, [end - 1])
    for index in range(1, first - 1):
        between = not pieces[index - 1].is_own and not pieces[index + 1].is_own
        if between and is_entry(pieces[index]) and not any(map(str.isdigit, pieces[index].text)):
            mark(pieces, [index])


def _islands(pieces: list[Piece], start: int) -> list[tuple[int, int]]:
    """The runs of short lines that are not marked, from a place on."""
    found = []
    while start < len(pieces):
        end = start
        while end < len(pieces) and _is_island(pieces[end]):
            end += 1
        if end > start:
            found.append((start, end))
        start = max(end, start + 1)
    return found


def _marked_run(pieces: list[Piece], index: int, step: int, stop: int) -> int:
    """How many marked pieces follow one another from a place on."""
    count = 0
    while index != stop and not pieces[index].is_own:
        count += 1
        index += step
    return count


def _is_island(piece: Piece) -> bool:
    return (
        piece.is_own
        and piece.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING}
        and piece.word_count <= 14
        and not is_note(piece.text)
    )

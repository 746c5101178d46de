"""Menus, share bars, lists of links, and what stands between them."""

import re

from briefreader.domain.document import BlockKind, RunStyle
from briefreader.formats.building.pieces import Piece
from briefreader.formats.structure.furniture import furniture, is_entry
from briefreader.formats.structure.wording import ends_sentence, key

LONG_PARAGRAPH = 40
"""Words from which a paragraph is taken to be the body's own."""
LONGEST_ISLAND = 4
"""Short lines between marked ones that are marked with them."""

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
                for index in range(known[0], known[-1] + 1):
                    pieces[index] = pieces[index].to(BlockKind.BOILERPLATE)
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
        neighbours = sum(near in dense for near in (index - 2, index - 1, index + 1, index + 2))
        links = sum(run.style is RunStyle.LINK for run in pieces[index].runs)
        if (neighbours >= 2 or links >= 4) and pieces[index].word_count <= 25:
            pieces[index] = pieces[index].to(BlockKind.BOILERPLATE)
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
            pieces[last] = pieces[last].to(BlockKind.BOILERPLATE)


def mark_islands(pieces: list[Piece]) -> None:
    """Mark the few short lines between marked ones after the body, and single ones before it."""
    own = [index for index, piece in enumerate(pieces) if is_body(piece)]
    if not own:
        return
    first, last = own[0], own[-1]
    index = last + 1
    while index < len(pieces):
        end = index
        while end < len(pieces) and _is_island(pieces[end]):
            end += 1
        marked_before = index - 1 > last and not pieces[index - 1].is_own
        marked_after = end < len(pieces) and not pieces[end].is_own
        if end - index <= LONGEST_ISLAND and marked_after and (marked_before or end > index):
            for place in range(index if marked_before else end - 1, end):
                pieces[place] = pieces[place].to(BlockKind.BOILERPLATE)
        index = max(end, index + 1)
    for index in range(1, first - 1):
        between = not pieces[index - 1].is_own and not pieces[index + 1].is_own
        if between and is_entry(pieces[index]) and not any(map(str.isdigit, pieces[index].text)):
            pieces[index] = pieces[index].to(BlockKind.BOILERPLATE)


def _is_island(piece: Piece) -> bool:
    return (
        piece.is_own
        and piece.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING}
        and piece.word_count <= 14
        and not is_note(piece.text)
    )

"""Lists of links before and after a text; a list of the text's own contents is none."""

from briefreader.domain.document import BlockKind, RunStyle
from briefreader.formats.building.pieces import Piece
from briefreader.formats.structure.marking import mark
from briefreader.formats.structure.menus import LONG_PARAGRAPH, is_body, is_note
from briefreader.formats.structure.wording import ends_sentence, key

LONGEST_ENTRY = 200
"""Characters of the longest entry in a list of contents."""

_MARKS_OF_SECTIONS = frozenset({BlockKind.HEADING, BlockKind.CAPTION})
_LINK_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BOILERPLATE})


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
    dense -= _contents_lists(pieces, dense, range(long[0], long[-1] + 1))
    for index in dense:
        if not pieces[index].is_own:
            continue
        neighbours = sum(near in dense for near in (index - 2, index - 1, index + 1, index + 2))
        links = sum(run.style is RunStyle.LINK for run in pieces[index].runs)
        if (neighbours >= 2 or links >= 4) and pieces[index].word_count <= 25:
            mark(pieces, [index])
    _mark_last_items(pieces, dense)


def _contents_lists(pieces: list[Piece], dense: set[int], body: range) -> set[int]:
    """The places of lists before the text whose entries are its headings, captions or lines.

    A further list right below ("Figures") belongs to these contents.
    """
    if not dense:
        return set()
    lines = {
        key(piece.text)
        for index, piece in enumerate(pieces)
        if index not in dense and piece.is_own and len(piece.text) <= LONGEST_ENTRY
        if index in body or piece.kind in _MARKS_OF_SECTIONS
    }
    found: set[int] = set()
    for run in _runs({place for place in dense if place < body.start}):
        known = sum(key(pieces[place].text) in lines for place in run)
        heading = pieces[run[0] - 1].kind is BlockKind.HEADING
        if known >= 0.4 * len(run) or (heading and run[0] - 2 in found):
            found.update(run)
    return found


def _runs(places: set[int]) -> list[list[int]]:
    """The places as runs of neighbours, in order."""
    runs: list[list[int]] = []
    for place in sorted(places):
        if not runs or place != runs[-1][-1] + 1:
            runs.append([])
        runs[-1].append(place)
    return runs


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

"""Menus, share bars, and the few lines that stand between them."""

import re
from itertools import pairwise

from briefreader.domain.document import BlockKind
from briefreader.formats.building.pieces import Piece
from briefreader.formats.fields.dates import is_date_line
from briefreader.formats.structure.furniture import furniture, is_entry
from briefreader.formats.structure.marking import mark
from briefreader.formats.structure.wording import ends_sentence, key

LONG_PARAGRAPH = 40
"""Words from which a paragraph is taken to be the body's own."""
LONG_MENU = 6
"""Entries from which a run after a skip link is a menu though few of them are known."""
SHORT_ISLAND = 4
"""Short lines between marked ones that are marked with them, however few these are."""

_TEXT_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_NOTE = re.compile(r"\[?\(?\d{1,3}[\])]?\.?\s|\[\w{1,4}\]\s|[*†‡^]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{4,}", re.IGNORECASE)


def is_body(piece: Piece) -> bool:
    """Whether a piece is a long paragraph of running text."""
    if piece.kind not in _TEXT_KINDS:
        return False
    length = len(piece.text)
    if length < 2 * LONG_PARAGRAPH - 1:
        return False
    count = piece.word_count
    # Chinese, Japanese and Thai have no blanks between words.
    is_long = count >= LONG_PARAGRAPH or (length >= 100 and length > 15 * count)
    return is_long and ends_sentence(piece.text)


def is_note(text: str) -> bool:
    """Whether a text begins with the mark of a footnote or is an address: a source, no menu."""
    return _NOTE.match(text) is not None or _ADDRESS.search(text[:300]) is not None


def mark_menus(pieces: list[Piece]) -> None:
    """Mark runs of short lines of which two in five are known menu entries, and share bars.

    Three lines make a menu, two a share bar. A date ends a run: a title stands before it.
    """
    known = furniture().menu
    first_body = next((i for i, piece in enumerate(pieces) if is_body(piece)), len(pieces))
    start = 0
    while start < len(pieces):
        end = start
        while end < len(pieces) and is_entry(pieces[end]) and not _is_date(pieces[end]):
            end += 1
        if end - start > 1:
            names = [key(piece.text) for piece in pieces[start:end]]
            if any(name in known for name in names):
                _mark_entries(pieces, start, names, is_before_body=start < first_body)
        start = max(end, start + 1)


def _mark_entries(pieces: list[Piece], start: int, names: list[str], is_before_body: bool) -> None:
    """Mark the menus and share bars among the entries of one run."""
    words = furniture()
    places = [place for place, name in enumerate(names) if name in words.menu]
    groups: list[list[int]] = [[places[0]]]
    for before, place in pairwise(places):
        # Between a menu and a share bar stands the title.
        is_new = names[place] in words.actions and names[before] not in words.actions
        if is_new and place > before + 1:
            groups.append([])
        groups[-1].append(place)
    for group in groups:
        inside = group[-1] - group[0] + 1
        is_bar = inside > 1 and all(names[place] in words.actions for place in group)
        if len(group) >= 2 and (inside >= 3 or is_bar) and len(group) >= 0.4 * inside:
            mark(pieces, range(start + group[0], start + group[-1] + 1))
    # After a skip link most entries may be unknown; after the last known one the title may stand.
    is_led = not pieces[start].is_own or (start > 0 and not pieces[start - 1].is_own)
    inside = groups[0][-1] + 1
    if is_before_body and inside >= LONG_MENU and len(groups[0]) >= (2 if is_led else 5):
        mark(pieces, range(start, start + inside))


def _is_date(piece: Piece) -> bool:
    return any(map(str.isdigit, piece.text)) and is_date_line(piece.text)


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

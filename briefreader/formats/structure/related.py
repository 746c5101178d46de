"""Related items: other articles, people and subjects that a page lists around its own."""

from bisect import bisect_left

from briefreader.domain.document import BlockKind
from briefreader.formats.building.pieces import Piece
from briefreader.formats.fields.dates import is_date_line
from briefreader.formats.structure.furniture import furniture, is_entry
from briefreader.formats.structure.marking import mark
from briefreader.formats.structure.menus import LONG_PARAGRAPH, is_body
from briefreader.formats.structure.wording import ends_sentence, key

LONGEST_TEASER = 6
"""Pieces from one sure line of a list of teasers to the next."""
TEASER_WORDS = 130
"""Words between two such lines."""


def mark_related(pieces: list[Piece]) -> None:
    """Mark headings over other articles, people, tags or files with what they head."""
    words = furniture()
    body = [index for index, piece in enumerate(pieces) if is_body(piece)]
    last_body = body[-1] if body else len(pieces)
    cues: list[int] = []
    index = 0
    while index < len(pieces):
        text = pieces[index].text
        end = index + 1
        if len(text) <= 80 and not ends_sentence(text):
            name = key(text)
            if words.related_people.fullmatch(name):
                end = _end_of_people(pieces, index)
            elif words.related.fullmatch(name):
                cues = cues or _teaser_cues(pieces, index)
                end = _end_of_related(pieces, index, cues)
            elif index > last_body and words.tail_lists.fullmatch(name):
                end = _end_of_tail_list(pieces, index)
            if end > index + 1:
                mark(pieces, range(index, end))
        index = end


def _end_of_people(pieces: list[Piece], start: int) -> int:
    """Where the list of people or subjects after a heading ends."""
    end = start + 1
    if end < len(pieces) and pieces[end].kind is BlockKind.LIST_ITEM:
        while end < len(pieces) and pieces[end].kind is BlockKind.LIST_ITEM:
            end += 1
    else:
        while end < len(pieces) and is_entry(pieces[end]) and not is_date_line(pieces[end].text):
            end += 1
    return end


def _end_of_tail_list(pieces: list[Piece], start: int) -> int:
    """Where the tags or files that are listed after the text end."""
    end = start + 1
    while end < len(pieces) and _is_item(pieces[end]) and pieces[end].word_count <= 12:
        if pieces[end].kind is BlockKind.HEADING:
            break
        end += 1
    return end


def _end_of_related(pieces: list[Piece], start: int, all_cues: list[int]) -> int:
    """Where the related items after a heading end: at the next heading, at the body, or nowhere."""
    level = pieces[start].level if pieces[start].kind is BlockKind.HEADING else 0
    rest = range(start + 1, len(pieces))
    if level:
        stop = next(
            (i for i in rest if pieces[i].kind is BlockKind.HEADING and pieces[i].level <= level),
            len(pieces),
        )
        rest = range(start + 1, stop)
    cues = _cues_in_a_row(pieces, all_cues, rest)
    if len(cues) >= 2:
        return _after_teasers(pieces, cues[-1], rest.stop)
    end = start + 1
    while end < rest.stop and _is_item(pieces[end]):
        end += 1
    return end


def _cues_in_a_row(pieces: list[Piece], all_cues: list[int], rest: range) -> list[int]:
    """The cues from a heading on, up to where a text too long for a teaser lies between two."""
    found: list[int] = []
    before = rest.start - 1
    for place in range(bisect_left(all_cues, rest.start), len(all_cues)):
        cue = all_cues[place]
        if cue >= rest.stop or cue - before > LONGEST_TEASER:
            break
        if sum(piece.word_count for piece in pieces[before + 1 : cue]) > TEASER_WORDS:
            break
        found.append(cue)
        before = cue
    return found


def _is_item(piece: Piece) -> bool:
    if not piece.is_own:
        return True
    return piece.word_count <= 20 and (piece.linked > 0 or not ends_sentence(piece.text))


def _teaser_cues(pieces: list[Piece], start: int) -> list[int]:
    """The places of all cues after a place, found once for all headings."""
    return [index for index in range(start + 1, len(pieces)) if _is_teaser_cue(pieces, index)]


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

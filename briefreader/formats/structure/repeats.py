"""What a page says twice: its title, the way to it, and the first lines of its text."""

import re

from briefreader.formats.building.pieces import Piece
from briefreader.formats.fields.dates import find_date
from briefreader.formats.structure.furniture import furniture
from briefreader.formats.structure.marking import mark
from briefreader.formats.structure.wording import key

_CRUMB_MARKS = re.compile(r"\s+[|·›»>/–—-]\s+")
_CUTS = ("..", "…", "[...]", "[…]")
_TRUNCATED = re.compile(r"\s*(?:\.{2,}|…|\[(?:\.{3}|…)\])\s*$")


def mark_repeated_titles(pieces: list[Piece], title: str) -> None:
    """Mark the title's repeats; `title` is the key of the title, see `wording.key`."""
    if not title:
        return
    found = False
    for index, piece in enumerate(pieces):
        if not piece.is_own or len(piece.text) > len(title) + 200:
            continue
        words = key(piece.text)
        if words == title:
            if found:
                mark(pieces, [index])
            found = True
        elif title in words and index < 60:
            is_crumbs = index < 12 and _is_crumbs(piece.text, title)
            if is_crumbs or (found and words.startswith(title) and _is_imprint(words, title)):
                mark(pieces, [index])


def mark_teasers(pieces: list[Piece]) -> None:
    """Mark a cut copy of a paragraph that stands in full later on."""
    for index, piece in enumerate(pieces[:40]):
        end = piece.text[-40:].rstrip()
        if not end.endswith(_CUTS) or not piece.is_own or len(piece.text) < 40:
            continue
        stem = key(_TRUNCATED.sub("", piece.text))
        later = (p for p in pieces[index + 1 : index + 12] if p.is_own)
        if len(stem) >= 30 and any(key(p.text).startswith(stem) for p in later):
            mark(pieces, [index])


def _is_crumbs(text: str, title: str) -> bool:
    """Whether a line is the way to the page ("Home > News > Title") or its name with the site's."""
    parts = [key(part) for part in _CRUMB_MARKS.split(text)]
    return len(parts) > 1 and title in parts and sum(len(part.split()) for part in parts) < 40


def _is_imprint(words: str, title: str) -> bool:
    """Whether a line repeats the title with a date or with what the page offers to do with it."""
    rest = words[len(title) :].strip(" .:;,·|-–—()")
    if len(rest) > 100 or not rest:
        return False
    return find_date(rest) is not None or furniture().starts.match(rest) is not None

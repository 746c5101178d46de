"""Marking pieces as boilerplate."""

from collections.abc import Iterable

from briefreader.domain.document import BlockKind
from briefreader.formats.building.pieces import Piece


def mark(pieces: list[Piece], places: Iterable[int]) -> None:
    """Mark the pieces at these places, in the list itself."""
    for index in places:
        if pieces[index].is_own:
            pieces[index] = pieces[index].to(BlockKind.BOILERPLATE)

"""Marked text that has a weaker colour of its own takes the body's colour while it is marked."""

from collections.abc import Iterable

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from briefreader.ui.reading.marks import MarkIndex, Places
from briefreader.ui.theme import Theme


def weak_ranges(
    blocks: Iterable[QTextBlock], places: Places, marks: MarkIndex
) -> list[tuple[int, int]]:
    """The UTF-16 ranges of these blocks that are marked and not in the body's colour."""
    return [
        (block.position() + start, block.position() + end)
        for block in blocks
        for part in marks.in_block(block.blockNumber())
        for start, end in places.weak_parts(block.blockNumber(), part.start, part.end)
    ]


def in_body_colour(
    document: QTextDocument, ranges: Iterable[tuple[int, int]], theme: Theme
) -> list[QTextEdit.ExtraSelection]:
    """What tells a QTextEdit to paint the text of these ranges in the body's colour."""
    style = QTextCharFormat()
    style.setForeground(theme.body)
    selections = []
    for start, end in ranges:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor, selection.format = cursor, style
        selections.append(selection)
    return selections

"""A few lines of text in a given width, the last one cut with an ellipsis."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from briefreader.domain.document import Span
from briefreader.ui.offsets import Utf16Offsets

LEADING = 1.08
"""Height of a line relative to the font's own."""
_BREAK = "\u2028"
LONGEST_LINE = 400
"""Code points that a line can hold at most; what lies beyond is not looked at."""
_STEP = 6
"""Pixels by which the room is narrowed while styled text does not fit."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a span of the text looks, in code points."""

    span: Span
    format: QTextCharFormat


def line_height(font: QFont) -> int:
    """The height of one line, in whole pixels."""
    return round(QFontMetricsF(font).height() * LEADING)


def reads_from_right(text: str) -> bool:
    """Whether the first letter with a direction belongs to a script written from the right."""
    directions = (bidirectional(character) for character in text)
    first = next((found for found in directions if found in ("L", "R", "AL")), "L")
    return first != "L"


def lay_out(
    text: str, font: QFont, width: float, most_lines: int, styles: Sequence[Style] = ()
) -> QTextLayout:
    """Lay out at most `most_lines` lines of text, ready to be drawn at any point.

    A newline breaks the line. Where text is left over the last line ends in an ellipsis.
    """
    longest = most_lines * LONGEST_LINE
    shown = text[:longest].replace("\n", _BREAK)
    layout = _broken(shown, font, width, most_lines, styles)
    if not _is_cut(layout, shown) and len(text) <= longest:
        return layout
    last = layout.lineAt(layout.lineCount() - 1)
    start = Utf16Offsets(shown).to_offset(last.textStart())
    head, rest = shown[:start], shown[start:].partition(_BREAK)[0].rstrip() + " …"
    metrics, room = QFontMetricsF(font), width
    while True:
        tail = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
        kept = len(head) + len(tail.removesuffix("…").rstrip())
        layout = _broken(head + tail, font, width, most_lines, _up_to(kept, styles))
        room -= _STEP
        if room <= 0 or not _is_cut(layout, head + tail):
            return layout


def _up_to(end: int, styles: Sequence[Style]) -> list[Style]:
    """The styles of what is left of a text: an ellipsis has none."""
    return [
        Style(Span(style.span.start, min(style.span.end, end)), style.format)
        for style in styles
        if style.span.start < end
    ]


def _is_cut(layout: QTextLayout, text: str) -> bool:
    """Whether text is left over after the last line."""
    if not layout.lineCount():
        return False
    last = layout.lineAt(layout.lineCount() - 1)
    return last.textStart() + last.textLength() < Utf16Offsets(text).length


def _broken(
    text: str, font: QFont, width: float, most_lines: int, styles: Sequence[Style]
) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    if reads_from_right(text):
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    if styles:
        layout.setFormats(_ranges(text, styles))
    height = line_height(font)
    layout.beginLayout()
    for number in range(most_lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * height))
    layout.endLayout()
    return layout


def _ranges(text: str, styles: Sequence[Style]) -> list[QTextLayout.FormatRange]:
    utf16 = Utf16Offsets(text)
    ranges = []
    for style in styles:
        start, end = (utf16.to_position(offset) for offset in style.span)
        if start < end:
            piece = QTextLayout.FormatRange()
            piece.start, piece.length, piece.format = start, end - start, style.format
            ranges.append(piece)
    return ranges

"""A few lines of text in a given width, the last one cut with an ellipsis."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

LEADING = 1.08
"""Height of a line relative to the font's own."""


def line_height(font: QFont) -> int:
    """The height of one line, in whole pixels."""
    return round(QFontMetricsF(font).height() * LEADING)


def lay_out(
    text: str,
    font: QFont,
    width: float,
    most_lines: int,
    formats: Sequence[QTextLayout.FormatRange] = (),
) -> QTextLayout:
    """Lay out at most `most_lines` lines of text, ready to be drawn at any point."""
    text = text.replace("\n", " ")
    layout = _broken(text, font, width, most_lines, formats)
    last = layout.lineAt(layout.lineCount() - 1) if layout.lineCount() else None
    if last is None or last.textStart() + last.textLength() >= len(text):
        return layout
    start = last.textStart()
    rest = QFontMetricsF(font).elidedText(text[start:], Qt.TextElideMode.ElideRight, width - 2)
    return _broken(text[:start] + rest, font, width, most_lines, formats)


def _broken(
    text: str,
    font: QFont,
    width: float,
    most_lines: int,
    formats: Sequence[QTextLayout.FormatRange],
) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    if formats:
        layout.setFormats(list(formats))
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

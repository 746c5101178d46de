"""The typography of the text: block and character formats made from the theme."""

from dataclasses import dataclass

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextOption,
)

from briefreader.domain.document import BlockKind, RunStyle
from briefreader.ui.theme import Theme

COLUMN_CHARACTERS = 72
MUTED = frozenset({BlockKind.CAPTION, BlockKind.BOILERPLATE})
"""Kinds of block whose text is set in the muted colour."""
LINKS = frozenset({RunStyle.LINK, RunStyle.REFERENCE})
"""Runs that lead somewhere: to an address, or to another place of the document."""

_LINE_HEIGHT = {
    BlockKind.TITLE: 1.22,
    BlockKind.HEADING: 1.3,
    BlockKind.QUESTION: 1.42,
    BlockKind.CAPTION: 1.45,
    BlockKind.BOILERPLATE: 1.45,
    BlockKind.TABLE: 1.5,
    BlockKind.CODE: 1.5,
}
_BODY_LINE_HEIGHT = 1.58
_HEADING_SCALE = {1: 1.46, 2: 1.24, 3: 1.08}
_TITLE_SCALE = 1.72

_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_SAMPLE = "the quick brown fox jumps over the lazy dog and then sleeps in the shade of an oak"


@dataclass(frozen=True, slots=True)
class BlockStyle:
    """What decides a block's format: `first` and `last` say where it stands among its like."""

    kind: BlockKind
    level: int = 0
    first: bool = True
    last: bool = True
    tab: int = 0


class Styles:
    """The formats of one theme, each made once."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.size = theme.text_size
        self.column = QFontMetricsF(theme.reading_font()).horizontalAdvance(_SAMPLE) * (
            COLUMN_CHARACTERS / len(_SAMPLE)
        )
        self._blocks: dict[BlockStyle, QTextBlockFormat] = {}
        self._characters: dict[
            tuple[BlockKind, int, frozenset[RunStyle], str], QTextCharFormat
        ] = {}

    def font(self, kind: BlockKind, level: int = 0) -> QFont:
        """The font of a block's plain text."""
        theme = self.theme
        if kind is BlockKind.TITLE:
            font = theme.heading_font(_TITLE_SCALE)
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98.5)
            return font
        if kind is BlockKind.HEADING:
            return theme.heading_font(_HEADING_SCALE.get(level, 1.0))
        if kind is BlockKind.QUESTION:
            return theme.heading_font(0.98)
        if kind in MUTED:
            font = theme.heading_font(0.8)
            font.setWeight(QFont.Weight.Normal)
            return font
        if kind in (BlockKind.TABLE, BlockKind.CODE):
            return theme.code_font(0.96)
        return theme.reading_font()

    def block_format(self, style: BlockStyle) -> QTextBlockFormat:
        """The margins, indents and line height of a block; do not change the format returned."""
        if style not in self._blocks:
            self._blocks[style] = self._make_block_format(style)
        return self._blocks[style]

    def _make_block_format(self, style: BlockStyle) -> QTextBlockFormat:
        result = QTextBlockFormat()
        font = self.font(style.kind, style.level)
        wanted = _LINE_HEIGHT.get(style.kind, _BODY_LINE_HEIGHT) * font.pixelSize()
        # Qt counts per cent of the font's own line spacing, not of its size.
        result.setLineHeight(100 * wanted / QFontMetricsF(font).height(), _PROPORTIONAL)
        top, bottom, left, right = self._margins(style)
        result.setTopMargin(round(top * self.size))
        result.setBottomMargin(round(bottom * self.size))
        result.setLeftMargin(round(left * self.size))
        result.setRightMargin(round(right * self.size))
        if style.kind is BlockKind.HEADING:
            result.setHeadingLevel(style.level)
        if style.tab:
            advance = QFontMetricsF(font).horizontalAdvance(" ")
            stops = [
                QTextOption.Tab(stop * style.tab * advance, QTextOption.TabType.LeftTab)
                for stop in range(1, 24)
            ]
            result.setTabPositions(stops)
        return result

    def _margins(self, style: BlockStyle) -> tuple[float, float, float, float]:
        """Top, bottom, left and right, in sizes of the body text."""
        kind, level = style.kind, max(style.level, 1)
        if kind is BlockKind.TITLE:
            return 0.0, 0.5, 0.0, 0.0
        if kind is BlockKind.HEADING:
            return (1.9 if level <= 2 else 1.5), 0.5, 0.0, 0.0
        if kind is BlockKind.LIST_ITEM:
            return 0.0, (0.9 if style.last else 0.34), 1.45 * min(level, 8), 0.0
        if kind is BlockKind.QUOTE:
            return (0.2 if style.first else 0.0), 0.9, 1.25 * min(level, 6), 0.6
        if kind is BlockKind.QUESTION:
            return (1.7 if style.first else 0.3), 0.5, 0.0, 0.0
        if kind is BlockKind.CAPTION:
            return (0.5 if style.first else 0.0), (1.3 if style.last else 0.35), 0.0, 2.0
        if kind is BlockKind.BOILERPLATE:
            return 0.0, (1.2 if style.last else 0.42), 0.0, 0.0
        if kind in (BlockKind.TABLE, BlockKind.CODE):
            return (1.0 if style.first else 0.0), (1.7 if style.last else 0.0), 0.85, 0.85
        return 0.0, 0.9, 0.0, 0.0

    def character_format(
        self,
        kind: BlockKind,
        level: int,
        styles: frozenset[RunStyle] = frozenset(),
        target: str = "",
    ) -> QTextCharFormat:
        """The font and colour of a run of a block; do not change the format returned."""
        key = (kind, level, styles, target)
        if key not in self._characters:
            self._characters[key] = self._make_character_format(kind, level, styles, target)
        return self._characters[key]

    def _make_character_format(
        self, kind: BlockKind, level: int, styles: frozenset[RunStyle], target: str
    ) -> QTextCharFormat:
        theme = self.theme
        font = self.font(kind, level)
        if RunStyle.CODE in styles and kind is not BlockKind.CODE:
            font = theme.code_font()
        if RunStyle.STRONG in styles:
            font.setWeight(QFont.Weight.Bold)
        if RunStyle.EMPHASIS in styles:
            font.setItalic(True)
        result = QTextCharFormat()
        result.setForeground(theme.muted if kind in MUTED else theme.body)
        if styles & LINKS:
            result.setForeground(theme.link)
            if target:
                result.setAnchor(True)
                result.setAnchorHref(target)
            font.setUnderline(True)
        result.setFont(font)
        if styles & LINKS:
            result.setUnderlineColor(faded(theme.link, theme.page, 0.55))
        return result


def faded(colour: QColor, towards: QColor, share: float) -> QColor:
    """A colour mixed with a share (0 to 1) of another."""
    return QColor.fromRgbF(
        *(
            one * (1 - share) + other * share
            for one, other in zip(
                (colour.redF(), colour.greenF(), colour.blueF()),
                (towards.redF(), towards.greenF(), towards.blueF()),
                strict=True,
            )
        )
    )

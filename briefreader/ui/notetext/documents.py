"""A note as a text document that is laid out and painted, in the look of the window."""

import re
from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPalette,
    QTextBlock,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from briefreader.ui.notetext.rendering import MOST, note_html
from briefreader.ui.theme import Theme

FIRST = 1_500
"""Code points of a note that are looked at while only its first lines are shown."""
_KEPT = 200
_BLOCKS = re.compile("<(?:h|ul|ol|pre|table|blockquote)")
_HEADING = re.compile(r"<(/?)h([1-6])>")
_QUOTE_INDENT, _QUOTE_BAR = 10, 2
_ROUNDING = 0.5


class NoteDocument(QTextDocument):
    """A document that loads nothing, whatever its text asks for."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None


@dataclass(frozen=True, slots=True)
class RenderedNote:
    """A note laid out; `height` of it is shown, in pixels, and `is_cut` if that is not all."""

    document: NoteDocument
    height: int
    is_cut: bool

    def paint(self, painter: QPainter, at: QPointF, theme: Theme) -> None:
        """Paint what is shown of it, with its upper left corner at a point."""
        document = self.document
        area = QRectF(0, 0, document.textWidth(), self.height)
        painter.save()
        painter.translate(at)
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        _paint_quote_bars(painter, document, theme, self.height)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = area
        look = QPalette(context.palette)
        look.setColor(QPalette.ColorRole.Text, theme.body)
        context.palette = look
        document.documentLayout().draw(painter, context)
        painter.restore()

    def link_at(self, point: QPointF) -> str:
        """The address of the link under a point, from its upper left corner; else empty."""
        if not 0 <= point.y() < self.height:
            return ""
        return self.document.documentLayout().anchorAt(point)

    def links(self) -> tuple[str, ...]:
        """The addresses of all links, each once, in their order."""
        found: dict[str, None] = {}
        block = self.document.begin()
        while block.isValid():
            part = block.begin()
            while not part.atEnd():
                address = part.fragment().charFormat().anchorHref()
                if address:
                    found.setdefault(address)
                part += 1
            block = block.next()
        return tuple(found)


class NoteDocuments:
    """Renders notes in one theme, and keeps those that were rendered last."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._words_css = words_style(theme)
        self._css = self._words_css + blocks_style(theme)
        self._kept: OrderedDict[tuple[str, int, int], RenderedNote] = OrderedDict()

    def get(self, note: str, width: int, most_height: int = 0) -> RenderedNote:
        """A note laid out for a width; with `most_height`, only the lines that fit into it."""
        key = note, width, most_height
        rendered = self._kept.get(key)
        if rendered is None:
            rendered = self._kept[key] = self._render(note, width, most_height)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return rendered

    def _render(self, note: str, width: int, most_height: int) -> RenderedNote:
        longest = FIRST if most_height else MOST
        document = NoteDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self._theme.control_font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        document.setDefaultTextOption(option)
        html = note_html(note, longest)
        document.setDefaultStyleSheet(self._css if _BLOCKS.search(html) else self._words_css)
        document.setHtml(_styled(html))
        document.setTextWidth(width)
        height = document.size().height()
        cut = len(note.strip()) > longest
        if most_height and height > most_height:
            return RenderedNote(document, round(_last_whole_line(document, most_height)), True)
        return RenderedNote(document, round(height + _ROUNDING), cut)


def words_style(theme: Theme) -> str:
    """The style sheet of paragraphs and of what stands in them.

    Qt reads it again for every note, which takes longer than to lay out most of them.
    """
    families = ", ".join(f"'{family}'" for family in theme.code_font().families())
    size = round(theme.control_size * 0.92)
    return f"""
p {{ margin-top: 0; margin-bottom: {_gap(theme)}px; }}
a {{ color: {theme.link.name()}; }}
code {{ font-family: {families}; font-size: {size}px; background: {theme.hover.name()}; }}
"""


def blocks_style(theme: Theme) -> str:
    """The style sheet of headings, lists, quotations, code and tables."""
    size, gap, field = theme.control_size, _gap(theme), theme.field.name()
    return f"""
.h1, .h2, .h3 {{ font-weight: 600; margin-top: {gap}px; margin-bottom: {gap}px; }}
.h1 {{ font-size: {round(size * 1.2)}px; }}
.h2 {{ font-size: {round(size * 1.1)}px; }}
ul, ol {{ -qt-list-indent: 0; margin-left: {round(size * 1.2)}px; margin-top: 0;
    margin-bottom: {gap}px; }}
blockquote {{ margin-left: {_QUOTE_INDENT}px; margin-right: 0; margin-top: 0;
    margin-bottom: {gap}px; color: {theme.muted.name()}; }}
pre {{ white-space: pre-wrap; background: {theme.hover.name()}; margin-top: 0;
    margin-bottom: {gap}px; }}
hr {{ color: {field}; background-color: {field}; }}
th {{ font-weight: 600; }}
table {{ border-collapse: collapse; border-color: {theme.quote.name()}; margin-bottom: {gap}px; }}
"""


def _gap(theme: Theme) -> int:
    """Pixels between two paragraphs."""
    return round(theme.control_size * 0.4)


def _styled(html: str) -> str:
    """HTML for Qt, which makes headings too large and ends code with an empty line."""

    def paragraph(heading: re.Match[str]) -> str:
        return "</p>" if heading[1] else f'<p class="h{min(int(heading[2]), 3)}">'

    return _HEADING.sub(paragraph, html).replace("\n</code></pre>", "</code></pre>")


def _last_whole_line(document: QTextDocument, height: float) -> float:
    """The lower edge of the last line that ends above a height, in pixels."""
    edge, layout = 0.0, document.documentLayout()
    block = document.begin()
    while block.isValid():
        area = layout.blockBoundingRect(block)
        if area.top() > height:
            break
        lines = block.layout()
        for number in range(lines.lineCount()):
            bottom = area.top() + lines.lineAt(number).rect().bottom()
            if edge < bottom <= height:
                edge = bottom
        block = block.next()
    return edge or height


def _paint_quote_bars(
    painter: QPainter, document: QTextDocument, theme: Theme, height: float
) -> None:
    """A bar beside each quoted paragraph; one for every level."""
    block = document.begin()
    while block.isValid():
        area = document.documentLayout().blockBoundingRect(block)
        if area.top() > height:
            return
        for level in range(_quote_level(block)):
            left = level * _QUOTE_INDENT
            painter.fillRect(QRectF(left, area.top(), _QUOTE_BAR, area.height()), theme.quote)
        block = block.next()


def _quote_level(block: QTextBlock) -> int:
    form = block.blockFormat()
    quoted = form.intProperty(QTextFormat.Property.BlockQuoteLevel.value) > 0
    return max(1, round(form.leftMargin() / _QUOTE_INDENT)) if quoted else 0

"""What a card of the notes is made of, from above: lines, a rendered note, room for an editor."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath

from briefreader.domain.annotation import CONTEXT, Anchor, Placement, State
from briefreader.domain.document import Span
from briefreader.ui.notetext.documents import RenderedNote
from briefreader.ui.theme import Theme

_QUOTED = 1000
"""Code points of a passage that are looked at."""
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Lines:
    """Some lines in one font; `muted` are its spans that are less important than the rest.

    `marked` puts the amber mark before them.
    """

    text: str
    font: QFont
    count: int
    height: int
    colour: QColor
    muted: tuple[Span, ...] = ()
    marked: bool = False


@dataclass(frozen=True, slots=True)
class NotePart:
    """The note as it is rendered."""

    note: RenderedNote

    @property
    def height(self) -> int:
        return self.note.height


@dataclass(frozen=True, slots=True)
class EditorRoom:
    """Where the editor stands that is open on this card."""

    height: int


Part = Lines | NotePart | EditorRoom


def old_passage(anchor: Anchor) -> tuple[str, tuple[Span, ...]]:
    """A passage that is gone, on one line with its context, and where in it the context is."""
    before = _one_line(anchor.prefix)
    after = _one_line(anchor.suffix)
    if len(anchor.prefix) >= CONTEXT:
        # A context of full length may begin and end within a word.
        before = before.partition(" ")[2]
    if len(anchor.suffix) >= CONTEXT:
        after = after.rpartition(" ")[0]
    quote = " ".join(anchor.exact[:_QUOTED].split())
    head = f"… {before}" if before.strip() else ""
    tail = f"{after} …" if after.strip() else ""
    end = len(head) + len(quote)
    spans = (Span(0, len(head)), Span(end, end + len(tail)))
    return f"{head}{quote}{tail}", tuple(span for span in spans if span.start < span.end)


def _one_line(context: str) -> str:
    """A context on one line, with a blank at its ends where it has any white space there."""
    return _WHITE.sub(" ", context)


def hint_of(placement: Placement) -> str:
    """The keys that settle where a note belongs; empty where it is certain."""
    if placement.state is State.CHECK:
        return "A accepts it · B shows before and after"
    if placement.state is State.UNATTACHED:
        return "Select its passage and press Shift+A · D keeps it as a note on the document"
    return ""


def paint_mark(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """The amber mark: a triangle with an exclamation mark, in a square."""
    path = QPainterPath()
    path.moveTo(area.center().x(), area.top() + 0.5)
    path.lineTo(area.right() - 0.5, area.bottom() - 0.5)
    path.lineTo(area.left() + 0.5, area.bottom() - 0.5)
    path.closeSubpath()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.check)
    painter.drawPath(path)
    painter.setBrush(theme.panel)
    middle, unit = area.center().x(), area.height() / 12
    painter.drawRect(QRectF(middle - unit * 0.6, area.top() + 4 * unit, unit * 1.2, 4 * unit))
    painter.drawEllipse(QPointF(middle, area.top() + 9.8 * unit), unit * 0.75, unit * 0.75)

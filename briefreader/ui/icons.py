"""The window's icons: single-colour drawings, painted in the theme's colours."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer

from briefreader.config import resource_folder
from briefreader.domain.annotation import Colour
from briefreader.ui.theme import Theme

_SIZES = (18, 36)
"""The toolbar's size, and the same on screens of double density; Qt scales to the others."""
_DOT = 18


def icon(name: str, theme: Theme) -> QIcon:
    """The icon `resources/icons/<name>.svg` in the text's colour, paler where disabled."""
    drawing = (resource_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    result = QIcon()
    for colour, mode in (
        (theme.body, QIcon.Mode.Normal),
        (theme.field, QIcon.Mode.Disabled),
    ):
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour.name()).encode()))
        for size in _SIZES:
            result.addPixmap(_drawn(renderer, size), mode)
    return result


def colour_dot(colour: Colour, theme: Theme) -> QIcon:
    """A filled dot with a ring, in a highlight's colours."""
    size = 2 * _DOT
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.highlight[colour])
    painter.setPen(QPen(theme.underline[colour], 3))
    painter.drawEllipse(3, 3, size - 6, size - 6)
    painter.end()
    return QIcon(pixmap)


def application_icon() -> QIcon:
    """The program's own icon."""
    result = QIcon()
    for size in (48, 128, 256):
        result.addFile(str(resource_folder() / "icons" / f"briefreader-{size}.png"))
    return result


def _drawn(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap

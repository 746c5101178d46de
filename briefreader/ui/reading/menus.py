"""The context menus of the text: on a selection, and on an annotation."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from briefreader.domain.annotation import Annotation, Colour
from briefreader.ui.theme import Theme

_DOT = 16
_QUOTE = 36


def colour_icon(theme: Theme, colour: Colour) -> QIcon:
    """A dot in a colour of highlights."""
    picture = QPixmap(_DOT, _DOT)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.highlight[colour])
    painter.setPen(QPen(theme.underline[colour], 1.5))
    painter.drawEllipse(2, 2, _DOT - 4, _DOT - 4)
    painter.end()
    return QIcon(picture)


def add_action(
    menu: QMenu, text: str, called: Callable[[], object], key: str = "", icon: QIcon | None = None
) -> QAction:
    """An entry that shows its key; the key itself is handled by the text."""
    action = QAction(text, menu)
    if key:
        action.setShortcut(QKeySequence(key))
        action.setShortcutVisibleInContextMenu(True)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    if icon is not None:
        action.setIcon(icon)
    action.triggered.connect(lambda _=False: called())
    menu.addAction(action)
    return action


def add_selection_entries(
    menu: QMenu,
    theme: Theme,
    highlight: Callable[[Colour], object],
    note: Callable[[], object],
    tags: Callable[[], object],
) -> None:
    """What can be done with a selected passage."""
    for number, colour in enumerate(Colour, start=1):
        add_action(
            menu,
            f"Highlight in {without_key(theme.colour_name(colour))}",
            partial(highlight, colour),
            str(number),
            colour_icon(theme, colour),
        )
    add_action(menu, "Write a note…", note, "N")
    add_action(menu, "Add tags…", tags, "T")


def add_annotation_entries(
    menu: QMenu,
    theme: Theme,
    annotation: Annotation,
    recolour: Callable[[str, Colour], object],
    edit: Callable[[str], object],
    tags: Callable[[str], object],
    delete: Callable[[str], object],
) -> None:
    """What can be done with an annotation."""
    add_action(
        menu,
        "Edit note…" if annotation.note else "Write a note…",
        partial(edit, annotation.id),
        "N",
    )
    add_action(menu, "Edit tags…", partial(tags, annotation.id), "T")
    menu.addSeparator()
    for number, colour in enumerate(Colour, start=1):
        action = add_action(
            menu,
            f"Change to {without_key(theme.colour_name(colour))}",
            partial(recolour, annotation.id, colour),
            str(number),
            colour_icon(theme, colour),
        )
        action.setEnabled(colour is not annotation.colour)
    menu.addSeparator()
    add_action(menu, "Delete highlight", partial(delete, annotation.id), "Del")


def attaching_menu(
    parent: QWidget, lost: Sequence[Annotation], attach: Callable[[str], object]
) -> QMenu:
    """Which of several annotations without a place is to be attached to the selection."""
    menu = QMenu("Attach again here", parent)
    for annotation in lost:
        add_action(menu, in_menu(annotation), partial(attach, annotation.id))
    return menu


def short_quote(annotation: Annotation) -> str:
    """The words of an annotated passage on one short line, in quotation marks."""
    words = " ".join(annotation.anchor.exact.split()) if annotation.anchor else ""
    shown = words if len(words) <= _QUOTE else words[: _QUOTE - 1].rstrip() + "…"
    return f"“{shown}”"


def in_menu(annotation: Annotation) -> str:
    """The same for an entry of a menu."""
    return without_key(short_quote(annotation))


def without_key(words: str) -> str:
    """The user's words in an entry of a menu, where a single ampersand is the sign of a key."""
    return words.replace("&", "&&")

"""What is asked before tags change, where there is a choice.

Each is one function, so that a test can put another in its place.
"""

from enum import Enum

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from briefreader.domain.tag import TagNode
from briefreader.ui.taglist.rows import counted


class Extent(Enum):
    """How far a deletion goes."""

    ALL = "with the tags below"
    ALONE = "without them"


class Move(Enum):
    """What dropping a tag on another one means."""

    BELOW = "put it below"
    MERGE = "make one of the two"


def how_far(parent: QWidget, node: TagNode) -> Extent | None:
    """Ask whether the tags below one are to be deleted too; None where the user cancels."""
    below = sum(1 for _ in node.nodes()) - 1
    tags = "the tag" if below == 1 else f"the {below:,} tags"
    question = QMessageBox(parent)
    question.setIcon(QMessageBox.Icon.Question)
    question.setWindowTitle("Delete Tag")
    question.setText(f"Delete {tags} below “{node.path}” too?")
    question.setInformativeText(f"{counted(node).capitalize()}. Highlights and notes stay.")
    every = question.addButton("Delete &All", QMessageBox.ButtonRole.AcceptRole)
    alone = question.addButton("Only &This Tag", QMessageBox.ButtonRole.AcceptRole)
    question.addButton(QMessageBox.StandardButton.Cancel)
    question.setDefaultButton(every)
    question.exec()
    clicked = question.clickedButton()
    question.deleteLater()
    return Extent.ALL if clicked is every else Extent.ALONE if clicked is alone else None


def what_to_do(parent: QWidget, source: str, target: str, place: QPoint) -> Move | None:
    """Ask at a place of the screen what dropping a tag on another one means; None for nothing."""
    menu = QMenu(parent)
    name = source.rpartition("/")[2]
    below = menu.addAction(f"Put Below “{target}” as “{target}/{name}”".replace("&", "&&"))
    merge = menu.addAction(f"Merge “{source}” into “{target}”".replace("&", "&&"))
    menu.addSeparator()
    menu.addAction("Cancel")
    chosen = menu.exec(place)
    menu.deleteLater()
    return Move.BELOW if chosen is below else Move.MERGE if chosen is merge else None

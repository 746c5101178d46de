"""What can be done with facts: the entries of their menu, and the keys that do the same."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from briefreader.ui.factlist.asking import query_of_all, question
from briefreader.ui.factlist.entries import Picked


class Deed(StrEnum):
    """What is asked for; the value is nowhere shown."""

    SEARCH = "search"
    MAKE_NOTE = "make note"
    WRITE_NOTE = "write note"
    COPY = "copy"
    COPY_WITH_SOURCE = "copy with source"


Doer = Callable[[Deed, "tuple[Picked, ...]"], None]


def deed_of(event: QKeyEvent) -> Deed | None:
    """What a key asks for of the facts that are selected."""
    if event.matches(QKeySequence.StandardKey.Copy):
        return Deed.COPY
    return None


def fill(menu: QMenu, picked: tuple[Picked, ...], do: Doer) -> None:
    """Put what can be done with facts into a menu."""

    def add(title: str, deed: Deed, into: QMenu = menu) -> None:
        into.addAction(title, lambda: do(deed, picked))

    entries = [one.entry for one in picked]
    several = len(picked) > 1
    if query_of_all(entries):
        add(question(entries), Deed.SEARCH)
        menu.addSeparator()
    add("Make Notes of These" if several else "Make a Note of This", Deed.MAKE_NOTE)
    if not several:
        add("Write a Note…", Deed.WRITE_NOTE)
    menu.addSeparator()
    add("Copy\tCtrl+C", Deed.COPY)
    add("Copy with Sentence and Source", Deed.COPY_WITH_SOURCE)

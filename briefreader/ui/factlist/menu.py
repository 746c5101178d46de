"""What can be done with facts: the entries of their menu, and the keys that do the same."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from briefreader.domain.fact import FactKind
from briefreader.domain.fact_correction import BY_NAME, NAMES
from briefreader.ui.factlist.asking import query_of_all, question
from briefreader.ui.factlist.entries import Picked


class Deed(StrEnum):
    """What is asked for; the value is nowhere shown."""

    SEARCH = "search"
    MAKE_NOTE = "make note"
    WRITE_NOTE = "write note"
    COPY = "copy"
    COPY_WITH_SOURCE = "copy with source"
    ORIGIN = "origin"
    HIDE = "hide"
    HIDE_EVERYWHERE = "hide everywhere"
    RENAME = "rename"
    MERGE = "merge"
    SPLIT_OFF = "split off"
    TO_PERSON = "to person"
    TO_ORGANISATION = "to organisation"
    TO_PLACE = "to place"


Doer = Callable[[Deed, "tuple[Picked, ...]"], None]

NEW_KINDS = {
    Deed.TO_PERSON: FactKind.PERSON,
    Deed.TO_ORGANISATION: FactKind.ORGANISATION,
    Deed.TO_PLACE: FactKind.PLACE,
}
_NEW_KIND_WORDS = {
    Deed.TO_PERSON: "Person",
    Deed.TO_ORGANISATION: "Organisation",
    Deed.TO_PLACE: "Place",
}
RENAMED = BY_NAME | {FactKind.QUOTE, FactKind.EVENT}
"""The kinds whose entries may be given another name: for a quotation its speaker."""


def deed_of(event: QKeyEvent) -> Deed | None:
    """What a key asks for of the facts that are selected."""
    if event.matches(QKeySequence.StandardKey.Copy):
        return Deed.COPY
    key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.AltModifier:
        return Deed.ORIGIN if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) else None
    if modifiers != Qt.KeyboardModifier.NoModifier:
        return None
    return {Qt.Key.Key_Delete: Deed.HIDE, Qt.Key.Key_F2: Deed.RENAME}.get(Qt.Key(key))


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
    if not several:
        add("Where This Comes From…\tAlt+Return", Deed.ORIGIN)
    menu.addSeparator()
    _add_corrections(menu, picked, add)


def _add_corrections(
    menu: QMenu, picked: Sequence[Picked], add: Callable[[str, Deed, QMenu], None]
) -> None:
    kinds = {one.entry.kind for one in picked}
    several = len(picked) > 1
    if not several and kinds <= RENAMED:
        title = "Change the Speaker…" if FactKind.QUOTE in kinds else "Rename…"
        add(f"{title}\tF2", Deed.RENAME, menu)
    if kinds <= NAMES:
        into = menu.addMenu("Change Kind")
        for deed, kind in NEW_KINDS.items():
            if kinds != {kind}:
                add(_NEW_KIND_WORDS[deed], deed, into)
        add("Merge…" if several else "Merge with…", Deed.MERGE, menu)
        if not several and len(picked[0].entry.spans) > 1:
            add("Split Off This Mention…", Deed.SPLIT_OFF, menu)
    add("Hide\tDel", Deed.HIDE, menu)
    if kinds <= NAMES and not several:
        add("Hide in All Documents", Deed.HIDE_EVERYWHERE, menu)

"""The menus that the text opens: for a selection, for an annotation, for any place, for a fold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from briefreader.domain.annotation import Annotation
from briefreader.domain.document import Span
from briefreader.ui.reading.folding import Fold
from briefreader.ui.reading.menus import (
    add_action,
    add_annotation_entries,
    add_selection_entries,
    attaching_menu,
    colour_icon,
    in_menu,
)

if TYPE_CHECKING:
    from briefreader.ui.reading.annotated_view import AnnotatedView

IS_NOT_PART = "This is not part of the article"
BELONGS = "This belongs to the article"
ALL_BELONGS = "All of this belongs to the article"


def text_menu(view: AnnotatedView, annotation: Annotation | None, offset: int | None) -> QMenu:
    """The menu for the selection, else for an annotation, else for the text at an offset."""
    menu = _menu(view)
    if view.selection() is not None:
        _add_for_selection(menu, view)
    elif annotation is not None:
        _add_for_annotation(menu, view, annotation)
        _add_others(menu, view, annotation, offset)
    menu.addSeparator()
    _add_belonging(menu, view, offset)
    add_action(menu, "Select more", view.selecting.grow, "E")
    add_action(menu, "Select all", view.selectAll, "Ctrl+A")
    if view.folds:
        closed = frozenset(view.folds) - view.open_folds
        add_action(
            menu,
            "Show what is folded" if closed else "Fold what is not the document's own",
            lambda: view.set_folds_open(frozenset(view.folds) if closed else frozenset()),
        )
    return menu


def menu_of(view: AnnotatedView, annotation: Annotation) -> QMenu:
    """What can be done with an annotation."""
    menu = _menu(view)
    _add_for_annotation(menu, view, annotation)
    return menu


def fold_menu(view: AnnotatedView, fold: Fold) -> QMenu:
    """What can be done with text that is folded away."""
    blocks = view.places.document.blocks
    span = Span(blocks[fold.first].start, blocks[fold.last].end)
    menu = _menu(view)
    add_action(menu, ALL_BELONGS, lambda: view.belonging_requested.emit(span))
    return menu


def _menu(view: AnnotatedView) -> QMenu:
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _add_for_selection(menu: QMenu, view: AnnotatedView) -> None:
    add_selection_entries(menu, view.theme, view.highlight, view.write_note, view.write_tags)
    lost = view.placed_annotations.unattached
    extends, merges = view.passages.extendable(), len(view.passages.mergeable())
    if extends or merges or lost:
        menu.addSeparator()
    if extends is not None:
        add_action(
            menu,
            f"Extend {in_menu(extends[1])} to the selection",
            view.passages.extend,
            "Shift+X",
            colour_icon(view.theme, extends[1].colour),
        )
    if merges:
        add_action(menu, f"Merge {merges} highlights", view.passages.merge, "M")
    if len(lost) == 1:
        add_action(menu, f"Attach {in_menu(lost[0])} again here", view.passages.attach, "Shift+A")
    elif lost:
        menu.addMenu(attaching_menu(menu, lost, view.passages.attach_to))
    menu.addSeparator()
    add_action(menu, "Copy", view.copy, "Ctrl+C")
    add_action(menu, "Copy with citation", view.copy_citation, "Ctrl+Shift+C")
    span = view.selection()
    add_action(menu, "Add as fact…", lambda: view.fact_requested.emit(span), "F")


def _add_for_annotation(menu: QMenu, view: AnnotatedView, annotation: Annotation) -> None:
    key = annotation.id
    if view.placed_annotations.is_doubtful(key):
        add_action(menu, "Accept this place", lambda: view.accept_requested.emit(key), "A")
        add_action(menu, "Before and after…", lambda: view.compare_requested.emit(key))
        menu.addSeparator()
    add_annotation_entries(
        menu,
        view.theme,
        annotation,
        view.recolour_requested.emit,
        view.annotation_edit_requested.emit,
        view.annotation_tags_requested.emit,
        view.delete_requested.emit,
    )
    menu.addSeparator()
    add_action(menu, "Adjust the passage", lambda: view.adjuster.begin_by_key(key), "X")
    span = view.placed_annotations.span_of(key)
    near = view.placed_annotations.touching(span) if span is not None else []
    if len(near) > 1:
        ids = tuple(one.id for _, one in near)
        add_action(
            menu, f"Merge {len(ids)} highlights", lambda: view.merge_requested.emit(ids), "M"
        )


def _add_others(
    menu: QMenu, view: AnnotatedView, annotation: Annotation, offset: int | None
) -> None:
    """A menu of its own for each further annotation that lies there."""
    here = [] if offset is None else view.placed_annotations.all_at(offset)
    others = [one for one in here if one.id != annotation.id]
    if others:
        menu.addSeparator()
    for other in others:
        below = QMenu(f"Also here: {in_menu(other)}", menu)
        below.setIcon(colour_icon(view.theme, other.colour))
        _add_for_annotation(below, view, other)
        menu.addMenu(below)


def _add_belonging(menu: QMenu, view: AnnotatedView, offset: int | None) -> None:
    """Offer to take the selected blocks, or the one at an offset, out of the article."""
    span = view.selection() or (None if offset is None else Span(offset, offset))
    if span is not None and view.places.document.blocks:
        text = IS_NOT_PART if view.is_own_text(span) else BELONGS
        add_action(menu, text, lambda: view.belonging_requested.emit(span), "B")

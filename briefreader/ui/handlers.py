"""What each command does: the commands' names, and the parts of the window that carry them out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefreader.ui.main_window import MainWindow


def handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    """The function of every command of `commands.py`, by the command's name."""
    reading, library, reader = window.reading, window.library_desk, window.reader
    adding, document, search = window.adding, window.document_desk, window.search_desk
    find, tags = window.find_desk, window.tag_desk
    return {
        "add_files": adding.add_files,
        "add_folder": adding.add_folder,
        "watch_folder": adding.watch_folder,
        "watched_folders": adding.watched_folders,
        "report": adding.show_report,
        "export_document": library.export_document,
        "export_results": library.export_results,
        "export_all": library.export_all,
        "snapshots": window.safekeeping.show_snapshots,
        "conflicts": window.safekeeping.show_conflicts,
        "quit": window.close,
        "undo": window.undo_desk.undo,
        "redo": window.undo_desk.redo,
        "select_more": reader.select_more,
        "select_less": reader.select_less,
        "search": window.library_pane.focus_search,
        "narrow": window.left_column.turn_to_facets,
        "tag_tree": window.left_column.turn_to_tags,
        "find": find.open,
        "copy_citation": document.copy_citation,
        "next_hit": lambda: find.step(1) if find.is_open else reading.next_hit(),
        "previous_hit": lambda: find.step(-1) if find.is_open else reading.previous_hit(),
        "passages": window.library_pane.show_passages,
        "save_search": search.save_search,
        "saved_searches": search.manage,
        "remember_searches": window.toggle_past_searches,
        "clear_history": search.clear_history,
        "next_document": lambda: library.step_document(1),
        "previous_document": lambda: library.step_document(-1),
        "back": reader.go_back,
        "forward": reader.go_forward,
        "page": document.go_to_page,
        "highlight": reading.highlight_selection,
        "note": reading.note_selection,
        "tags": reading.tag_selection,
        "adjust": reader.adjust,
        "extend": reader.view.passages.extend,
        "merge": reader.view.passages.merge,
        "other_annotation": reader.view.at_caret.turn,
        "delete_annotation": reading.delete_at_caret,
        "accept_place": reader.view.passages.accept,
        "compare_place": reader.view.passages.compare,
        "next_doubt": lambda: window.placing.step(1),
        "previous_doubt": lambda: window.placing.step(-1),
        "attach": reader.view.passages.attach,
        "document_note": lambda: reading.write_note(None),
        "document_tags": tags.tag_documents,
        "colour_names": tags.name_colours,
        "star": library.toggle_star,
        "unread": library.mark_unread,
        "details": document.edit_details,
        "add_fact": lambda: window.facts_desk.add(reader.selection()),
        "names": window.entity_desk.show_all,
        "fact_corrections": window.entity_desk.show_corrections,
        "belonging": document.turn_belonging,
        "changes": document.show_changes,
        "password": window.enter_password,
        "remove": library.remove_selected,
        "facts": lambda: window.show_tab(window.facts_pane),
        "notes": lambda: _show_notes(window),
        "outline": lambda: window.show_tab(window.outline_pane),
        "side_panel": window.toggle_side_panel,
        "all_notes": window.note_browser.turn,
        "reader_focus": window.note_browser.take_focus,
        "dark": window.toggle_theme,
        "larger": reader.zoom_in,
        "smaller": reader.zoom_out,
        "normal_size": reader.reset_zoom,
        "help": library.show_help,
        "shortcuts": library.show_shortcuts,
        "rebuild": library.rebuild,
        "about": library.show_about,
    }


def _show_notes(window: MainWindow) -> None:
    """Show the notes of the document, at the card of the annotation at the caret if any."""
    annotation = window.reader.annotation_at_caret()
    if annotation is not None:
        window.notes_pane.select_annotation(annotation.id)
    window.show_tab(window.notes_pane)

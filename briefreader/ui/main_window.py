"""The window: list, reader and side panel beside each other, and the commands over them.

`Qt`, a namespace of 200 enumerations, is imported after the first paint: it takes 40 ms.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from briefreader.ui.settings import Settings, save_settings
from briefreader.ui.theme import Scheme, load_theme, palette

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent

    from briefreader.domain.colour import Colour
    from briefreader.domain.document import Span
    from briefreader.ui.session import Session

_WIDTHS = (330, 760, 310)


class MainWindow(QMainWindow):
    """Puts the parts together and remembers how the user left them."""

    def __init__(self, settings: Settings, system: Scheme) -> None:
        """A bare window, painted at once; `build` gives it its parts."""
        super().__init__()
        self.settings = settings
        self.built = False
        self._theme = load_theme(
            settings.chosen_scheme(system), settings.text_size, settings.control_size
        )
        self.setWindowTitle("briefreader")
        self.setAcceptDrops(True)
        self._show_bare()
        self.resize(1400, 860)
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))

    # --- building ----------------------------------------------------------------------------

    def build(self, session: Session) -> None:
        """Make the parts of the window, on a session; their modules are imported only now."""
        from briefreader.ui.actions import Actions
        from briefreader.ui.adding_desk import AddingDesk
        from briefreader.ui.concern_sign import ConcernSign
        from briefreader.ui.document_desk import DocumentDesk
        from briefreader.ui.entity_desk import EntityDesk
        from briefreader.ui.facts_desk import FactsDesk
        from briefreader.ui.find_desk import FindDesk
        from briefreader.ui.handlers import handlers
        from briefreader.ui.left_column import LeftColumn
        from briefreader.ui.library_desk import LibraryDesk
        from briefreader.ui.message_bar import MessageBar
        from briefreader.ui.note_browser_desk import NoteBrowserDesk
        from briefreader.ui.panes.facets import FacetsPane
        from briefreader.ui.panes.facts import FactsPane
        from briefreader.ui.panes.library import LibraryPane
        from briefreader.ui.panes.notes import NotesPane
        from briefreader.ui.panes.outline import OutlinePane
        from briefreader.ui.panes.reader import ReaderPane
        from briefreader.ui.panes.tags import TagsPane
        from briefreader.ui.placing_desk import PlacingDesk
        from briefreader.ui.reading_desk import ReadingDesk
        from briefreader.ui.safekeeping_desk import SafekeepingDesk
        from briefreader.ui.search_desk import SearchDesk
        from briefreader.ui.tag_desk import TagDesk
        from briefreader.ui.undo_desk import UndoDesk

        self.session = session
        self._dress_application()
        self.library_pane = LibraryPane(session, self._theme)
        self.facets_pane = FacetsPane(session, self._theme)
        self.tags_pane = TagsPane(session, self._theme)
        self.left_column = LeftColumn(self.library_pane, self.facets_pane, self.tags_pane)
        self.reader = ReaderPane(self._theme)
        self.facts_pane = FactsPane(session, self._theme)
        self.notes_pane = NotesPane(session, self._theme)
        self.outline_pane = OutlinePane(self._theme)
        self.messages = MessageBar()
        self.document_bar = MessageBar("About the document's file")
        self.notes_bar = MessageBar("Notes that need a look")
        self.reading = ReadingDesk(session, self.reader, self._theme, self)
        self.facts_desk = FactsDesk(session, self.facts_pane, self.reading, self)
        self.entity_desk = EntityDesk(session, self.facets_pane.view, self._theme, self)
        self.entity_desk.narrowed.connect(self.facets_pane.choose)
        self.undo_desk = UndoDesk(session, self.reader, self)
        self.find_desk = FindDesk(session, self.reader, self._theme, self)
        self.note_browser = NoteBrowserDesk(session, self.reader, self._theme, self)
        self.library_desk = LibraryDesk(session, self.library_pane, self)
        self.search_desk = SearchDesk(session, self.library_pane, self)
        self.tag_desk = TagDesk(session, self.tags_pane, self.library_pane, self._theme, self)
        self.adding = AddingDesk(session, self.messages, self._theme, self)
        self.document_desk = DocumentDesk(
            session, self.reader, self.document_bar, self._theme, self
        )
        self.placing = PlacingDesk(
            session, self.reader, self.notes_pane, self.notes_bar, self._theme, self
        )
        self.sign = ConcernSign()
        self.safekeeping = SafekeepingDesk(session, self.messages, self.sign, self._theme, self)
        self.actions_ = Actions(handlers(self), self)
        self._coverage = QLabel()
        self._hit_place = QLabel()
        self._page_place = QLabel()
        self._lay_out()
        self._connect()
        self._apply_theme()
        self._restore()
        self._bare_page.hide()
        self.setPalette(QPalette())
        self.built = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left, _, right = _WIDTHS
        self._bare_page.setGeometry(left, 0, self.width() - left - right, self.height())

    def _show_bare(self) -> None:
        """Before the parts are there, show the surfaces they will stand on.

        By palettes, since a QPainter that is given a colour needs `Qt`.
        """
        self._bare_page = QWidget(self, autoFillBackground=True)
        for widget, colour in ((self, self._theme.panel), (self._bare_page, self._theme.page)):
            surface = widget.palette()
            surface.setColor(QPalette.ColorRole.Window, colour)
            widget.setPalette(surface)

    def _lay_out(self) -> None:
        from PySide6.QtCore import Qt

        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Side panel")
        self.tabs.addTab(self.facts_pane, "Facts")
        self.tabs.addTab(self.notes_pane, "Notes")
        self.tabs.addTab(self.outline_pane, "Outline")
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.document_bar)
        column.addWidget(self.notes_bar)
        column.addWidget(self.reader, 1)
        column.addWidget(self.note_browser.place, 1)
        column.addWidget(self.find_desk.bar)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for pane, stretch, least in (
            (self.left_column, 0, 230),
            (middle, 1, 360),
            (self.tabs, 0, 220),
        ):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
            pane.setMinimumWidth(least)
        self.setCentralWidget(self.splitter)
        self.addToolBar(self.actions_.toolbar())
        self.actions_.fill_menus(self)
        self.actions_.confine_to_list(self.library_pane.view)
        self.search_desk.list_in(self.actions_.menu("&Search"))
        self.library_pane.bar.saved.set_commands(
            self.actions_["save_search"], self.actions_["saved_searches"]
        )
        self.statusBar().addPermanentWidget(self.sign)
        self.statusBar().addPermanentWidget(self._page_place)
        self.statusBar().addPermanentWidget(self._hit_place)
        self.statusBar().addPermanentWidget(self._coverage)

    def _connect(self) -> None:
        session = self.session
        session.problem.connect(self.messages.show_message)
        session.message.connect(lambda text: self.statusBar().showMessage(text, 8000))
        session.results_changed.connect(self._results_changed)
        session.annotations_changed.connect(lambda _: self._update_actions())
        session.undo_stack.indexChanged.connect(lambda _: self._update_actions())
        session.library_opened.connect(self._update_actions)
        session.document_renewed.connect(lambda _: self._document_renewed())
        self.library_pane.document_chosen.connect(session.open_document)
        self.library_pane.unreadable_chosen.connect(session.show_unreadable)
        self.library_pane.password_wanted.connect(self.enter_password)
        self.library_pane.passage_chosen.connect(self.reading.go_to_passage)
        self.reading.document_shown.connect(self._document_shown)
        self.reading.edit_requested.connect(self._edit_annotation)
        self.find_desk.opened_or_closed.connect(self._update_actions)
        self.note_browser.opened_or_closed.connect(self._update_actions)
        self.note_browser.annotation_chosen.connect(self._show_note)
        self.reading.hits_ended.connect(self.library_desk.step_to_hits)
        self.reader.annotation_activated.connect(self._show_annotation)
        self.reader.text_size_changed.connect(self._text_size_changed)
        self.reader.scrolled.connect(self._remember_place)
        self.reader.scrolled.connect(self.outline_pane.set_place)
        self.reader.scrolled.connect(lambda _: self._show_page_place())
        self.reader.history_changed.connect(self._update_actions)
        self.reader.password_requested.connect(self.enter_password)
        self.reader.retry_requested.connect(self._try_again)
        self.reader.current_hit_changed.connect(self._show_hit_place)
        self.reader.view.selectionChanged.connect(self._update_actions)
        self.reader.caret_at_changed.connect(lambda _: self._update_actions())
        for pane in (self.facets_pane, self.tags_pane):
            pane.query_wanted.connect(self.library_pane.search_for)
            pane.left.connect(self.library_pane.focus_search)
        self.tag_desk.colour_names_changed.connect(self._name_colours)
        self.facts_pane.mentions_chosen.connect(self._light)
        self.facts_pane.search_requested.connect(self.library_pane.search_for)
        self.facts_pane.note_requested.connect(self.reading.write_note)
        self.reader.fact_requested.connect(self.facts_desk.add)
        self.notes_pane.annotation_chosen.connect(self._go_to_annotation)
        self.notes_pane.link_activated.connect(self.reading.open_link)
        self.notes_pane.document_note_requested.connect(lambda: self.reading.write_note(None))
        self.notes_pane.citation_requested.connect(self.document_desk.copy_citation_of)
        self.outline_pane.offset_chosen.connect(self.reader.scroll_to)
        self.document_desk.note_requested.connect(self._show_note)
        self.placing.note_requested.connect(self._show_note)
        self.safekeeping.note_requested.connect(self._show_note)

    # --- what follows from what --------------------------------------------------------------

    def _document_shown(self, document_id: str) -> None:
        self.outline_pane.show_outline(self.reader.outline())
        self.library_pane.view.select_document(document_id)
        opened = self.session.opened
        self.setWindowTitle(f"{opened.summary.title} — briefreader" if opened else "briefreader")
        if opened is not None:
            self.settings = replace(
                self.settings,
                document=document_id,
                library=str(self.session.library.places.library),
            )
            if not opened.matches and document_id in self.settings.places:
                self.reader.scroll_to(self.settings.places[document_id])
        self._show_page_place()
        self._update_actions()

    def _document_renewed(self) -> None:
        """The open document was read again: what stands beside it follows, the place stays."""
        opened = self.session.opened
        if opened is not None:
            self.outline_pane.show_outline(self.reader.outline())
            self.outline_pane.set_place(self.reader.top_offset())
            self.setWindowTitle(f"{opened.summary.title} — briefreader")
        self._show_page_place()
        self._update_actions()

    def enter_password(self) -> None:
        """Ask for the password of the file whose problem is shown."""
        row = self.session.unreadable
        if row is not None and row.needs_password:
            self.adding.enter_password((row.path,))

    def _try_again(self) -> None:
        if self.session.unreadable is not None:
            self.adding.try_again(self.session.unreadable.path)

    def _results_changed(self) -> None:
        from briefreader.ui.coverage import in_full, in_short

        coverage = self.session.results.coverage
        self._coverage.setText(in_short(coverage) if coverage else "")
        self._coverage.setToolTip(in_full(coverage) if coverage else "")
        self._update_actions()

    def _show_annotation(self, annotation_id: str) -> None:
        self.show_tab(self.notes_pane, focus=False)
        self.notes_pane.select_annotation(annotation_id)

    def _edit_annotation(self, annotation_id: str, focus: str) -> None:
        self.show_tab(self.notes_pane, focus=False)
        self.notes_pane.edit(annotation_id, focus)

    def _go_to_annotation(self, annotation_id: str) -> None:
        placement = self.session.placement(annotation_id)
        if placement is not None and placement.span is not None:
            self.reader.reveal(placement.span.start)

    def _show_note(self, annotation_id: str) -> None:
        self._show_annotation(annotation_id)
        self._go_to_annotation(annotation_id)

    def _show_page_place(self) -> None:
        self._page_place.setText(self.reader.page_line())

    def _light(self, spans: tuple[Span, ...], current: int) -> None:
        self.reader.light(spans, current)

    def _show_hit_place(self, current: int, count: int) -> None:
        hits = "1 hit" if count == 1 else f"{count:,} hits"
        place = f"Hit {current + 1:,} of {count:,}" if current >= 0 else hits
        self._hit_place.setText(place if count else "")

    def _remember_place(self, offset: int) -> None:
        if self.session.opened is not None:
            self.settings = self.settings.with_place(self.session.opened.summary.id, offset)

    def _update_actions(self) -> None:
        from briefreader.ui.needs import present_needs

        session, opened = self.session, self.session.opened
        has_report, is_finding = bool(self.adding.outcomes), self.find_desk.is_open
        needs = present_needs(session, self.reader, has_report, is_finding)
        self.actions_.enable(self.note_browser.allowed(needs))
        stack = session.undo_stack
        for name, able, text in (
            ("undo", stack.canUndo(), stack.undoText()),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            self.actions_[name].setEnabled(able)
            shown = text.replace("&", "&&")  # a tag's name may have one
            self.actions_[name].setText(f"&{name.capitalize()} {shown}".strip())
        self.actions_["star"].setChecked(bool(opened and opened.summary.starred))
        self.actions_["side_panel"].setChecked(self.tabs.isVisible())
        self.actions_["remember_searches"].setChecked(self.settings.past_searches)
        self.actions_["dark"].setChecked(self._theme.scheme is Scheme.DARK)

    def show_tab(self, pane: QWidget, *, focus: bool = True) -> None:
        """Show a pane of the side panel, in place of the one that is shown."""
        from PySide6.QtCore import Qt

        self.tabs.setVisible(True)
        self.tabs.setCurrentWidget(pane)
        if focus:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._update_actions()

    def toggle_side_panel(self) -> None:
        """Show the side panel, or hide it."""
        self.tabs.setVisible(not self.tabs.isVisible())
        self._update_actions()

    # --- look --------------------------------------------------------------------------------

    def toggle_theme(self) -> None:
        """Change between the light and the dark theme."""
        scheme = Scheme.LIGHT if self._theme.scheme is Scheme.DARK else Scheme.DARK
        self.settings = replace(self.settings, scheme=scheme.value)
        theme = load_theme(scheme, self.settings.text_size, self.settings.control_size)
        self._theme = replace(theme, colour_names=self._theme.colour_names)
        self._dress_application()
        self._apply_theme()

    def _name_colours(self, names: dict[Colour, str]) -> None:
        if names != self._theme.colour_names:
            self._theme = replace(self._theme, colour_names=names)
            self._apply_theme()

    def toggle_past_searches(self) -> None:
        """Remember what is searched from now on, or no longer."""
        self.settings = replace(self.settings, past_searches=not self.settings.past_searches)
        self.library_pane.bar.past.enabled = self.settings.past_searches
        self._update_actions()

    def _text_size_changed(self, pixels: int) -> None:
        self.settings = replace(self.settings, text_size=pixels)
        self._theme = replace(self._theme, text_size=pixels)

    def _dress_application(self) -> None:
        """Set font, palette and style sheet; widgets made before have the old font for good."""
        from briefreader.ui.style import style_sheet

        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setFont(self._theme.control_font())
        application.setPalette(palette(self._theme))
        application.setStyleSheet(style_sheet(self._theme))

    def _apply_theme(self) -> None:
        theme = self._theme
        self.library_pane.set_theme(theme)
        self.facets_pane.set_theme(theme)
        self.entity_desk.set_theme(theme)
        self.tag_desk.set_theme(theme)
        self.facts_pane.set_theme(theme)
        self.notes_pane.set_theme(theme)
        self.outline_pane.set_theme(theme)
        self.reading.set_theme(theme)
        self.find_desk.set_theme(theme)
        self.placing.set_theme(theme)
        self.note_browser.set_theme(theme)
        self.adding.set_theme(theme)
        self.document_desk.set_theme(theme)
        self.safekeeping.set_theme(theme)
        self.actions_.set_theme(theme)
        self._update_actions()

    # --- remembering -------------------------------------------------------------------------

    def _restore(self) -> None:
        settings = self.settings
        widths = settings.splitter if len(settings.splitter) == len(_WIDTHS) else _WIDTHS
        self.splitter.setSizes(list(widths))
        self.library_pane.bar.past.enabled = settings.past_searches
        self.left_column.restore(settings)
        self.tabs.setCurrentIndex(settings.panel_tab)
        self.tabs.setVisible(settings.side_panel)
        self.actions_["side_panel"].setChecked(settings.side_panel)

    def remember(self) -> None:
        """Save how the window stands."""
        self.settings = replace(
            self.left_column.remembered(self.settings),
            geometry=bytes(self.saveGeometry().toBase64().data()).decode(),
            splitter=tuple(self.splitter.sizes()),
            side_panel=self.tabs.isVisibleTo(self),
            panel_tab=self.tabs.currentIndex(),
        )
        if self.session.opened is not None:
            self._remember_place(self.reader.top_offset())
        problem = save_settings(self.settings)
        if problem:
            self.messages.show_message(problem)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.built:
            self.notes_pane.finish_editing()
            self.note_browser.save_editor()
            self.remember()
            self.session.close()
        event.accept()
        QTimer.singleShot(0, QApplication.quit)

    # --- dropping files ----------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Taken whatever it is, unless it is the window's own, such as a tag: what is no file gets
        # an answer when it is dropped.
        if event.source() is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.adding.add_dropped(event.mimeData()):
            event.acceptProposedAction()

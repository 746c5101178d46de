"""The left pane: one search box over the document list."""

from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefreader.domain.document import Summary
from briefreader.domain.hit import Coverage, Hit
from briefreader.domain.query import Sort
from briefreader.ui.listing.delegate import GUTTER
from briefreader.ui.listing.model import Role
from briefreader.ui.listing.passages import MOST_PASSAGES, PassagesPopup
from briefreader.ui.listing.view import DocumentListView
from briefreader.ui.listing.work_bar import WorkBar
from briefreader.ui.results import Results
from briefreader.ui.rows import MARGIN
from briefreader.ui.searching.bar import SearchBar
from briefreader.ui.searching.empty import EmptyPlace
from briefreader.ui.searching.suggestions import SuggestionList
from briefreader.ui.session import Session
from briefreader.ui.theme import Theme

_SORTS: tuple[tuple[str, Sort], ...] = (
    ("Best match", Sort.RELEVANCE),
    ("Newest first", Sort.DATE),
    ("By title", Sort.TITLE),
)
_UNRANKED = 1
"""Where the sorts begin that make sense without a query."""

_CALM_MILLISECONDS = 700
"""After so long without a key a notice or another spelling may push the list down."""


class LibraryPane(QWidget):
    """Search as you type, the rows found, and what is being added."""

    document_chosen = Signal(str)
    unreadable_chosen = Signal(object)  # Summary of a file that could not be read
    passage_chosen = Signal(str, int)  # document id, offset
    password_wanted = Signal()  # for the file whose row is current

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.bar = SearchBar(session, theme)
        self.search_box = self.bar.box
        self.count = QLabel()
        self.count.setObjectName("muted")
        self.sorting = QComboBox()
        self.sorting.setAccessibleName("Sort the documents")
        self.sorting.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.partial = QLabel(wordWrap=True)
        self.partial.setObjectName("quiet")
        self.notice = QLabel(wordWrap=True)
        self.notice.setObjectName("notice")
        self.spelling = SuggestionList()
        for label in (self.partial, self.notice):
            label.setVisible(False)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.view = DocumentListView(theme)
        self.passages = PassagesPopup(theme, self)
        self.empty = EmptyPlace(GUTTER, MARGIN)
        self.work = WorkBar()
        self._details_timer = QTimer(self, interval=60, singleShot=True)
        self._calm_timer = QTimer(self, interval=_CALM_MILLISECONDS, singleShot=True)
        self._awaited: str | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._offer_sorts(searched=False)
        line = QHBoxLayout()
        line.setContentsMargins(GUTTER - MARGIN, 0, 0, 0)
        line.addWidget(self.count, 1)
        line.addWidget(self.sorting)
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, 12, MARGIN, 6)
        top.setSpacing(6)
        top.addWidget(self.bar)
        top.addLayout(line)
        for widget in (self.partial, self.notice, self.spelling):
            top.addWidget(widget)
            widget.setContentsMargins(GUTTER - MARGIN, 0, 0, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.work)

    def _connect(self) -> None:
        self.bar.left_downwards.connect(self._go_down)
        self.bar.entered.connect(self._await)
        self.sorting.activated.connect(
            lambda at: self._session.set_sort(Sort(self.sorting.itemData(at)))
        )
        self.view.document_chosen.connect(lambda _: self.bar.remember())
        self.view.document_chosen.connect(self.document_chosen)
        self.view.unreadable_chosen.connect(self.unreadable_chosen)
        self.view.entered_row.connect(self._enter)
        self.view.left_upwards.connect(self.focus_search)
        self.view.passages_wanted.connect(self._want_passages)
        self.passages.chosen.connect(self.passage_chosen)
        self.view.rows_in_view.connect(self._details_timer.start)
        self._details_timer.timeout.connect(
            lambda: self._session.want_details(self.view.ids_in_view())
        )
        for suggestions in (self.spelling, self.empty.suggestions):
            suggestions.chosen.connect(self.search_for)
            suggestions.left_upwards.connect(self.focus_search)
        self.spelling.left_downwards.connect(self.view.choose_first)
        self._calm_timer.timeout.connect(self._show_remarks)
        self.work.cancelled.connect(self._session.work.cancel)
        self._session.results_changed.connect(self._show_results)
        self._session.progress_changed.connect(self.work.show_progress)

    def set_theme(self, theme: Theme) -> None:
        self.bar.set_theme(theme)
        self.view.set_theme(theme)
        self.passages.set_theme(theme)

    def focus_search(self) -> None:
        """Put the cursor into the search box, its text selected."""
        self.bar.take_focus()

    def search_for(self, query: str) -> None:
        """Put a query into the box and run it."""
        self.bar.search_for(query)

    def _go_down(self) -> None:
        """Go on from the search box: to the list, or to what is offered in its place."""
        if self.view.isVisible() or not self.empty.suggestions.take_focus():
            self.view.choose_first()

    def _await(self) -> None:
        """Go down when the results of the query entered are there: their order is another."""
        if self._session.is_open:
            self._awaited = self.search_box.text()

    def show_passages(self) -> None:
        """List the passages of the current document, or of the first one, that were found."""
        index = self.view.currentIndex()
        self._want_passages(index if index.isValid() else self.view.model().index(0, 0))

    def _want_passages(self, index: QModelIndex) -> None:
        row = index.data(Role.SUMMARY)
        if not isinstance(row, Summary) or not row.id or not self._session.results.searched:
            return
        self.bar.remember()
        place = QPersistentModelIndex(index)

        def show(hit: Hit) -> None:
            if hit.snippets and place.isValid():
                self.passages.show_passages(row.title, hit, self.view.row_on_screen(place))

        self._session.find_passages(row.id, MOST_PASSAGES, show)

    def _enter(self) -> None:
        """Ask for the password of a current file that needs one."""
        row = self.view.current_row()
        if row is not None and row.needs_password:
            self.unreadable_chosen.emit(row)
            self.password_wanted.emit()

    def _offer_sorts(self, *, searched: bool) -> None:
        """Offer the sorts that make sense, with the present one chosen."""
        offered = _SORTS if searched else _SORTS[_UNRANKED:]
        if self.sorting.count() != len(offered):
            self.sorting.clear()
            for name, sort in offered:
                self.sorting.addItem(name, sort)
        self.sorting.setCurrentIndex(max(0, self.sorting.findData(self._session.sort)))

    def _show_results(self) -> None:
        results = self._session.results
        self._offer_sorts(searched=results.searched)
        self.bar.show_results(results)
        opened = self._session.opened
        self.view.show_results(results, opened.summary.id if opened else "")
        self._show_count(results)
        partial = _partial(results.coverage) if results.searched else ""
        self.partial.setText(partial)
        self.partial.setVisible(bool(partial))
        if results.searched:
            explained = results.explained if self.bar.chips.has_chips() else ""
            self.empty.show_nothing_found(explained, results.suggestions, results.parsed)
        else:
            self.empty.show_no_documents()
        found = bool(results.rows)
        self.empty.setVisible(not found)
        self.view.setVisible(found)
        self._remark(results)
        awaited, self._awaited = self._awaited, None
        if awaited == results.query and self.search_box.hasFocus():
            self._go_down()

    def _show_count(self, results: Results) -> None:
        size, found = results.library_size, len(results.rows)
        if results.searched:
            self.count.setText(f"{found:,} of {size:,} documents")
        else:
            samples = "sample " if self._session.work.shows_samples else ""
            self.count.setText(f"{size:,} {samples}document" + ("" if size == 1 else "s"))
        explained = results.explained if results.searched else ""
        self.count.setToolTip(f"<qt>{escape(explained)}</qt>" if explained else "")

    def _remark(self, results: Results) -> None:
        """Show notices and another spelling above the list; while typing, not before a rest."""
        self._calm_timer.stop()
        new_notice = results.notices and self.notice.isHidden()
        new_spelling = results.rows and results.suggestions and self.spelling.isHidden()
        if self.bar.is_typing and (new_notice or new_spelling):
            self._calm_timer.start()
        if not self.bar.is_typing or not new_notice:
            self._show_notices()
        if not self.bar.is_typing or not new_spelling:
            self._show_spelling()

    def _show_remarks(self) -> None:
        self._show_notices()
        self._show_spelling()

    def _show_notices(self) -> None:
        notices = self._session.results.notices
        self.notice.setText("\n".join(notices))
        self.notice.setVisible(bool(notices))

    def _show_spelling(self) -> None:
        results = self._session.results
        self.spelling.show_suggestions(results.suggestions[:1] if results.rows else ())


def _partial(coverage: Coverage | None) -> str:
    """How much was searched, where that is not all."""
    if coverage is None or not coverage.is_partial:
        return ""
    readable = coverage.total - coverage.failed
    rest = readable - coverage.indexed
    being = "1 is" if rest == 1 else f"{rest:,} are"
    return f"Searched {coverage.indexed:,} of {readable:,} documents; {being} still being read."

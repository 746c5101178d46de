"""The tags of the library below the list: a tree with counts, by which the list is narrowed."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QVBoxLayout, QWidget

from briefreader.domain.annotation import Colour
from briefreader.domain.query import Query
from briefreader.domain.tag import TagNode, tag_key
from briefreader.ui.facetlist.rows import Standing
from briefreader.ui.fields import search_field
from briefreader.ui.icons import colour_dot
from briefreader.ui.listing.delegate import GUTTER
from briefreader.ui.pane_heading import PaneHeading
from briefreader.ui.rows import MARGIN
from briefreader.ui.session import Session
from briefreader.ui.taglist.rows import TagRow, query_with_tag, rows_of
from briefreader.ui.taglist.view import TagsView
from briefreader.ui.theme import Theme

_CALM_MILLISECONDS = 120
"""How long nothing must have changed before the tags are counted again."""

_FILTERED_FROM = 13
"""From how many tags on there is a box to look for one."""

_NONE = (
    "No tags yet.\n\nPress T on a selected passage, or Shift+T to tag the open document. A tag such"
    " as people/envoys stands below people."
)


class TagsPane(QWidget):
    """Asks for the tree when tags change, and turns clicks into queries and wishes."""

    query_wanted = Signal(str)
    open_changed = Signal(bool)
    left = Signal()  # Escape was pressed
    tree_changed = Signal()
    unify_wanted = Signal(object)  # TagNode
    recolour_wanted = Signal(object, object)  # TagNode, Colour: all highlights with this tag
    promote_wanted = Signal(object)  # TagNode: to stand below no other tag

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._folded: frozenset[str] = frozenset()
        self._awaited = ""
        self._of: Query | None = None
        self.tree: tuple[TagNode, ...] = ()
        self._is_known = False
        self._is_stale = True
        self.heading = PaneHeading(theme, "Tags", "Show or hide the tags of the library")
        self.filter_box = search_field("Find a tag")
        self.filter_box.installEventFilter(self)
        self.view = TagsView(theme, GUTTER)
        self.empty = QLabel(_NONE, wordWrap=True)
        self.empty.setObjectName("muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(GUTTER, 2, MARGIN, 8)
        self._calm = QTimer(self, interval=_CALM_MILLISECONDS, singleShot=True)
        self._lay_out()
        self._connect()
        self._show_rows()

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(GUTTER, 0, MARGIN, 4)
        top.addWidget(self.filter_box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heading)
        layout.addLayout(top)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.view, 1)

    def _connect(self) -> None:
        session = self._session
        self.heading.toggled.connect(self._toggled)
        self.view.chosen.connect(self._choose)
        self.view.folded.connect(self._fold)
        self.view.left.connect(self.left)
        self.view.left_upwards.connect(self._go_up)
        self.view.menu_wanted.connect(lambda row, at: self.menu(row).popup(at))
        self.filter_box.textChanged.connect(lambda _: self._show_rows())
        self._calm.timeout.connect(self._ask)
        session.library_opened.connect(self._library_opened)
        session.annotations_changed.connect(lambda _: self._ask_again())
        session.results_changed.connect(self._results_changed)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.heading.set_theme(theme)
        self.view.set_theme(theme)
        self._show_rows()

    # --- opening and closing -----------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether more than the heading is shown."""
        return self.heading.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Show the tags, or their heading only."""
        self.heading.setChecked(is_open)
        self._show_rows()

    def _toggled(self, is_open: bool) -> None:
        if self._is_stale:
            self._ask_again()
        self._show_rows()
        self.open_changed.emit(is_open)

    def take_focus(self) -> None:
        """Show the tags and take the keyboard's focus."""
        self.set_open(True)
        self.view.take_focus()

    @property
    def has_focus(self) -> bool:
        return self.view.hasFocus() or self.filter_box.hasFocus()

    @property
    def folded_tags(self) -> str:
        """The tags whose lower ones are hidden, as text for the settings: one a line."""
        present = {tag_key(node.path) for root in self.tree for node in root.nodes()}
        kept = self._folded & present if self._is_known else self._folded
        return "\n".join(sorted(kept))

    def fold(self, tags: str) -> None:
        """Hide what is below these tags, one a line, and below no others."""
        self._folded = frozenset(tags.splitlines())
        self._show_rows()

    # --- the tree ----------------------------------------------------------------------------

    def _library_opened(self) -> None:
        self.tree, self._is_known = (), False
        self._ask_again()

    def _ask_again(self) -> None:
        """Ask for the tree once nothing changes for a moment; of one that is hidden, later."""
        self._is_stale = True
        if self.is_open:
            self._calm.start()
        else:
            self._show_count()

    def _ask(self) -> None:
        if not self._session.is_open:
            return
        self._is_stale = False
        library = self._session.library

        def done(tree: object) -> None:
            assert isinstance(tree, tuple)
            self.tree, self._is_known = tree, True
            self._show_rows()
            self.tree_changed.emit()

        self._session.aside("tag tree", library.vocabulary.tag_tree, done)

    def _results_changed(self) -> None:
        if self.is_open and self._session.results.parsed is not self._of:
            self._show_rows()

    def select_later(self, path: str) -> None:
        """Make a tag current once it is there: it has just been named so."""
        self._awaited = tag_key(path)

    def _show_count(self) -> int:
        """Say in the heading how many tags there are, unless that is no longer known; the count."""
        count = sum(1 for root in self.tree for _ in root.nodes())
        known = count if self.is_open or not self._is_stale else 0
        self.heading.show_count(known, "1 tag" if known == 1 else f"{known:,} tags")
        return count

    def _show_rows(self) -> None:
        count = self._show_count()
        is_long = count >= _FILTERED_FROM
        wanted = self.filter_box.text() if is_long else ""
        names = {colour.value: name for colour, name in self._theme.colour_names.items()}
        parsed = self._of = self._session.results.parsed
        self.view.show_rows(rows_of(self.tree, self._folded, wanted, parsed, names))
        if self._awaited and self.view.tags.place_of(self._awaited) >= 0:
            self.view.select(self._awaited)
            self._awaited = ""
        is_empty = self._is_known and not count
        self.filter_box.setVisible(self.is_open and is_long)
        self.view.setVisible(self.is_open and not is_empty)
        self.empty.setVisible(self.is_open and is_empty)

    # --- the keyboard between the box and the rows -------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = watched is self.filter_box and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and self._did(Qt.Key(event.key())):
            return True
        return super().eventFilter(watched, event)

    def _did(self, key: Qt.Key) -> bool:
        """Do what a key means in the box; whether it means anything there."""
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.view.take_focus()
        elif key == Qt.Key.Key_Escape and self.filter_box.text():
            self.filter_box.clear()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True

    def _go_up(self) -> None:
        if self.filter_box.isVisible():
            self.filter_box.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what the user chooses ---------------------------------------------------------------

    def _choose(self, node: TagNode, exclude: bool) -> None:
        results = self._session.results
        self.query_wanted.emit(
            query_with_tag(node.path, results.query, results.parsed, exclude=exclude)
        )

    def _fold(self, node: TagNode, is_open: bool) -> None:
        key = tag_key(node.path)
        self._folded = self._folded - {key} if is_open else self._folded | {key}
        self._show_rows()

    def _fold_all(self, is_open: bool) -> None:
        every = (node for root in self.tree for node in root.nodes() if node.children)
        self._folded = frozenset() if is_open else frozenset(tag_key(node.path) for node in every)
        self._show_rows()

    # --- menu --------------------------------------------------------------------------------

    def menu(self, row: TagRow) -> QMenu:
        """What can be done with a tag."""
        node, view = row.node, self.view
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        only, without = "Only These", "Not These"
        if row.standing is Standing.CHOSEN:
            only = "All Again"
        elif row.standing is Standing.EXCLUDED:
            without = "These Again"
        menu.addAction(only, lambda: self._choose(node, False))
        menu.addAction(without, lambda: self._choose(node, True))
        menu.addSeparator()
        menu.addAction("Rename…\tF2", lambda: view.rename_wanted.emit(node))
        menu.addAction("Merge into Another Tag…\tM", lambda: view.merge_wanted.emit(node))
        if "/" in node.path:
            menu.addAction("Put at the Top Level", lambda: self.promote_wanted.emit(node))
        if len(node.spellings) > 1:
            text = f"Write It “{node.path}” Everywhere".replace("&", "&&")
            menu.addAction(text, lambda: self.unify_wanted.emit(node))
        menu.addAction("Description…\tD", lambda: view.describe_wanted.emit(node))
        self._add_colours(menu, node)
        menu.addAction("Copy Name", lambda: QApplication.clipboard().setText(node.path))
        menu.addSeparator()
        menu.addAction("Fold All", lambda: self._fold_all(False))
        menu.addAction("Unfold All", lambda: self._fold_all(True))
        menu.addSeparator()
        menu.addAction("Delete Tag\tDel", lambda: view.delete_wanted.emit(node))
        return menu

    def _add_colours(self, menu: QMenu, node: TagNode) -> None:
        """The colours of the tag itself, and those that its highlights can be given."""
        own = menu.addMenu("Colour")
        for number, colour in enumerate(Colour, start=1):
            dot, name = colour_dot(colour, self._theme), self._theme.colour_entry(colour)
            action = own.addAction(dot, f"{name}\t{number}")
            action.setCheckable(True)
            action.setChecked(node.colour is colour)
            action.triggered.connect(partial(self._give_colour, node, colour))
        own.addSeparator()
        none = own.addAction("None\t0")
        none.setCheckable(True)
        none.setChecked(node.colour is None)
        none.triggered.connect(partial(self._give_colour, node, None))
        highlights = menu.addMenu("Colour of Its Highlights")
        for colour in Colour:
            action = highlights.addAction(
                colour_dot(colour, self._theme), self._theme.colour_entry(colour)
            )
            action.triggered.connect(partial(self._recolour, node, colour))
        highlights.setEnabled(node.annotations > 0)

    def _give_colour(self, node: TagNode, colour: Colour | None, _checked: bool = False) -> None:
        self.view.colour_wanted.emit(node, colour)

    def _recolour(self, node: TagNode, colour: Colour, _checked: bool = False) -> None:
        self.recolour_wanted.emit(node, colour)

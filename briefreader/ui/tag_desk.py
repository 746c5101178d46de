"""What the user asks of tags: naming, merging, deleting, colouring them, and tagging documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from briefreader.domain.annotation import Colour
from briefreader.domain.tag import TagNode, TagOffer, parent_of, tag_key
from briefreader.ui.dialogs import tag_questions
from briefreader.ui.dialogs.colour_names import ColourNamesDialog
from briefreader.ui.dialogs.document_tags import DocumentTagsDialog
from briefreader.ui.dialogs.tag_choice import TagChoiceDialog
from briefreader.ui.dialogs.tag_description import TagDescriptionDialog
from briefreader.ui.dialogs.tag_name import TagNameDialog
from briefreader.ui.dialogs.tag_questions import Extent, Move
from briefreader.ui.panes.library import LibraryPane
from briefreader.ui.panes.tags import TagsPane
from briefreader.ui.session import Session
from briefreader.ui.tag_edits import NameColours
from briefreader.ui.taglist.rows import renamed_in_query, written_tags
from briefreader.ui.theme import Theme

if TYPE_CHECKING:
    from briefreader.library import Library
    from briefreader.library.tagging.changes import TagChange


_LOOK_MILLISECONDS = 2000
"""How often it is looked whether another program wrote the file of tags, while tags are shown."""


class TagDesk(QObject):
    """Joins the tree of tags, the dialogs about them and the session."""

    colour_names_changed = Signal(object)  # the names of the colours: dict[Colour, str]

    def __init__(
        self, session: Session, pane: TagsPane, list_: LibraryPane, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._pane = pane
        self._list = list_
        self._theme = theme
        self._window = parent
        view = pane.view
        view.rename_wanted.connect(self.rename)
        view.delete_wanted.connect(self.delete)
        view.merge_wanted.connect(self.merge)
        view.describe_wanted.connect(self.describe)
        view.colour_wanted.connect(self.give_colour)
        view.moved.connect(self.move)
        pane.unify_wanted.connect(self.unify)
        pane.recolour_wanted.connect(self.recolour)
        pane.promote_wanted.connect(self.promote)
        self._look_timer = QTimer(self, interval=_LOOK_MILLISECONDS)
        self._look_timer.timeout.connect(self._look)
        pane.open_changed.connect(self._watch)
        session.library_opened.connect(self._take_colour_names)
        session.annotations_changed.connect(self._annotations_changed)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._pane.set_theme(theme)

    # --- names -------------------------------------------------------------------------------

    def rename(self, node: TagNode) -> None:
        """Ask for another name of a tag; one that is in use makes one tag of the two."""
        name = TagNameDialog.ask(self._window, node, self._known())
        if name:
            self._call(node.path, name)

    def merge(self, node: TagNode) -> None:
        """Ask into which other tag one is to be merged."""
        below = {tag_key(each.path) for each in node.nodes()}
        others = tuple(each for key, each in self._known().items() if key not in below)
        if not others:
            self._session.message.emit("There is no other tag to merge it into.")
            return
        question = f"Merge “{node.path}” into"
        path = TagChoiceDialog.ask(self._window, self._theme, question, "&Merge", others)
        if path:
            self._call(node.path, path)

    def unify(self, node: TagNode) -> None:
        """Write a tag everywhere as the tree has it, where it is written in several ways."""
        self._call(node.path, node.path)

    def promote(self, node: TagNode) -> None:
        """Put a tag below no other one."""
        self._call(node.path, node.name)

    def move(self, source: str, target: str, place: QPoint) -> None:
        """A tag was dropped on another one, or with `target` empty below all: ask what is meant."""
        if not target:
            self._call(source, source.rpartition("/")[2])
            return
        meant = tag_questions.what_to_do(self._window, source, target, place)
        if meant is Move.MERGE:
            self._call(source, target)
        elif meant is Move.BELOW:
            self._call(source, f"{target}/{source.rpartition('/')[2]}")

    def _call(self, old: str, new: str) -> None:
        """Call a tag otherwise everywhere, and go along with it in the query."""
        is_merge = tag_key(new) in self._known() and tag_key(new) != tag_key(old)

        def plan(library: Library) -> TagChange:
            from briefreader.library.tagging.changes import renaming

            return renaming(library.annotations.living(), library.vocabulary.entries(), old, new)

        def done(change: TagChange) -> None:
            done_so = f"Merged “{old}” into “{new}”" if is_merge else f"“{old}” is now “{new}”"
            self._say(done_so, change)
            query = renamed_in_query(old, new, self._session.results.parsed)
            if query is not None:
                self._pane.query_wanted.emit(query)

        self._pane.select_later(new)
        what = f"merging the tag “{old}”" if is_merge else f"renaming the tag “{old}”"
        self._change(plan, what, done)

    # --- deleting, describing, colouring -----------------------------------------------------

    def delete(self, node: TagNode) -> None:
        """Take a tag off everything; with tags below it, ask whether they are meant too."""
        extent: Extent | None = Extent.ALL
        if node.children:
            extent = tag_questions.how_far(self._window, node)
        if extent is None:
            return
        with_below = extent is Extent.ALL

        def plan(library: Library) -> TagChange:
            from briefreader.library.tagging.changes import deleting

            living, entries = library.annotations.living(), library.vocabulary.entries()
            return deleting(living, entries, node.path, with_below=with_below)

        def done(change: TagChange) -> None:
            self._say(f"Deleted the tag “{node.path}”", change, "Ctrl+Z brings it back.")

        self._pane.select_later(parent_of(node.path) if with_below else node.path)
        self._change(plan, f"deleting the tag “{node.path}”", done)

    def describe(self, node: TagNode) -> None:
        """Ask what a tag is for."""
        text = TagDescriptionDialog.ask(self._window, self._theme, node)
        if text is not None and text != node.description:
            self._say_of(node, node.colour, text, f"describing the tag “{node.path}”")

    def give_colour(self, node: TagNode, colour: Colour | None) -> None:
        """Give a tag a colour in the tree, or None."""
        if colour is not node.colour:
            self._say_of(node, colour, node.description, f"colouring the tag “{node.path}”")

    def _say_of(self, node: TagNode, colour: Colour | None, text: str, what: str) -> None:
        def plan(library: Library) -> TagChange:
            from briefreader.library.tagging.changes import describing

            entries = library.vocabulary.entries()
            return describing(entries, node.path, colour=colour, description=text)

        self._change(plan, what)

    def recolour(self, node: TagNode, colour: Colour) -> None:
        """Give a colour to every highlight with a tag or one below it."""

        def plan(library: Library) -> TagChange:
            from briefreader.library.tagging.changes import recolouring

            return recolouring(library.annotations.living(), node.path, colour)

        def done(change: TagChange) -> None:
            name = self._theme.colour_name(colour)
            if change:
                self._say(f"Highlights with “{node.path}” are {name} now", change)
            else:
                self._session.message.emit(f"All highlights with “{node.path}” are {name}.")

        self._change(plan, f"colouring what is tagged “{node.path}”", done)

    # --- documents ---------------------------------------------------------------------------

    def tag_documents(self) -> None:
        """Ask for the tags of the documents selected in the list, else of the open one."""
        keys, opened = self._list.view.selected_ids(), self._session.opened
        if opened is not None and len(keys) < 2:
            keys = (opened.summary.id,)
        if not keys or not self._session.is_open:
            return
        library = self._session.library

        def gather() -> tuple[tuple[tuple[str, ...], ...], tuple[TagOffer, ...]]:
            from briefreader.library.tagging.changes import document_tags

            present = (document_tags(library.annotations.of_document(key)) for key in keys)
            return tuple(present), library.vocabulary.offers()

        self._session.aside("document tags", gather, partial(self._ask_tags, keys))

    def _ask_tags(self, keys: tuple[str, ...], gathered: object) -> None:
        assert isinstance(gathered, tuple)
        title = f"{len(keys):,} documents"
        if len(keys) == 1:
            title = self._session.library.summary(keys[0]).title
        wanted = DocumentTagsDialog.ask(self._window, self._theme, title, *gathered)
        if wanted is None or not (wanted.added or wanted.removed):
            return

        def plan(library: Library) -> TagChange:
            from briefreader.library.tagging.changes import tagging_documents

            living = [item for key in keys for item in library.annotations.of_document(key)]
            return tagging_documents(living, keys, wanted.added, wanted.removed)

        several = f"tagging {len(keys):,} documents"
        self._change(plan, several if len(keys) > 1 else "tagging the document")

    # --- colours -----------------------------------------------------------------------------

    def name_colours(self) -> None:
        """Ask what the colours are called."""
        if not self._session.is_open:
            return
        names = ColourNamesDialog.ask(self._window, self._theme)
        before = dict(self._session.library.vocabulary.colour_names())
        if names is not None and {c: n or c.value for c, n in names.items()} != before:
            self._session.undo_stack.push(NameColours(self._session, before, dict(names)))

    def _take_colour_names(self) -> None:
        names: dict[Colour, str] = {}
        vocabulary = self._session.library.vocabulary
        if self._session.attempt(lambda: names.update(vocabulary.colour_names())):
            self.colour_names_changed.emit(names)

    # --- what other programs write -----------------------------------------------------------

    def _watch(self, is_open: bool) -> None:
        if is_open:
            self._look_timer.start()
        else:
            self._look_timer.stop()

    def _look(self) -> None:
        """Take up what another machine or program wrote of tags and colours."""
        if not self._session.is_open or not self._window.isActiveWindow():
            return

        def done(has_changed: object) -> None:
            if has_changed:
                self._session.annotations_changed.emit("")

        self._session.aside("vocabulary", self._session.library.vocabulary.refresh, done)

    # --- carrying out ------------------------------------------------------------------------

    def _change(
        self,
        plan: Callable[[Library], TagChange],
        what: str,
        done: Callable[[TagChange], None] | None = None,
    ) -> None:
        def told(reason: str, change: TagChange | None) -> None:
            if not reason and done is not None and change is not None:
                done(change)

        self._session.changes.change_tags(plan, what, told)

    def _say(self, what: str, change: TagChange, more: str = "") -> None:
        """Say what was done, and on how much."""
        count, documents = len(change.steps), len(change.documents)
        if count:
            annotations = "1 annotation" if count == 1 else f"{count:,} annotations"
            within = "1 document" if documents == 1 else f"{documents:,} documents"
            what += f": {annotations} in {within}"
        self._session.message.emit(f"{what}. {more}".strip())

    def _known(self) -> Mapping[str, TagNode]:
        """The tags of the tree by their keys."""
        return {tag_key(node.path): node for root in self._pane.tree for node in root.nodes()}

    def _annotations_changed(self, document_id: str) -> None:
        """Where annotations of any documents changed, a query for tags finds others."""
        if document_id or not self._session.is_open:
            return
        self._take_colour_names()
        results = self._session.results
        if written_tags(results.parsed):
            self._session.search_again()

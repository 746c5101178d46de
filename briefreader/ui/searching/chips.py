"""The line under the search box: the parts of the query, each of which can be taken out."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from briefreader.domain.query import Not, Query, Unit
from briefreader.ui.searching.chip import INSIDE, Chip, chip_height
from briefreader.ui.searching.flow import flow
from briefreader.ui.searching.parts import is_plain, short_form
from briefreader.ui.theme import Theme

GAP = 4
_NARROWEST = 28
"""Pixels that the narrowest chip takes with the gap behind it, at the least."""
_AT_FIRST = 8
"""Chips that are made at once: most queries need no more."""
MOST_LINES = 2


class ChipRow(QWidget):
    """Chips on at most two lines, on one while typing, so that nothing below moves then.

    A query that is one plain word has no chip: what was searched stands there as text.
    """

    unit_removed = Signal(object)  # Unit
    unit_chosen = Signal(object)  # Unit: its words were clicked
    left_upwards = Signal()
    left_downwards = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._units: tuple[Unit, ...] = ()
        self._text = ""
        self._one_line = True
        self._shown = 0
        self._current = 0
        self.setAccessibleName("Parts of the search")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.chips: list[Chip] = []
        self.explained = QLabel(self)
        self.explained.setObjectName("muted")
        self.explained.setTextFormat(Qt.TextFormat.PlainText)
        self._said = ""
        self.more = Chip(theme, self)
        self.more.clicked.connect(self._show_rest)
        self._chip(_AT_FIRST - 1)
        self._join(self.more)
        QWidget.setTabOrder(self.chips[-1], self.more)
        self._menu: QMenu | None = None
        self.setVisible(False)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.explained.setFont(theme.control_font(0.92))
        for chip in (*self.chips, self.more):
            chip.set_theme(theme)
        self._arrange()

    # --- showing -----------------------------------------------------------------------------

    def show_query(self, query: Query | None, *, one_line: bool) -> None:
        """Show a query's parts; `one_line` while it is being typed. None shows nothing."""
        units = query.units if query is not None else ()
        text = query.text if query is not None else ""
        self._said = f"Searched for {query.explained}" if query is not None else ""
        if len(units) == 1 and is_plain(text, units[0]):
            units = ()
        # While the same line is shown nothing that was shown on two moves.
        self._one_line = one_line and not (units == self._units and not self._one_line)
        focused = next((n for n, chip in enumerate(self.chips) if chip.hasFocus()), -1)
        had_focus = focused >= 0 or self.more.hasFocus()
        self._units, self._text = units, text
        if had_focus:
            self._focus_again(focused)
        self._arrange()
        self.setVisible(query is not None)

    def _focus_again(self, focused: int) -> None:
        """Keep the focus beside the chip that went; without chips it goes back to the box."""
        if self._units:
            self._focus(min(max(focused, 0), len(self._units) - 1))
        else:
            self.left_upwards.emit()

    def _chip(self, number: int) -> Chip:
        """The chip of a place; chips are kept, since making one takes longer than filling it."""
        while len(self.chips) <= number:
            chip = Chip(self._theme, self)
            at = len(self.chips)
            chip.clicked.connect(lambda _=False, at=at: self._remove(at))
            chip.words_clicked.connect(lambda at=at: self.unit_chosen.emit(self._units[at]))
            self._join(chip)
            if self.chips:
                QWidget.setTabOrder(self.chips[-1], chip)
            self.chips.append(chip)
        return self.chips[number]

    def _join(self, chip: Chip) -> None:
        chip.stepped.connect(self._step)
        chip.left_upwards.connect(self.left_upwards)
        chip.left_downwards.connect(self.left_downwards)
        chip.installEventFilter(self)

    def _remove(self, number: int) -> None:
        if number < len(self._units):
            self.unit_removed.emit(self._units[number])

    # --- places ------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def _arrange(self) -> None:
        """Put the chips on their lines; those without room are behind the last one, `more`."""
        height = chip_height(self._theme)
        room = self.width()
        chips = self._filled(MOST_LINES * room // _NARROWEST + 1)
        self.more.show_more(len(self._units))
        lines = 1 if self._one_line else MOST_LINES
        widths = [chip.sizeHint().width() for chip in chips]
        placed = flow(widths, room, GAP, lines, self.more.sizeHint().width())
        self._shown = len(placed.places)
        for chip, place in zip(chips, placed.places, strict=False):
            chip.setGeometry(place.left, place.line * (height + GAP), place.width, height)
        for number, chip in enumerate(self.chips):
            chip.setVisible(number < self._shown)
        self.more.setVisible(placed.more is not None)
        if placed.more is not None:
            self.more.show_more(len(self._units) - self._shown)
            place, width = placed.more, self.more.sizeHint().width()
            self.more.setGeometry(place.left, place.line * (height + GAP), width, height)
        self.explained.setVisible(not chips)
        self.explained.setGeometry(INSIDE, 0, max(0, room - INSIDE), height)
        metrics = self.explained.fontMetrics()
        self.explained.setText(
            metrics.elidedText(self._said, Qt.TextElideMode.ElideRight, max(0, room - INSIDE))
        )
        self.explained.setToolTip(self._said if self.explained.text() != self._said else "")
        self.setFixedHeight(max(1, placed.lines) * (height + GAP) - GAP)
        self._let_one_be_reached(min(self._current, max(0, self._shown - 1)))

    def _filled(self, most: int) -> list[Chip]:
        """The chips of the first parts, no more than could ever have room."""
        units = self._units[:most]
        for number, unit in enumerate(units):
            words, negative = short_form(self._text, unit), isinstance(unit.node, Not)
            self._chip(number).show_part(words, unit.explained, negative=negative)
        return self.chips[: len(units)]

    # --- keyboard ----------------------------------------------------------------------------

    def has_chips(self) -> bool:
        return bool(self._units)

    def take_focus(self) -> None:
        """Put the keyboard's focus on the chip that had it last."""
        self._focus(self._current)

    def _reachable(self) -> list[Chip]:
        more = [] if self.more.isHidden() else [self.more]
        return [*self.chips[: self._shown], *more]

    def _focus(self, number: int) -> None:
        chips = self._reachable()
        if chips:
            number = min(number, len(chips) - 1)
            self._let_one_be_reached(number)
            chips[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, step: int) -> None:
        chips = self._reachable()
        at = next((n for n, chip in enumerate(chips) if chip.hasFocus()), 0)
        self._focus(min(max(at + step, 0), len(chips) - 1))

    def _let_one_be_reached(self, number: int) -> None:
        """One stop for the Tab key in the whole line; the arrow keys go on from there."""
        self._current = number
        chips = self._reachable()
        for chip in (*self.chips, self.more):
            chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        if chips:
            chips[min(number, len(chips) - 1)].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            chips = self._reachable()
            if watched in chips:
                self._let_one_be_reached(chips.index(watched))
        return super().eventFilter(watched, event)

    # --- what has no room --------------------------------------------------------------------

    def _show_rest(self) -> None:
        """List the parts that have no room; choosing one takes it out."""
        menu = QMenu(self)
        menu.setAccessibleName("More parts of the search")
        for number in range(self._shown, len(self._units)):
            said = self._units[number].explained.replace("&", "&&")
            action = menu.addAction(f"Take out {said}")
            action.triggered.connect(lambda _=False, number=number: self._remove(number))
        menu.aboutToHide.connect(menu.deleteLater)
        self._menu = menu
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + GAP)))

"""The bar below the text in which the user types what to find in the open document."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefreader.search.passages.finding import LONGEST, Wanted
from briefreader.ui.fields import problem_label, search_field
from briefreader.ui.icons import icon
from briefreader.ui.theme import Theme

_FIELD_WIDTH = 320
_LEAST_FIELD = 90
_SPACES = 80
"""The margins of the bar and the spaces between its parts."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QFrame):
    """Says what is wanted and shows what came of it; finds nothing itself."""

    wanted_changed = Signal()
    step_wanted = Signal(int)  # 1 to the next find, -1 to the one before
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Find in this document")
        self.setObjectName("find-bar")
        self.field = search_field("Find in this document")
        self.field.setMaxLength(LONGEST)
        self.field.setMaximumWidth(_FIELD_WIDTH)
        self.match_case = self._choice("Aa", "Match capitals and accents", "Alt+C")
        self.whole_words = self._choice("Word", "Whole words only", "Alt+W")
        self.expression = self._choice(".*", "Regular expression", "Alt+R")
        self._choices = QWidget()
        self.place = QLabel()
        self.place.setObjectName("muted")
        self.wrapped = QLabel()
        self.wrapped.setObjectName("muted")
        # What gives way first where the bar is narrow.
        self.wrapped.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.field.setMinimumWidth(_LEAST_FIELD)
        self.back = self._button("previous", "Previous find", "Shift+F3")
        self.forth = self._button("next", "Next find", "F3")
        self.shut = self._button("close", "Close", "Esc")
        self.problem = problem_label()
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.setFocusProxy(self.field)
        self.show_nothing()

    def _choice(self, sign: str, name: str, key: str) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setCheckable(True)
        button.setObjectName("choice")
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({key})")
        # A button's own shortcut takes a tenth of a second to show itself pressed.
        QShortcut(QKeySequence(key), self).activated.connect(button.toggle)
        button.toggled.connect(lambda _: self.wanted_changed.emit())
        return button

    def _button(self, name: str, words: str, key: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("icon-name", name)
        button.setIconSize(QSize(16, 16))
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({key})")
        return button

    def _lay_out(self) -> None:
        choices = QHBoxLayout(self._choices)
        choices.setContentsMargins(4, 0, 4, 0)
        choices.setSpacing(4)
        for button in (self.match_case, self.whole_words, self.expression):
            choices.addWidget(button)
        self._line, self._second_line = line, second_line = QHBoxLayout(), QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.field, 100)
        line.addWidget(self._choices)
        line.addWidget(self.back)
        line.addWidget(self.forth)
        line.addSpacing(4)
        line.addWidget(self.place)
        line.addWidget(self.wrapped, 1)
        line.addStretch(1)
        line.addWidget(self.shut)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 7, 12, 7)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addLayout(second_line)
        layout.addWidget(self.problem)
        second_line.addStretch(1)

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _: self.wanted_changed.emit())
        self.field.installEventFilter(self)
        self.back.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.forth.clicked.connect(lambda: self.step_wanted.emit(1))
        self.shut.clicked.connect(self.closed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the bar is narrow, the choices stand in a line of their own."""
        super().resizeEvent(event)
        others = (self._choices, self.back, self.forth, self.place, self.shut)
        needed = _LEAST_FIELD + _SPACES + sum(part.sizeHint().width() for part in others)
        is_narrow = self.width() < needed
        if is_narrow and self._second_line.indexOf(self._choices) < 0:
            self._second_line.insertWidget(0, self._choices)
        elif not is_narrow and self._line.indexOf(self._choices) < 0:
            self._line.insertWidget(1, self._choices)

    def set_theme(self, theme: Theme) -> None:
        # Room for the usual numbers, so that what stands beside them keeps its place.
        self.place.setMinimumWidth(self.place.fontMetrics().horizontalAdvance("000 of 000"))
        for button in (self.back, self.forth, self.shut):
            button.setIcon(icon(button.property("icon-name"), theme))

    # --- what is wanted ----------------------------------------------------------------------

    def wanted(self) -> Wanted:
        """What the user typed and chose."""
        return Wanted(
            self.field.text(),
            match_case=self.match_case.isChecked(),
            whole_words=self.whole_words.isChecked(),
            is_expression=self.expression.isChecked(),
        )

    def open(self) -> None:
        """Show the bar with the cursor in its field, the text selected."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field, Enter goes to the next find, with Shift to the one before."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ENTER
        ):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.step_wanted.emit(-1 if back else 1)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # --- what came of it ---------------------------------------------------------------------

    def show_nothing(self) -> None:
        """Nothing is wanted: say nothing."""
        self._show("", can_step=False)

    def show_place(self, current: int, count: int, *, is_cut: bool) -> None:
        """Show the number of the current find, from 0, or -1; of how many, or of more than that."""
        plus = "+" if is_cut else ""
        if not count:
            text = "Not found"
        elif current >= 0:
            text = f"{current + 1:,} of {count:,}{plus}"
        else:
            text = "1 find" if count == 1 and not plus else f"{count:,}{plus} finds"
        self._show(text, can_step=count > 0)

    def _show(self, text: str, *, can_step: bool) -> None:
        if text and text != self.place.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self.place.setText(text)
        self.wrapped.setText("")
        self.back.setEnabled(can_step)
        self.forth.setEnabled(can_step)

    def show_wrapped(self, step: int) -> None:
        """Say that stepping went on at the other end of the document."""
        self.wrapped.setText("· from the top" if step > 0 else "· from the end")

    def show_problem(self, sentence: str) -> None:
        """Say why nothing, or not everything, could be found; an empty sentence says nothing."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

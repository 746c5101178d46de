"""Two versions of an annotation beside each other: what differs, what is long, what is empty."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefreader.domain.annotation import Anchor, Annotation, Colour, Conflict
from briefreader.ui.dialogs.two_versions import TwoVersions
from briefreader.ui.theme import Theme

KEPT = Annotation(
    id="urn:uuid:0",
    document_id="0" * 16,
    created="2026-11-01T08:00:00.000Z",
    modified="2026-11-02T08:00:00.000Z",
    anchor=Anchor("the short\nagenda", "before ", " after", 7, 23),
    note="*which?*",
    tags=("talks", "talks/agenda"),
)


def shown(qtbot: QtBot, theme: Theme, other: Annotation, kept: Annotation = KEPT) -> TwoVersions:
    widget = TwoVersions(theme)
    qtbot.addWidget(widget)
    widget.show_conflict(Conflict(kept, other, Path("other.json")), "Harbour talks")
    return widget


def differing(widget: TwoVersions) -> list[str]:
    return [name.text() for name in widget.names if name.objectName() == "strong"]


def test_what_differs_is_marked_for_the_eye_and_for_the_ear(qtbot: QtBot, theme: Theme) -> None:
    other = replace(KEPT, note="this one", tags=("talks",))
    widget = shown(qtbot, theme, other)
    assert differing(widget) == ["Tags", "Note"]
    assert [name.accessibleDescription() for name in widget.names] == [
        "is the same", "is the same", "differs", "is the same", "differs",
    ]  # fmt: skip
    assert [cell.text() for cell in widget.cells[2]] == ["talks, talks/agenda", "talks"]
    assert [note.toPlainText() for note in widget.notes] == ["*which?*", "this one"]


def test_a_deleted_version_and_one_without_anything_are_put_into_words(
    qtbot: QtBot, theme: Theme
) -> None:
    other = replace(KEPT, anchor=None, note="", tags=(), colour=Colour.BLUE, deleted=True)
    widget = shown(qtbot, theme, other)
    assert differing(widget) == ["Changed", "Colour", "Tags", "Passage", "Note"]
    said = [second.text() for _, second in widget.cells]
    assert said[0].endswith("– deleted")
    assert said[1:] == ["blue", "none", "the whole document"]


def test_a_long_passage_is_cut(qtbot: QtBot, theme: Theme) -> None:
    assert KEPT.anchor is not None
    long = replace(KEPT, anchor=replace(KEPT.anchor, exact="word " * 1000))
    widget = shown(qtbot, theme, replace(long, note="x"), long)
    assert len(widget.cells[3][0].text()) < 500


def test_the_choice_is_made_by_keyboard(qtbot: QtBot, theme: Theme) -> None:
    widget = shown(qtbot, theme, replace(KEPT, note="x"))
    for button, takes_other in ((widget.keep_button, False), (widget.take_button, True)):
        with qtbot.waitSignal(widget.chosen) as chosen:
            QTest.keyClick(button, Qt.Key.Key_Space)
        assert chosen.args == [takes_other]

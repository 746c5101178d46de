"""What changing tags everywhere costs: prints the figures, fails on none.

Run with `QT_QPA_PLATFORM=offscreen pytest -s tests/benchmarks/test_tags.py`.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefreader.config import Places
from briefreader.domain.tag import TagNode, TagOffer
from briefreader.library import Library
from briefreader.ui.application import SWITCH_SECONDS
from briefreader.ui.jobs import Jobs, Worker
from briefreader.ui.main_window import MainWindow
from briefreader.ui.session import Session
from briefreader.ui.settings import Settings
from briefreader.ui.tag_desk import TagDesk
from briefreader.ui.taglist.offers import ranked
from briefreader.ui.taglist.rows import rows_of
from briefreader.ui.taglist.view import TagsView
from briefreader.ui.theme import Scheme, Theme, load_theme
from tests.benchmarks.notes_library import make_library
from tests.benchmarks.test_adding import Heartbeat

DOCUMENTS, NOTES = 500, 10_000
TAGS = 1_000
WAIT_MILLISECONDS = 120_000


def milliseconds(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return 1000 * (perf_counter() - begin)


@pytest.fixture(autouse=True)
def no_collection() -> Iterator[None]:
    """No cyclic garbage is collected in threads, as in the program; here in none."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def turns_of_the_program() -> Iterator[None]:
    """A busy thread keeps Python to itself for as long as in the program."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    yield
    sys.setswitchinterval(before)


@pytest.fixture
def session(qtbot: QtBot, places: Places, tmp_path: Path) -> Session:
    make_library(places, tmp_path / "sources", DOCUMENTS, NOTES)
    return Session(places, Jobs(), Worker)


@pytest.mark.timeout(300)
def test_a_tag_is_renamed_on_thousands_of_annotations(qtbot: QtBot, session: Session) -> None:
    window = MainWindow(Settings(facets=False, tags=True), Scheme.LIGHT)
    window.build(session)
    window.show()
    window.library_desk.open_library((), window.settings)
    pane, desk = window.tags_pane, window.tag_desk
    qtbot.waitUntil(lambda: bool(pane.tree), timeout=WAIT_MILLISECONDS)
    qtbot.waitUntil(lambda: not session.work.busy and not session._jobs.busy, timeout=60_000)
    for name in ("carry out", "undo", "redo"):
        heart = Heartbeat()
        begin = perf_counter()
        with qtbot.waitSignal(session.annotations_changed, timeout=WAIT_MILLISECONDS):
            _change(desk, session, name)
        taken = perf_counter() - begin
        qtbot.waitUntil(lambda: not session._jobs.busy, timeout=60_000)
        heart.stop()
        print(f"\n{name}: {taken:.2f} s; {heart.told()}")
    renamed = {node.path: node for node in session.library.vocabulary.tag_tree()}["subject"]
    print(f"that were {renamed.annotations:,} of {NOTES:,} annotations, {DOCUMENTS} documents")
    window.close()
    session.deleteLater()


def _change(desk: TagDesk, session: Session, name: str) -> None:
    if name == "carry out":
        desk._call("topic", "subject")
    elif name == "undo":
        session.undo_stack.undo()
    else:
        session.undo_stack.redo()


def test_the_tree_is_made_of_many_annotations(places: Places, tmp_path: Path) -> None:
    make_library(places, tmp_path / "sources", DOCUMENTS, NOTES)
    library = Library(places)
    library.annotations.living()
    print(f"\ntree of {NOTES:,} annotations: {milliseconds(library.vocabulary.tag_tree):.0f} ms")
    print(f"asked again: {milliseconds(library.vocabulary.tag_tree):.2f} ms")
    print(f"offers: {milliseconds(library.vocabulary.offers):.1f} ms")
    library.close()


def test_a_thousand_tags_are_shown(qtbot: QtBot) -> None:
    theme: Theme = load_theme(Scheme.LIGHT)
    tree = tuple(
        TagNode(f"group {n}", f"group {n}", 20, 9, children=tuple(
            TagNode(f"topic {k}", f"group {n}/topic {k}", 3, 2) for k in range(TAGS // 40)
        ))
        for n in range(40)
    )  # fmt: skip
    view = TagsView(theme, 24)
    qtbot.addWidget(view)
    view.resize(330, 320)
    view.show()
    qtbot.waitExposed(view)
    all_rows = milliseconds(lambda: rows_of(tree, frozenset(), "", None, {}))
    filtered = milliseconds(lambda: rows_of(tree, frozenset(), "topic 7", None, {}))
    print(f"\nrows of {TAGS} tags: {all_rows:.1f} ms, filtered: {filtered:.1f} ms")
    rows = rows_of(tree, frozenset(), "", None, {})

    def show() -> None:
        view.show_rows(rows)
        QApplication.processEvents()

    print(f"shown: {milliseconds(show):.1f} ms")
    bar = view.verticalScrollBar()
    frames = []
    for value in range(0, bar.maximum(), 40):
        bar.setValue(value)
        frames.append(milliseconds(view.viewport().repaint))
    print(f"a frame of scrolling: {sum(frames) / len(frames):.1f} ms, most {max(frames):.1f} ms")
    offers = tuple(TagOffer(node.path, node.annotations) for root in tree for node in root.nodes())
    print(f"completion of “top”: {milliseconds(lambda: ranked('top', offers)):.1f} ms")

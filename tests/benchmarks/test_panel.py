"""What the side panel must reach: prints the figures in processor time, fails on none.

Run with `QT_QPA_PLATFORM=offscreen pytest -s tests/benchmarks/test_panel.py`.
"""

import os
from collections.abc import Callable
from random import Random
from statistics import quantiles
from time import process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from briefreader.config import Places
from briefreader.domain.annotation import Anchor, Annotation, Placement, State
from briefreader.domain.document import Document, Span
from briefreader.domain.fact import Fact, FactKind
from briefreader.ui.notetext.rendering import prepare
from briefreader.ui.panes.facts import FactsPane
from briefreader.ui.panes.notes import NotesPane
from briefreader.ui.theme import Scheme, load_theme
from tests.ui.builders import paragraphs
from tests.ui.inline import session_showing, show

_FACTS, _NOTES, _FRAMES, _FRAME_PIXELS = 5_000, 2_000, 200, 40
_SIZE = (300, 850)
# As many of each kind as briefings have: a passage of some lines for every three names.
_KINDS = (FactKind.PERSON, FactKind.PERSON, FactKind.PLACE, FactKind.ORGANISATION, FactKind.DATE,
          FactKind.QUOTE, FactKind.FIGURE, FactKind.KEY_SENTENCE)  # fmt: skip


def _briefing(random: Random) -> Document:
    words = ["minister", "harbour", "the", "of", "agreed", "railway", "talks", "in", "Tallinn"]
    return paragraphs(*(" ".join(random.choices(words, k=90)) + "." for _ in range(200)))


def _facts(random: Random, shown: Document) -> tuple[Fact, ...]:
    facts = []
    for number in range(_FACTS):
        kind = _KINDS[number % len(_KINDS)]
        long = kind in (FactKind.QUOTE, FactKind.KEY_SENTENCE)
        start = random.randrange(len(shown.text) - 300)
        text = shown.text[start : start + (random.randrange(20, 250) if long else 12)]
        value = f"20{number % 90:02d}-03" if kind is FactKind.DATE else None
        label = f"Name {number % 1500}"
        facts.append(Fact(kind, text, start, start + len(text), label, value))
    return tuple(facts)


_MARKDOWN = (
    "**Why** twice? See [the minutes](https://example.org/m) and `agenda`.",
    "Points:\n- the *transcript*\n  - its date\n- [ ] the list\n\n> said so\n\nThen write.",
    "| who | when |\n|---|---|\n| Saar | May |\n| Ozols | June |",
)


def _placements(
    random: Random, shown: Document, count: int = _NOTES, *, markdown: bool = False
) -> tuple[Placement, ...]:
    placements = []
    for number in range(count):
        start = random.randrange(len(shown.text) - 600)
        span = Span(start, start + random.randrange(10, 250))
        note = shown.text[start : start + random.randrange(300)] if number % 2 else ""
        if markdown:
            note = f"{_MARKDOWN[number % len(_MARKDOWN)]}\n\nNote **{number}**: {note}"
        made = f"2024-05-01T10:00:00.{number:06d}Z"
        anchor = Anchor.of(shown.text, span)
        annotation = Annotation(f"urn:uuid:{number}", "1", made, made, anchor, note, ("tag",))
        placements.append(Placement(annotation, State.EXACT, span))
    return tuple(placements)


def _milliseconds(work: Callable[[], object]) -> float:
    begin = process_time()
    work()
    QApplication.processEvents()
    return (process_time() - begin) * 1000


def _frames(view: QAbstractItemView) -> str:
    """How long the frames of a scrolling view take."""
    bar = view.verticalScrollBar()

    def step() -> None:
        bar.setValue(bar.value() + _FRAME_PIXELS)
        view.viewport().repaint()

    times = [_milliseconds(step) for _ in range(_FRAMES)]
    return f"median {quantiles(times, n=20)[9]:.1f} ms, p95 {quantiles(times, n=20)[18]:.1f} ms"


def test_showing_and_scrolling_many_facts(qtbot: QtBot, places: Places) -> None:
    random = Random(7)
    shown = _briefing(random)
    facts = _facts(random, shown)
    session = session_showing(places, None)
    pane = FactsPane(session, load_theme(Scheme.LIGHT))
    qtbot.addWidget(pane)
    pane.resize(*_SIZE)
    pane.show()
    qtbot.waitExposed(pane)
    first = _milliseconds(lambda: show(session, shown, facts))
    filtering = _milliseconds(lambda: pane.filter_box.setText("name 1"))
    pane.filter_box.clear()
    print(f"\n{_FACTS:,} facts: shown in {first:.0f} ms, filtered in {filtering:.0f} ms")
    print(f"a frame of scrolling: {_frames(pane.view)}")


def test_showing_and_scrolling_many_notes(qtbot: QtBot, places: Places) -> None:
    random = Random(7)
    shown = _briefing(random)
    placements = _placements(random, shown)
    session = session_showing(places, None)
    pane = NotesPane(session, load_theme(Scheme.LIGHT))
    qtbot.addWidget(pane)
    pane.resize(*_SIZE)
    pane.show()
    qtbot.waitExposed(pane)
    first = _milliseconds(lambda: show(session, shown, (), placements))
    again = _milliseconds(lambda: show(session, shown, (), placements[1:]))
    print(f"\n{_NOTES:,} notes: shown in {first:.0f} ms, after a deletion in {again:.0f} ms")
    print(f"a frame of scrolling: {_frames(pane.view)}")


def test_showing_and_scrolling_a_thousand_notes_in_markdown(qtbot: QtBot, places: Places) -> None:
    """Every card has marks of Markdown and words of its own, so that nothing is rendered twice."""
    random = Random(7)
    shown = _briefing(random)
    placements = _placements(random, shown, 1_000, markdown=True)
    session = session_showing(places, None)
    prepare()
    pane = NotesPane(session, load_theme(Scheme.LIGHT))
    qtbot.addWidget(pane)
    pane.resize(*_SIZE)
    pane.show()
    qtbot.waitExposed(pane)
    first = _milliseconds(lambda: show(session, shown, (), placements))
    gaps = []
    while pane.view._measuring.isActive():
        gaps.append(_milliseconds(lambda: None))
    print(f"\n1,000 notes in Markdown: shown in {first:.0f} ms")
    print(
        f"those near measured in {sum(gaps):.0f} ms; the longest gap {max(gaps, default=0):.0f} ms"
    )
    print(f"a frame of scrolling: {_frames(pane.view)}")
    select = _milliseconds(lambda: pane.select_annotation(placements[-1].annotation.id))
    print(f"the last one chosen: {select:.0f} ms")
    show(session, shown, (), ())
    show(session, shown, (), placements)
    at_once = _milliseconds(lambda: pane.select_annotation(placements[500].annotation.id))
    print(f"one in the middle chosen before all are measured: {at_once:.0f} ms")
    narrower = _milliseconds(lambda: pane.resize(220, _SIZE[1]))
    print(f"a frame at another width: {narrower:.0f} ms")

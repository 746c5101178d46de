"""What the reader pane must reach: prints the figures, fails on none.

Run with `QT_QPA_PLATFORM=offscreen pytest -s tests/benchmarks/test_reader.py`.
"""

import gc
import os
from random import Random
from time import perf_counter, process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from briefreader.domain.annotation import Anchor, Annotation, Colour, Placement, State
from briefreader.domain.document import Block, BlockKind, Document, Metadata, Run, RunStyle, Span
from briefreader.domain.document import Summary as Row
from briefreader.ui.panes.reader import ReaderPane
from briefreader.ui.theme import Scheme, load_theme

_VOWELS, _CONSONANTS = "aeiou", "bcdfghlmnprstv"


def _words(random: Random, count: int) -> list[str]:
    return [
        "".join(
            random.choice(_CONSONANTS) + random.choice(_VOWELS) for _ in range(random.randint(1, 4))
        )
        for _ in range(count)
    ]


def _long_document(words: int, seed: int = 7) -> Document:
    """Headings, paragraphs, list items and quotes of made-up words; some of them links or bold."""
    random = Random(seed)
    blocks: list[Block] = []
    runs: list[Run] = []
    texts: list[str] = []
    start = made = 0
    while made < words:
        kind = random.choices(
            (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE),
            (12, 1, 3, 1),
        )[0]
        count = {BlockKind.PARAGRAPH: 90, BlockKind.HEADING: 6}.get(kind, 30)
        text = " ".join(_words(random, count)).capitalize() + "."
        end = start + len(text)
        blocks.append(Block(kind, start, end, 1 if kind is not BlockKind.PARAGRAPH else 0))
        if kind is BlockKind.PARAGRAPH:
            runs.append(Run(RunStyle.STRONG, start, start + 12))
            runs.append(Run(RunStyle.LINK, start + 40, start + 60, "https://example.org/"))
        texts.append(text)
        start, made = end + 1, made + count
    return Document("\n".join(texts), tuple(blocks), Metadata(title="Long"), tuple(runs))


def _placements(document: Document, count: int) -> tuple[Placement, ...]:
    random = Random(3)
    result = []
    for number in range(count):
        start = random.randrange(len(document.text) - 200)
        span = Span(start, start + random.randint(10, 160))
        annotation = Annotation(
            id=f"urn:uuid:{number}",
            document_id="d",
            created=f"2024-01-01T00:{number // 60 % 60:02d}:{number % 60:02d}Z",
            modified="2024-01-01T00:00:00Z",
            anchor=Anchor.of(document.text, span),
            note="A note of one line that is there to be laid out" if number % 3 == 0 else "",
            colour=random.choice(list(Colour)),
        )
        result.append(Placement(annotation, State.EXACT, span))
    return tuple(result)


@pytest.fixture
def pane(qtbot: QtBot) -> ReaderPane:
    gc.collect()
    gc.freeze()  # The test runner's own objects are no part of what is measured.
    pane = ReaderPane(load_theme(Scheme.LIGHT))
    qtbot.addWidget(pane)
    pane.resize(1000, 1000)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def _row(document: Document) -> Row:
    return Row("d", document.metadata, "text", 0, "/long.txt")


def test_opening_a_document_of_20000_words(pane: ReaderPane) -> None:
    times, busy = [], []
    for seed in range(9):
        document = _long_document(20_000, seed)
        started, worked = perf_counter(), process_time()
        pane.show_document(document, _row(document))
        pane.view.viewport().repaint()
        times.append(1000 * (perf_counter() - started))
        busy.append(1000 * (process_time() - worked))
        QCoreApplication.processEvents()
    times.sort()
    print(
        f"\nopening 20,000 words to first paint: median {times[4]:.0f} ms, "
        f"worst {times[-1]:.0f} ms "
        f"(processor: median {sorted(busy)[4]:.0f} ms, worst {max(busy):.0f} ms)"
    )


def test_scrolling_over_2000_highlights(pane: ReaderPane) -> None:
    document = _long_document(20_000)
    pane.show_document(document, _row(document))
    started = perf_counter()
    pane.set_placements(_placements(document, 2000))
    placed = 1000 * (perf_counter() - started)
    QCoreApplication.processEvents()
    # What Qt lays out when idle is laid out before the reader scrolls.
    pane.view.document().documentLayout().documentSize()
    bar = pane.view.verticalScrollBar()
    frames, busy = [], []
    for value in range(0, bar.maximum(), 60):
        started, worked = perf_counter(), process_time()
        bar.setValue(value)
        pane.view.viewport().repaint()
        frames.append(1000 * (perf_counter() - started))
        busy.append(1000 * (process_time() - worked))
        QCoreApplication.processEvents()
    frames.sort()
    print(
        f"\n2,000 highlights placed in {placed:.0f} ms; {len(frames)} frames of scrolling: "
        f"median {frames[len(frames) // 2]:.1f} ms, p95 {frames[int(len(frames) * 0.95)]:.1f} ms, "
        f"worst {frames[-1]:.1f} ms (processor: worst {max(busy):.1f} ms); "
        f"{sum(frame > 33 for frame in frames)} over 33 ms"
    )

"""An afternoon's work of thirty notes, and then everything that can happen to it."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.domain.annotation import Placement, State
from briefreader.domain.document import BlockKind, Document, Span
from briefreader.library import Library

CHECKOUT = Path(__file__).parents[2]
NAMES = (
    "assembly-insight-hb-2018-14.txt",
    "first-reports.txt",
    "interview-after-helsinki.txt",
    "interview-before-helsinki.txt",
    "vienna-in-mid-july.txt",
)
NOTES_EACH = 6
_OWN = (BlockKind.PARAGRAPH, BlockKind.ANSWER, BlockKind.QUESTION, BlockKind.LIST_ITEM)

_WRITING = """
import sys
from pathlib import Path
from briefreader.config import Places
from briefreader.library import Library

places = Places(*map(Path, sys.argv[1:4]))
library = Library(places)
key = sorted(library.by_id())[0]
for number in range(100_000):
    print(library.annotate(key, None, note=f"Number {number}").id, flush=True)
"""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """The folder with the five documents, outside the library."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in NAMES:
        shutil.copy(CHECKOUT / "corpus" / name, folder / name)
    return folder


@pytest.fixture
def library(places: Places, papers: Path) -> Iterator[Library]:
    """The library that reads the folder in place, with thirty notes."""
    opened = Library(places)
    opened.add([papers], watch=True)
    for document_id in sorted(opened.by_id()):
        _annotate(opened, document_id)
    yield opened
    opened.close()


def _annotate(library: Library, document_id: str) -> None:
    """Six notes: four sentences' beginnings, one across two paragraphs, one on the document."""
    document = library.document(document_id)
    blocks = [b for b in document.blocks if b.kind in _OWN and b.end - b.start > 80]
    step = max(1, len(blocks) // 4)
    for number, block in enumerate(blocks[::step][:4]):
        span = Span(block.start + 10, block.start + 10 + 15 * (number + 1))
        library.annotate(document_id, span, note=f"Note {number}", tags=(f"step/{number}",))
    library.annotate(document_id, Span(blocks[0].end - 30, blocks[1].start + 30), tags=("across",))
    library.annotate(document_id, None, note="On the whole")


def _placements(library: Library) -> list[Placement]:
    return [p for key in sorted(library.by_id()) for p in library.placements(key)]


def _quoted(document: Document, placement: Placement) -> str:
    assert placement.span is not None
    return document.text[placement.span.start : placement.span.end]


def _follow(library: Library, *paths: Path) -> None:
    library.follow(paths)
    library.refresh()


def _work_on_another_machine(places: Places, base: Path) -> Places:
    """The library's folder as a sync tool brings it to a second machine with its own cache."""
    other = Places(base / "second", base / "second-cache", base / "second-state")
    shutil.copytree(places.library, other.library)
    return other


def test_notes_survive_moving_and_renaming_of_the_files(library: Library, papers: Path) -> None:
    before = {p.annotation.id for p in _placements(library)}
    assert len(before) == len(NAMES) * NOTES_EACH
    deeper = papers / "2018" / "july"
    deeper.mkdir(parents=True)
    changed: list[Path] = []
    for number, name in enumerate(NAMES):
        old, new = papers / name, deeper / f"{number} renamed.txt"
        old.rename(new)
        changed += [old, new]
    _follow(library, *changed)
    after = _placements(library)
    assert {p.annotation.id for p in after} == before
    assert {p.state for p in after} == {State.EXACT}


def test_notes_follow_their_passages_through_edits_or_say_that_they_need_a_look(
    library: Library, papers: Path
) -> None:
    before = {p.annotation.id: p.annotation for p in _placements(library)}
    for name in NAMES:
        path = papers / name
        lines = path.read_text(encoding="utf-8").splitlines()
        lines.insert(len(lines) // 3, "\nA sentence that nobody had written before stands here.\n")
        path.write_text("\n".join(lines).replace("summit", "sumit", 1), encoding="utf-8")
    _follow(library, *(papers / name for name in NAMES))
    after = _placements(library)
    assert {p.annotation.id for p in after} == set(before)
    for placement in after:
        anchor = placement.annotation.anchor
        document = library.document(placement.annotation.document_id)
        if anchor is None:
            continue
        if placement.state in {State.EXACT, State.MOVED}:
            assert _quoted(document, placement).split() == anchor.exact.split()
        else:
            assert placement.state in {State.CHECK, State.UNATTACHED}
    certain = sum(p.state in {State.EXACT, State.MOVED} for p in after)
    assert certain >= len(after) - len(NAMES)


def test_two_machines_that_change_the_same_folder_lose_nothing(
    library: Library, places: Places, tmp_path: Path
) -> None:
    other_places = _work_on_another_machine(places, tmp_path)
    shared = next(p.annotation for p in _placements(library) if p.annotation.note == "Note 0")
    key = shared.document_id
    mine = library.save_annotation(replace(shared, note="Said here"))
    added_here = library.annotate(key, None, note="Added here")
    other = Library(other_places)
    other.rebuild()
    theirs = other.save_annotation(replace(shared, note="Said there"))
    added_there = other.annotate(key, None, note="Added there")
    other.close()
    _sync(other_places.library / "annotations", places.library / "annotations")
    library.refresh()

    living = {item.id: item for item in library.annotations.living()}
    assert {added_here.id, added_there.id} <= set(living)
    assert living[shared.id].note == "Said there"  # the newest counts
    conflicts = library.annotations.conflicts()
    assert [(c.kept.note, c.other.note) for c in conflicts] == [("Said there", "Said here")]
    assert theirs.modified > mine.modified

    chosen = library.annotations.resolve(conflicts[0], take_other=True)
    assert chosen.note == "Said here"
    assert library.annotations.conflicts() == ()
    assert library.annotations.get(shared.id).note == "Said here"


def _sync(source: Path, target: Path) -> None:
    """Bring the files of one folder into another as a sync tool does, which keeps both sides."""
    for path in source.rglob("*.json"):
        there = target / path.relative_to(source)
        there.parent.mkdir(parents=True, exist_ok=True)
        if there.exists() and there.read_bytes() != path.read_bytes():
            there.rename(
                there.with_name(f"{there.stem}.sync-conflict-20261122-120000-ABCDEFG.json")
            )
        shutil.copy(path, there)


def test_what_was_acknowledged_is_there_after_the_plug_is_pulled(
    library: Library, places: Places
) -> None:
    known = {item.id for item in library.annotations.living()}
    with subprocess.Popen(
        [sys.executable, "-c", _WRITING, places.library, places.cache, places.state],
        cwd=CHECKOUT,
        env=dict(os.environ),
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        acknowledged = {process.stdout.readline().strip() for _ in range(30)}
        process.send_signal(signal.SIGKILL)
        # A line without its end was not acknowledged in full.
        rest = process.stdout.read().splitlines(keepends=True)
        acknowledged |= {line.strip() for line in rest if line.endswith("\n")}
    library.refresh()
    assert known | acknowledged <= {item.id for item in library.annotations.living()}
    assert library.annotations.problems == ()

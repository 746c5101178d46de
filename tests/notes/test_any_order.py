"""Any order of edits, undoing, syncing and crashes: nothing that was acknowledged is lost."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from briefreader.domain.annotation import Annotation
from briefreader.notes.store import AnnotationStore
from tests.notes.file_calls import is_file_call

DOCUMENT = "0123456789abcdef"
MACHINES = st.sampled_from(["desk", "train"])
PICKS = st.integers(0, 30)

Work = tuple[str, str, bool]
"""An annotation's id, its note (no two edits have the same one), and whether it is deleted."""


class Killed(BaseException):
    """The process ends here."""


class SyncTool:
    """Brings two folders to one state, as common tools do that remember the last one."""

    def __init__(self, one: Path, other: Path) -> None:
        self._folders = (one, other)
        self._last: dict[str, bytes] = {}
        self._conflicts = 0

    def run(self) -> None:
        one, other = (self._contents(folder) for folder in self._folders)
        for name in sorted(one.keys() | other.keys() | self._last.keys()):
            left, right, last = one.get(name), other.get(name), self._last.get(name)
            if left == right:
                continue
            if left == last or (left is None and right != last):
                self._put(0, name, right)
            elif right == last or right is None:
                self._put(1, name, left)
            elif left is not None:
                self._collide(name, left, right)
        self._last = self._contents(self._folders[0])

    def _collide(self, name: str, left: bytes, right: bytes) -> None:
        """Both sides changed: the file written last keeps its name."""
        times = [(folder / DOCUMENT / name).stat().st_mtime_ns for folder in self._folders]
        self._conflicts += 1
        stem = name.removesuffix(".json")
        aside = f"{stem}.sync-conflict-20261122-{self._conflicts:06}-ABCDEFG.json"
        older = left if times[0] < times[1] else right
        for side in (0, 1):
            self._put(side, name, right if older is left else left)
            self._put(side, aside, older)

    def _put(self, side: int, name: str, content: bytes | None) -> None:
        path = self._folders[side] / DOCUMENT / name
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    @staticmethod
    def _contents(folder: Path) -> dict[str, bytes]:
        paths = (folder / DOCUMENT).glob("*.json")
        return {path.name: path.read_bytes() for path in paths}


class Machine:
    """One machine: the folder, the open window's store, and what its user sees and can undo."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = AnnotationStore(folder)
        self.seen: dict[str, Annotation] = {}
        self.steps: list[tuple[Annotation, Annotation]] = []
        self.undone: list[tuple[Annotation, Annotation]] = []
        self.heads: set[Work] = set()
        self.past: set[Work] = set()

    def look(self) -> None:
        """What counts is shown."""
        self.store.refresh()
        items = (*self.store.all(), *self.store.deleted())
        self.seen = {item.id: item for item in items}

    def wrote(self, written: Annotation, before: Annotation | None) -> None:
        """The model: what was written takes the place of what it is based on."""
        new = work_of(written)
        if before is not None and work_of(before) != new:
            self.heads.discard(work_of(before))
            self.past.add(work_of(before))
        self.heads.add(new)
        self.past.discard(new)
        self.seen[written.id] = written


def work_of(item: Annotation) -> Work:
    return item.id, item.note, item.deleted


def present(folder: Path) -> set[Work]:
    """The work that counts or is listed as a conflict, read anew."""
    store = AnnotationStore(folder)
    items = (*store.all(), *store.deleted(), *(c.other for c in store.conflicts()))
    return {work_of(item) for item in items}


class AnyOrder(RuleBasedStateMachine):
    """Two machines with one library, a sync tool between them, and users who edit on both."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.machines = {name: Machine(self.root / name) for name in ("desk", "train")}
        self.tool = SyncTool(self.root / "desk", self.root / "train")
        self.number = 0

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    def note(self) -> str:
        self.number += 1
        return f"note {self.number}"

    def pick(self, name: str, pick: int) -> Annotation | None:
        seen = sorted(self.machines[name].seen.values(), key=lambda item: item.id)
        return seen[pick % len(seen)] if seen else None

    @rule(name=MACHINES)
    def create(self, name: str) -> None:
        machine = self.machines[name]
        machine.wrote(machine.store.create(DOCUMENT, None, note=self.note()), None)

    @rule(name=MACHINES, pick=PICKS, delete=st.booleans())
    def edit(self, name: str, pick: int, delete: bool) -> None:
        before = self.pick(name, pick)
        if before is None:
            return
        machine = self.machines[name]
        changed = replace(before, deleted=True) if delete else replace(before, note=self.note())
        after = machine.store.save(changed, based_on=before)
        machine.wrote(after, before)
        machine.steps.append((before, after))
        machine.undone.clear()

    @rule(name=MACHINES)
    def undo(self, name: str) -> None:
        machine = self.machines[name]
        if machine.steps:
            before, after = machine.steps.pop()
            self._step(machine, before, after)
            machine.undone.append((before, after))

    @rule(name=MACHINES)
    def redo(self, name: str) -> None:
        machine = self.machines[name]
        if machine.undone:
            before, after = machine.undone.pop()
            self._step(machine, after, before)
            machine.steps.append((before, after))

    def _step(self, machine: Machine, wanted: Annotation, based_on: Annotation) -> None:
        machine.wrote(machine.store.save(wanted, based_on=based_on), based_on)

    @rule(name=MACHINES, pick=PICKS, call=st.integers(1, 60), is_new=st.booleans())
    def crash(self, name: str, pick: int, call: int, is_new: bool) -> None:
        """The process is killed in the middle of a change; the user starts the program again."""
        machine = self.machines[name]
        before = None if is_new else self.pick(name, pick)
        note = self.note()
        changed = before and replace(before, note=note)
        kill_at(
            call,
            lambda: (
                machine.store.save(changed, based_on=before)
                if changed
                else machine.store.create(DOCUMENT, None, note=note)
            ),
        )
        machine.store = AnnotationStore(machine.folder)
        machine.steps, machine.undone = [], []
        for item in (*machine.store.all(), *machine.store.deleted()):
            if item.note == note:
                machine.wrote(item, before)
        machine.look()

    @rule(name=MACHINES, pick=PICKS, take_other=st.booleans())
    def resolve(self, name: str, pick: int, take_other: bool) -> None:
        machine = self.machines[name]
        machine.store.refresh()
        conflicts = machine.store.conflicts()
        if conflicts:
            conflict = conflicts[pick % len(conflicts)]
            loser = conflict.kept if take_other else conflict.other
            machine.wrote(machine.store.resolve(conflict, take_other), loser)
            machine.look()

    @rule(name=MACHINES)
    def refresh(self, name: str) -> None:
        machine = self.machines[name]
        machine.look()
        fresh = AnnotationStore(machine.folder)
        assert machine.store.all() == fresh.all()
        assert machine.store.conflicts() == fresh.conflicts()

    @rule()
    def sync(self) -> None:
        self.tool.run()
        desk, train = self.machines.values()
        past = desk.past | train.past
        # What one side has replaced and the other put back is there again.
        heads = {work for machine in (desk, train) for work in machine.heads}
        heads -= {work for work in past if not (work in desk.heads and work in train.heads)}
        for machine in (desk, train):
            machine.heads, machine.past = set(heads), set(past)
        assert present(desk.folder) == present(train.folder)
        assert AnnotationStore(desk.folder).all() == AnnotationStore(train.folder).all()

    @invariant()
    def nothing_is_lost(self) -> None:
        for machine in self.machines.values():
            there = present(machine.folder)
            assert machine.heads <= there
            assert not list(machine.folder.rglob("*.broken"))


def kill_at(number: int, change: Callable[[], object]) -> None:
    """Make a change that ends before its file call of a number, as if the process were killed."""
    calls = 0

    def watch(_frame: FrameType, event: str, called: object) -> None:
        nonlocal calls
        if event == "c_call" and is_file_call(called):
            calls += 1
            if calls == number:
                raise Killed

    before = sys.getprofile()
    try:
        sys.setprofile(watch)
        change()
    except Killed:
        pass
    finally:
        sys.setprofile(before)


@pytest.mark.skipif(os.name == "nt", reason="the calls are those of POSIX")
def test_nothing_is_lost_in_any_order() -> None:
    run_state_machine_as_test(
        AnyOrder, settings=settings(max_examples=25, stateful_step_count=30, deadline=None)
    )


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.skipif(os.name == "nt", reason="the calls are those of POSIX")
def test_nothing_is_lost_in_any_long_order() -> None:
    run_state_machine_as_test(
        AnyOrder, settings=settings(max_examples=400, stateful_step_count=60, deadline=None)
    )

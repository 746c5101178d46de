"""Killed before each single call that touches a file: what was acknowledged is there and whole."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import FrameType

import pytest

from briefreader.domain.annotation import Annotation
from briefreader.notes.codec import to_json
from briefreader.notes.store import AnnotationStore
from briefreader.notes.versions import file_name
from tests.notes.file_calls import is_file_call

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

DOCUMENT = "0123456789abcdef"
OTHER = "fedcba9876543210"
MANY = 4
STEPS = {"save all": 5, "save across": 5}
"""Of changes that make many calls only one in so many is tried."""

Change = Callable[[AnnotationStore, list[Annotation]], object]


def is_killed_before(number: int, change: Callable[[], object]) -> bool:
    """Make a change in a process that is killed before its file call of a number; if it came."""
    child = os.fork()
    if child == 0:
        _carry_out(number, change)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


def _carry_out(number: int, change: Callable[[], object]) -> None:
    calls = 0

    def watch(_frame: FrameType, event: str, called: object) -> None:
        nonlocal calls
        if event == "c_call" and is_file_call(called):
            calls += 1
            if calls == number:
                os.kill(os.getpid(), signal.SIGKILL)

    try:
        threading.setprofile(watch)
        sys.setprofile(watch)
        change()
        sys.setprofile(None)
        os._exit(0)
    finally:
        os._exit(1)


def present(store: AnnotationStore) -> set[tuple[str, tuple[str, ...], bool]]:
    """What of the user's work can be seen or chosen."""
    versions = [*store.all(), *store.deleted(), *(c.other for c in store.conflicts())]
    return {(item.note, item.tags, item.deleted) for item in versions}


def put_rival(folder: Path, made: Annotation) -> None:
    own = folder / DOCUMENT / file_name(made.id)
    rival = replace(made, note="rival", modified="2020-01-01T00:00:00Z")
    own.with_name(f"{own.stem} (conflicted copy).json").write_text(to_json(rival))


CHANGES: dict[str, Change] = {
    "create": lambda store, made: store.create(DOCUMENT, None, note="new"),
    "save": lambda store, made: store.save(replace(made[0], note="new")),
    "save unseen": lambda store, made: store.save(
        replace(made[0], note="new"), based_on=replace(made[0], note="what the user saw")
    ),
    "save all": lambda store, made: store.save_all([replace(m, tags=("new",)) for m in made]),
    "save across": lambda store, made: store.save_all(replace(m, tags=("new",)) for m in made),
    "delete": lambda store, made: store.delete(made[0].id),
    "take other": lambda store, made: store.resolve(store.conflicts()[0], take_other=True),
    "keep": lambda store, made: store.resolve(store.conflicts()[0], take_other=False),
}


@pytest.mark.parametrize(
    ("change", "has_rival", "lost", "won"),
    [
        pytest.param(CHANGES["create"], False, set(), {("new", (), False)}, id="create"),
        pytest.param(CHANGES["save"], False, {("0", (), False)}, {("new", (), False)}, id="save"),
        pytest.param(CHANGES["save unseen"], False, set(), {("new", (), False)}, id="save unseen"),
        pytest.param(
            CHANGES["save all"],
            False,
            {(str(n), (), False) for n in range(MANY)},
            {(str(n), ("new",), False) for n in range(MANY)},
            id="save all",
        ),
        pytest.param(
            CHANGES["save across"],
            False,
            {(str(n), (), False) for n in range(MANY)},
            {(str(n), ("new",), False) for n in range(MANY)},
            id="save across",
        ),
        pytest.param(CHANGES["delete"], False, {("0", (), False)}, {("0", (), True)}, id="delete"),
        pytest.param(
            CHANGES["take other"], True, {("0", (), False)}, {("rival", (), False)}, id="take other"
        ),
        pytest.param(CHANGES["keep"], True, {("rival", (), False)}, {("0", (), False)}, id="keep"),
    ],
)
def test_a_kill_before_any_call_loses_nothing(
    tmp_path: Path,
    change: Change,
    has_rival: bool,
    lost: set[tuple[str, tuple[str, ...], bool]],
    won: set[tuple[str, tuple[str, ...], bool]],
) -> None:
    """`lost` is the work that the change replaces, `won` what it puts in its place."""
    ready = tmp_path / "ready"
    first = AnnotationStore(ready)
    documents = (DOCUMENT, OTHER) if change is CHANGES["save across"] else (DOCUMENT,)
    made = [
        first.create(documents[number % len(documents)], None, note=str(number))
        for number in range(MANY)
    ]
    if has_rival:
        put_rival(ready, made[0])
    before = present(AnnotationStore(ready))
    kills = 0
    while True:
        folder = tmp_path / f"killed {kills}"
        shutil.copytree(ready, folder)
        store = AnnotationStore(folder)
        store.all()
        was_killed = is_killed_before(kills + 1, lambda store=store: change(store, made))  # type: ignore[misc]
        again = AnnotationStore(folder)
        now = present(again)
        assert all(problem.path.suffix == ".json" for problem in again.problems)
        assert before - lost <= now <= before | won
        if lost:
            # Each piece of work is there as it was, or as it was to be.
            assert len(now & (lost | won)) >= len(won)
        if not was_killed:
            assert won <= now
            assert not lost & now
            break
        assert not list(folder.rglob("*.broken"))
        kills += next((step for name, step in STEPS.items() if CHANGES[name] is change), 1)
        shutil.rmtree(folder)
    assert kills > 5


ONE_SAVE = """
import sys
from dataclasses import replace
from pathlib import Path
from briefreader.notes.store import AnnotationStore
store = AnnotationStore(Path(sys.argv[1]))
[made] = store.all()
store.save(replace(made, note="after"))
"""


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
@pytest.mark.parametrize("call", ["flock", "write", "fsync", "rename", "close", "openat"])
def test_a_kill_at_each_system_call_of_a_save_loses_nothing(tmp_path: Path, call: str) -> None:
    ready = tmp_path / "ready"
    AnnotationStore(ready).create(DOCUMENT, None, note="before")
    # Python itself opens and closes many files at its start; the last calls are those of the save.
    begin = max(1, _count(call, ready, tmp_path) - 40)
    number = begin
    while True:
        folder = tmp_path / f"{call} {number}"
        shutil.copytree(ready, folder)
        inject = f"inject={call}:signal=KILL:when={number}"
        done = _strace(["-e", f"trace={call}", "-e", inject], folder, tmp_path / "trace")
        [left] = AnnotationStore(folder).all()
        assert left.note in ("before", "after")
        if done.returncode == 0:
            assert left.note == "after"
            break
        number += 1
    assert number > begin


def _count(call: str, ready: Path, tmp_path: Path) -> int:
    folder, trace = tmp_path / f"counted {call}", tmp_path / "counted"
    shutil.copytree(ready, folder)
    done = _strace(["-e", f"trace={call}"], folder, trace)
    if done.returncode:
        pytest.skip(f"strace cannot trace here: {done.stderr.decode()}")
    return len(trace.read_text().splitlines())


def _strace(options: list[str], folder: Path, trace: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["strace", "-f", "-o", str(trace), *options, sys.executable, "-c", ONE_SAVE, str(folder)],
        capture_output=True,
        check=False,
    )

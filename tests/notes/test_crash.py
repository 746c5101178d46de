"""Killed, out of space, or two at once: what was acknowledged is there and whole."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from briefreader.domain.annotation import Annotation
from briefreader.notes.store import AnnotationStore

DOCUMENT = "0123456789abcdef"
NOTE = "A note of some length. " * 40

STAGES = ("saved", "all", "resolved")
"""The tags that an annotation is given one after the other; in the end it is deleted."""

WRITE_WITHOUT_END = f"""
import sys
from dataclasses import replace
from pathlib import Path
from briefreader.files import write_atomically
from briefreader.notes.codec import to_json
from briefreader.notes.store import AnnotationStore
store = AnnotationStore(Path(sys.argv[1]))
document = sys.argv[2]
number = 0
def tell(stage, *items):
    for item in items:
        print(stage, item.id, flush=True)
while True:
    number += 1
    made = store.create(document, None, note=f"{{number}} {NOTE}")
    tell(0, made)
    saved = store.save(replace(made, tags=("saved",)), based_on=made)
    tell(1, saved)
    others = [store.create(document, None, note=f"{{number}} {NOTE}", tags=("saved",))
              for _ in range(4)]
    tell(1, *others)
    several = (saved, *others)
    several = store.save_all([replace(item, tags=("saved", "all")) for item in several],
                             based_on=several)
    tell(2, *several)
    rival = replace(several[0], tags=("saved", "all", "resolved"), modified="2020-01-01")
    write_atomically(store.folder / document / f"rival {{number}}.json", to_json(rival).encode())
    store.refresh()
    [conflict] = store.conflicts((document,))
    resolved = store.resolve(conflict, take_other=True)
    tell(3, resolved)
    tell(4, store.delete(resolved.id))
"""

FILL_THE_DISK = f"""
import resource, signal, sys
from dataclasses import replace
from pathlib import Path
from briefreader.domain.errors import StorageError
from briefreader.notes.store import AnnotationStore
store = AnnotationStore(Path(sys.argv[1]))
[made] = store.of_document("{DOCUMENT}")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
for change in (lambda: store.save(replace(made, note="lost?")), lambda: store.delete(made.id),
               lambda: store.create("{DOCUMENT}", None, note="never there")):
    try:
        change()
    except StorageError as error:
        print(error)
assert store.of_document("{DOCUMENT}") == (made,)
"""

WRITE_MANY = f"""
import sys
from dataclasses import replace
from pathlib import Path
from briefreader.notes.store import AnnotationStore
store = AnnotationStore(Path(sys.argv[1]))
shared = store.get(sys.argv[2])
for number in range(25):
    store.create("{DOCUMENT}", None, note=f"{{sys.argv[3]}} {{number}}")
    shared = store.save(replace(shared, note=f"{{sys.argv[3]}} {{number}}"))
"""


def killed_after(folder: Path, document: str, lines: int, spin: int) -> dict[str, int]:
    """What stage a process acknowledged of each annotation, which was killed after some lines."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITE_WITHOUT_END, str(folder), document],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(lines)]
        for _ in range(spin):
            pass
        process.kill()
        told += process.stdout.read().splitlines(keepends=True)
    # The last line may have been printed by halves.
    whole = [line.split() for line in told if line.endswith("\n")]
    return {identity: int(stage) for stage, identity in whole}


def stage_of(annotation: Annotation) -> int:
    """How far an annotation has come, which must be whole."""
    number, _, rest = annotation.note.partition(" ")
    assert number.isdigit()
    assert rest == NOTE
    assert annotation.tags == STAGES[: len(annotation.tags)]
    return len(annotation.tags) + annotation.deleted


def kill_repeatedly(folder: Path, times: int) -> None:
    chance = random.Random(5)
    acknowledged: dict[str, int] = {}
    for run in range(times):
        document = f"{run:016x}"
        told = killed_after(folder, document, chance.randint(1, 30), chance.randrange(300_000))
        store = AnnotationStore(folder)
        conflicts = store.conflicts((document,))
        assert len(store.problems) == len(conflicts) <= 1
        living = {item.id: item for item in store.of_document(document)}
        for identity, stage in told.items():
            item = living.get(identity) or store.get(identity)
            # A step that was not acknowledged may have reached the disk, but never by halves.
            assert stage_of(item) in (stage, stage + 1)
        acknowledged |= told
    store = AnnotationStore(folder)
    found = {item.id: item for item in (*store.all(), *store.deleted())}
    assert all(stage_of(found[key]) >= stage for key, stage in acknowledged.items())
    assert len(acknowledged) >= times
    print(f"\n{times} kills, {len(acknowledged)} annotations acknowledged, none lost")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_nothing_acknowledged_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    kill_repeatedly(tmp_path / "annotations", 20)


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.timeout(1200)
def test_nothing_acknowledged_is_lost_in_five_hundred_kills(tmp_path: Path) -> None:
    kill_repeatedly(tmp_path / "annotations", 500)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file size limit")
def test_a_full_disk_gives_a_message_and_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "annotations"
    made = AnnotationStore(folder).create(DOCUMENT, None, note="kept")
    done = subprocess.run(
        [sys.executable, "-c", FILL_THE_DISK, str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Could not save") == 3
    assert "larger than is allowed here" in done.stdout
    again = AnnotationStore(folder)
    assert again.all() == (made,)
    assert again.problems == ()
    assert [path.suffix for path in (folder / DOCUMENT).iterdir()] == [".json"]


def test_two_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "annotations"
    shared = AnnotationStore(folder).create(DOCUMENT, None, note="shared")
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITE_MANY, str(folder), shared.id, name])
        for name in ("left", "right")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    store = AnnotationStore(folder)
    wanted = {f"{name} {number}" for name in ("left", "right") for number in range(25)}
    notes = [item.note for item in store.all() if item.id != shared.id]
    assert sorted(notes) == sorted(wanted)
    last = {"left 24", "right 24"}
    versions = [path.read_text(encoding="utf-8") for path in (folder / DOCUMENT).iterdir()]
    assert all(any(note in version for version in versions) for note in last)
    assert store.get(shared.id).note in last

"""Killed, out of space, or two at once: what was acknowledged is there and whole."""

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefreader.domain.annotation import Annotation
from briefreader.notes.store import AnnotationStore

DOCUMENT = "0123456789abcdef"
NOTE = "A note of some length. " * 40

WRITE_WITHOUT_END = f"""
import sys
from dataclasses import replace
from pathlib import Path
from briefreader.notes.store import AnnotationStore
store = AnnotationStore(Path(sys.argv[1]))
number = 0
while True:
    number += 1
    made = store.create("{DOCUMENT}", None, note=f"{{number}} {NOTE}")
    print("created", made.id, flush=True)
    saved = store.save(replace(made, note=made.note + "saved"))
    print("saved", saved.id, flush=True)
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


def killed_after(folder: Path, lines: int) -> list[str]:
    """What a process acknowledged that was killed soon after its given line."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITE_WITHOUT_END, str(folder)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        acknowledged = [process.stdout.readline() for _ in range(lines)]
        process.kill()
        return acknowledged + process.stdout.read().splitlines(keepends=True)


def acknowledged_states(lines: list[str]) -> Iterator[tuple[str, str]]:
    """The last acknowledged state of each annotation, half-printed lines left out."""
    states = {
        line.split()[1]: line.split()[0] for line in lines if line.endswith("\n") and line.split()
    }
    yield from states.items()


def check_is_whole(annotation: Annotation, state: str) -> None:
    number, _, rest = annotation.note.partition(" ")
    assert number.isdigit()
    # A save that was not acknowledged may have reached the disk, but never by halves.
    assert rest in ((NOTE + "saved",) if state == "saved" else (NOTE, NOTE + "saved"))


def kill_repeatedly(folder: Path, times: int) -> None:
    chance = random.Random(5)
    acknowledged: dict[str, str] = {}
    for _ in range(times):
        acknowledged |= dict(acknowledged_states(killed_after(folder, chance.randint(1, 12))))
        store = AnnotationStore(folder)
        found = {item.id: item for item in store.all()}
        assert store.problems == ()
        for identity, state in acknowledged.items():
            check_is_whole(found[identity], state)
    assert len(acknowledged) >= times


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

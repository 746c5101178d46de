"""A full disk, and one that has become read-only: a message, and nothing lost."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.domain.annotation import Annotation
from briefreader.domain.errors import StorageError
from briefreader.notes.codec import to_json
from briefreader.notes.store import AnnotationStore
from briefreader.notes.versions import file_name

DOCUMENT = "0123456789abcdef"
OTHER = "fedcba9876543210"
LONG = "A long note. " * 500

Change = Callable[[AnnotationStore, list[Annotation]], object]

CHANGES: dict[str, Change] = {
    "create": lambda store, made: store.create(OTHER, None, note=LONG),
    "save": lambda store, made: store.save(replace(made[0], note=LONG)),
    "save unseen": lambda store, made: store.save(
        replace(made[0], note=LONG), based_on=replace(made[0], note="what the user saw")
    ),
    "save all": lambda store, made: store.save_all([replace(m, note=LONG) for m in made]),
    "delete": lambda store, made: store.delete(made[0].id),
    "take other": lambda store, made: store.resolve(store.conflicts()[0], take_other=True),
    "keep": lambda store, made: store.resolve(store.conflicts()[0], take_other=False),
}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 kB that only the superuser can make."""
    path = tmp_path / "disk"
    path.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(path)]
    if os.name == "nt" or os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    yield path
    subprocess.run(["umount", str(path)], check=True)


@pytest.fixture
def store(disk: Path) -> AnnotationStore:
    return AnnotationStore(disk / "annotations")


@pytest.fixture
def made(store: AnnotationStore) -> list[Annotation]:
    """Annotations, the first of them with a rival."""
    items = [store.create(DOCUMENT, None, note=f"kept {number}") for number in range(6)]
    rival = replace(items[0], note="rival", modified="2020-01-01T00:00:00Z")
    (store.folder / DOCUMENT / "rival.json").write_text(to_json(rival))
    store.refresh()
    return items


def work(store: AnnotationStore) -> tuple[list[str], list[str]]:
    return [item.note for item in store.all()], [c.other.note for c in store.conflicts()]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_full_disk(
    disk: Path, store: AnnotationStore, made: list[Annotation], change: Change
) -> None:
    before = work(store)
    filling = disk / "filling"
    with filling.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(b"x" * 1024):
            pass
    with pytest.raises(StorageError, match="disk is full"):
        change(store, made)
    assert work(store) == work(AnnotationStore(store.folder)) == before
    assert not list(disk.rglob(".*.tmp"))
    filling.unlink()
    change(store, made)
    assert work(store) == work(AnnotationStore(store.folder)) != before


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_disk_that_has_become_read_only(
    disk: Path, store: AnnotationStore, made: list[Annotation], change: Change
) -> None:
    before = work(store)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    try:
        with pytest.raises(StorageError, match="read-only"):
            change(store, made)
        assert work(store) == work(AnnotationStore(store.folder)) == before
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    change(store, made)
    assert work(store) == work(AnnotationStore(store.folder)) != before


def test_a_broken_file_on_a_read_only_disk_is_reported_where_it_lies(
    disk: Path, store: AnnotationStore, made: list[Annotation]
) -> None:
    broken = store.folder / DOCUMENT / file_name(made[1].id)
    broken.write_text("{")
    os.utime(broken, (1e9, 1e9))
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    try:
        store.refresh()
        [problem] = [p for p in store.problems if p.path == broken]
        assert "could not be set aside" in problem.what
        assert "kept 1" in work(store)[0]
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)

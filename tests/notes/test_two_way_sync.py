"""Files copied both ways between two libraries, the newest kept: no saved text is lost."""

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.notes.store import AnnotationStore

DOCUMENT = "0123456789abcdef"
NAMES = (
    "{} (Ida's conflicted copy 2026-11-22 {}).json",  # Dropbox
    "{} (conflicted copy 2026-11-22 {:06}).json",  # Nextcloud
    "{}.sync-conflict-20261122-{:06}-ABCDEFG.json",  # Syncthing
    "{}-DESKTOP-{}.json",  # OneDrive
    "{} {}.json",  # iCloud
)


class Sync:
    """Two folders, and a tool that remembers what it last saw on both sides."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.sides = tuple(folder / name / DOCUMENT for name in ("desk", "train"))
        self.stores = tuple(AnnotationStore(side.parent) for side in self.sides)
        self.last: dict[str, bytes] = {}
        self.texts: set[str] = set()
        self.number = 0

    def edit(self, side: int) -> None:
        """A user creates, edits or deletes; a text on which another is based is history then."""
        store = self.stores[side]
        store.refresh()
        items = store.all()
        self.number += 1
        text = f"text {self.number}"
        if not items or self.random.random() < 0.3:
            store.create(DOCUMENT, None, note=text)
            self.texts.add(text)
            return
        before = self.random.choice(items)
        if self.random.random() < 0.2:
            store.delete(before.id)  # The tombstone keeps the text.
            return
        store.save(replace(before, note=text), based_on=before)
        self.texts.discard(before.note)
        self.texts.add(text)

    def run(self, *, whole: bool = False) -> None:
        """Bring both sides together; unless `whole`, some of it is left for later."""
        contents = [self.contents(side) for side in self.sides]
        for name in sorted(contents[0].keys() | contents[1].keys() | self.last.keys()):
            left, right, last = contents[0].get(name), contents[1].get(name), self.last.get(name)
            if left == right:
                self.remember(name, left)
            elif whole or self.random.random() < 0.8:
                self.bring(name, left, right, last, whole=whole)

    def bring(
        self, name: str, left: bytes | None, right: bytes | None, last: bytes | None, *, whole: bool
    ) -> None:
        if left == last or (left is None and right != last):
            self.put(0, name, right, whole=whole)
        elif right == last or right is None:
            self.put(1, name, left, whole=whole)
        else:
            assert left is not None
            times = [(side / name).stat().st_mtime_ns for side in self.sides]
            newer, older = (right, left) if times[0] < times[1] else (left, right)
            self.number += 1
            stem = name.removesuffix(".json")
            aside = self.random.choice(NAMES).format(stem, self.number)
            for side in (0, 1):
                self.put(side, aside, older, whole=True)
                self.put(side, name, newer, whole=True)

    def put(self, side: int, name: str, content: bytes | None, *, whole: bool) -> None:
        path = self.sides[side] / name
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not whole and self.random.random() < 0.2:
                path.write_bytes(content[: len(content) // 2])
                self.stores[side].refresh()  # The window looks while the file is half there.
            path.write_bytes(content)
        self.remember(name, content)

    def remember(self, name: str, content: bytes | None) -> None:
        if content is None:
            self.last.pop(name, None)
        else:
            self.last[name] = content

    @staticmethod
    def contents(folder: Path) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in folder.glob("*.json")}

    def there(self, side: int) -> set[str]:
        store = AnnotationStore(self.sides[side].parent)
        assert store.problems == () or all("kept" in one.what for one in store.problems)
        items = (*store.all(), *store.deleted(), *(c.other for c in store.conflicts()))
        return {item.note for item in items}


def rounds(folder: Path, seed: int, count: int) -> None:
    sync = Sync(folder, seed)
    for _ in range(count):
        for side in (0, 1):
            for _ in range(sync.random.randrange(3)):
                sync.edit(side)
        sync.run()
        missing = sync.texts - (sync.there(0) | sync.there(1))
        assert not missing
    sync.run(whole=True)
    assert sync.contents(sync.sides[0]) == sync.contents(sync.sides[1])
    assert sync.there(0) == sync.there(1) >= sync.texts
    assert not [path for side in sync.sides for path in side.glob("*.broken")]
    shutil.rmtree(folder)


@pytest.mark.parametrize("seed", range(2))
def test_syncing_both_ways_loses_no_text(tmp_path: Path, seed: int) -> None:
    rounds(tmp_path / "both", seed, 25)


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", range(10, 14))
def test_two_hundred_rounds_of_syncing_both_ways_lose_no_text(tmp_path: Path, seed: int) -> None:
    rounds(tmp_path / "both", seed, 200)

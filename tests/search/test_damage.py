"""The index after crashes: whatever lies in its folder, opening ends in a working index."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.domain.errors import StorageError
from briefreader.search.engine import commits
from briefreader.search.engine.commits import CommitFolder
from briefreader.search.index import SearchIndex
from tests.search.asking import entry, found, hits

Opener = Callable[[], SearchIndex]

Harm = Callable[[bytes], bytes]

HARMS: dict[str, Harm] = {
    "emptied": lambda content: b"",
    "cut in half": lambda content: content[: len(content) // 2],
    "cut by one": lambda content: content[:-1],
    "zeroed": lambda content: bytes(len(content)),
    "zeroed in the middle": lambda content: content[:900] + bytes(2000) + content[2900:],
    "another kind of file": lambda content: b"%PDF-1.7 hello" * 100,
    "noise": lambda content: bytes((7 * byte + place) % 256 for place, byte in enumerate(content)),
}


def fill(index: SearchIndex) -> None:
    index.add([entry(f"d{number}", f"steel word{number} prices") for number in range(60)])


def files(folder: Path, suffix: str) -> list[Path]:
    chosen = sorted(path for path in folder.iterdir() if path.suffix == suffix)
    assert chosen
    return chosen


@pytest.mark.parametrize("suffix", [".toc", ".arrays"])
@pytest.mark.parametrize("harm", HARMS)
def test_a_damaged_file_leads_to_an_empty_index_that_works(
    open_index: Opener, folder: Path, suffix: str, harm: str
) -> None:
    first = open_index()
    fill(first)
    first.close()
    for path in files(folder, suffix):
        content = HARMS[harm](path.read_bytes())
        path.unlink()
        path.write_bytes(content)
    second = open_index()
    assert second.was_reset
    assert second.ids() == frozenset()
    fill(second)
    assert len(found(second, "steel")) == 60
    assert not open_index().was_reset


@pytest.mark.parametrize("suffix", [".toc", ".arrays"])
def test_a_missing_file_leads_to_an_empty_index(
    open_index: Opener, folder: Path, suffix: str
) -> None:
    fill(open_index())
    for path in files(folder, suffix):
        path.unlink()
    assert open_index().was_reset


def test_every_single_changed_byte_of_a_table_leaves_a_working_index(
    open_index: Opener, folder: Path
) -> None:
    first = open_index()
    fill(first)
    (table,) = files(folder, ".toc")
    content = table.read_bytes()
    for place in range(0, len(content), max(1, len(content) // 60)):
        for path in folder.glob("*.toc"):
            path.unlink()
        table.write_bytes(content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :])
        index = open_index()
        index.add([entry("new", "harbour")])
        assert hits(index, "harbour") == "new"
        index.remove(["new"])
        for path in folder.glob("*.toc"):
            path.unlink()


def test_an_index_of_an_older_layout_is_made_anew(open_index: Opener, folder: Path) -> None:
    fill(open_index())
    for path in files(folder, ".toc"):
        path.rename(folder / path.name.replace(commits.NAME, "BRIEFREADER0"))
    assert open_index().was_reset


def test_damage_while_the_index_is_open_is_mended_by_the_next_search(
    open_index: Opener, folder: Path
) -> None:
    index = open_index()
    fill(index)
    for path in files(folder, ".toc"):
        path.write_bytes(b"")
    assert hits(index, "steel") == ""
    assert index.was_reset
    fill(index)
    assert len(found(index, "steel")) == 60


def test_a_folder_that_is_deleted_under_an_open_index_comes_back(
    open_index: Opener, folder: Path
) -> None:
    index = open_index()
    fill(index)
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert index.ids() == frozenset()
    fill(index)
    assert len(index.ids()) == 60


def test_files_of_a_writer_that_died_are_deleted_by_the_next(
    open_index: Opener, folder: Path
) -> None:
    index = open_index()
    (folder / f"{commits.NAME}_0123456789abcdef.arrays").write_bytes(b"left over")
    (folder / f"_{commits.NAME}_7.toc.123.4").write_bytes(b"left over")
    fill(index)
    assert len(list(folder.iterdir())) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
def test_a_disk_that_takes_no_more_gives_a_sentence_and_keeps_the_old_commit(
    open_index: Opener, folder: Path
) -> None:
    import resource

    index = open_index()
    fill(index)
    before = {path.name for path in folder.iterdir()}
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(StorageError, match="Nothing that was saved before is lost"):
            index.add([entry("new", " ".join(f"steel{number}" for number in range(5000)))])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert {path.name for path in folder.iterdir()} == before
    assert len(found(index, "steel")) == 60
    index.add([entry("new", "steel")])
    assert len(found(index, "steel")) == 61


WRITER = """
import sys
from pathlib import Path
from briefreader.search.index import IndexEntry
from briefreader.search.whoosh_index import WhooshIndex
index = WhooshIndex(Path(sys.argv[1]))
print("ready", flush=True)
for batch in range(10_000):
    index.add([IndexEntry(f"{batch}-{n}", body=f"steel word{batch}") for n in range(20)])
    print(batch, flush=True)
"""


@pytest.mark.parametrize("batches", [0, 3, 9, 14])
def test_killing_a_writer_at_any_moment_keeps_every_finished_commit(
    open_index: Opener, folder: Path, batches: int
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as writer:
        assert writer.stdout is not None
        done = 0
        while writer.stdout.readline() != f"{batches}\n":
            done += 1
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
    index = open_index()
    assert not index.was_reset
    present = len(index.ids())
    assert present >= 20 * done
    assert present % 20 == 0
    assert len(found(index, "steel")) == present
    index.add([entry("after", "harbour")])
    assert hits(index, "harbour") == "after"


def test_searches_go_on_while_another_process_writes_and_merges(
    open_index: Opener, folder: Path
) -> None:
    index = open_index()
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)],
        stdout=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
    ) as writer:
        try:
            seen = 0
            while seen < 600:
                present = len(found(index, "steel"))
                assert present >= seen
                assert present % 20 == 0
                seen = present
        finally:
            writer.kill()
            writer.wait()
    assert index.was_reset
    assert not open_index().was_reset


def test_a_writer_that_does_not_finish_gives_a_sentence(
    open_index: Opener, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = open_index()
    fill(index)
    monkeypatch.setattr(commits, "PATIENCE", 0.1)
    with CommitFolder(folder).writing():
        with pytest.raises(StorageError, match="another briefreader"):
            index.add([entry("a", "steel")])
        assert len(found(index, "steel")) == 60

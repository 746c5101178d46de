"""A snapshot's file holds what was put into it, opens with any tool, and shows any damage."""

import tarfile
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.errors import StorageError
from briefreader.domain.snapshot import Snapshot
from briefreader.library.safekeeping import archive

ABOUT = Snapshot(
    name="2026-11-22T212313.123Z",
    taken="2026-11-22T21:23:13.123Z",
    reason="before “Rename the tag énergie”",
    documents=1,
    annotations=2,
    annotation_files=3,
    files=4,
    lost=0,
    state="0" * 32,
    unread=("records/\udcff.json",),
)
NAMES = st.lists(
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="/\\:\0\n"),
        min_size=1,
        max_size=150,
    ).filter(lambda part: part not in (".", "..")),
    min_size=1,
    max_size=3,
).map("/".join)


def written(folder: Path, files: dict[str, bytes]) -> Path:
    path = folder / f"{ABOUT.name}{archive.SUFFIX}"
    with tempfile.TemporaryFile(dir=folder) as body:
        writer = archive.BodyWriter(body)
        for name, content in files.items():
            writer.add(name, content, 1_600_000_000)
        digest = writer.end()
        archive.write(path, ABOUT, body, digest)
    return path


@given(st.dictionaries(NAMES, st.binary(max_size=2000), max_size=6))
def test_what_was_put_in_comes_out_here_and_with_other_tools(files: dict[str, bytes]) -> None:
    files.pop(archive.ABOUT, None)
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), files)
        assert dict(archive.contents(path)) == files
        with tarfile.open(path) as opened:
            assert opened.getnames() == [archive.ABOUT, *files]
            for member in opened.getmembers()[1:]:
                held = opened.extractfile(member)
                assert held is not None
                assert held.read() == files[member.name]
                assert (member.mtime, member.mode) == (1_600_000_000, 0o600)


@pytest.mark.parametrize("size", [0, 1, 511, 512, 513, 300_000])
def test_a_file_of_any_size_is_held(tmp_path: Path, size: int) -> None:
    path = written(tmp_path, {"a": bytes(size), "b": b"after"})
    assert dict(archive.contents(path)) == {"a": bytes(size), "b": b"after"}


def test_what_it_is_can_be_read_without_unpacking(tmp_path: Path) -> None:
    path = written(tmp_path, {"a": b"content"})
    read = archive.read_about(path).snapshot
    assert read.size == path.stat().st_size
    assert read.reason == ABOUT.reason
    assert read.unread == ABOUT.unread


def test_names_that_lead_out_of_the_library_are_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path, {"../a": b"", "/b": b"", "c/../../d": b"", "e": b"kept"})
    assert dict(archive.contents(path)) == {"e": b"kept"}


def test_any_changed_byte_is_damage(tmp_path: Path) -> None:
    path = written(tmp_path, {"records/a.json": b"text" * 50})
    whole = path.read_bytes()
    harmless = set(range(3, 10))  # the flags, time and system of the first gzip header
    for place in range(0, len(whole), 2):
        if place in harmless:
            continue
        changed = bytearray(whole)
        changed[place] ^= 0x55
        path.write_bytes(changed)
        with pytest.raises(StorageError, match="is damaged"):
            list(archive.contents(path))
    for length in range(0, len(whole), 2):
        path.write_bytes(whole[:length])
        with pytest.raises(StorageError, match="is damaged"):
            archive.verify(path)


def test_nothing_is_left_where_the_folder_does_not_exist(tmp_path: Path) -> None:
    with tempfile.TemporaryFile(dir=tmp_path) as body, pytest.raises(StorageError):
        archive.write(tmp_path / "none" / "x.tar.gz", ABOUT, body, "")
    assert list(tmp_path.iterdir()) == []

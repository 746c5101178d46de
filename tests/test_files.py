"""Writing that is whole or not at all, and names of any bytes."""

import os
from pathlib import Path

import pytest

from briefreader.domain.errors import StorageError
from briefreader.files import (
    digest,
    free_name,
    move,
    printable,
    write_atomically,
    write_many_atomically,
)


def test_a_file_is_replaced_and_no_temporary_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "a.txt"
    for content in (b"one", b"two"):
        write_atomically(path, content)
        assert path.read_bytes() == content
    assert [p.name for p in path.parent.iterdir()] == ["a.txt"]


def test_many_files_are_written_into_several_folders(tmp_path: Path) -> None:
    contents = {tmp_path / str(n % 3) / f"{n}.txt": bytes([n]) for n in range(40)}
    write_many_atomically(contents)
    assert {path: path.read_bytes() for path in contents} == contents
    write_many_atomically({})


def test_where_nothing_can_be_written_the_reason_is_a_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    target, reason = blocked / "below" / "a.txt", "a part of this path is a file"
    with pytest.raises(StorageError, match=reason):
        write_atomically(target, b"x")
    with pytest.raises(StorageError, match=reason):
        write_many_atomically({target: b"x"})
    with pytest.raises(StorageError, match=reason):
        move(blocked, target)
    with pytest.raises(StorageError, match="too long"):
        write_atomically(tmp_path / ("x" * 300), b"x")
    assert blocked.read_bytes() == b""


def test_a_name_that_is_no_utf_8_can_be_shown(tmp_path: Path) -> None:
    assert printable(os.fsdecode(b"caf\xe9\xff.txt")) == "caf\\xe9\\xff.txt"
    assert printable(Path("é 港.txt")) == "é 港.txt"


def test_a_digest_tells_contents_apart() -> None:
    assert len(digest(b"")) == 32
    assert digest(b"a") == digest(b"a") != digest(b"b")


def test_a_free_name_is_that_of_no_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    assert free_name(path, ".broken") == tmp_path / "a.json.broken"
    (tmp_path / "a.json.broken").touch()
    (tmp_path / "a.json.2.broken").touch()
    assert free_name(path, ".broken") == tmp_path / "a.json.3.broken"

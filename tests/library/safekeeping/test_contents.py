"""Which files a snapshot holds, and that of each it has one whole version."""

import os
import threading
from pathlib import Path

from briefreader.files import write_atomically
from briefreader.library.safekeeping.contents import listed, read_whole, state_of


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def test_the_users_work_is_listed_and_nothing_else(tmp_path: Path) -> None:
    work = (
        "annotations/0123/a.json",
        "annotations/0123/b (conflicted copy).json",
        "annotations/0123/c.json.broken",
        "dossiers/ports.toml",
        "library.toml",
        "records/0123.json",
        "searches.toml",
        "searches.toml.broken",
        "tags.toml",
        "versions/0123/4567.txt",
    )
    other = (
        ".git/config.toml",
        ".lock",
        "annotations/.lock",
        "annotations/0123/.f00.tmp",
        "documents/0123.pdf",
        "readme.txt",
        "records/.stfolder/x.json",
    )
    make(tmp_path, *work, *other)
    assert sorted(file.name for file in listed(tmp_path)) == list(work)


def test_a_library_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert listed(tmp_path / "none") == ()


def test_the_state_changes_with_any_file(tmp_path: Path) -> None:
    make(tmp_path, "records/a.json", "records/b.json")
    states = {state_of(listed(tmp_path))}
    os.utime(tmp_path / "records" / "a.json", (1, 1))
    states.add(state_of(listed(tmp_path)))
    (tmp_path / "records" / "b.json").unlink()
    states.add(state_of(listed(tmp_path)))
    make(tmp_path, "tags.toml")
    states.add(state_of(listed(tmp_path)))
    assert len(states) == 4
    assert state_of(listed(tmp_path)) in states


def test_a_file_that_has_gone_is_none(tmp_path: Path) -> None:
    assert read_whole(tmp_path / "none") is None


def test_of_a_file_that_is_replaced_meanwhile_one_whole_version_is_read(tmp_path: Path) -> None:
    path = tmp_path / "file"
    versions = [bytes([number]) * (200_000 + number) for number in range(3)]
    write_atomically(path, versions[0])
    over = threading.Event()

    def keep_writing() -> None:
        while not over.is_set():
            for version in versions:
                write_atomically(path, version)

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        assert all(read_whole(path) in versions for _ in range(300))
    finally:
        over.set()
        writer.join()

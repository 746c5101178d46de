"""Bad and odd files by the folder: each is read, refused or passed over, and no more happens."""

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.library.disturbed import environment, run
from tests.shared import shared

UNNAMED = {"noextension", "trailing. "}
"""Names that do not say what the file is: in a folder it is passed over with that reason."""

MOST_MEMORY = 1_000_000
"""Kibibytes of memory at most."""

MOST_WORK = 15.0
"""Seconds of the processor's time for one file at most: what takes longer hangs."""


@dataclass(frozen=True, slots=True)
class Case:
    """One entry of what is expected: a path below the folder, and what a reader does with it."""

    path: str
    group: str
    expected: str


def make(folder: Path, *options: str) -> list[Case]:
    """Make the files; what is expected of each."""
    maker = shared("nasty", "make_nasty.py")
    subprocess.run(
        [sys.executable, maker, str(folder), *options], check=True, capture_output=True, timeout=300
    )
    entries = json.loads((folder / "expect.json").read_text(encoding="utf-8"))
    return [Case(path_of(folder, entry), entry["group"], entry["expect"]) for entry in entries]


def path_of(folder: Path, entry: dict[str, str]) -> str:
    name = bytes.fromhex(entry["path_hex"]) if "path_hex" in entry else entry["file"].encode()
    return (os.fsencode(folder) + b"/" + name).decode("utf-8", "backslashreplace")


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[Path]:
    """A folder that hostile files try to write to."""
    mark = Path("/tmp/pwned_by_yaml")  # the name that one of the files holds
    assert not mark.exists()
    yield tmp_path
    assert not mark.exists()


def listing(folder: Path) -> list[tuple[str, int]]:
    found = []
    for root, names, files in os.walk(folder):
        found += [(os.path.join(root, n), os.lstat(os.path.join(root, n)).st_size) for n in names]  # noqa: PTH118
        found += [(os.path.join(root, n), os.lstat(os.path.join(root, n)).st_size) for n in files]  # noqa: PTH118
    return sorted(found)


def judge(case: Case, outcomes: dict[str, str]) -> bool:
    """Whether a file was dealt with as expected."""
    outcome = outcomes.get(case.path, "hidden")
    inside = any(case.path.startswith(f"{path}/") for path, o in outcomes.items() if o == "skipped")
    if case.expected == "skip":
        # Root reads what is locked all the same.
        return outcome in {"skipped", "failed", "hidden"} or "/locked/" in case.path
    if case.expected == "refuse":
        return outcome in {"failed", "skipped"} or "/unreadable" in case.path
    return outcome == "read" or Path(case.path).name in UNNAMED or inside


WITHOUT_RIGHTS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
"""Runs a command as a user whom permissions bind, though it be root."""


@pytest.mark.timeout(300)
@pytest.mark.parametrize("before_it", [[], WITHOUT_RIGHTS], ids=["as root", "as a user"])
def test_a_folder_of_bad_files_is_read_as_far_as_it_can_be(
    tmp_path: Path, outside: Path, before_it: list[str]
) -> None:
    if before_it and (os.name == "nt" or os.geteuid() != 0 or not shutil.which(before_it[0])):
        pytest.skip("the tests are not run by root, or its rights cannot be taken away")
    folder = tmp_path / "nasty"
    cases = make(folder, "--no-big")
    (folder / "many-lines.txt").unlink()  # the long test reads it
    cases = [case for case in cases if not case.path.endswith("/many-lines.txt")]
    before = listing(folder)
    done = subprocess.run(
        [*before_it, sys.executable, "-m", "briefreader", "add", str(folder), "--json"],
        env=environment(tmp_path / "user"),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 1, done.stderr
    assert done.stderr == ""
    report = json.loads(done.stdout)
    outcomes: dict[str, str] = {}
    for kind in ("added", "updated", "unchanged"):
        outcomes |= {item["path"]: "read" for item in report[kind]}
    for kind in ("failed", "skipped"):
        assert all(item["reason"].endswith(".") for item in report[kind])
        outcomes |= {item["path"]: kind for item in report[kind]}
    assert [case for case in cases if not judge(case, outcomes)] == []
    if before_it:
        failed = {Path(path).name for path, kind in outcomes.items() if kind == "failed"}
        assert "unreadable.txt" in failed
    assert listing(folder) == before
    assert {path.name for path in (tmp_path / "user").iterdir()} == {"library", "cache", "state"}
    assert run(tmp_path / "user", "search", "harbour", "--json").stderr == ""


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_no_bad_file_hangs_or_takes_all_memory(tmp_path: Path, outside: Path) -> None:
    folder = tmp_path / "nasty"
    make(folder)
    alike = {"names", "deep", "reanchor"}
    files = [
        p for p in folder.rglob("*.*") if p.name != "expect.json" and p.parent.name not in alike
    ]
    assert files
    for number, path in enumerate(sorted(files)):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [sys.executable, "-m", "briefreader", "add", "--", os.fsencode(path)],
            env=environment(tmp_path / str(number)),
            capture_output=True,
            check=False,
            timeout=300,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert done.returncode in (0, 1), (path, done.stderr)
        # The largest file, of 50 MB on one line, may take its time.
        if path.name.startswith("single-line"):
            assert after.ru_maxrss < MOST_MEMORY, path
        else:
            assert after.ru_utime - before.ru_utime < MOST_WORK, path
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MOST_MEMORY

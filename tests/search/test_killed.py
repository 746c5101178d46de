"""Writers of the index that are killed, and several processes at it at once."""

import random
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefreader.search.index import SearchIndex
from tests.search.asking import entry, found, hits
from tests.search.index_killed import WORKS, look, prepare
from tests.search.index_writer import KEPT, SIZE, ids

Opener = Callable[[], SearchIndex]

CHECKOUT = Path(__file__).parents[2]
SHORT_STEP = 4
"""Every so many moments in the short run; all of them in the long one."""

CALLS = ("write", "fsync", "rename", "unlink", "ftruncate", "flock")
"""The system calls of which each one is tried as the last, where strace can do so."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals and fork")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("step", [SHORT_STEP, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("work", WORKS)
def test_killed_before_any_change_of_a_file_it_leaves_the_old_index_or_the_new(
    tmp_path: Path, work: str, step: int
) -> None:
    words = [sys.executable, "-m", "tests.search.index_killed", work, str(tmp_path), str(step)]
    done = subprocess.run(words, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    print(f"{work}: {done.stdout.strip()} kills")


def watched(options: Sequence[str], work: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The work, done under strace."""
    program = [sys.executable, "-B", "-m", "tests.search.index_killed", work, str(folder)]
    return subprocess.run(
        ["strace", "-f", "-qq", *options, *program],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )


def calls_of(work: str, folder: Path, log: Path) -> Counter[str]:
    """How often the work makes each system call; skips the test where strace may not watch."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    done = watched(["-o", str(log), "-e", f"trace={','.join(CALLS)}"], work, folder)
    if done.returncode:
        pytest.skip(f"strace may not watch here: {done.stderr.strip()}")
    return Counter(re.findall(r"^\d+ +(\w+)\(", log.read_text(), re.MULTILINE))


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("how", ["signal=SIGKILL", "error=EIO", "error=ENOSPC"])
@pytest.mark.parametrize("work", WORKS)
def test_each_system_call_may_be_the_last_or_fail(tmp_path: Path, work: str, how: str) -> None:
    before, folder = tmp_path / "before", tmp_path / "folder"
    prepare(before, work)
    shutil.copytree(before, folder)
    times: Counter[str] = Counter()
    for call, count in calls_of(work, folder, tmp_path / "log").items():
        for number in range(1, count + 1):
            shutil.rmtree(folder)
            shutil.copytree(before, folder)
            tampering = f"inject={call}:{how}:when={number}"
            done = watched(
                ["-o", "/dev/null", "-e", f"trace={call}", "-e", tampering], work, folder
            )
            if how == "signal=SIGKILL":
                assert done.returncode in {-9, 137}, (tampering, done.stderr)
            elif done.returncode:
                assert "StorageError: Could not" in done.stderr, (tampering, done.stderr)
            look(folder, WORKS[work][1], may_be_new=work == "first")
            times[call] += 1
    print(f"{work}, {how}: {sum(times.values())} times, {dict(times)}")


@contextmanager
def writer(folder: Path, name: str) -> Iterator["subprocess.Popen[str]"]:
    """A process that changes the index until it is killed, at the latest in the end."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.search.index_writer", str(folder), name],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def assert_batches_are_whole(index: SearchIndex) -> int:
    """Each batch is there with all its documents or none, in the ids and in what is found."""
    present = found(index, "steel")
    batches = Counter(key.rpartition("-")[0] for key in present)
    assert set(batches.values()) <= {SIZE}, batches
    return len(batches)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_killed_again_and_again_at_any_time_the_index_keeps_what_it_acknowledged(
    open_index: Opener, folder: Path
) -> None:
    open_index().close()
    seed = random.randrange(1 << 32)
    chance = random.Random(seed)
    kills = 0
    end = time.monotonic() + 240
    while time.monotonic() < end:
        with writer(folder, f"w{kills}") as process:
            time.sleep(chance.uniform(0, 0.4))
            process.kill()
            assert process.stdout is not None
            done = [int(line) for line in process.stdout.read().split()]
        kills += 1
        index = open_index()
        assert not index.was_reset, seed
        assert assert_batches_are_whole(index) <= KEPT + 1, seed
        last = done[-1] if done else -1
        for batch in range(max(0, last - KEPT + 1), last + 1):
            expected = set() if batch % 3 == 2 else set(ids(f"w{kills - 1}", batch))
            assert found(index, f"w{kills - 1} batch{batch}") == expected, (seed, batch)
        index.remove(index.ids())
        index.close()
    print(f"{kills} kills")


def test_two_processes_write_while_a_third_reads(open_index: Opener, folder: Path) -> None:
    read(open_index, folder, seconds=3.0)


@pytest.mark.long
@pytest.mark.timeout(300)
def test_two_processes_write_for_long_while_a_third_reads(open_index: Opener, folder: Path) -> None:
    read(open_index, folder, seconds=120.0)


def read(open_index: Opener, folder: Path, seconds: float) -> None:
    """Search all the time while two processes write, and write in between."""
    open_index().close()
    index = open_index()
    rounds = 0
    with writer(folder, "first"), writer(folder, "second"):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            assert_batches_are_whole(index)
            if rounds % 10 == 0:
                index.add([entry("mine", f"harbour {rounds}")])
            assert hits(index, "harbour") == "mine"
            rounds += 1
    assert not index.was_reset
    names = {key.partition("-")[0] for key in index.ids()}
    assert names == {"first", "second", "mine"}
    print(f"{rounds} rounds of reading")

"""Programs that disturb a library from another process: kill it, fill its disk, hold its locks."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from briefreader.config import Places

CHECKOUT = Path(__file__).resolve().parents[2]


def _permissions_hold() -> bool:
    """Whether a file without permissions cannot be read: root reads it all the same."""
    with TemporaryDirectory() as folder:
        locked = Path(folder, "locked")
        locked.touch(mode=0)
        return not os.access(locked, os.R_OK)


needs_permissions = pytest.mark.skipif(
    not _permissions_hold(), reason="needs permissions that hold, which root's do not"
)

WITH_FULL_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from briefreader.cli import main
sys.exit(main(sys.argv[2:]))
"""


def environment(folder: Path) -> Mapping[str, str]:
    """The variables that put everything of a library below a folder."""
    names = ("library", "cache", "state", "config")
    own = {f"BRIEFREADER_{name.upper()}": str(folder / name) for name in names}
    return {**os.environ, **own, "PYTHONPATH": str(CHECKOUT)}


def places_of(folder: Path) -> Places:
    """The places that `environment` leads to."""
    library = folder / "library"
    name = Places.of(library).cache.name
    return Places(library, folder / "cache" / name, folder / "state" / name)


def start(folder: Path, words: Sequence[str | Path]) -> "subprocess.Popen[str]":
    """A command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "briefreader", *map(str, words)],
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )


def run(folder: Path, *words: str | Path) -> "subprocess.CompletedProcess[str]":
    """A command in a process of its own, to its end."""
    with start(folder, words) as process:
        output, errors = process.communicate(timeout=120)
    return subprocess.CompletedProcess(list(map(str, words)), process.returncode, output, errors)


def run_with_full_disk(
    folder: Path, size: int, *words: str | Path
) -> "subprocess.CompletedProcess[str]":
    """A command whose files may not grow over `size` bytes, as on a disk that is full then."""
    return subprocess.run(
        [sys.executable, "-c", WITH_FULL_DISK, str(size), *map(str, words)],
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

"""A process killed at any moment of taking or restoring a snapshot loses nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.library.restoring_killed import WORKS

SHORT_STEP = 9
"""Every so many moments in the short run; all of them in the long one."""


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals and fork")
@pytest.mark.timeout(300)
@pytest.mark.parametrize("step", [SHORT_STEP, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("work", WORKS)
def test_nothing_is_lost_when_taking_or_restoring_is_interrupted(
    tmp_path: Path, work: str, step: int
) -> None:
    words = [sys.executable, "-m", "tests.library.restoring_killed", work, str(tmp_path), str(step)]
    checkout = Path(__file__).parents[2]
    done = subprocess.run(words, cwd=checkout, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    print(f"{work}: {done.stdout.strip()} kills")

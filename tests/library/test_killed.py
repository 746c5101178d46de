"""A process killed at any moment leaves record, catalogue and index of one mind."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.library.changing_killed import WORKS

SHORT_STEP = 6
"""Every so many moments in the short run; all of them in the long one."""


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals and fork")
@pytest.mark.timeout(300)
@pytest.mark.parametrize("step", [SHORT_STEP, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("work", WORKS)
def test_a_change_is_taken_up_whole_or_not_at_all_whenever_it_is_interrupted(
    tmp_path: Path, work: str, step: int
) -> None:
    words = [sys.executable, "-m", "tests.library.changing_killed", work, str(tmp_path), str(step)]
    checkout = Path(__file__).parents[2]
    done = subprocess.run(words, cwd=checkout, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    print(f"{work}: {done.stdout.strip()} kills")

"""How long the window takes to its first paint, against an empty QMainWindow in the same run."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 7


def test_start_to_first_paint(tmp_path: Path) -> None:
    """Prints the medians, the ratio, and what heavy modules were loaded before the first paint."""
    times: dict[str, list[float]] = {"empty": [], "briefreader": []}
    heavy = ""
    for _ in range(ROUNDS):
        for what, found in times.items():
            answer = _probe(what, tmp_path).split()
            found.append(float(answer[0]))
            heavy = answer[1] if what == "briefreader" else heavy
    empty, ours = (statistics.median(found) for found in times.values())
    print(
        f"\nfirst paint: empty {empty:.0f} ms, briefreader {ours:.0f} ms, ratio {ours / empty:.2f}"
    )
    print(f"heavy modules before the first paint: {heavy}")


def _probe(what: str, folder: Path) -> str:
    probe = Path(__file__).with_name("start_probe.py")
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, str(probe), what, str(time.time()), str(folder / "library")],
        env={**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip().splitlines()[0]

"""How long the window takes to its first paint, against an empty QMainWindow in the same run."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 11


def test_start_to_first_paint(tmp_path: Path) -> None:
    """Prints the medians, the ratio, and what heavy modules were loaded before the first paint."""
    kinds = ("empty", "briefreader", "usable")
    waits: dict[str, list[float]] = {kind: [] for kind in kinds}
    busy: dict[str, list[float]] = {kind: [] for kind in kinds}
    heavy = ""
    for _ in range(ROUNDS):
        for kind in kinds:
            wait, own, modules = _probe(kind, tmp_path).split()
            waits[kind].append(float(wait))
            busy[kind].append(float(own))
            heavy = modules if kind == "briefreader" else heavy
    for name, found in (("wall", waits), ("processor", busy)):
        empty, ours, usable = (statistics.median(found[kind]) for kind in kinds)
        print(
            f"\nfirst paint, {name} time: empty {empty:.0f} ms, briefreader {ours:.0f} ms,"
            f" ratio {ours / empty:.2f}; rows in the list after {usable:.0f} ms"
        )
    pairs = [ours / empty for empty, ours in zip(waits["empty"], waits["briefreader"], strict=True)]
    print(f"median of the ratios of neighbours: {statistics.median(pairs):.2f}")
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

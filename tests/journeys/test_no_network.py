"""The program reaches no network and loads nothing: held over whole journeys, with workers."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
JOURNEY = "tests/journeys/test_main_job.py"
_PYTEST = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:faulthandler")


def run_journeys(
    tmp_path: Path, *before: str, variables: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the journeys of the main job in a process of their own."""
    return subprocess.run(
        [*before, *_PYTEST, JOURNEY, "-k", "whole_main_job", f"--basetemp={tmp_path / 'journey'}"],
        cwd=CHECKOUT,
        env={**os.environ, **(variables or {})},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def test_no_process_of_a_journey_reaches_a_network_or_what_a_document_refers_to(
    tmp_path: Path,
) -> None:
    log = tmp_path / "audit.log"
    path = os.pathsep.join([str(Path(__file__).parent / "audited"), str(CHECKOUT)])
    ended = run_journeys(tmp_path, variables={"PYTHONPATH": path, "AUDIT_LOG": str(log)})
    assert ended.returncode == 0, ended.stdout + ended.stderr
    events = [line.split(" ", 2) for line in log.read_text(encoding="utf-8").splitlines()]
    starts = [words[2] for words in events if words[1] == "start"]
    assert len([start for start in starts if "spawn_main" in start or start == "'fork'"]) >= 4
    written = [words for words in events if words[1] == "open" and "canary" in words[2]]
    # The journey itself writes the canary, once.
    assert [words for words in written if words[0] != events[0][0]] == []
    assert len(written) == 1
    # The process that workers are forked from is asked by a file of its own, in a private folder.
    local = [words[2] for words in events if words[1] == "local" and "'" in words[2]]
    assert [words for words in local if re.search(r"/pymp-\w+/listener-", words) is None] == []
    assert [words for words in events if words[1] not in ("start", "open", "local")] == []


def test_the_program_never_imports_qt_network() -> None:
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in (CHECKOUT / "briefreader").rglob("*.py")
    )
    assert not re.search(r"QtNetwork|QtWebEngine|QNetworkAccessManager|import socket", source)
    assert not re.search(r"^\s*(import|from) (urllib\.request|http|requests)\b", source, re.M)


@pytest.mark.long
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_no_system_call_of_a_journey_makes_an_internet_socket_or_opens_the_canary(
    tmp_path: Path,
) -> None:
    log = tmp_path / "strace.log"
    strace = ("strace", "-f", "-qq", "-e", "trace=network,openat,open", "-o", str(log))
    ended = run_journeys(tmp_path, *strace)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    calls = log.read_text(encoding="utf-8", errors="replace").splitlines()
    assert len(calls) > 100
    assert [call for call in calls if "AF_INET" in call] == []
    opened = [call for call in calls if "canary" in call and "O_WRONLY" not in call]
    assert opened == []

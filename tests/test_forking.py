"""Where worker processes come from: a process that has loaded everything and runs no thread."""

import subprocess
import sys
from multiprocessing.connection import Connection

import pytest

from briefreader import forking

LINUX = pytest.mark.skipif(not forking.CAN_FORK, reason="no process is forked there")


@LINUX
def test_what_is_forked_has_loaded_the_library_and_the_rules_but_no_model_and_runs_no_thread() -> (
    None
):
    program = (
        "import importlib, os, sys;"
        f"importlib.import_module({forking.LOADED!r});"
        "wanted = ('briefreader.library.library', 'briefreader.facts.extract', 'numpy');"
        "assert all(name in sys.modules for name in wanted), 'not loaded';"
        "assert not {'onnxruntime', 'tokenizers', 'PySide6'} & set(sys.modules), 'loaded';"
        "assert len(os.listdir('/proc/self/task')) == 1, 'threads'"
    )
    done = subprocess.run([sys.executable, "-c", program], stderr=subprocess.PIPE, check=False)
    assert done.returncode == 0, done.stderr.decode()


@LINUX
def test_a_process_that_is_forked_has_loaded_what_its_like_has() -> None:
    context = forking.context()
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_tell, args=(theirs,))
    process.start()
    loaded: set[str] = ours.recv()
    process.join()
    assert {forking.LOADED, "briefreader.facts.extract"} <= loaded


@pytest.mark.parametrize("can_fork", [True, False])
def test_where_no_process_can_be_forked_none_is_begun(
    monkeypatch: pytest.MonkeyPatch, can_fork: bool
) -> None:
    monkeypatch.setattr(forking, "CAN_FORK", can_fork and forking.CAN_FORK)
    forking.begin()
    method = forking.context().get_start_method()
    assert method == ("forkserver" if forking.CAN_FORK else "spawn")


def _tell(pipe: Connection) -> None:
    pipe.send(set(sys.modules))

"""Where worker processes come from: a bare process that has loaded what they need is forked.

A fresh Python takes a second to load the library and the rules for facts; a fork of one that has
done so begins at once. The bare process is started early (`begin`), runs no threads, opens nothing,
and ends when the window does. Method: `multiprocessing`'s fork server,
https://docs.python.org/3/library/multiprocessing.html#contexts-and-start-methods
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

LOADED = "briefreader.library.preloading"
"""What the bare process loads; named, since the window must not load it to start the process."""

CAN_FORK = sys.platform == "linux"
"""Elsewhere a fork that loads the system's frameworks afterwards is not sure to live."""


def begin() -> None:
    """Start the bare process, where the system can fork; what it loads is not waited for.

    Raises OSError where no process can be started.
    """
    if not CAN_FORK:
        return
    from multiprocessing.forkserver import ensure_running

    context()
    ensure_running()


def context() -> ForkServerContext | SpawnContext:
    """What gives processes, pipes and events to who wants a worker process."""
    import multiprocessing

    if not CAN_FORK:
        return multiprocessing.get_context("spawn")
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload([LOADED])
    return found

"""Imported by the process that workers are forked from, so that they need not load anything.

The import itself does the work, since the fork server can do nothing else. The model for names is
left out: what has loaded it may have threads, and no process with threads can be forked.
"""

import gc
import os

from briefreader.crash import write_report
from briefreader.library import worker
from briefreader.library.extracting import prepare
from briefreader.search import whoosh_index

__all__ = ["worker"]

# numpy would start a thread for matrices, of which a worker has none.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
try:
    whoosh_index.prepare()
    prepare()
except Exception as error:  # noqa: BLE001 - workers can start all the same, and fail at this only
    write_report(error)

# What is frozen is not looked through in each worker, which would copy all of its memory.
gc.collect()
gc.freeze()

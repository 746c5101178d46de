"""The report of a bug: what happened goes into a log file that the user can send."""

import platform
import traceback
from datetime import datetime
from pathlib import Path

from briefreader import __version__
from briefreader.config import log_folder


def write_report(error: BaseException) -> Path:
    """Write what is known about an unexpected error to a new file and return its path."""
    stamp = datetime.now().astimezone()
    path = log_folder() / f"crash-{stamp:%Y%m%d-%H%M%S-%f}.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [
        f"briefreader {__version__}, Python {platform.python_version()}, {platform.platform()}",
        stamp.isoformat(),
        "",
        "".join(traceback.format_exception(error)),
    ]
    path.write_text("\n".join(lines), encoding="utf-8", errors="backslashreplace")
    return path


def sentence(path: Path) -> str:
    """What to tell the user about a bug whose report lies at `path`."""
    return f"Something went wrong inside briefreader. Nothing saved is lost. Report: {path}"

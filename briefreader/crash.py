"""The report of a bug: what happened goes into a log file that the user can send."""

import platform
import traceback
from datetime import datetime
from pathlib import Path
from tempfile import gettempdir

from briefreader import __version__
from briefreader.config import APPLICATION, log_folder


def write_report(error: BaseException) -> Path:
    """Write what is known about an unexpected error to a new file and return its path.

    The file lies among the temporary ones where the user's own folder cannot be written. Raises
    OSError where neither can.
    """
    stamp = datetime.now().astimezone()
    lines = [
        f"briefreader {__version__}, Python {platform.python_version()}, {platform.platform()}",
        stamp.isoformat(),
        "",
        "".join(traceback.format_exception(error)),
    ]
    name, text = f"crash-{stamp:%Y%m%d-%H%M%S-%f}.log", "\n".join(lines)
    try:
        return _written(log_folder() / name, text)
    except OSError:
        return _written(Path(gettempdir()) / f"{APPLICATION}-{name}", text)


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", errors="backslashreplace") as file:
        file.write(text)
    return path


def sentence(path: Path) -> str:
    """What to tell the user about a bug whose report lies at `path`."""
    return f"Something went wrong inside briefreader. Nothing saved is lost. Report: {path}"

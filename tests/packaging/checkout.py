"""Running the project's shell scripts on a checkout."""

import os
import subprocess
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def run_shell(script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run bash text with the scripts of packaging/shell loaded.

    The environment is this process's without what names a display or a library, and with
    `variables`. Standard input is empty.
    """
    sources = sorted((CHECKOUT / "packaging" / "shell").glob("*.sh"))
    loaded = "".join(f"source '{source}'\n" for source in sources)
    return run_bash("-c", f"set -euo pipefail\n{loaded}{script}", **variables)


def run_bash(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run bash with these arguments, as `run_shell` does."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONPATH"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        ["/bin/bash", *arguments],
        env=environment | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

"""Where the files for development lie that are no part of the project."""

import os
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


def shared(*parts: str) -> Path:
    """A path in the shared folder: `BRIEFREADER_SHARED`, or `shared` beside the checkout.

    Skips the calling test (or the whole module, when called at its top) where it does not exist.
    """
    folder = Path(os.environ.get("BRIEFREADER_SHARED") or CHECKOUT.parent / "shared")
    path = folder.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{path} is not on this machine", allow_module_level=True)
    return path

"""Where things lie on this machine, and the user's settings."""

import os
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import platformdirs

APPLICATION = "briefreader"

OWN_FOLDERS = ("documents", "versions", "records", "annotations", "dossiers")
"""The folders of a library that hold nothing but its own files."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one library: the user's work, a cache that can be thrown away, and state."""

    library: Path
    cache: Path
    state: Path

    @classmethod
    def of(cls, library: Path | None = None) -> "Places":
        """The places of a library folder; None takes `BRIEFREADER_LIBRARY` or the user's default.

        The cache and state folders are named by the digest of the library's absolute path.
        """
        folder = library or _default_library()
        folder = Path(os.path.abspath(folder))  # noqa: PTH100 - links in the path stay as given
        name = blake2b(os.fsencode(folder)).hexdigest()[:16]
        return cls(
            library=folder,
            cache=_base("BRIEFREADER_CACHE", platformdirs.user_cache_path(APPLICATION)) / name,
            state=_base("BRIEFREADER_STATE", platformdirs.user_state_path(APPLICATION)) / name,
        )

    def samples(self) -> "Places":
        """The places of the library of sample briefings that stands in for an empty one."""
        return Places(self.state / "samples", self.cache / "samples", self.state / "samples-state")


def _default_library() -> Path:
    return _base("BRIEFREADER_LIBRARY", platformdirs.user_data_path(APPLICATION) / "library")


def _base(variable: str, default: Path) -> Path:
    value = os.environ.get(variable)
    return Path(value).expanduser() if value else default


def settings_folder() -> Path:
    """Where settings.toml and the window's geometry lie (`BRIEFREADER_CONFIG` overrides it)."""
    return _base("BRIEFREADER_CONFIG", platformdirs.user_config_path(APPLICATION))


def log_folder() -> Path:
    """Where the report of a crash goes."""
    return _base("BRIEFREADER_STATE", platformdirs.user_log_path(APPLICATION))


def resource_folder() -> Path:
    """The folder of icons, themes and help, in a checkout and when installed."""
    return _shipped("resources")


def corpus_folder() -> Path:
    """The folder of the sample briefings, in a checkout and when installed."""
    return _shipped("corpus")


def _shipped(name: str) -> Path:
    package = Path(__file__).resolve().parent
    installed = package / f"_{name}"
    return installed if installed.is_dir() else package.parent / name

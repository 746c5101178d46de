"""library.toml: the version of the user's folder, and the folders that are read in place."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from briefreader.domain.errors import StorageError
from briefreader.files import write_atomically
from briefreader.locking import read_error

_NAME = "library.toml"


def prepare(library: Path, version: int) -> None:
    """Make the user's folder if it is missing; raises StorageError where that cannot be.

    A library of a newer version is refused, since this program could damage it.
    """
    path = library / _NAME
    if not path.exists():
        _write(library, version, ())
        return
    found = _read(library).get("version", version)
    if not isinstance(found, int) or found > version:
        raise StorageError(f"“{library}” was made by a newer briefreader. Please update.")


def watched(library: Path) -> tuple[Path, ...]:
    """The folders that are read in place."""
    folders = _read(library).get("watched", [])
    return tuple(Path(str(folder)) for folder in folders) if isinstance(folders, list) else ()


def are_below(paths: Iterable[Path], folders: tuple[Path, ...]) -> bool:
    """Whether all of these paths lie in watched folders."""
    return bool(folders) and all(
        any(path.absolute().is_relative_to(folder) for folder in folders) for path in paths
    )


def remember(library: Path, folders: Iterable[Path]) -> None:
    """Watch these folders from now on, beside those watched already."""
    present = watched(library)
    new = [folder.absolute() for folder in folders if folder.absolute() not in present]
    if new:
        version = _read(library).get("version", 1)
        _write(library, version if isinstance(version, int) else 1, (*present, *new))


def forget(library: Path, folder: Path) -> None:
    """Watch a folder no more."""
    present = watched(library)
    rest = [path for path in present if path != folder.absolute()]
    if len(rest) < len(present):
        version = _read(library).get("version", 1)
        _write(library, version if isinstance(version, int) else 1, rest)


def _read(library: Path) -> dict[str, object]:
    path = library / _NAME
    try:
        # A folder's name need not be UTF-8; its bytes come back as they were.
        return tomllib.loads(path.read_text(encoding="utf-8", errors="surrogateescape"))
    except FileNotFoundError:
        return {}
    except tomllib.TOMLDecodeError as error:
        raise StorageError(
            f"“{path}” cannot be read: {error}. Mend it, or move it away to begin a new one;"
            " your documents and notes lie beside it."
        ) from error
    except OSError as error:
        raise read_error(error, path) from error


def _write(library: Path, version: int, folders: Iterable[Path]) -> None:
    lines = [f"version = {version}", "watched = ["]
    lines += [f"    {_quoted(str(folder))}," for folder in folders]
    write_atomically(
        library / _NAME, "\n".join([*lines, "]", ""]).encode("utf-8", "surrogateescape")
    )


def _quoted(text: str) -> str:
    """A TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if _is_plain(c) else f"\\U{ord(c):08x}" for c in escaped) + '"'


def _is_plain(character: str) -> bool:
    return character.isprintable() or "\ud800" <= character <= "\udfff"

"""Changes of many annotations that are under way, and which of them a crash cut short."""

import json
from pathlib import Path

from briefreader.files import storage_error, sync_folder, write_atomically


class Steps:
    """The names of the steps under way, in one file, which is there only as long as there are any.

    The caller holds the lock of its folder. Methods raise StorageError.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def is_empty(self) -> bool:
        """Whether there is none; needs no lock."""
        return not self._path.exists()

    def names(self) -> tuple[str, ...]:
        """Those begun and not ended, in their order; none where the file is none of ours."""
        try:
            found = json.loads(self._path.read_bytes())["steps"]
        except (OSError, ValueError, KeyError, TypeError):
            return ()
        return tuple(map(str, found)) if isinstance(found, list) else ()

    def begin(self, name: str) -> None:
        self._write((*(other for other in self.names() if other != name), name))

    def end(self, name: str) -> None:
        """The step came to its end, and so did earlier ones of this name that were cut short."""
        self._write(tuple(other for other in self.names() if other != name))

    def forget(self) -> None:
        """Speak of none of them any more."""
        self._write(())

    def _write(self, names: tuple[str, ...]) -> None:
        if names:
            content = json.dumps({"steps": names}, ensure_ascii=False)
            write_atomically(self._path, content.encode("utf-8", "replace"))
            return
        try:
            if self._path.exists():
                self._path.unlink(missing_ok=True)
                sync_folder(self._path.parent)
        except OSError as error:
            raise storage_error(error, self._path) from error

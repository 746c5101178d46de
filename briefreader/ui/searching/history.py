"""Past searches: a private file of lines beside the library's state, and stepping through them."""

from pathlib import Path

from briefreader.files import storage_error, write_atomically

KEPT = 200
"""Past searches that are kept; the oldest are dropped."""
_NAME = "past-searches.txt"


def history_path(state: Path) -> Path:
    """Where the past searches of a library lie, given its state folder."""
    return state / _NAME


def read_history(path: Path) -> tuple[str, ...]:
    """The past searches, the newest last; none where the file is missing or cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return ()
    return tuple(line for line in lines if line.strip())[-KEPT:]


def with_query(queries: tuple[str, ...], query: str, replacing: str = "") -> tuple[str, ...]:
    """The past searches with one more at the end, where it stands once.

    `replacing` is taken out: a query that was still being written when it was remembered.
    """
    line = " ".join(query.split())
    if not line:
        return queries
    kept = [known for known in queries if known not in (line, replacing)]
    return (*kept, line)[-KEPT:]


def remember(path: Path, query: str, replacing: str = "") -> None:
    queries = with_query(read_history(path), query, replacing)
    write_atomically(path, "".join(f"{line}\n" for line in queries).encode(errors="replace"))


def forget_all(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise storage_error(error, path) from error


class Steps:
    """Going back and forth in the past searches; `queries` has the newest last."""

    def __init__(self, queries: tuple[str, ...] = ()) -> None:
        self.queries = queries
        self._at: int | None = None
        self._draft = ""

    @property
    def is_under_way(self) -> bool:
        """Whether a past search is shown that was stepped to."""
        return self._at is not None

    def stop(self) -> None:
        """What is in the box now was written, or chosen otherwise."""
        self._at = None

    def may_begin(self, text: str) -> bool:
        """Whether the box holds nothing of its own: it is empty, or shows a past search."""
        return self.is_under_way or not text.strip() or text in self.queries

    def older(self, text: str) -> str | None:
        """The search before the one shown; None where there is none. `text` is in the box."""
        at = len(self.queries) if self._at is None else self._at
        shown = text
        while at > 0:
            at -= 1
            if self.queries[at] != shown:
                if self._at is None:
                    self._draft = text
                self._at = at
                return self.queries[at]
        return None

    def newer(self) -> str | None:
        """The search after the one shown, at the end what stood in the box before.

        None where no stepping is under way.
        """
        if self._at is None:
            return None
        self._at += 1
        if self._at < len(self.queries) and self.queries[self._at] != self._draft:
            return self.queries[self._at]
        self._at = None
        return self._draft

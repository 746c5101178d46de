"""Hearing of changes below watched folders, without looking through them again and again."""

from collections.abc import Callable, Iterable
from pathlib import Path


class Follower:
    """Hears of changes below folders and gathers them for about 0.3 seconds.

    `changed` is called in a thread of the follower's own, with the paths at which something
    changed; the path of a folder stands for what lies below it.
    """

    def __init__(
        self, folders: Iterable[Path], changed: Callable[[tuple[Path, ...]], None]
    ) -> None:
        self._folders = tuple(folders)
        self._changed = changed

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences for the user on folders that can only be looked at now and then."""
        return ()

    def start(self) -> None:
        """Begin to hear; a folder that is not there is passed over."""

    def stop(self) -> None:
        """Hear no more; returns when no call of `changed` is under way."""

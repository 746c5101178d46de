"""Where the reader was before each jump, so that it can go back and forward again."""

_MOST = 100


class History:
    """Offsets left behind by jumps within one document."""

    def __init__(self) -> None:
        self._past: list[int] = []
        self._future: list[int] = []

    def clear(self) -> None:
        self._past, self._future = [], []

    def jumped_from(self, offset: int) -> None:
        """Remember a place that is left by a jump; what lay ahead is forgotten."""
        if not self._past or self._past[-1] != offset:
            self._past = [*self._past, offset][-_MOST:]
        self._future = []

    def back(self, present: int) -> int | None:
        """The place before the last jump; None where there was no jump."""
        if not self._past:
            return None
        self._future.append(present)
        return self._past.pop()

    def forward(self, present: int) -> int | None:
        """The place that `back` left; None where there is none."""
        if not self._future:
            return None
        self._past.append(present)
        return self._future.pop()

    @property
    def can_go_back(self) -> bool:
        return bool(self._past)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._future)

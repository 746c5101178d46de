"""A figure before it becomes a fact."""

from collections.abc import Callable
from dataclasses import dataclass

IsDate = Callable[[int, int], bool]
"""Whether the text at `[start, end)` meets a date."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at `[start, end)` with its unit, or with what it counts."""

    start: int
    end: int
    value: float
    unit: str | None
    counts: str | None = None

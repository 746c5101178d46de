"""A mention of a person, an organisation or a place, before it becomes a fact."""

from dataclasses import dataclass

from briefreader.domain.fact import FactKind


@dataclass(frozen=True, slots=True)
class Mention:
    """`text` stands at `[start, end)`; `role` is the post given to a person, as it is written."""

    start: int
    end: int
    text: str
    kind: FactKind
    rule: str
    confidence: float
    role: str | None = None

"""A moment: a date that a document speaks of, in the days that it covers."""

from dataclasses import dataclass

from briefreader.domain.document import Span


@dataclass(frozen=True, slots=True)
class Moment:
    """One mention of a date: from `start` to `end`, both included, as ISO days.

    An end is empty where the date leaves it open. `text` is the mention at `span`, `relative_to`
    the date that it was resolved against, empty for one that says all itself.
    """

    start: str
    end: str
    precision: str
    text: str
    document_id: str
    title: str
    span: Span
    relative_to: str = ""

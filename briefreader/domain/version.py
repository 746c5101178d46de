"""The texts that a document had before, and how they differ from the present one."""

from dataclasses import dataclass

from briefreader.domain.document import Span


@dataclass(frozen=True, slots=True)
class OldVersion:
    """A text that a document had before.

    `text_id` is what `document_id` gives for it; `until` is when it was replaced, an ISO time in
    UTC, empty where that is not known.
    """

    text_id: str
    until: str


@dataclass(frozen=True, slots=True)
class Change:
    """One passage that differs: its span in the old text and in the new one.

    An empty span in the old text is an insertion, one in the new text a deletion.
    """

    old: Span
    new: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts of a document and the passages that differ, in order, each of whole words."""

    old_text: str
    new_text: str
    changes: tuple[Change, ...]

"""Where a place of a text is once the text has changed."""

from briefreader.domain.version import Comparison


def moved(offset: int, comparison: Comparison | None) -> int:
    """The offset in the new text of a place in the old one.

    A place within a passage that changed goes to where that passage begins now.
    """
    if comparison is None:
        return offset
    shift = 0
    for change in comparison.changes:
        if offset < change.old.start:
            break
        if offset < change.old.end:
            return change.new.start
        shift = change.new.end - change.old.end
    return max(0, min(offset + shift, len(comparison.new_text)))

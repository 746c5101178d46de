"""Where an annotation belongs on the present text, and how sure that is."""

from briefreader.domain.annotation import Anchor, Annotation, Placement, State
from briefreader.domain.document import Span
from briefreader.notes.quotes import find_quote as find_quote


def place(annotation: Annotation, text: str) -> Placement:
    """Place an annotation on a text."""
    anchor = annotation.anchor
    if anchor is None:
        return Placement(annotation, State.EXACT, None)
    span = Span(anchor.start, anchor.end)
    if Anchor.of(text, span) == anchor:
        return Placement(annotation, State.EXACT, span)
    start = text.find(anchor.exact) if anchor.exact else -1
    if start < 0:
        return Placement(annotation, State.UNATTACHED, None)
    return Placement(annotation, State.MOVED, Span(start, start + len(anchor.exact)))

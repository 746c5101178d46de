"""What the user decides of a note whose passage is not certain: accept, attach again, let go.

Every function makes the annotation that is to be saved and saves nothing.
"""

from dataclasses import dataclass, replace

from briefreader.domain.annotation import CONTEXT, Anchor, Annotation, Placement
from briefreader.domain.document import Span
from briefreader.export.escaping import quote_lines
from briefreader.library.comparing import compare


def accepted(placement: Placement, text: str) -> Annotation:
    """The annotation, anchored where it was placed on a text.

    One that has no place there (unattached, or on the whole document) comes back as it was.
    """
    if placement.span is None:
        return placement.annotation
    return attached(placement.annotation, text, placement.span)


def attached(annotation: Annotation, text: str, span: Span) -> Annotation:
    """The annotation, anchored on another passage; raises ValueError on a span that is none."""
    if not 0 <= span.start < span.end <= len(text):
        raise ValueError(f"{tuple(span)} is no passage of a text of {len(text)} code points")
    return replace(annotation, anchor=Anchor.of(text, span))


def as_document_note(annotation: Annotation) -> Annotation:
    """The annotation on the whole document; its note begins with the old passage as a quotation.

    The words are escaped, so that Markdown shows them as they were.
    """
    if annotation.anchor is None:
        return annotation
    quotation = quote_lines(annotation.anchor.exact)
    parts = [part for part in (quotation, annotation.note.strip("\n")) if part.strip(">\n ")]
    return replace(annotation, anchor=None, note="\n\n".join(parts))


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage and what stands around it.

    `quote` is the passage's span in `text`; `changed` are the spans of the words in `text` that the
    other passage does not have, in order, none across an edge of the quote. What only one of the
    two has at its outer end, because its context is longer, is not among them.
    """

    text: str
    quote: Span
    changed: tuple[Span, ...] = ()

    @property
    def prefix(self) -> str:
        return self.text[: self.quote.start]

    @property
    def exact(self) -> str:
        return self.text[self.quote.start : self.quote.end]

    @property
    def suffix(self) -> str:
        return self.text[self.quote.end :]


@dataclass(frozen=True, slots=True)
class Places:
    """Where a note was made, and where it is placed now; `new` is None where it has no place."""

    old: Passage
    new: Passage | None


def compared(
    annotation: Annotation, text: str, placement: Placement, context: int = CONTEXT
) -> Places | None:
    """An annotation's passage as it was and as it is in the present text, to be shown together.

    `context` is how many code points of the present text stand on each side; of the old one there
    are 32. None for an annotation of the whole document.
    """
    anchor, span = annotation.anchor, placement.span
    if anchor is None:
        return None
    old_parts = (anchor.prefix, anchor.exact, anchor.suffix)
    if span is None:
        return Places(_passage(old_parts), None)
    new_parts = (
        text[max(0, span.start - context) : span.start],
        text[span.start : span.end],
        text[span.end : span.end + context],
    )
    old_changed, new_changed = _changes(old_parts, new_parts)
    return Places(_passage(old_parts, old_changed), _passage(new_parts, new_changed))


_Parts = tuple[str, str, str]


def _passage(parts: _Parts, changed: tuple[Span, ...] = ()) -> Passage:
    prefix, quote, _ = parts
    return Passage("".join(parts), Span(len(prefix), len(prefix) + len(quote)), changed)


def _changes(old: _Parts, new: _Parts) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of words in each that the other has not; prefix, quote and suffix one by one."""
    old_spans: list[Span] = []
    new_spans: list[Span] = []
    old_at = new_at = 0
    for number, (old_part, new_part) in enumerate(zip(old, new, strict=True)):
        for change in compare(old_part, new_part).changes:
            words = (old_part[slice(*change.old)], new_part[slice(*change.new)])
            before = number == 0 and 0 in (change.old.start, change.new.start)
            after = number == 2 and (
                change.old.end == len(old_part) or change.new.end == len(new_part)
            )
            if _is_cut(*words, before=before, after=after):
                continue
            if change.old.start < change.old.end:
                old_spans.append(Span(old_at + change.old.start, old_at + change.old.end))
            if change.new.start < change.new.end:
                new_spans.append(Span(new_at + change.new.start, new_at + change.new.end))
        old_at, new_at = old_at + len(old_part), new_at + len(new_part)
    return tuple(old_spans), tuple(new_spans)


def _is_cut(old: str, new: str, *, before: bool, after: bool) -> bool:
    """Whether two contexts differ only by being cut at different places at their outer end."""
    return (before and (old.endswith(new) or new.endswith(old))) or (
        after and (old.startswith(new) or new.startswith(old))
    )

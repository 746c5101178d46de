"""What is shown when the pointer rests on an annotation."""

from html import escape

from briefreader.domain.annotation import Annotation

_LONGEST = 1500


def note_tooltip(annotation: Annotation) -> str:
    """The whole note and the tags, as text that no mark of HTML in them can change."""
    note = annotation.note.strip()
    if len(note) > _LONGEST:
        note = note[:_LONGEST].rstrip() + " …"
    parts = []
    if note:
        parts.append(f"<div style='white-space: pre-wrap'>{escape(note)}</div>")
    if annotation.tags:
        parts.append(f"<div><i>{escape(' · '.join(annotation.tags))}</i></div>")
    return f"<qt>{''.join(parts)}</qt>" if parts else ""

"""What is shown when the pointer rests on an annotation."""

from html import escape

from briefreader.domain.annotation import Annotation

_LONGEST = 1500
DOUBT = "The text has changed here: please check that this is the passage you meant."


def note_tooltip(annotation: Annotation, doubtful: bool = False) -> str:
    """The whole note and the tags, as text that no mark of HTML in them can change.

    `doubtful` adds that the text changed where the annotation stands.
    """
    note = annotation.note.strip()
    if len(note) > _LONGEST:
        note = note[:_LONGEST].rstrip() + " …"
    parts = []
    if note:
        parts.append(f"<div style='white-space: pre-wrap'>{escape(note)}</div>")
    if annotation.tags:
        parts.append(f"<div><i>{escape(' · '.join(annotation.tags))}</i></div>")
    if doubtful:
        parts.append(f"<div>{DOUBT}</div>")
    return f"<qt>{''.join(parts)}</qt>" if parts else ""

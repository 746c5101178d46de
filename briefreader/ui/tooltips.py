"""What is shown when the pointer rests on an annotation."""

import re
from html import escape

from briefreader.domain.annotation import Annotation
from briefreader.ui.notetext.rendering import note_html

_LONGEST = 1500
DOUBT = "The text has changed here: please check that this is the passage you meant."


def note_tooltip(annotation: Annotation, doubtful: bool = False) -> str:
    """The note as it is rendered, and the tags; what a note says of HTML shows as it was typed.

    `doubtful` adds that the text changed where the annotation stands.
    """
    note = annotation.note.strip()
    parts = []
    if note:
        more = "<p>…</p>" if len(note) > _LONGEST else ""
        parts.append(_with_small_headings(note_html(note, _LONGEST)) + more)
    if annotation.tags:
        parts.append(f"<div><i>{escape(' · '.join(annotation.tags))}</i></div>")
    if doubtful:
        parts.append(f"<div>{DOUBT}</div>")
    return f"<qt>{''.join(parts)}</qt>" if parts else ""


def _with_small_headings(html: str) -> str:
    """HTML whose headings are strong paragraphs: a tooltip has no room for Qt's."""
    html = re.sub("<h[1-6]>", "<p><strong>", html)
    return re.sub("</h[1-6]>", "</strong></p>", html)

"""What the list of all notes says in words: its headings, and a row as it is read out."""

from collections.abc import Mapping

from briefreader.domain.annotation import Annotation, Placement
from briefreader.domain.colour import Colour
from briefreader.domain.document import Summary
from briefreader.library.notebook.wanted import Grouping, NoteGroup
from briefreader.ui.dates import readable_date
from briefreader.ui.notelist.model import STATES
from briefreader.ui.notetext.lines import readable
from briefreader.ui.text_layout import reads_from_right

QUOTED = 1000
"""Code points of a passage that are looked at."""
NO_TAG = "No tag"
_SPOKEN = 300
_DAY = len("2018-07-20")
_LEFT, _ISOLATED, _END = "\u200e", "\u2068", "\u2069"
"""Unicode's marks for text from the left, and for a part that has a direction of its own."""


def heading(
    group: NoteGroup,
    grouping: Grouping,
    documents: Mapping[str, Summary],
    colours: Mapping[Colour, str],
) -> str:
    """What stands over a group."""
    match grouping:
        case Grouping.DOCUMENT:
            return documents[group.key].title if group.key in documents else group.key
        case Grouping.TAG:
            return group.key.replace("/", " / ") or NO_TAG
        case Grouping.COLOUR:
            name = colours.get(Colour(group.key), group.key)
            return name[:1].upper() + name[1:]
    return readable_date(group.key)


def quote_of(annotation: Annotation) -> str:
    """The annotated words on one line, or what stands for the whole document."""
    anchor = annotation.anchor
    return " ".join(anchor.exact[:QUOTED].split()) if anchor else "On the whole document"


def titled(summary: Summary | None) -> str:
    """The document of a note, with its date; written from the left whatever its script."""
    if summary is None:
        return ""
    published = readable_date(summary.metadata.published)
    words = f"{summary.title} ({published})" if published else summary.title
    return f"{_LEFT}{_ISOLATED}{words}{_END}" if reads_from_right(words) else words


def when(annotation: Annotation, page: str) -> str:
    """On which page a note is, and when it was changed last."""
    changed = readable_date(annotation.modified[:_DAY])
    return " · ".join(part for part in (page, changed) if part)


def spoken(
    annotation: Annotation, placement: Placement | None, summary: Summary | None, colour: str
) -> str:
    """A row as a screen reader should say it."""
    parts = [f"{colour} highlight" if annotation.anchor else "note on the document"]
    if annotation.anchor:
        parts.append(quote_of(annotation)[:_SPOKEN])
    parts.append(readable(annotation.note).text[:_SPOKEN].replace("\n", ", "))
    parts.append(f"tags: {', '.join(annotation.tags)}" if annotation.tags else "")
    parts.append(f"in {summary.title}" if summary is not None else "")
    parts.append(f"page {placement.page}" if placement is not None and placement.page else "")
    parts.append(STATES.get(placement.state, "") if placement is not None else "")
    return ", ".join(part for part in parts if part)


def several(count: int) -> str:
    """So many notes: `1 note`, `12 notes`."""
    return "1 note" if count == 1 else f"{count:,} notes"

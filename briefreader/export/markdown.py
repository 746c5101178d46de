"""Notes as Markdown with front matter, for note-taking programs and for reading."""

import unicodedata

from briefreader.domain.annotation import Placement, State
from briefreader.domain.document import Summary
from briefreader.export.closing import closed
from briefreader.export.escaping import escape_markdown, quote_lines, yaml_list, yaml_string
from briefreader.export.notes import TAG_KEY, DocumentNotes, Group, link, page_of

GENERATOR = "generator: briefreader"
REMARKS = {
    State.CHECK: "*Please check: the text changed, and the passage may be another one now.*",
    State.UNATTACHED: "*Unattached: this passage is not in the present text.*",
}

_OF_TAGS = ("L", "M", "N", "So", "Sk")
"""The categories of characters that stand in tags beside `_`, `-` and `/`."""
_JOINERS = "_-/\u200c\u200d"


def render(group: Group) -> str:
    """The Markdown of one file of an export."""
    if group.key.startswith(TAG_KEY):
        return render_tag(group)
    if len(group.items) == 1 and group.key == group.items[0].summary.id:
        return render_document(group)
    return render_collection(group)


def render_document(group: Group) -> str:
    """The notes of one document; its front matter says what it is and where it lies."""
    [notes] = group.items
    head = [GENERATOR, *_document_fields(notes)]
    title = escape_markdown(notes.summary.title)
    return _file(head, [f"# {title}", *_byline(notes.summary), _sections(notes, group)])


def render_tag(group: Group) -> str:
    """The notes with one tag, document by document."""
    tag = group.title
    head = [GENERATOR, f"id: {yaml_string(TAG_KEY + tag)}", f"tags: {yaml_list((tag,))}"]
    return _file(head, [f"# {escape_markdown(tag)}", *_chapters(group)])


def render_collection(group: Group) -> str:
    """The notes of several documents in one file."""
    title = group.title
    head = [GENERATOR, f"id: {yaml_string(group.key)}", f"title: {yaml_string(title)}"]
    return _file(head, [f"# {escape_markdown(title)}", *_chapters(group)])


def is_ours(text: str, key: str = "") -> bool:
    """Whether we wrote a file, for the group with this key if one is given."""
    start = f"---\n{GENERATOR}\nid: "
    return text.startswith(f"{start}{yaml_string(key)}\n" if key else start)


def _file(head: list[str], parts: list[str]) -> str:
    front_matter = "\n".join(["---", *head, "---"])
    return "\n\n".join([front_matter, *parts]) + "\n"


def _document_fields(notes: DocumentNotes) -> list[str]:
    summary, metadata = notes.summary, notes.summary.metadata
    tags = [tag for place in notes.placements for tag in place.annotation.tags]
    fields = [f"id: {yaml_string(summary.id)}", f"title: {yaml_string(summary.title)}"]
    if metadata.authors:
        fields.append(f"authors: {yaml_list(metadata.authors)}")
    named = {
        "publisher": metadata.publisher,
        "published": metadata.published,
        "number": metadata.number,
        "url": metadata.url,
        "source": summary.path,
    }
    fields.extend(f"{name}: {yaml_string(value)}" for name, value in named.items() if value)
    all_tags = tuple(dict.fromkeys([*summary.tags, *tags]))
    if all_tags:
        fields.append(f"tags: {yaml_list(all_tags)}")
    return fields


def _byline(summary: Summary) -> list[str]:
    metadata = summary.metadata
    parts = (", ".join(metadata.authors), metadata.publisher, metadata.published)
    line = " · ".join(part for part in parts if part)
    return [escape_markdown(line)] if line else []


def _chapters(group: Group) -> list[str]:
    parts: list[str] = []
    for notes in group.items:
        title = escape_markdown(notes.summary.title)
        parts += [f"## {title}", *_byline(notes.summary), _sections(notes, group)]
    return parts


def _sections(notes: DocumentNotes, group: Group) -> str:
    return "\n\n---\n\n".join(_section(place, group) for place in notes.placements)


def _section(place: Placement, group: Group) -> str:
    annotation = place.annotation
    parts: list[str] = []
    if annotation.anchor:
        parts.append(quote_lines(annotation.anchor.exact))
    if place.state in REMARKS:
        parts.append(REMARKS[place.state])
    if annotation.note.strip():
        parts.append(closed(annotation.note))
    foot = [f"[Open in briefreader]({link(annotation)})"]
    if annotation.anchor:
        foot.insert(0, escape_markdown(group.colour_of(annotation)))
    if place.page:
        foot.insert(0, escape_markdown(page_of(place)))
    words = dict.fromkeys(f"#{word}" for tag in annotation.tags if (word := _tag_word(tag)))
    if words:
        foot.insert(0, " ".join(words))
    parts.append(" · ".join(foot))
    return "\n\n".join(parts)


def _tag_word(tag: str) -> str:
    """A tag in the form that note-taking programs read: no spaces, no punctuation.

    Empty where nothing of it is left; the front matter has it as it is.
    """
    kept = "".join(one if _is_of_tags(one) else " " for one in tag)
    parts = ("-".join(part.split()).strip("-") for part in kept.split("/"))
    return "/".join(part for part in parts if part.strip("\u200c\u200d"))


def _is_of_tags(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character).startswith(_OF_TAGS)

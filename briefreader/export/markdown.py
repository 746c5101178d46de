"""Notes as Markdown with front matter, for note-taking programs and for reading."""

import re

from briefreader.domain.annotation import Placement, State
from briefreader.domain.document import Summary
from briefreader.export.escaping import escape_markdown, quote_lines, yaml_list, yaml_string
from briefreader.export.notes import TAG_KEY, DocumentNotes, Group, link, page_of

GENERATOR = "generator: briefreader"
REMARKS = {
    State.CHECK: "*Please check: the text changed, and the passage may be another one now.*",
    State.UNATTACHED: "*Unattached: this passage is not in the present text.*",
}

_NOT_IN_A_TAG = re.compile(r"[^\w/-]+")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def render(group: Group) -> str:
    """The Markdown of one file of an export."""
    if group.key.startswith(TAG_KEY):
        return render_tag(group.title, group.items)
    if len(group.items) == 1 and group.key == group.items[0].summary.id:
        return render_document(group.items[0])
    return render_collection(group.key, group.title, group.items)


def render_document(notes: DocumentNotes) -> str:
    """The notes of one document; its front matter says what it is and where it lies."""
    head = [GENERATOR, *_document_fields(notes)]
    title = escape_markdown(notes.summary.title)
    return _file(head, [f"# {title}", *_byline(notes.summary), _sections(notes)])


def render_tag(tag: str, items: tuple[DocumentNotes, ...]) -> str:
    """The notes with one tag, document by document."""
    head = [GENERATOR, f"id: {yaml_string(TAG_KEY + tag)}", f"tags: {yaml_list((tag,))}"]
    return _file(head, [f"# {escape_markdown(tag)}", *_chapters(items)])


def render_collection(key: str, title: str, items: tuple[DocumentNotes, ...]) -> str:
    """The notes of several documents in one file."""
    head = [GENERATOR, f"id: {yaml_string(key)}", f"title: {yaml_string(title)}"]
    return _file(head, [f"# {escape_markdown(title)}", *_chapters(items)])


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


def _chapters(items: tuple[DocumentNotes, ...]) -> list[str]:
    parts: list[str] = []
    for notes in items:
        title = escape_markdown(notes.summary.title)
        parts += [f"## {title}", *_byline(notes.summary), _sections(notes)]
    return parts


def _sections(notes: DocumentNotes) -> str:
    return "\n\n---\n\n".join(_section(place) for place in notes.placements)


def _section(place: Placement) -> str:
    annotation = place.annotation
    parts: list[str] = []
    if annotation.anchor:
        parts.append(quote_lines(annotation.anchor.exact))
    if place.state in REMARKS:
        parts.append(REMARKS[place.state])
    if annotation.note.strip():
        parts.append(_note(annotation.note))
    foot = [f"[Open in briefreader]({link(annotation)})"]
    if annotation.anchor:
        foot.insert(0, annotation.colour.value)
    if place.page:
        foot.insert(0, escape_markdown(page_of(place)))
    if annotation.tags:
        foot.insert(0, " ".join(f"#{_tag_word(tag)}" for tag in annotation.tags))
    parts.append(" · ".join(foot))
    return "\n\n".join(parts)


def _tag_word(tag: str) -> str:
    """A tag in the form that note-taking programs read: no spaces, no punctuation."""
    return _NOT_IN_A_TAG.sub("-", tag).strip("-") or "-"


def _note(note: str) -> str:
    """The user's own Markdown; a code fence left open is closed, so that it ends with the note."""
    text = note.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    opened = ""
    for line in text.split("\n"):
        fence = _FENCE.match(line)
        if not fence:
            continue
        if not opened:
            opened = fence[1]
        elif fence[1].startswith(opened) and line.strip() == fence[1]:
            opened = ""
    return f"{text}\n{opened}" if opened else text

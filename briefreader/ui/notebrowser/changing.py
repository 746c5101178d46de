"""What becomes of notes that are changed together, and what such a step is called."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefreader.domain.annotation import Annotation
from briefreader.domain.colour import Colour
from briefreader.domain.tag import tag_key
from briefreader.ui.notebrowser.wording import several
from briefreader.ui.writing.draft import AnnotationDraft

MOST_WITHOUT_SNAPSHOT = 20
"""Up to how many notes are changed without keeping how the library was before."""

Notes = tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """Notes before and after a change, in the same order, and what the change is called."""

    before: Notes
    after: Notes
    what: str

    @property
    def is_large(self) -> bool:
        """Whether it is to be kept how the library was before."""
        return len(self.before) > MOST_WITHOUT_SNAPSHOT


def _step(notes: Iterable[Annotation], after: Iterable[Annotation], doing: str) -> Step:
    """The step that changes those of these notes that become others."""
    pairs = [pair for pair in zip(notes, after, strict=True) if pair[0] != pair[1]]
    before, changed = tuple(old for old, _ in pairs), tuple(new for _, new in pairs)
    return Step(before, changed, f"{doing} {several(len(before))}")


def edited(note: Annotation, draft: AnnotationDraft, focus: str) -> Step:
    """The step that gives one note what stands in an editor."""
    after = replace(note, note=draft.note, tags=draft.tags, colour=draft.colour)
    return Step((note,), (after,), f"changing the {focus}")


def tagged(notes: Notes, added: Iterable[str], removed: Iterable[str]) -> Step:
    """The step that gives notes some tags and takes others from them."""
    added, gone = tuple(added), {tag_key(tag) for tag in removed}
    after = []
    for note in notes:
        tags = [tag for tag in note.tags if tag_key(tag) not in gone]
        known = {tag_key(tag) for tag in tags}
        tags += [tag for tag in added if tag_key(tag) not in known]
        after.append(replace(note, tags=tuple(tags)))
    return _step(notes, after, "tagging" if added else "removing tags from")


def recoloured(notes: Notes, colour: Colour) -> Step:
    return _step(notes, [replace(note, colour=colour) for note in notes], "recolouring")


def deleted(notes: Notes) -> Step:
    return _step(notes, [replace(note, deleted=True) for note in notes], "deleting")


def brought_back(notes: Notes) -> Step:
    return _step(notes, [replace(note, deleted=False) for note in notes], "bringing back")

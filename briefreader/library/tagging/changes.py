"""Steps that change tags everywhere: planned from what is there, carried out, and taken back.

A step touches tags, colours and whether an annotation is there; the rest of an annotation stays as
it is when the step is carried out or taken back, so that no change made meanwhile is lost.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import uuid4

from briefreader.domain.annotation import Annotation, Colour
from briefreader.domain.tag import EntryChange, TagEntry, is_within, moved_tag, tag_key, tidy_tag


@dataclass(frozen=True, slots=True)
class Marks:
    """What a step may change of an annotation."""

    tags: tuple[str, ...]
    colour: Colour
    deleted: bool = False

    @classmethod
    def of(cls, annotation: Annotation) -> "Marks":
        return cls(annotation.tags, annotation.colour, annotation.deleted)


@dataclass(frozen=True, slots=True)
class AnnotationStep:
    """One annotation before and after; `annotation` is it as it was when the step was planned."""

    annotation: Annotation
    before: Marks
    after: Marks

    def reversed(self) -> "AnnotationStep":
        return replace(self, before=self.after, after=self.before)

    def applied(self, present: Annotation) -> Annotation:
        """The annotation as it is now, with what the step changes."""
        before, after = self.before, self.after
        return replace(
            present,
            tags=_merged_tags(present.tags, before.tags, after.tags),
            colour=after.colour if present.colour is before.colour else present.colour,
            deleted=after.deleted if present.deleted is before.deleted else present.deleted,
        )


@dataclass(frozen=True, slots=True)
class TagChange:
    """A step on annotations and on entries of the vocabulary together."""

    steps: tuple[AnnotationStep, ...] = ()
    entries: tuple[EntryChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.steps or self.entries)

    def reversed(self) -> "TagChange":
        """The step that takes this one back."""
        return TagChange(
            tuple(step.reversed() for step in self.steps),
            tuple(change.reversed() for change in reversed(self.entries)),
        )

    @property
    def documents(self) -> frozenset[str]:
        """The documents whose annotations change."""
        return frozenset(step.annotation.document_id for step in self.steps)


Entries = Sequence[TagEntry]


def renaming(living: Iterable[Annotation], entries: Entries, old: str, new: str) -> TagChange:
    """Call a tag otherwise, and with it the part of its name in every tag below it.

    Where the new name is in use the two become one: an annotation that has both keeps the first
    place. Raises ValueError where nothing is left of the new name, or it is below the old one.
    """
    new = tidy_tag(new)
    if not new:
        raise ValueError("a tag needs a name")
    if tag_key(new) != tag_key(old) and is_within(new, old):
        raise ValueError("a tag cannot be put below itself")
    steps = _steps(living, lambda tags: tuple(moved_tag(tag, old, new) for tag in tags))
    return TagChange(steps, tuple(_moved_entries(entries, old, new)))


merging = renaming
"""Merging a tag into another one is calling it by that one's name; tags below it go along."""


def deleting(
    living: Iterable[Annotation], entries: Entries, tag: str, *, with_below: bool = True
) -> TagChange:
    """Take a tag off every annotation, and those below it too unless `with_below` is False."""
    wanted = tag_key(tag)

    def is_meant(name: str) -> bool:
        return is_within(name, tag) if with_below else tag_key(name) == wanted

    steps = _steps(living, lambda tags: tuple(name for name in tags if not is_meant(name)))
    gone = tuple(EntryChange(entry, None) for entry in entries if is_meant(entry.name))
    return TagChange(steps, gone)


def describing(entries: Entries, tag: str, *, colour: Colour | None, description: str) -> TagChange:
    """Say of a tag which colour it has, None for none, and what it is for."""
    before = next((entry for entry in entries if tag_key(entry.name) == tag_key(tag)), None)
    known = before or TagEntry(tag)
    made = replace(known, colour=colour, description=description.strip())
    after = made if made.colour or made.description or made.rest else None
    return TagChange(entries=(EntryChange(before, after),) if after != before else ())


def recolouring(living: Iterable[Annotation], tag: str, colour: Colour) -> TagChange:
    """Give a colour to every annotation of a passage that has a tag or one below it."""
    return TagChange(
        tuple(
            AnnotationStep(item, Marks.of(item), replace(Marks.of(item), colour=colour))
            for item in living
            if item.anchor is not None
            and item.colour is not colour
            and any(is_within(name, tag) for name in item.tags)
        )
    )


def unifying(living: Iterable[Annotation], entries: Entries, tag: str) -> TagChange:
    """Write a tag, and its part in the tags below it, everywhere as it is written here."""
    return renaming(living, entries, tag, tag)


def tagging_documents(
    living: Iterable[Annotation],
    document_ids: Sequence[str],
    added: Sequence[str],
    removed: Sequence[str],
) -> TagChange:
    """Add tags to documents as a whole and take others off.

    Tags stand on a document's first annotation without a passage, which is made where there is
    none. One that holds nothing any more is deleted.
    """
    of_document: dict[str, list[Annotation]] = {key: [] for key in document_ids}
    for item in living:
        if item.anchor is None and item.document_id in of_document:
            of_document[item.document_id].append(item)
    steps: list[AnnotationStep] = []
    for key, items in of_document.items():
        items.sort(key=lambda item: (not item.tags, item.created, item.id))
        steps += _document_steps(key, items, added, removed)
    return TagChange(tuple(steps))


def document_tags(placed: Iterable[Annotation]) -> tuple[str, ...]:
    """The tags of a document as a whole, of all its annotations."""
    own = (tag for item in placed if item.anchor is None and not item.deleted for tag in item.tags)
    return _unique(own)


# --- inside ----------------------------------------------------------------------------------


def _steps(
    living: Iterable[Annotation], change: Callable[[tuple[str, ...]], tuple[str, ...]]
) -> tuple[AnnotationStep, ...]:
    """The annotations whose tags are others after a change; what is said of tags is remembered."""
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    steps = []
    for item in living:
        if not item.tags:
            continue
        after = known.get(item.tags)
        if after is None:
            changed = change(item.tags)
            after = known[item.tags] = _unique(changed) if changed != item.tags else item.tags
        if after != item.tags:
            marks = Marks.of(item)
            steps.append(AnnotationStep(item, marks, replace(marks, tags=after)))
    return tuple(steps)


def _document_steps(
    document_id: str, items: list[Annotation], added: Sequence[str], removed: Sequence[str]
) -> Iterator[AnnotationStep]:
    off = {tag_key(tag) for tag in removed}
    present = {tag_key(tag) for item in items for tag in item.tags} - off
    new = tuple(tag for tag in _unique(added) if tag_key(tag) not in present)
    if not items and new:
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        made = Annotation(uuid4().urn, document_id, now, now, tags=new)
        yield AnnotationStep(made, replace(Marks.of(made), deleted=True), Marks.of(made))
    for place, item in enumerate(items):
        kept = tuple(tag for tag in item.tags if tag_key(tag) not in off)
        tags = kept + (new if place == 0 else ())
        if tags != item.tags:
            marks = Marks.of(item)
            is_empty = not tags and not item.note.strip()
            yield AnnotationStep(item, marks, replace(marks, tags=tags, deleted=is_empty))


def _moved_entries(entries: Entries, old: str, new: str) -> Iterator[EntryChange]:
    """What becomes of the entries; where one of the new name is there it keeps what it says."""
    standing = {tag_key(entry.name): entry for entry in entries if not is_within(entry.name, old)}
    for entry in entries:
        name = moved_tag(entry.name, old, new)
        there = standing.get(tag_key(name))
        if not is_within(entry.name, old) or name == entry.name:
            continue
        if there is None:
            yield EntryChange(entry, replace(entry, name=name))
            continue
        both = replace(
            there,
            colour=there.colour or entry.colour,
            description=there.description or entry.description,
        )
        yield EntryChange(entry, None)
        if both != there:
            yield EntryChange(there, both)


def _unique(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags without repetitions, also of other case: the first of each stays."""
    found: dict[str, str] = {}
    for tag in tags:
        found.setdefault(tag_key(tag), tag)
    return tuple(found.values())


def _merged_tags(
    present: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]
) -> tuple[str, ...]:
    """The present tags with what leads from `before` to `after`, whatever else changed in them."""
    if present == before:
        return after
    gone = {tag for tag in before if tag not in after}
    come = tuple(tag for tag in after if tag not in before)
    kept = tuple(tag for tag in present if tag not in gone)
    return _unique((*kept, *come))

"""Any steps in any order, undone and done again at random: disk and screen are as in a model."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.domain.annotation import Anchor, Annotation, Colour
from briefreader.domain.document import Span
from briefreader.library.tagging.changes import TagChange, renaming, tagging_documents
from briefreader.notes.store import AnnotationStore
from tests.ui.briefings import HARBOUR, HARBOUR_TITLE, RAILWAY_TITLE
from tests.ui.user import User

Write = Callable[[str, str], Path]
State = frozenset[tuple[object, ...]]

TAGS = ("harbour", "harbour/talks", "rail", "rail/delay", "later")


def state(annotations: tuple[Annotation, ...]) -> State:
    """What matters of the living annotations."""
    return frozenset(
        (one.id, one.document_id, one.anchor, one.note, one.tags, one.colour)
        for one in annotations
        if not one.deleted
    )


def tags_in(one: tuple[object, ...]) -> tuple[str, ...]:
    assert isinstance(one[4], tuple)
    return one[4]


class Steps:
    """A user who does anything at random, and a model: the states before and after each step."""

    def __init__(self, user: User, seed: int, harbour: Path) -> None:
        self.user = user
        self.random = random.Random(seed)
        self.harbour = harbour
        self.numbers = iter(range(10_000))
        self.titles = [HARBOUR_TITLE, RAILWAY_TITLE]
        self.states = [self.on_disk()]
        self.place = 0

    # --- looking -----------------------------------------------------------------------------

    def on_disk(self) -> State:
        folder = self.user.session.library.annotations.folder
        store = AnnotationStore(folder)
        assert store.conflicts() == ()
        assert store.problems == ()
        return state(store.living())

    def look(self) -> None:
        self.user.wait_until_idle()
        session = self.user.session
        disk = self.on_disk()
        assert disk == self.states[self.place]
        assert state(session.library.annotations.living()) == disk
        if session.opened is not None:
            shown = state(tuple(p.annotation for p in session.opened.placements))
            assert shown == {one for one in disk if one[1] == session.opened.summary.id}
        assert self.user.problems == []

    # --- doing -------------------------------------------------------------------------------

    def any_step(self) -> None:
        self.random.choice(
            (
                self.create,
                self.create,
                self.edit,
                self.recolour,
                self.tag,
                self.extend,
                self.merge,
                self.delete,
                self.rename_tag,
                self.tag_documents,
                self.recolour_all,
                self.switch,
                self.change_file,
                self.undo,
                self.undo,
                self.undo,
                self.redo,
                self.redo,
                self.remove,
            )
        )()
        self.look()

    def did(self, expected: State | Callable[[State], State]) -> None:
        """Note the state after a step, which must be as expected, or as made of what is there."""
        self.user.wait_until_idle()
        after = self.on_disk()
        assert after == (expected(after) if callable(expected) else expected)
        stack = self.user.session.undo_stack
        if stack.index() == self.place:  # It changed nothing: no step, and what was undone stays.
            assert after == self.states[self.place]
            return
        del self.states[self.place + 1 :]
        self.states.append(after)
        self.place += 1
        assert stack.index() == stack.count() == self.place

    def create(self) -> None:
        if self.user.session.opened is None:
            return
        text = self.user.text()
        start = self.random.randrange(len(text) - 40)
        span = Span(start, start + self.random.randrange(4, 40))
        passage = span if self.random.random() < 0.8 else None
        note = self.random.choice(("", f"note {next(self.numbers)}"))
        tags = tuple(self.random.sample(TAGS, self.random.randrange(3)))
        colour = self.random.choice(list(Colour))
        key, before = self.user.session.opened.summary.id, self.states[self.place]
        self.user.session.changes.annotate(passage, note=note, tags=tags, colour=colour)

        def with_one_more(after: State) -> State:
            [new] = after - before
            anchor = Anchor.of(text, passage) if passage is not None else None
            return before | {(new[0], key, anchor, note, tags, colour)}

        self.did(with_one_more)

    def changed(self, changes: Mapping[Annotation, Annotation]) -> State:
        """The state now, with annotations that are others or deleted."""
        now = self.states[self.place]
        assert state(tuple(changes)) <= now
        return (now - state(tuple(changes))) | state(tuple(changes.values()))

    def picked(self) -> Annotation | None:
        opened = self.user.session.opened
        if opened is None or not opened.placements:
            return None
        return self.random.choice(opened.placements).annotation

    def edit(self) -> None:
        self._change(lambda one: replace(one, note=f"note {next(self.numbers)}"), "editing")

    def recolour(self) -> None:
        self._change(lambda one: replace(one, colour=self.random.choice(list(Colour))), "colour")

    def tag(self) -> None:
        self._change(lambda one: replace(one, tags=tuple(self.random.sample(TAGS, 2))), "tags")

    def _change(self, change: Callable[[Annotation], Annotation], what: str) -> None:
        before = self.picked()
        if before is not None:
            after = change(before)
            self.user.session.changes.change_annotation(after, what)
            self.did(self.changed({before: after}))

    def extend(self) -> None:
        before = self.picked()
        if before is not None and before.anchor is not None:
            text = self.user.text()
            start = self.random.randrange(len(text) - 30)
            end = start + self.random.randrange(2, 30)
            words = text[start:end]
            # White space at the ends of what is selected is no part of the passage.
            first, last = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
            if first < last:
                self.user.window.reading.move_passage(before.id, Span(start, end))
                after = replace(before, anchor=Anchor.of(text, Span(first, last)))
                self.did(self.changed({before: after}))

    def merge(self) -> None:
        opened = self.user.session.opened
        spans = [p for p in opened.placements if p.span is not None] if opened else []
        if len(spans) > 1:
            one, other = self.random.sample(spans, 2)
            assert one.span is not None
            assert other.span is not None
            if (other.span.start, -other.span.end, other.annotation.created) < (
                one.span.start,
                -one.span.end,
                one.annotation.created,
            ):
                one, other = other, one
            assert one.span is not None
            assert other.span is not None
            union = Span(one.span.start, max(one.span.end, other.span.end))
            first, second, text = one.annotation, other.annotation, self.user.text()
            self.user.window.reading.merge((second.id, first.id))
            merged = replace(
                first,
                anchor=Anchor.of(text, union),
                note="\n\n".join(dict.fromkeys(filter(None, (first.note, second.note)))),
                tags=tuple(dict.fromkeys(first.tags + second.tags)),
            )
            self.did(self.changed({first: merged, second: replace(second, deleted=True)}))

    def delete(self) -> None:
        before = self.picked()
        if before is not None:
            self.user.session.changes.delete_annotation(before.id)
            self.did(self.changed({before: replace(before, deleted=True)}))

    def rename_tag(self) -> None:
        old, new = self.random.sample(TAGS, 2)
        living = self.user.session.library.annotations.living
        if new.startswith(old) or not any(one.tags for one in living()):
            return

        def renamed(tag: str) -> str:
            return new + tag[len(old) :] if f"{tag}/".startswith(f"{old}/") else tag

        expected = self.changed(
            {
                one: replace(one, tags=tuple(dict.fromkeys(map(renamed, one.tags))))
                for one in living()
            }
        )
        self._change_tags(
            lambda library: renaming(library.annotations.living(), (), old, new), expected
        )

    def tag_documents(self) -> None:
        ids = tuple(row.id for row in self.user.rows())
        added, removed = self.random.sample(TAGS, 2)
        self._change_tags(
            lambda library: tagging_documents(
                library.annotations.living(), ids, (added,), (removed,)
            ),
            lambda after: self.tagged(after, ids, added, removed),
        )

    def tagged(self, after: State, ids: tuple[str, ...], added: str, removed: str) -> State:
        """The state after documents were tagged: on one note of each there is one tag more."""
        before = self.states[self.place]
        own = {one for one in before if one[2] is None and one[1] in ids}
        assert before - own <= after
        new = after - (before - own)
        for key in ids:
            had = {tag for one in own if one[1] == key for tag in tags_in(one)}
            has = [tag for one in new if one[1] == key for tag in tags_in(one)]
            assert set(has) == (had - {removed}) | {added}
            assert has.count(added) == 1 or added in had
        assert {one[3] for one in own} - {""} == {one[3] for one in new} - {""}
        assert all(one[2] is None and one[1] in ids for one in new)
        return after

    def _change_tags(
        self, plan: Callable[..., TagChange], expected: State | Callable[[State], State]
    ) -> None:
        if plan(self.user.session.library):
            self.user.session.changes.change_tags(plan, "tags everywhere")
            self.did(expected)

    def recolour_all(self) -> None:
        before = self.user.session.library.annotations.living()
        after = tuple(replace(one, colour=self.random.choice(list(Colour))) for one in before)
        if before != after:
            expected = self.changed(dict(zip(before, after, strict=True)))
            self.user.session.changes.change_annotations(before, after, "colouring all")
            self.did(expected)

    def remove(self) -> None:
        if self.random.random() < 0.3:
            key = self.random.choice(self.user.rows()).id if self.user.rows() else ""
            if key:
                self.user.session.changes.remove((key,))
                self.did(self.states[self.place])  # Its notes stay on disk.
                assert key not in {row.id for row in self.user.rows()}

    def switch(self) -> None:
        titles = self.user.titles()
        if titles:
            self.user.open(self.random.choice(titles))

    def change_file(self) -> None:
        """The open document's file is another one now."""
        if HARBOUR_TITLE in self.user.titles() and self.random.random() < 0.3:
            words = f"Minister Saar spoke {next(self.numbers)} times."
            self.harbour.write_text(HARBOUR.replace("<h2>", f"<p>{words}</p><h2>"), "utf-8")
            self.user.add(self.harbour)

    def undo(self) -> None:
        if self.place:
            self.user.window.undo_desk.undo()
            self.place -= 1

    def redo(self) -> None:
        if self.place + 1 < len(self.states):
            self.user.window.undo_desk.redo()
            self.place += 1


@pytest.mark.parametrize("seed", range(2))
def test_steps_undone_and_done_again_at_random(user: User, write: Write, seed: int) -> None:
    steps = Steps(user, seed, write("harbour.html", HARBOUR))
    user.open(HARBOUR_TITLE)
    for _ in range(60):
        steps.any_step()


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", range(10, 20))
def test_many_steps_undone_and_done_again_at_random(user: User, write: Write, seed: int) -> None:
    steps = Steps(user, seed, write("harbour.html", HARBOUR))
    user.open(HARBOUR_TITLE)
    for _ in range(300):
        steps.any_step()

"""Steps on tags as they are planned, and what becomes of them when other things changed."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.annotation import Anchor, Annotation, Colour
from briefreader.domain.tag import EntryChange, TagEntry, is_within, tag_key
from briefreader.library.tagging.changes import (
    TagChange,
    deleting,
    describing,
    document_tags,
    recolouring,
    renaming,
    tagging_documents,
    unifying,
)

PASSAGE = Anchor("words", "", "", 0, 5)
NOW = "2021-03-05T10:00:00.000Z"


def annotation(
    number: int, *tags: str, document: str = "d1", on_passage: bool = True, note: str = ""
) -> Annotation:
    anchor = PASSAGE if on_passage else None
    key = f"urn:uuid:00000000-0000-4000-8000-{number:012}"
    return Annotation(key, document, NOW, NOW, anchor, note, tags)


def after(living: Iterable[Annotation], change: TagChange) -> dict[str, Annotation]:
    """The annotations when a step was made, by the end of their ids."""
    steps = {step.annotation.id: step for step in change.steps}
    present = {item.id: item for item in living}
    for step in change.steps:
        present.setdefault(step.annotation.id, step.annotation)
    return {
        key: steps[key].applied(item) if key in steps else item for key, item in present.items()
    }


def tags_after(living: Iterable[Annotation], change: TagChange) -> list[tuple[str, ...]]:
    return [item.tags for item in after(living, change).values()]


def test_renaming_takes_the_tags_below_along() -> None:
    living = [annotation(1, "a", "z"), annotation(2, "A/b"), annotation(3, "ab")]
    change = renaming(living, (), "a", " x / y ")
    assert tags_after(living, change) == [("x/y", "z"), ("x/y/b",), ("ab",)]
    assert len(change.steps) == 2


def test_renaming_changes_only_the_case_where_that_is_wanted() -> None:
    living = [annotation(1, "iran"), annotation(2, "Iran", "IRAN/x")]
    assert tags_after(living, renaming(living, (), "iran", "Iran")) == [
        ("Iran",),
        ("Iran", "Iran/x"),
    ]


def test_merging_leaves_no_tag_twice_and_keeps_the_first_place() -> None:
    living = [annotation(1, "old", "k", "new"), annotation(2, "new", "old"), annotation(3, "old/x")]
    change = renaming(living, (), "old", "new")
    assert tags_after(living, change) == [("new", "k"), ("new",), ("new/x",)]


def test_writing_one_way_joins_what_differs_in_case() -> None:
    living = [annotation(1, "iran", "IRAN"), annotation(2, "iRan/talks"), annotation(3, "Iran")]
    assert tags_after(living, unifying(living, (), "Iran")) == [
        ("Iran",),
        ("Iran/talks",),
        ("Iran",),
    ]


@pytest.mark.parametrize("new", ["", " / ", "a/b", "A/b/c"])
def test_a_tag_gets_no_empty_name_and_none_below_itself(new: str) -> None:
    with pytest.raises(ValueError, match="tag"):
        renaming([], (), "a", new)


def test_deleting_takes_the_tags_below_or_leaves_them() -> None:
    living = [annotation(1, "a", "a/b", "c"), annotation(2, "a/b"), annotation(3, "c/a")]
    assert tags_after(living, deleting(living, (), "A")) == [("c",), (), ("c/a",)]
    alone = deleting(living, (), "a", with_below=False)
    assert tags_after(living, alone) == [("a/b", "c"), ("a/b",), ("c/a",)]
    below = deleting(living, (), "a/b")
    assert tags_after(living, below) == [("a", "c"), (), ("c/a",)]


def test_recolouring_changes_passages_with_the_tag_or_one_below_it() -> None:
    living = [
        annotation(1, "a/b"),
        annotation(2, "c"),
        annotation(3, "a", on_passage=False),
        replace(annotation(4, "a"), colour=Colour.BLUE),
    ]
    change = recolouring(living, "a", Colour.BLUE)
    assert [step.annotation.id[-1] for step in change.steps] == ["1"]
    assert after(living, change)[living[0].id].colour is Colour.BLUE


# --- what is said of tags --------------------------------------------------------------------


def test_descriptions_move_with_their_tags() -> None:
    entries = (TagEntry("a", Colour.PINK), TagEntry("A/b", description="B"), TagEntry("c"))
    assert renaming([], entries, "a", "x").entries == (
        EntryChange(entries[0], TagEntry("x", Colour.PINK)),
        EntryChange(entries[1], TagEntry("x/b", description="B")),
    )


def test_a_description_fills_only_what_the_other_tag_does_not_say() -> None:
    old = TagEntry("old", Colour.PINK, "what was old")
    new = TagEntry("new", None, "what is new")
    assert renaming([], (old, new), "old", "new").entries == (
        EntryChange(old, None),
        EntryChange(new, TagEntry("new", Colour.PINK, "what is new")),
    )


def test_an_entry_that_says_nothing_any_more_goes() -> None:
    entry = TagEntry("a", Colour.PINK, "A")
    assert describing((entry,), "A", colour=None, description=" ").entries == (
        EntryChange(entry, None),
    )
    assert not describing((entry,), "a", colour=Colour.PINK, description="A ")


# --- whole documents -------------------------------------------------------------------------


def test_a_document_without_tags_gets_an_annotation_for_them() -> None:
    change = tagging_documents([annotation(1, "a")], ("d1", "d2"), ("new", "New"), ())
    assert [(s.annotation.document_id, s.after.tags) for s in change.steps] == [
        ("d1", ("new",)),
        ("d2", ("new",)),
    ]
    assert all(s.before.deleted and not s.after.deleted for s in change.steps)
    assert len({s.annotation.id for s in change.steps}) == 2


def test_tags_are_put_where_the_document_has_some_already() -> None:
    noted = annotation(1, on_passage=False, note="A note.")
    tagged = annotation(2, "a", on_passage=False)
    change = tagging_documents([noted, tagged], ("d1",), ("A", "b"), ())
    assert [(s.annotation.id[-1], s.after.tags) for s in change.steps] == [("2", ("a", "b"))]


def test_tags_are_taken_off_everything_that_is_on_the_document() -> None:
    living = [
        annotation(1, "a", on_passage=False, note="A note."),
        annotation(2, "A", on_passage=False),
        annotation(3, "a"),
    ]
    change = tagging_documents(living, ("d1",), (), ("a",))
    assert [(s.annotation.id[-1], s.after.tags, s.after.deleted) for s in change.steps] == [
        ("1", (), False),
        ("2", (), True),
    ]


def test_the_tags_of_a_document_are_those_that_are_on_no_passage() -> None:
    living = [
        annotation(1, "b", "a", on_passage=False),
        annotation(2, "p"),
        annotation(3, "A", "c", on_passage=False),
    ]
    assert document_tags(living) == ("b", "a", "c")


# --- taking steps back -----------------------------------------------------------------------


def test_taking_back_leaves_what_changed_meanwhile() -> None:
    before = annotation(1, "a", "k")
    change = renaming([before], (), "a", "b")
    renamed = after([before], change)[before.id]
    touched = replace(renamed, note="Written meanwhile.", tags=("b", "k", "more"))
    restored = change.reversed().steps[0].applied(touched)
    assert restored.note == "Written meanwhile."
    assert set(restored.tags) == {"a", "k", "more"}


def test_taking_back_leaves_a_colour_and_a_deletion_that_came_meanwhile() -> None:
    before = annotation(1, "a")
    change = recolouring([before], "a", Colour.BLUE)
    touched = replace(before, colour=Colour.PINK, deleted=True)
    assert change.reversed().steps[0].applied(touched) == touched


TAGS = st.sampled_from(["a", "A", "a/b", "a/b/c", "b", "x", "x/b", "B/a"])
LIVING = st.lists(st.lists(TAGS, unique=True, max_size=4), max_size=5).map(
    lambda lists: [annotation(number, *tags) for number, tags in enumerate(lists)]
)
PLANS = st.one_of(
    st.tuples(st.just("rename"), TAGS, TAGS),
    st.tuples(st.just("delete"), TAGS, TAGS),
)


def planned(living: list[Annotation], plan: tuple[str, str, str]) -> TagChange:
    kind, one, other = plan
    if kind == "delete":
        return deleting(living, (), one)
    if tag_key(one) != tag_key(other) and is_within(other, one):
        return TagChange()
    return renaming(living, (), one, other)


@given(LIVING, st.lists(PLANS, max_size=4))
def test_steps_taken_back_in_turn_leave_everything_as_it_was(
    living: list[Annotation], plans: list[tuple[str, str, str]]
) -> None:
    present, done = list(living), []
    for plan in plans:
        change = planned(present, plan)
        present = list(after(present, change).values())
        done.append(change)
    for change in reversed(done):
        present = list(after(present, change.reversed()).values())
    assert present == living


@given(LIVING, TAGS, TAGS)
def test_a_renamed_tag_is_nowhere_and_no_tag_is_twice(
    living: list[Annotation], old: str, new: str
) -> None:
    change = planned(living, ("rename", old, new))
    if not change:
        return
    for step in change.steps:
        keys = [tag_key(tag) for tag in step.after.tags]
        assert len(keys) == len(set(keys))
        if not is_within(new, old):
            assert not any(is_within(tag, old) and not is_within(tag, new) for tag in keys)

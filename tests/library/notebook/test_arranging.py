"""The order of annotations, and their groups."""

from itertools import count

from briefreader.domain.annotation import Anchor, Annotation, Colour
from briefreader.library.notebook.arranging import grouped, in_order
from briefreader.library.notebook.wanted import Grouping, Order

_numbers = count()
PLACES = {"new": 0, "old": 1}


def note(
    document_id: str = "new",
    start: int | None = 0,
    tags: tuple[str, ...] = (),
    changed: str = "2024-05-01T10:00:00.000Z",
    created: str = "2024-01-01T10:00:00.000Z",
    colour: Colour = Colour.YELLOW,
) -> Annotation:
    anchor = Anchor("x", "", "", start, start + 1) if start is not None else None
    key = f"urn:uuid:{next(_numbers)}"
    return Annotation(key, document_id, created, changed, anchor, "", tags, colour)


def test_notes_stand_as_in_the_text_after_those_on_the_document_the_first_document_first() -> None:
    old, late, early, whole = note("old", 3), note(start=90), note(start=10), note(start=None)
    assert in_order([old, late, early, whole], Order.PUBLISHED, PLACES) == [
        whole,
        early,
        late,
        old,
    ]


def test_the_note_changed_or_made_last_comes_first() -> None:
    one = note(changed="2024-05-02T10:00:00Z", created="2024-01-01T10:00:00Z")
    two = note(changed="2024-05-01T10:00:00Z", created="2024-01-02T10:00:00Z")
    assert in_order([two, one], Order.CHANGED, PLACES) == [one, two]
    assert in_order([one, two], Order.CREATED, PLACES) == [two, one]


def test_a_document_that_is_not_known_comes_last() -> None:
    stranger, known = note("gone"), note("old")
    assert in_order([stranger, known], Order.TITLE, PLACES) == [known, stranger]


def test_a_note_stands_under_each_of_its_tags_in_the_order_of_the_tree() -> None:
    both, below, none = note(tags=("b", "a")), note(tags=("a/z",)), note()
    beside = note(tags=("a b",))
    found = grouped([both, below, none, beside], Grouping.TAG, Order.PUBLISHED)
    assert [group.key for group in found] == ["a", "a/z", "a b", "b", ""]
    assert found[0].notes == found[3].notes == (both,)
    assert found[-1].notes == (none,)


def test_colours_stand_in_their_own_order() -> None:
    pink, green = note(colour=Colour.PINK), note(colour=Colour.GREEN)
    found = grouped([pink, green], Grouping.COLOUR, Order.PUBLISHED)
    assert [group.key for group in found] == ["green", "pink"]


def test_the_newest_day_or_month_comes_first() -> None:
    notes = [
        note(changed="2024-05-01T12:00:00Z", created="2020-01-01T12:00:00Z"),
        note(changed="2024-05-20T12:00:00.123Z", created="2021-01-01T12:00:00Z"),
        note(changed="2023-05-20T12:00:00+00:00", created="2022-01-01T12:00:00Z"),
    ]
    days = grouped(notes, Grouping.DAY, Order.PUBLISHED)
    assert [group.key for group in days] == ["2024-05-20", "2024-05-01", "2023-05-20"]
    months = grouped(notes, Grouping.MONTH, Order.PUBLISHED)
    assert [(group.key, len(group.notes)) for group in months] == [("2024-05", 2), ("2023-05", 1)]
    made = grouped(notes, Grouping.DAY, Order.CREATED)
    assert [group.key for group in made] == ["2022-01-01", "2021-01-01", "2020-01-01"]


def test_a_time_that_is_none_makes_a_group_of_its_own() -> None:
    assert grouped([note(changed="soon")], Grouping.DAY, Order.CHANGED)[0].key == "soon"

"""The rows of the list of all notes."""

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.annotation import Anchor, Annotation
from briefreader.library.notebook.wanted import NoteGroup, NoteListing
from briefreader.ui.notebrowser.keeping import Kept, kept, rows_to_select
from briefreader.ui.notebrowser.sheet import HEADING, MOST, STEP, Sheet, lengths

_numbers = count()


def note(quote: str = "word", words: str = "") -> Annotation:
    anchor = Anchor(quote, "", "", 0, len(quote)) if quote else None
    return Annotation(f"urn:uuid:{next(_numbers)}", "1", "", "", anchor, words)


def sheet(*groups: tuple[str, tuple[Annotation, ...]], folded: tuple[str, ...] = ()) -> Sheet:
    return Sheet(NoteListing(groups=tuple(NoteGroup(*group) for group in groups)), folded)


def names(rows: Sheet) -> list[str]:
    """What stands in each row: the key of a heading, or an annotation's id."""
    shown = []
    for row in range(len(rows)):
        found = rows.note(row)
        shown.append(rows.group(row).key if found is None else found.id)
    return shown


def test_each_group_is_a_heading_with_its_notes_below() -> None:
    one, two, three = note(), note(), note()
    rows = sheet(("a", (one, two)), ("b", (three,)))
    assert names(rows) == ["a", one.id, two.id, "b", three.id]
    assert rows.row_of(three.id) == 4
    assert rows.row_of_group("b") == 3
    assert rows.row_of("no such id") == rows.row_of_group("c") == -1


def test_the_notes_of_a_folded_group_are_no_rows() -> None:
    one, two = note(), note()
    rows = sheet(("a", (one,)), ("b", (two,)), folded=("a",))
    assert names(rows) == ["a", "b", two.id]
    assert rows.row_of(one.id) == -1
    assert names(rows.with_folded(())) == ["a", one.id, "b", two.id]
    assert names(rows.with_folded(("a", "b"))) == ["a", "b"]


def test_a_note_under_several_headings_has_several_rows() -> None:
    both, one = note(), note()
    rows = sheet(("a", (both,)), ("b", (one, both)))
    assert rows.rows_of(both.id) == (1, 4)
    assert rows.row_of(both.id, "b") == 4
    assert rows.notes((1, 4, 3)) == (both, one)
    assert rows.rows_of_all({both.id}) == [1, 4]
    assert rows.rows_of_all({both.id, *map(str, range(50))}) == [1, 4]


def test_without_notes_there_are_no_rows() -> None:
    assert names(sheet()) == []
    assert sheet().tops([10] * 256) == [0]


def test_heights_follow_from_how_long_the_texts_are() -> None:
    short, long, whole = note("x"), note("x" * 1000, "y" * 20), note("", "One line\nand another")
    tagged = note("", "")
    rows = sheet(("a", (short, long, whole, tagged)))
    assert [lengths(rows.code(row)) for row in range(1, 5)] == [
        (1, 0),
        (MOST, 2),
        (0, MOST),
        (1, 0),
    ]
    assert rows.code(0) == HEADING
    assert lengths(sheet(("a", (note("漢" * STEP),))).code(1)) == (2, 0)


@given(
    st.lists(st.integers(0, 4), max_size=6),
    st.sets(st.integers(0, 5)),
    st.integers(1, 40),
    st.integers(1, 90),
)
def test_rows_and_their_tops_agree(
    counts: list[int], folded: set[int], heading: int, height: int
) -> None:
    groups = [(str(n), tuple(note() for _ in range(many))) for n, many in enumerate(counts)]
    rows = sheet(*groups, folded=tuple(map(str, folded)))
    tops = rows.tops([heading] + [height] * 255)
    assert len(tops) == len(rows) + 1
    for row in range(len(rows)):
        found = rows.note(row)
        assert tops[row + 1] - tops[row] == (heading if found is None else height)
        assert rows.row(rows.place(row)) == row
        if found is not None:
            assert rows.row_of(found.id) == row


# --- what stays when the rows become others ------------------------------------------------------


def test_selection_current_row_and_place_stay_with_their_notes() -> None:
    one, two, three = note(), note(), note()
    before = sheet(("a", (one, two, three)))
    after = sheet(("z", (three,)), ("a", (two,)))
    found = kept(before, [2, 3], 3, 2, 7)
    assert list(rows_to_select(found, after)) == [(1, 1), (3, 3)]
    assert found.current_row(after) == 1
    assert found.first_row(after) == 3
    assert found.offset == 7


def test_after_a_deletion_the_note_in_its_place_is_current() -> None:
    one, two, three = note(), note(), note()
    before = sheet(("a", (one, two)), ("b", (three,)))
    assert kept(before, [2], 2, 0, 0).current_row(sheet(("a", (one,)), ("b", (three,)))) == 3
    assert kept(before, [4], 4, 0, 0).current_row(sheet(("a", (one, two)))) == 2
    assert kept(before, [1], 1, 0, 0).current_row(sheet()) == -1
    assert Kept().current_row(before) == Kept().first_row(before) == -1

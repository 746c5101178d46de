"""Two versions of a text as passages to show."""

from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.document import Span
from briefreader.domain.version import Change, Comparison
from briefreader.ui.comparing import MOST_CHANGES, Part, pieces_of

LONG = "The river rose. " * 200


def compared(old: str, new: str, *changes: tuple[int, int, int, int]) -> Comparison:
    spans = tuple(Change(Span(a, b), Span(c, d)) for a, b, c, d in changes)
    return Comparison(old, new, spans)


def test_a_short_text_is_shown_whole_with_what_was_taken_out_before_what_was_put_in() -> None:
    pieces = pieces_of(compared("It was good.", "It was bad.", (7, 11, 7, 10)))
    assert [(piece.part, piece.text) for piece in pieces] == [
        (Part.SAME, "It was "),
        (Part.DELETED, "good"),
        (Part.INSERTED, "bad"),
        (Part.SAME, "."),
    ]
    assert [piece.change for piece in pieces] == [-1, 0, 0, -1]


def test_long_unchanged_text_is_left_out_and_its_words_are_counted() -> None:
    old, new = f"A{LONG}end", f"B{LONG}end"
    pieces = pieces_of(compared(old, new, (0, 1, 0, 1)))
    assert [piece.part for piece in pieces] == [
        Part.DELETED,
        Part.INSERTED,
        Part.SAME,
        Part.SKIPPED,
    ]
    assert pieces[3].text.endswith("unchanged words")
    assert len(pieces[2].text) < 800


def test_text_between_two_changes_is_left_out_in_the_middle() -> None:
    old, new = f"A{LONG}C", f"B{LONG}D"
    end = len(new) - 1
    parts = [
        piece.part for piece in pieces_of(compared(old, new, (0, 1, 0, 1), (end, end + 1) * 2))
    ]
    changed = [Part.DELETED, Part.INSERTED]
    assert parts == [*changed, Part.SAME, Part.SKIPPED, Part.SAME, *changed]


def test_texts_that_are_the_same_have_nothing_to_show() -> None:
    assert pieces_of(compared(LONG, LONG)) == ()


def test_a_passage_that_is_endless_is_cut_and_says_so() -> None:
    inserted = "word " * 10_000
    (piece,) = pieces_of(compared("", inserted, (0, 0, 0, len(inserted))))
    assert len(piece.text) < 9_000
    assert "more characters" in piece.text


def test_only_so_many_changes_are_shown() -> None:
    count = MOST_CHANGES + 50
    old, new = "a " * count, "b " * count
    changes = [(2 * n, 2 * n + 1) * 2 for n in range(count)]
    pieces = pieces_of(compared(old, new, *changes))
    assert max(piece.change for piece in pieces) == MOST_CHANGES - 1


@given(st.lists(st.tuples(st.text(max_size=400), st.text(max_size=30), st.text(max_size=30))))
def test_every_change_is_shown_once_with_its_words(parts: list[tuple[str, str, str]]) -> None:
    old = new = ""
    changes, wanted = [], []
    for same, taken, put in parts:
        old, new = old + same, new + same
        if taken != put and (taken or put):
            changes.append((len(old), len(old) + len(taken), len(new), len(new) + len(put)))
            wanted += [text for text in (taken, put) if text]
        old, new = old + taken, new + put
    pieces = pieces_of(compared(old, new, *changes))
    assert [piece.text for piece in pieces if piece.change >= 0] == wanted

"""Several annotations of one text made one."""

from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.annotation import Anchor, Annotation, Colour
from briefreader.domain.document import Span
from briefreader.library.joining import joined

TEXT = "The council voted on Tuesday to build a bridge over the Ilm."


def annotation(
    number: int, span: Span, note: str = "", tags: tuple[str, ...] = ()
) -> tuple[Span, Annotation]:
    moment = f"2024-05-01T10:00:{number:02d}Z"
    colour = list(Colour)[number % len(Colour)]
    return span, Annotation(
        f"urn:uuid:{number}", "d", moment, moment, Anchor.of(TEXT, span), note, tags, colour
    )


def test_the_first_in_the_text_is_kept_and_holds_what_all_had() -> None:
    later = annotation(1, Span(12, 20), "Second note", ("b", "a"))
    first = annotation(2, Span(4, 14), "First note", ("a",))
    before, after = joined((later, first), TEXT)
    assert [one.id for one in before] == ["urn:uuid:2", "urn:uuid:1"]
    kept, other = after
    assert kept.anchor == Anchor.of(TEXT, Span(4, 20))
    assert (kept.id, kept.colour, kept.created) == (
        first[1].id,
        first[1].colour,
        first[1].created,
    )
    assert kept.note == "First note\n\nSecond note"
    assert kept.tags == ("a", "b")
    assert other.deleted
    assert other.note == "Second note"


def test_a_note_that_two_have_stands_once() -> None:
    placed = [annotation(n, Span(n, n + 5), "Look again") for n in range(3)]
    assert joined(placed, TEXT)[1][0].note == "Look again"


@given(
    st.lists(
        st.tuples(st.integers(0, 50), st.integers(1, 9), st.text("ab \n", max_size=6)), min_size=2
    )
)
def test_no_word_and_no_letter_of_a_passage_is_lost(parts: list[tuple[int, int, str]]) -> None:
    placed = [
        annotation(n % 60, Span(start, start + length), note, (note.strip() or "t",))
        for n, (start, length, note) in enumerate(parts)
    ]
    before, after = joined(placed, TEXT)
    kept, *others = after
    assert kept.anchor is not None
    assert kept.anchor.start == min(span.start for span, _ in placed)
    assert kept.anchor.end == max(span.end for span, _ in placed)
    assert all(one.note.strip() in kept.note for one in before)
    assert set(kept.tags) == {tag for one in before for tag in one.tags}
    assert all(other.deleted for other in others)
    assert len(before) == len(after) == len(placed)

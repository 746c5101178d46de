from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.document import Span
from briefreader.ui.offsets import Utf16Offsets

texts = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("a é\u0301\u0308\u200d\U0001f600\U0001f3fd\U00010348\U0010ffff\uffff\n"),
    ),
    max_size=60,
)


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(texts)
def test_a_position_counts_the_utf16_units_before_an_offset(text: str) -> None:
    offsets = Utf16Offsets(text)
    for offset in range(len(text) + 1):
        assert offsets.to_position(offset) == utf16_length(text[:offset])


@given(texts)
def test_every_offset_survives_the_way_to_a_position_and_back(text: str) -> None:
    offsets = Utf16Offsets(text)
    for offset in range(len(text) + 1):
        assert offsets.to_offset(offsets.to_position(offset)) == offset


@given(texts, st.integers(0, 60), st.integers(0, 60))
def test_a_range_of_positions_gives_the_span_that_it_came_from(
    text: str, one: int, other: int
) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    offsets = Utf16Offsets(text)
    found = offsets.span(offsets.to_position(start), offsets.to_position(end))
    assert found == Span(start, end)


@given(texts, st.integers(-5, 200))
def test_what_lies_beyond_the_text_is_clamped_to_it(text: str, anywhere: int) -> None:
    offsets = Utf16Offsets(text)
    assert 0 <= offsets.to_offset(anywhere) <= len(text)
    assert 0 <= offsets.to_position(anywhere) <= utf16_length(text)


def test_a_position_inside_a_surrogate_pair_gives_the_character_it_cuts() -> None:
    offsets = Utf16Offsets("a\U0001f600b")
    assert [offsets.to_offset(position) for position in range(5)] == [0, 1, 1, 2, 3]


def test_the_length_counts_utf16_units() -> None:
    assert Utf16Offsets("a\U0001f600\u0301").length == 4
    assert Utf16Offsets("").length == 0

"""Which annotations stand at a place, and beside a passage."""

from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.annotation import Annotation, Placement, State
from briefreader.domain.document import Span
from briefreader.ui.reading.marks import Places
from briefreader.ui.reading.placed import PlacedAnnotations
from tests.ui.builders import paragraphs, placement, span_of

BRIDGE = paragraphs("The council voted on Tuesday to build a bridge.", "It will be dear.")


def placed(*placements: Placement) -> PlacedAnnotations:
    return PlacedAnnotations(Places(BRIDGE), placements)


def numbers(annotations: list[Annotation]) -> list[str]:
    return [annotation.id.removeprefix("urn:uuid:") for annotation in annotations]


def test_the_shortest_lies_on_top_and_of_equal_ones_the_newest() -> None:
    found = placed(
        placement(BRIDGE, "voted on Tuesday to", 1),
        placement(BRIDGE, "Tuesday", 2),
        placement(BRIDGE, "Tuesday", 3),
    )
    inside = span_of(BRIDGE, "Tuesday").start + 1
    assert numbers(found.all_at(inside)) == ["3", "2", "1"]
    top = found.at(inside)
    assert top is not None
    assert top.id == "urn:uuid:3"


def test_at_its_end_an_annotation_counts_where_no_other_begins() -> None:
    found = placed(placement(BRIDGE, "voted", 1), placement(BRIDGE, " on", 2))
    assert numbers(found.all_at(span_of(BRIDGE, "voted").end)) == ["2"]
    assert numbers(found.all_at(span_of(BRIDGE, " on").end)) == ["2"]
    assert found.at(span_of(BRIDGE, "Tuesday").start) is None


def test_what_only_blanks_part_from_a_passage_touches_it() -> None:
    found = placed(
        placement(BRIDGE, "council", 1),
        placement(BRIDGE, "bridge.", 2),
        placement(BRIDGE, "will", 3),
    )
    touching = [annotation for _, annotation in found.touching(span_of(BRIDGE, "voted"))]
    assert numbers(touching) == ["1"]
    across = [annotation for _, annotation in found.touching(span_of(BRIDGE, "It"))]
    assert numbers(across) == ["2", "3"]


def test_what_lost_its_place_is_known_apart() -> None:
    lost = placement(BRIDGE, "voted", 1)
    found = placed(Placement(lost.annotation, State.UNATTACHED, None), placement(BRIDGE, "on", 2))
    assert [annotation.id for annotation in found.unattached] == ["urn:uuid:1"]
    assert len(found.all()) == 1


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=12), st.integers(0, 60))
def test_all_annotations_over_an_offset_are_found(
    ranges: list[tuple[int, int]], offset: int
) -> None:
    spans = [Span(start, min(start + length, len(BRIDGE.text))) for start, length in ranges]
    found = placed(
        *(
            Placement(placement(BRIDGE, "on", number).annotation, State.EXACT, span)
            for number, span in enumerate(spans)
        )
    )
    over = {str(n) for n, span in enumerate(spans) if span.start <= offset < span.end}
    ending = {str(n) for n, span in enumerate(spans) if span.end == offset}
    assert set(numbers(found.all_at(offset))) == (over or ending)

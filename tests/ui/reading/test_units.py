"""By what the caret moves and a selection grows."""

from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.document import BlockKind, Document, Span
from briefreader.ui.reading.units import Unit, Units
from tests.ui.builders import document, paragraphs, span_of

REPORT = document(
    (BlockKind.TITLE, "The ferry"),
    (BlockKind.PARAGRAPH, "U.S. officials met Mr. Putin. He said: “No. 3 is ours!” They left."),
    (BlockKind.HEADING, "Costs"),
    (BlockKind.PARAGRAPH, "It's 😀 dear."),
    (BlockKind.QUESTION, "Who pays?"),
    (BlockKind.ANSWER, "We do. They don't."),
    (BlockKind.HEADING, "Dates"),
    (BlockKind.BOILERPLATE, "Share this. Print this."),
    (BlockKind.PARAGRAPH, "In May."),
    level=1,
)


def words(shown: Document, span: Span) -> str:
    return shown.text[span.start : span.end]


def grown(shown: Document, inside: str) -> list[str]:
    """What a caret in the middle of some words grows to, step by step."""
    units = Units(shown)
    start = span_of(shown, inside).start + len(inside) // 2
    spans = [Span(start, start)]
    while (larger := units.next_larger(spans[-1])) != spans[-1]:
        spans.append(larger)
    return [words(shown, span) for span in spans[1:]]


def test_a_selection_grows_from_the_word_to_the_sentence_and_the_paragraph() -> None:
    paragraph = "U.S. officials met Mr. Putin. He said: “No. 3 is ours!” They left."
    section = f"The ferry\n{paragraph}"
    assert grown(REPORT, "officials")[:3] == [
        "officials",
        "U.S. officials met Mr. Putin.",
        paragraph,
    ]
    assert grown(REPORT, "ours")[:3] == ["ours", "He said: “No. 3 is ours!”", paragraph]
    assert grown(REPORT, "left")[-1] == REPORT.text
    assert section in REPORT.text


def test_a_section_goes_to_the_next_heading_of_its_rank() -> None:
    assert grown(REPORT, "dear")[-2].startswith("Costs\n")
    assert grown(REPORT, "dear")[-2].endswith("We do. They don't.")
    assert "Who pays?\nWe do. They don't." in grown(REPORT, "don't")


def test_a_word_keeps_its_apostrophe_and_counts_code_points() -> None:
    assert grown(REPORT, "It's")[0] == "It's"
    assert grown(REPORT, "dear")[0] == "dear"


def test_a_caret_beside_words_takes_the_one_before_or_else_the_next() -> None:
    shown = paragraphs("One,  two.")
    units = Units(shown)
    assert words(shown, units.around(Span(3, 3), Unit.WORD)) == "One"
    assert words(shown, units.around(Span(5, 5), Unit.WORD)) == "two"
    assert words(shown, units.around(Span(10, 10), Unit.WORD)) == "two"


def test_a_passage_over_two_paragraphs_grows_at_both_ends() -> None:
    span = Span(span_of(REPORT, "left").start, span_of(REPORT, "Costs").end)
    units = Units(REPORT)
    assert words(REPORT, units.around(span, Unit.SENTENCE)) == "They left.\nCosts"
    assert words(REPORT, units.around(span, Unit.PARAGRAPH)).startswith("U.S. officials")


def test_the_caret_goes_from_sentence_to_sentence_and_passes_over_what_is_folded() -> None:
    units = Units(REPORT, lambda number: REPORT.blocks[number].kind is not BlockKind.BOILERPLATE)
    starts = [span_of(REPORT, "They don't").start]
    for _ in range(3):
        starts.append(units.step(starts[-1], Unit.SENTENCE, forward=True))
    assert [REPORT.text[start : start + 5] for start in starts] == ["They ", "Dates", "In Ma", ""]
    back = units.step(starts[2], Unit.SENTENCE, forward=False)
    assert back == starts[1]


def test_back_within_a_sentence_goes_to_its_start() -> None:
    units = Units(REPORT)
    inside = span_of(REPORT, "Putin").start
    assert units.step(inside, Unit.SENTENCE, forward=False) == span_of(REPORT, "U.S.").start
    assert units.step(inside, Unit.PARAGRAPH, forward=False) == span_of(REPORT, "U.S.").start
    assert units.step(0, Unit.SENTENCE, forward=False) == 0


def test_the_end_of_a_passage_snaps_to_words_and_to_their_stops() -> None:
    shown = paragraphs("He said “no”, and left.")
    units = Units(shown)
    start = span_of(shown, "no").start
    assert [units.snapped(start + n, to_start=False) - start for n in (1, 2, 3, 4)] == [2, 2, 2, 4]
    assert units.snapped(start + 1, to_start=True) == start
    assert units.snapped(start - 1, to_start=True) == start - 1


@given(st.lists(st.text("aB. ’\u0301😀1\u4e2d!", max_size=12), max_size=4), st.data())
def test_every_unit_holds_the_span_it_is_found_for(texts: list[str], data: st.DataObject) -> None:
    shown = paragraphs(*texts)
    start = data.draw(st.integers(0, len(shown.text)))
    end = data.draw(st.integers(start, len(shown.text)))
    units = Units(shown)
    for unit in Unit:
        around = units.around(Span(start, end), unit)
        assert 0 <= around.start <= around.end <= len(shown.text)
        if start < end:
            assert around.start <= start
            assert end <= around.end
    for unit in (Unit.SENTENCE, Unit.PARAGRAPH):
        assert units.step(start, unit, forward=True) >= start
        assert units.step(start, unit, forward=False) <= start

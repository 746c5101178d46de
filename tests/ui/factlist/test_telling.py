"""Facts in words."""

from briefreader.domain.document import Span
from briefreader.domain.fact import Detail, Fact, FactKind
from briefreader.ui.factlist.entries import Picked, gather
from briefreader.ui.factlist.telling import copied, copied_with_source, note_of, passage_of
from tests.ui.builders import paragraphs, span_of

BRIEFING = paragraphs(
    "It rained. President Ann Berg left on 5 March 2021. “We expect little,” she said."
)


def picked(kind: FactKind, words: str, label: str | None = None, **detail: str) -> Picked:
    span = span_of(BRIEFING, words)
    value = "2021-03-05" if kind is FactKind.DATE else None
    fact = Fact(kind, words, span.start, span.end, label, value, Detail(**detail))  # type: ignore[arg-type]
    (group,) = gather([fact], BRIEFING)
    return Picked(group.entries[0])


BERG = picked(FactKind.PERSON, "Ann Berg", "Ann Berg", role="President")
DAY = picked(FactKind.DATE, "5 March 2021")
QUOTE = picked(FactKind.QUOTE, "We expect little,", "Ann Berg", channel="Wire Desk")
NOBODYS = picked(FactKind.QUOTE, "We expect little,")
SENTENCE = picked(FactKind.KEY_SENTENCE, "It rained.")


def words_of(span: Span) -> str:
    return BRIEFING.text[span.start : span.end]


def test_a_note_says_what_a_fact_is() -> None:
    assert note_of(BERG.entry) == "Person: Ann Berg, President"
    assert note_of(DAY.entry) == "Date: 5 March 2021"
    assert note_of(QUOTE.entry) == "Quotation of Ann Berg, via Wire Desk"
    assert note_of(NOBODYS.entry) == "Quotation, speaker unknown"
    assert note_of(SENTENCE.entry) == "Key sentence"


def test_a_note_is_on_a_name_on_what_is_quoted_and_on_the_sentence_of_a_date() -> None:
    assert words_of(passage_of(BERG, BRIEFING.text)) == "Ann Berg"
    assert words_of(passage_of(QUOTE, BRIEFING.text)) == "We expect little,"
    assert words_of(passage_of(DAY, BRIEFING.text)) == "President Ann Berg left on 5 March 2021."


def test_facts_are_copied_as_they_are_called() -> None:
    expected = "Ann Berg\n5 March 2021\n“We expect little,” (Ann Berg)\nIt rained."
    assert copied([BERG, DAY, QUOTE, SENTENCE]) == expected


def test_facts_are_copied_with_their_sentences_and_sources() -> None:
    sources = ["Minutes, p. 1"] * 3
    assert copied_with_source([BERG, NOBODYS, SENTENCE], BRIEFING, sources) == (
        "Ann Berg, President: “President Ann Berg left on 5 March 2021.” (Minutes, p. 1)\n\n"
        "“We expect little,” (Minutes, p. 1)\n\n“It rained.” (Minutes, p. 1)"
    )

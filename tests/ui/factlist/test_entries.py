"""Facts gathered for the panel."""

from briefreader.domain.document import Span
from briefreader.domain.fact import Detail, Fact, FactKind
from briefreader.ui.factlist.entries import Entry, gather, sentence_around

TEXT = (
    "President Ann Berg met Kadri Saar in Tallinn on 5 March. Berg said: “We expect little.”\n"
    "Mr. Berg of the U.S. Council left. In 2019 nobody came."
)


def fact(
    kind: FactKind,
    words: str,
    label: str | None = None,
    value: str | None = None,
    after: int = 0,
    **detail: str,
) -> Fact:
    start = TEXT.index(words, after)
    return Fact(kind, words, start, start + len(words), label, value, Detail(**detail))  # type: ignore[arg-type]


def entries(*facts: Fact) -> tuple[Entry, ...]:
    (group,) = gather(facts, TEXT)
    return group.entries


def test_mentions_of_one_person_make_one_entry_with_the_role_beside_it() -> None:
    person = FactKind.PERSON
    (berg, saar) = entries(
        fact(person, "Kadri Saar", "Kadri Saar"),
        fact(person, "Ann Berg", "Ann Berg", role="President"),
        fact(person, "Berg", "Ann Berg", after=40),
    )
    assert (berg.label, berg.aside, len(berg.spans)) == ("Ann Berg", "President", 2)
    assert (saar.label, len(saar.spans)) == ("Kadri Saar", 1)


def test_dates_stand_in_the_order_of_time_and_open_ones_come_last() -> None:
    date = FactKind.DATE
    found = entries(
        fact(date, "nobody"),
        fact(date, "5 March", value="XXXX-03-05"),
        fact(date, "2019", value="2019"),
        fact(date, "Tallinn", value="2018-03"),
    )
    assert [entry.label for entry in found] == [
        "March 2018",
        "2019",
        "5 March, year open",
        "nobody",
    ]
    assert [entry.uncertain for entry in found] == [False, False, True, True]


def test_a_date_is_shown_with_its_sentence() -> None:
    (entry,) = entries(fact(FactKind.DATE, "5 March", value="2018-03-05"))
    assert entry.text == "President Ann Berg met Kadri Saar in Tallinn on 5 March."


def test_a_quotation_names_its_speaker_and_who_reported_it() -> None:
    (entry,) = entries(fact(FactKind.QUOTE, "We expect little.", "Ann Berg", channel="Desk Note"))
    assert (entry.label, entry.aside) == ("Ann Berg", "via Desk Note")
    assert entry.text == "“We expect little.”"


def test_a_quotation_without_a_speaker_says_that_the_speaker_is_unknown() -> None:
    (entry,) = entries(fact(FactKind.QUOTE, "We expect little."))
    assert entry.label == "Speaker unknown"
    assert entry.uncertain


def test_kinds_without_facts_make_no_group() -> None:
    assert gather((), TEXT) == ()


def test_a_sentence_does_not_end_at_an_abbreviation_or_a_title() -> None:
    start = TEXT.index("Council")
    expected = "Mr. Berg of the U.S. Council left."
    assert sentence_around(TEXT, Span(start, start + 7)) == expected


def test_a_sentence_stays_within_its_paragraph() -> None:
    start = TEXT.index("little")
    assert sentence_around(TEXT, Span(start, start + 6)) == "Berg said: “We expect little.”"


def test_a_paragraph_without_any_end_gives_a_passage_of_bounded_length() -> None:
    text = "word " * 100_000
    assert len(sentence_around(text, Span(250_000, 250_004))) < 1000


def test_events_stand_in_the_order_of_time_with_time_and_place_beside_them() -> None:
    event = FactKind.EVENT
    found = entries(
        fact(event, "Mr. Berg of the U.S. Council left", when="2019"),
        fact(event, "met Kadri Saar", when="2018-03", where="Tallinn"),
    )
    assert [(entry.label, entry.aside) for entry in found] == [
        ("Met Kadri Saar", "March 2018, Tallinn"),
        ("Mr. Berg of the U.S. Council left", "2019"),
    ]

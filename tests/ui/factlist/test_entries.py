"""Facts gathered for the panel."""

from briefreader.domain.document import BlockKind, Span
from briefreader.domain.fact import Detail, Fact, FactKind
from briefreader.ui.factlist.entries import Entry, gather
from briefreader.ui.factlist.sentence import sentence_around
from tests.ui.builders import document, paragraphs

TEXT = (
    "President Ann Berg met Kadri Saar in Tallinn on 5 March. Berg said: “We expect little.”\n"
    "Mr. Berg of the U.S. Council left. In 2019 nobody came."
)
BRIEFING = paragraphs(*TEXT.split("\n"))


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
    (group,) = gather(facts, BRIEFING)
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
    assert gather((), BRIEFING) == ()


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


def test_an_entry_knows_the_facts_that_it_was_made_of() -> None:
    berg = fact(FactKind.PERSON, "Ann Berg", "Ann Berg")
    again = fact(FactKind.PERSON, "Berg", "Ann Berg", after=40)
    assert entries(berg, again)[0].facts == (berg, again)


def test_a_name_in_the_title_comes_before_one_mentioned_a_little_more() -> None:
    words = ["Saar resigns", "Berg spoke. Berg left. Saar stayed.", "Berg wrote."]
    told = document(
        (BlockKind.TITLE, words[0]), *((BlockKind.PARAGRAPH, text) for text in words[1:])
    )

    def mentions(name: str) -> list[Fact]:
        starts = [at for at in range(len(told.text)) if told.text.startswith(name, at)]
        return [Fact(FactKind.PERSON, name, at, at + len(name), name) for at in starts]

    (people,) = gather((*mentions("Berg"), *mentions("Saar")), told)
    assert [(entry.label, len(entry.spans)) for entry in people.entries] == [
        ("Saar", 2),
        ("Berg", 3),
    ]


def test_of_names_mentioned_as_often_the_one_mentioned_first_comes_first() -> None:
    place = FactKind.PLACE
    found = entries(fact(place, "Council"), fact(place, "Tallinn"))
    assert [entry.label for entry in found] == ["Tallinn", "Council"]


def test_a_long_group_shows_its_first_entries_and_the_dates_that_matter_most() -> None:
    told = paragraphs(" ".join(f"In {year} it rained." for year in range(1960, 2000)), "In 1999.")
    facts = [
        Fact(FactKind.DATE, year, at, at + 4, None, year)
        for year in map(str, range(1960, 2000))
        for at in (told.text.index(year), told.text.rindex(year))[: 2 if year == "1999" else 1]
    ]
    (timeline,) = gather(facts, told)
    assert timeline.is_long
    assert len(timeline.entries) == 40
    assert [entry.label for entry in timeline.first] == [*map(str, range(1960, 1967)), "1999"]


def test_a_group_of_hardly_more_than_the_first_entries_is_shown_whole() -> None:
    told = paragraphs("Riga " * 10)
    facts = [Fact(FactKind.PLACE, "Riga", at * 5, at * 5 + 4, f"Riga {at}") for at in range(10)]
    (places,) = gather(facts, told)
    assert not places.is_long


def test_a_figure_that_is_repeated_makes_one_entry() -> None:
    told = paragraphs("It fell 10 percent.", "Again 10 percent.")
    places = (told.text.index("10"), told.text.rindex("10"))
    facts = [Fact(FactKind.FIGURE, "10 percent", at, at + 10, None, 10.0) for at in places]
    (figures,) = gather(facts, told)
    assert [(entry.label, len(entry.spans)) for entry in figures.entries] == [("10 percent", 2)]


def test_the_questions_of_an_interview_come_first() -> None:
    told = document(
        (BlockKind.QUESTION, "Why now?"),
        (BlockKind.ANSWER, "Because of Riga."),
        (BlockKind.QUESTION, "And then?"),
        (BlockKind.ANSWER, "Nothing."),
    )
    facts = (
        Fact(FactKind.PLACE, "Riga", 20, 24, "Riga"),
        Fact(FactKind.QUESTION, "Why now?", 0, 8),
        Fact(FactKind.QUESTION, "And then?", 26, 35),
    )
    assert [group.title for group in gather(facts, told)] == ["Questions", "Places"]


def test_durations_stand_apart_from_dates() -> None:
    date = FactKind.DATE
    found = gather((fact(date, "2019", value="2019"), fact(date, "5 March", value="P5D")), BRIEFING)
    assert [(group.title, [entry.label for entry in group.entries]) for group in found] == [
        ("Timeline", ["2019"]),
        ("Durations", ["5 days"]),
    ]


def test_a_figure_far_inside_its_sentence_is_seen_with_the_words_before_it() -> None:
    told = paragraphs("After a long night of talks the two ministers said that 40 ships had left.")
    at = told.text.index("40")
    detail = Detail(counts="ships")
    found = Fact(FactKind.FIGURE, "40 ships", at, at + 8, None, 40.0, detail)
    ((entry,),) = [group.entries for group in gather([found], told)]
    assert entry.text == "… the two ministers said that 40 ships had left."
    assert entry.aside == ""

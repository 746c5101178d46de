"""The queries that find the documents in which facts stand."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.domain.document import Span
from briefreader.domain.fact import Fact, FactKind
from briefreader.search.grammar.parsing import parse
from briefreader.ui.factlist.asking import query_of, query_of_all, question
from briefreader.ui.factlist.entries import Entry

TODAY = datetime.date(2024, 5, 1)
HERE = (Span(0, 4),)


def entry(
    kind: FactKind,
    label: str,
    value: str | float | None = None,
    text: str = "",
    open_: bool = False,
) -> Entry:
    fact = Fact(kind, label or text, 0, 4, label, value)
    return Entry(kind, label, HERE, text=text, uncertain=open_, facts=(fact,))


@pytest.mark.parametrize(
    ("asked", "query", "words"),
    [
        (entry(FactKind.PERSON, "Ann Berg"), 'person:"Ann Berg"', "with This Person"),
        (entry(FactKind.ORGANISATION, "Port Union"), 'org:"Port Union"', "with This Organisation"),
        (entry(FactKind.PLACE, 'The "Old" Port'), 'place:"The Old Port"', "with This Place"),
        (entry(FactKind.QUOTE, "Berg", text="“No.”"), 'speaker:"Berg"', "Quoting This Speaker"),
        (
            entry(FactKind.QUOTE, "Speaker unknown", text="“Not now.”", open_=True),
            '"Not now."',
            "with This Wording",
        ),
        (entry(FactKind.DATE, "July", "2018-07"), "mentions-date:2018-07", "with This Date"),
        (
            entry(FactKind.DATE, "Summer", "2018-22"),
            "mentions-date:2018-06-01..2018-08-31",
            "with This Date",
        ),
        (
            entry(FactKind.DATE, "since", "2018-07-16/.."),
            "mentions-date:2018-07-16..",
            "with This Date",
        ),
        (entry(FactKind.DATE, "16 July", "XXXX-07-16"), '"16 July"', "with This Wording"),
        (entry(FactKind.FIGURE, "1.5m", 1_500_000.0), "figure:1500000", "with This Figure"),
        (entry(FactKind.FIGURE, "half", None), '"half"', "with This Wording"),
        (entry(FactKind.AGREEMENT, "Port Act"), '"Port Act"', "with This Agreement"),
        (
            entry(FactKind.KEY_SENTENCE, "", text="one two three four " * 5),
            '"one two three four one two three four one two three four"',
            "with This Wording",
        ),
    ],
)
def test_a_fact_is_looked_for_by_its_kind(asked: Entry, query: str, words: str) -> None:
    assert query_of(asked) == query
    assert question([asked]) == f"Show Documents {words}"
    assert not parse(query, TODAY).notices


def test_several_facts_are_looked_for_together_each_once() -> None:
    berg, riga = entry(FactKind.PERSON, "Ann Berg"), entry(FactKind.PLACE, "Riga")
    assert query_of_all([berg, riga, berg]) == 'person:"Ann Berg" place:"Riga"'


@settings(max_examples=60)
@given(
    st.sampled_from([FactKind.PERSON, FactKind.QUOTE, FactKind.FIGURE, FactKind.KEY_SENTENCE]),
    st.text(min_size=1, max_size=40),
    st.one_of(st.none(), st.floats(), st.text(max_size=8)),
)
def test_whatever_a_fact_is_called_its_query_is_one_that_can_be_read(
    kind: FactKind, label: str, value: str | float | None
) -> None:
    query = query_of(entry(kind, label, value, text=label))
    assert query.count('"') in (0, 2)
    assert len(parse(query, TODAY).units) <= 1

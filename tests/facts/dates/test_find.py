import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.domain.document import BlockKind
from briefreader.domain.fact import Fact
from briefreader.facts.dates.find import find_dates
from tests.facts.documents import document

PUBLISHED = "2011-05-18"
"""A Wednesday in ISO week 20."""


def found(text: str, published: str | None = PUBLISHED) -> list[tuple[str, object]]:
    return [(fact.text, fact.value) for fact in find_dates(document(text, published=published))]


def only(text: str, published: str | None = PUBLISHED) -> Fact:
    (fact,) = find_dates(document(text, published=published))
    return fact


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("March 9, 1998", "1998-03-09"),
        ("March 9th, 1998", "1998-03-09"),
        ("9TH MARCH, 1998", "1998-03-09"),
        ("9 March 1998", "1998-03-09"),
        ("the 9th of March 1998", "1998-03-09"),
        ("Monday, March 9, 1998", "1998-03-09"),
        ("1998-03-09", "1998-03-09"),
        ("9.3.1998", "1998-03-09"),
        ("23/3/1998", "1998-03-23"),
        ("3/23/1998", "1998-03-23"),
        ("March 1998", "1998-03"),
        ("late March 1998", "1998-03"),
        ("Sept. 9, 1998", "1998-09-09"),
        ("March 9-12, 1998", "1998-03-09/1998-03-12"),
        ("9 to 12 March 1998", "1998-03-09/1998-03-12"),
        ("March 30 - April 2, 1998", "1998-03-30/1998-04-02"),
        ("from 1988 to 1991", "1988/1991"),
        ("1988-91", "1988/1991"),
        ("between 1988 and 1991", "1988/1991"),
        ("the 1960s", "196X"),
        ("the mid-1800s", "18XX"),
        ("the early 1960s", "196X"),
        ("the 19th century", "18XX"),
        ("the eighteenth century", "17XX"),
        ("in 1066", "1066"),
        ("summer 1998", "1998-22"),
        ("the autumn of 1998", "1998-23"),
        ("the second quarter of 1998", "1998-04/1998-06"),
        ("44 BC", "-0043"),
        ("for forty years", "P40Y"),
        ("nearly 30 days", "P30D"),
        ("a three-week tour", "P3W"),
        ("two decades", "P20Y"),
        ("9 mars 1998", "1998-03-09"),
        ("9. März 1998", "1998-03-09"),
        ("9 de marzo de 1998", "1998-03-09"),
        ("9 марта 1998", "1998-03-09"),
    ],
)
def test_a_date_that_stands_alone_has_its_value(text: str, value: str) -> None:
    assert only(f"It happened {text}.", published=None).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It will open on June 3", "2011-06-03"),
        ("It opened on March 3", "2011-03-03"),
        ("It was closed in November", "2010-11"),
        ("It will close in February", "2012-02"),
        ("They met last week", "2011-W19"),
        ("It began in the early eighties", "198X"),
        ("Much changed in the sixties", "196X"),
        ("They meet next week", "2011-W21"),
        ("It rained this week", "2011-W20"),
        ("It rained earlier this month", "2011-05"),
        ("Prices rose last year", "2010"),
        ("Prices rose last month", "2011-04"),
        ("They met on Monday", "2011-05-16"),
        ("They will meet on Monday", "2011-05-23"),
        ("They met yesterday", "2011-05-17"),
        ("Two years ago they met", "2009"),
        ("They met three weeks ago", "2011-W17"),
        ("It will end in the fall", "2011-23"),
        ("It ended last winter", "2010-24"),
        ("In June this year it ends", "2011-06"),
        ("They met last March", "2011-03"),
        ("The talks are due in mid-July", "2011-07"),
        ("The meeting of June 11-12", "2011-06-11/2011-06-12"),
    ],
)
def test_what_is_said_from_the_day_of_writing_is_counted_from_it(text: str, value: str) -> None:
    fact = only(f"{text}.")
    assert (fact.value, fact.detail.relative_to) == (value, PUBLISHED)


def test_the_full_stop_of_the_sentence_is_no_part_of_the_date() -> None:
    assert found("It will end on June 3. Then all go home.") == [("June 3", "2011-06-03")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It will open on June 3.", "XXXX-06-03"),
        ("It closes in November.", "XXXX-11"),
        ("From June 11-12 it rained.", "XXXX-06-11/XXXX-06-12"),
        ("They met last week.", None),
        ("They met this year.", None),
        ("They met on Monday.", None),
    ],
)
def test_a_year_that_the_document_does_not_give_stays_open(text: str, value: str | None) -> None:
    fact = only(text, published=None)
    assert fact.value == value
    assert fact.detail.reason is not None


def test_a_day_after_a_full_date_is_of_the_same_year() -> None:
    assert found("On March 9, 1998 the dam broke. On March 11 it was mended.") == [
        ("March 9, 1998", "1998-03-09"),
        ("March 11", "1998-03-11"),
    ]


def test_a_year_in_an_earlier_sentence_does_not_bind_a_later_date() -> None:
    text = "The dam broke in 1998 for a time. It will be replaced in July."
    assert found(text)[1] == ("July", "2011-07")


def test_the_following_year_is_counted_from_the_year_named_before() -> None:
    assert found("The dam broke in 1998. The following year it was mended.")[1][1] == "1999"


def test_a_year_written_in_the_present_dates_a_document_without_a_date() -> None:
    source = document("Ties have been poor in 2007. The talks will begin in July.")
    assert [fact.value for fact in find_dates(source)] == ["2007", "2007-07"]


def test_a_caption_or_a_past_year_never_dates_the_document() -> None:
    source = document(
        (BlockKind.CAPTION, "The harbour on July 7, 2006."),
        "Since the storm of 2004 all has changed. The talks will begin in July.",
    )
    assert find_dates(source)[-1].value == "XXXX-07"


@pytest.mark.parametrize(
    "text",
    [
        "She may come in time.",
        "He is in his early eighties.",
        "Theresa May and June Lark will march.",
        "The Sunday Times and the Good Friday Agreement.",
        "It sold 2018 copies and 1,500 seats for $1999.",
        "Resolution 1973 and Flight 1549 are known.",
        "He fell behind; the fall of the tower was loud.",
        "A spring in the rock, a summer house.",
        "Call 555-2010 or write to box 1.2010.5.",
        "He is 45 years old.",
        "A 45-year-old man spoke.",
        "They marched on 31 June.",
        "The second man spoke first.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert found(text) == []


def test_a_day_and_month_either_way_round_stay_open() -> None:
    fact = only("Signed on 3/4/1998.")
    assert fact.value == "1998-XX-XX"
    assert fact.detail.reason is not None


def test_one_clear_date_tells_how_the_document_writes_the_others() -> None:
    assert found("Opened 23/3/1998, closed 3/4/1998.")[1] == ("3/4/1998", "1998-04-03")


def test_a_publication_date_may_be_a_year_alone() -> None:
    assert only("It will open in July.", published="2011").value == "2011-07"
    assert only("They met last week.", published="2011").value is None


def test_dates_in_boilerplate_are_left_out() -> None:
    assert find_dates(document((BlockKind.BOILERPLATE, "Posted on 9 March 1998"))) == ()


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "May",
                    "March",
                    "9",
                    "31",
                    "1998",
                    "the",
                    "last",
                    "next",
                    "year",
                    "week",
                    "Monday",
                    "-",
                    "to",
                    ",",
                    ".",
                    "3/4/2001",
                    "fall",
                    "of",
                    "ago",
                    "two",
                    "early",
                    "mid-",
                    "century",
                    "19th",
                    "’90s",
                    "Q3",
                    "between",
                    "and",
                    "12,000",
                    "BC",
                ]
            ),
            st.text(max_size=6).filter(lambda text: not set(text) & set("\n\r")),
        ),
        min_size=1,
        max_size=30,
    ),
    st.sampled_from([None, "2011-05-18", "2011-05", "2011", "9999-12-31", "0001-01-01", "x"]),
)
def test_every_date_lies_in_the_text_and_comes_out_the_same(
    words: list[str], published: str | None
) -> None:
    source = document(" ".join(words) or "-", published=published)
    dates = find_dates(source)
    assert all(date.text == source.text[date.start : date.end] != "" for date in dates)
    assert dates == find_dates(source)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Parliament passed a new law on June 16 and rose.", "2017-06-16"),
        ("On June 30, the guards raided the camp.", "2017-06-30"),
        ("The talks planned for June 16 will go on.", "2018-06-16"),
        ("It ended in the first quarter of 2016.", "2016-01/2016-03"),
        ("It ended in the first quarter of FY2016.", None),
        ("The work took half a century.", "P50Y"),
        ("The work took one day.", "P1D"),
    ],
)
def test_verb_and_count_decide_the_value(text: str, value: str | None) -> None:
    assert [fact.value for fact in find_dates(document(text, published="2018-04-20"))] == [value]


def test_one_day_some_time_is_no_date() -> None:
    assert find_dates(document("I hope that one day we will be friends.")) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("FY2022-FY2026", "2021-10/2026-09"),
        ("FY2009 to FY2017", "2008-10/2017-09"),
        ("fiscal years 2019 through 2021", "2018-10/2021-09"),
        ("FY2021-22", "2020-10/2022-09"),
    ],
)
def test_several_fiscal_years_are_one_stretch(text: str, value: str) -> None:
    fact = only(f"Congress, with federal money of the United States, paid for {text}.")
    assert (fact.text, fact.value) == (text, value)


def test_what_is_tomorrow_s_is_not_dated() -> None:
    assert found("They spoke of tomorrow's opportunities.") == []
    assert found("They sail tomorrow.") == [("tomorrow", "2011-05-19")]

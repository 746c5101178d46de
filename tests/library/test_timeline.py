"""The dates of several documents stand in the order of time."""

from collections.abc import Callable
from pathlib import Path

from briefreader.domain.document import Metadata, Span, Summary
from briefreader.domain.fact import Detail, Fact, FactKind
from briefreader.library import Library
from briefreader.library.timeline import timeline
from tests.library.briefings import HARBOUR, RAILWAY

Write = Callable[[str, str], Path]


def date(text: str, value: str | None, precision: str = "day") -> Fact:
    return Fact(FactKind.DATE, text, 3, 9, value=value, detail=Detail(precision=precision))


def summary(title: str) -> Summary:
    return Summary(title, Metadata(title=title), "", 0, "")


def test_dates_stand_by_their_days_whatever_their_precision() -> None:
    facts = (
        date("a year", "2018", "year"),
        date("May", "2018-05", "month"),
        date("first day", "2018-01-01"),
        date("since June", "2018-06/..", "range"),
    )
    found = timeline([(summary("A"), facts)])
    assert [(m.start, m.end, m.text) for m in found] == [
        ("2018-01-01", "2018-01-01", "first day"),
        ("2018-01-01", "2018-12-31", "a year"),
        ("2018-05-01", "2018-05-31", "May"),
        ("2018-06-01", "", "since June"),
    ]
    assert found[0].span == Span(3, 9)


def test_what_has_no_place_in_time_is_left_out() -> None:
    facts = (date("July 16", "XXXX-07-16"), date("two weeks", "P2W"), date("then", None))
    assert timeline([(summary("A"), facts)]) == ()


def test_the_library_extracts_what_is_missing(library: Library, write: Write) -> None:
    report = library.add([write("harbour.txt", HARBOUR), write("railway.txt", RAILWAY)])
    found = library.timeline([item.id for item in report.added])
    assert [(m.start, m.title) for m in found][:3] == [
        ("2020-01-01", "Harbour talks announced"),
        ("2021-03-05", "Harbour talks announced"),
        ("2021-03-12", "Harbour talks announced"),
    ]
    assert found[-1].title == "Railway link delayed"

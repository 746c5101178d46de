"""Dates as the window writes them."""

from datetime import UTC, datetime

import pytest

from briefreader.ui.dates import iso_of, readable_date, readable_edtf, readable_moment


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2018-07-20", "20 July 2018"),
        ("2018-07", "July 2018"),
        ("2018", "2018"),
        ("", ""),
        (None, ""),
        ("2018-13", "2018-13"),
        ("sometime", "sometime"),
    ],
)
def test_a_publication_date_is_written_out_as_far_as_it_is_known(
    iso: str | None, words: str
) -> None:
    assert readable_date(iso) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2018-07-16", "16 July 2018"),
        ("2018-07-11/2018-07-12", "11 – 12 July 2018"),
        ("2018-07-30/2018-08-02", "30 July – 2 August 2018"),
        ("2017-12-30/2018-01-02", "30 December 2017 – 2 January 2018"),
        ("2016/2018", "2016 – 2018"),
        ("2018-07/2018-07", "July 2018"),
        ("XXXX-07-11/XXXX-07-12", "11 – 12 July, year open"),
        ("2018/..", "from 2018"),
        ("../2018-07", "until July 2018"),
        ("2018-23", "Autumn 2018"),
        ("XXXX-21", "Spring"),
        ("XXXX-07-16", "16 July, year open"),
        ("XXXX-07", "July, year open"),
        ("193X", "1930s"),
        ("19XX", "1900s"),
        ("2018-W26", "Week 26 of 2018"),
        ("P70Y", "70 years"),
        ("P1D", "1 day"),
        ("soon", "soon"),
    ],
)
def test_a_date_of_a_fact_is_written_out_whatever_its_precision(value: str, words: str) -> None:
    assert readable_edtf(value) == words


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2018", "2018"),
        ("2018-7", "2018-07"),
        ("2018-07-20", "2018-07-20"),
        ("July 2018", "2018-07"),
        ("20 July 2018", "2018-07-20"),
        (" 20.  jul.  2018 ", "2018-07-20"),
        ("July 20, 2018", "2018-07-20"),
        ("1st March 2021", "2021-03-01"),
        ("29 February 2020", "2020-02-29"),
    ],
)
def test_a_date_is_read_as_people_type_it(typed: str, iso: str) -> None:
    assert iso_of(typed) == iso


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "32 May 2020",
        "29 February 2021",
        "2018-13",
        "7/8/2018",
        "Ma 2020",
        "0000",
        "x" * 9000,
    ],
)
def test_what_is_no_date_or_can_be_two_is_not_read(typed: str) -> None:
    assert iso_of(typed) is None


def test_a_moment_is_told_in_the_time_of_where_the_user_is() -> None:
    here = datetime(2026, 11, 22, 14, 2, tzinfo=UTC).astimezone()
    told = readable_moment("2026-11-22T14:02:00.000Z")
    assert told == f"{here.day} November 2026, {here:%H:%M}"
    assert readable_moment("some time") == "some time"

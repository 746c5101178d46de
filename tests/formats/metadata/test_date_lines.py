"""Which of the dates in a document's head is that of its publication."""

import pytest

from tests.formats.metadata.reading import BODY, GERMAN, ending, of


@pytest.mark.parametrize(
    "lines",
    [
        ("Published July 20, 2018", "Last updated August 3, 2018"),
        ("Last updated August 3, 2018", "Published July 20, 2018"),
        ("Published July 20, 2018 | Updated August 3, 2018",),
        ("July 20, 2018 (updated August 3, 2018)",),
        ("First published: 20 July 2018. Last updated: 3 August 2018.",),
        ("Publié le 20 juillet 2018 à 14h05, mis à jour le 3 août 2018 à 9h00",),
        ("20 luglio 2018 (aggiornato il 3 agosto 2018)",),
        ("Veröffentlicht am 20. Juli 2018", "Stand: 3. August 2018"),
        ("Fri 20 Jul 2018 14.05 BST", "Last modified on Fri 3 Aug 2018 09.00 BST"),
    ],
)
def test_of_publication_and_update_the_publication_counts(lines: tuple[str, ...]) -> None:
    assert of(*lines).published == "2018-07-20"


def test_an_update_alone_is_the_date_of_the_version() -> None:
    assert of("Updated April 14, 2026").published == "2026-04-14"


@pytest.mark.parametrize(
    "line",
    [
        "20 July 2018",
        "Friday, July 20, 2018 at 10:15 a.m. EDT",
        "July 20, 2018 / 3:01 PM / 4 years ago",
        "Berlin, 20 July 2018",
        "Berlin, den 20. Juli 2018",
        "Bruxelles, le 20 juillet 2018",
        "Madrid, 20 de julio de 2018",
        "20 июля 2018 г.",
        "20-Jul-2018",
        "2018-07-20 | Section",
        "No. 12, 20 July 2018",
        "Posted on July 20, 2018 by Kadri Saar in Notes",
        "By Kadri Saar | July 20, 2018 | 5 min read",
        "For release at noon, July 20, 2018",
    ],
)
def test_a_line_of_its_own_dates_the_document(line: str) -> None:
    assert of(line).published == "2018-07-20"


@pytest.mark.parametrize(
    "line",
    [
        "Yesterday",
        "Last Tuesday",
        "3 hours ago",
        "July 20",
        "11-12 July 2018, Brussels",
        "July 11-12, 2018",
        "From 3 May 2018 to 5 May 2018",
        "3 May 2018 – 5 May 2018",
        "Annual accounts for the year from 01.01.2018 to 31.12.2018",
        "Event date: 3 May 2018",
        "Deadline: 3 May 2018",
        "Comments due by May 3, 2018",
        "Accessed 3 May 2018",
        "Hearing on May 3, 2018",
        "They met on 3 May 2018.",
        "The events of 3 May 2018",
        "© 2018 Port News",
        "Photo taken May 3, 2018 (Kadri Saar/Port News)",
    ],
)
def test_dates_of_other_things_are_never_taken(line: str) -> None:
    assert of(line).published is None


def test_a_date_below_a_section_s_heading_is_none_of_the_document() -> None:
    head = "# Talks resume\n\nA port for two\n\n## Timeline\n\n3 May 2018\n\n"
    assert of(body=f"{head}{BODY}", title="").published is None


def test_a_title_s_own_date_counts_at_its_end_only() -> None:
    assert of("A note", title="Statement on the events of 3 May 2018").published is None
    assert of("A note", title="Talks resume at the port (3 May 2018)").published == "2018-05-03"


def test_a_date_below_the_last_paragraph_counts_and_one_below_another_title_does_not() -> None:
    assert ending("28 January 2011").published == "2011-01-28"
    assert ending("How the port was built", "28 January 2011").published is None


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (("05/03/2018", "Source: https://www.state.gov/x/y"), "2018-05-03"),
        (("05/03/2018", "Source: https://www.chathamhouse.org/a/b"), "2018-03-05"),
        (("05/03/2018", "Source: https://ports.example.co.uk/a/b"), "2018-03-05"),
        (("05/03/2018", "Source: https://www.international.gc.ca/a/b"), "2018"),
        (("05/03/2018",), "2018"),
    ],
)
def test_the_publisher_s_country_tells_how_to_read_numbers(
    lines: tuple[str, ...], published: str
) -> None:
    assert of(*lines).published == published


def test_the_language_tells_how_to_read_numbers() -> None:
    assert of("05.03.2018", body=GERMAN).published == "2018-03-05"


def test_dates_with_the_month_s_name_tell_how_to_read_numbers() -> None:
    body = BODY + " They met again on May 9, 1999 and on June 1, 1999."
    assert of("Date: 05/03/2018", body=body).published == "2018-05-03"


def test_of_two_documents_in_one_file_the_first_one_s_date_counts() -> None:
    second = ("Fish resume", "6 April 2021 | Desk", "The fish met on Monday and on Tuesday.")
    assert (
        of("5 March 2021 | Desk", "The ministers met on a day.", *second).published == "2021-03-05"
    )

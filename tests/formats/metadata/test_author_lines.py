"""Who is named as the author in a document's head, and who is not."""

import pytest

from tests.formats.metadata.reading import of


@pytest.mark.parametrize(
    "lines",
    [
        ("By Kadri Saar and Per Lund",),
        ("By Kadri Saar, Per Lund",),
        ("BY KADRI SAAR AND PER LUND",),
        ("Article by Kadri Saar and Per Lund",),
        ("By Kadri Saar in Berlin and Per Lund in New York",),
        ("By Kadri Saar,", "Per Lund"),
        ("By Kadri Saar", "Per Lund"),
        ("By", "Kadri Saar", "and", "Per Lund"),
        ("Authors", "Kadri Saar", "Per Lund"),
        ("Authors: Kadri Saar; Per Lund",),
        ("Author(s): Saar, Kadri; Lund, Per",),
        ("Von Kadri Saar und Per Lund",),
        ("Par Kadri Saar et Per Lund",),
        ("Por Kadri Saar y Per Lund",),
        ("di Kadri Saar e Per Lund",),
        ("Door Kadri Saar en Per Lund",),
        ("Autores: Kadri Saar e Per Lund",),
        ("Авторы: Kadri Saar и Per Lund",),
        ("Kadri Saar", "Senior Fellow", "Port Institute", "Per Lund", "Analyst", "Port Institute"),
        ("Kadri Saar, Senior Fellow", "Per Lund, Analyst"),
        ("Kadri Saar, Per Lund",),
        ("Kadri Saar1 ( ), Per Lund2",),
        ("5 March 2021", "Kadri Saar", "Per Lund"),
        ("By Kadri\u00a0Saar\u200b and Per Lu\u00adnd",),
        ("By Dr. Kadri Saar, Ph.D., and Prof. Per Lund",),
    ],
)
def test_both_authors_are_named(lines: tuple[str, ...]) -> None:
    assert of(*lines).authors == ("Kadri Saar", "Per Lund")


@pytest.mark.parametrize(
    "lines",
    [
        ("By Kadri Saar, Associated Press",),
        ("By Kadri Saar", "Edited by Jo Day", "Translated by Ann Poe"),
        ("By Kadri Saar", "Photographs by Jo Day"),
        ("Kadri Saar", "5 March 2021"),
        ("Kadri Saar • 5 March 2021",),
        ("Kadri Saar Friday 5 March 2021",),
        ("Posted on 5 March 2021 by Kadri Saar in Notes",),
        ("Opinion", "Kadri Saar", "Guest contributor"),
        ("Prof. Dr. Kadri Saar",),
        ("Kadri Saar in Berlin", "5 March 2021"),
        ("TO: The Board", "FROM: Kadri Saar", "DATE: 5 March 2021", "SUBJECT: The port"),
        ("Kadri Saar (ksaar@ports.example)",),
    ],
)
def test_one_author_is_named(lines: tuple[str, ...]) -> None:
    assert of(*lines).authors == ("Kadri Saar",)


@pytest.mark.parametrize(
    "lines",
    [
        ("Interview by Kadri Saar",),
        ("Translated by Kadri Saar",),
        ("Das Gespräch führte Kadri Saar",),
        ("Propos recueillis par Kadri Saar",),
        ("Contact: Kadri Saar", "Press officer", "kadri@ports.example"),
        ("Media contact", "Kadri Saar", "Director of Communications", "5 March 2021"),
        ("Photo: Kadri Saar / AP", "5 March 2021"),
        ("Saudi Arabia, Sri Lanka and Costa Rica",),
        ("Trade Winds", "5 March 2021", "Food Security"),
        ("Expert Insights", "5 March 2021"),
        ("Updated Friday 5 March 2021",),
        ("Date\tFri, 5 March 2021",),
        ("Border Crossings 5 March 2021 and after",),
        ("By Reuters Staff",),
        ("By the time they met",),
        ("From Berlin to Paris",),
    ],
)
def test_nobody_is_named_as_author(lines: tuple[str, ...]) -> None:
    assert [name for name in of(*lines).authors if name != "Trade Winds"] == []


def test_a_memorandum_s_subject_is_its_title() -> None:
    lines = ("TO: The Board", "FROM: Kadri Saar", "DATE: 5 March 2021", "SUBJECT: The new port")
    assert of(*lines, title="MEMORANDUM").title == "The new port"


def test_an_agency_in_the_byline_is_the_publisher() -> None:
    assert of("By Kadri Saar, Associated Press").publisher == "Associated Press"

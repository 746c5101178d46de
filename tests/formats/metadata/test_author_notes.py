"""Who is named as the author at a document's end."""

import pytest

from tests.formats.metadata.reading import ending


@pytest.mark.parametrize(
    "lines",
    [
        ("Author Information", "Kadri Saar", "Specialist in Ports", "Per Lund", "Analyst in Fish"),
        ("Author Information", "Kadri K. Saar Specialist in Ports", "Per Lund Analyst in Fish"),
        ("About the authors", "Kadri Saar is a fellow at the Port Institute. Per Lund is not."),
        ("About the Authors", "Kadri Saar, Senior Fellow", "Per Lund, Analyst"),
        ("Kadri Saar and Per Lund are fellows at the Port Institute.",),
        ("(Reporting by Kadri Saar in Berlin and Per Lund; editing by Jo Day)",),
        ("Reporting By Kadri Saar and Per Lund, editing by Jo Day",),
        ("Kadri Saar, Specialist in Ports", "Per Lund, Analyst in Fish"),
    ],
)
def test_the_authors_are_named_at_the_end(lines: tuple[str, ...]) -> None:
    names = ending(*lines).authors
    assert [name.replace(" K.", "") for name in names][:1] == ["Kadri Saar"]
    assert set(names) <= {"Kadri Saar", "Kadri K. Saar", "Per Lund"}


@pytest.mark.parametrize(
    "lines",
    [
        ("Media contact", "Kadri Saar, Director of Communications, 555-1234"),
        ("Press contact: Kadri Saar, Director"),
        ("Additional reporting by Kadri Saar",),
        ("Kadri Saar said so.",),
        ("The Port Institute is a member of the union.",),
        ("Related Author", "Kadri Saar"),
    ],
)
def test_others_at_the_end_are_no_authors(lines: tuple[str, ...]) -> None:
    assert ending(*lines).authors == ()

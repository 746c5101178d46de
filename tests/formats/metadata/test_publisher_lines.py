"""What a document's lines tell of its publisher, its number, its address and its kind."""

import pytest

from tests.formats.metadata.reading import ending, of


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        (("Chatham House",), "Chatham House"),
        (("RAND Research Report",), "RAND Corporation"),
        (
            ("CBO | Congressional Budget Office",),
            "Congressional Budget Office",
        ),
        (("https://crsreports.congress.gov",), "Congressional Research Service"),
        (("IP/18/1234",), "European Commission"),
        (("CBP 8292, 3 May 2018",), "House of Commons Library"),
        (("Distr.: General", "S/2018/123"), "United Nations"),
        (("Publisher: Port Institute",), "Port Institute"),
        (("Source: Reuters",), "Reuters"),
        (("PARIS (Reuters) - " + "The ministers of several states will meet. " * 3,), "Reuters"),
        (("MOSCOW, July 16. /TASS/. " + "The ministers of two states will meet. " * 3,), "TASS"),
        (("The European Union", "Two states"), None),
    ],
)
def test_the_head_tells_the_publisher(lines: tuple[str, ...], publisher: str | None) -> None:
    assert of(*lines).publisher == publisher


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        (("© 2018 Port News Ltd. All rights reserved.",), "Port News"),
        (
            ("This report was prepared by the Congressional Research Service (CRS).",),
            "Congressional Research Service",
        ),
        (("About Freedom House", "Freedom House is a body that counts freedoms."), "Freedom House"),
        (
            ("Retrieved from https://www.csis.org/a/b",),
            "Center for Strategic and International Studies",
        ),
        (("The opinions given here are not those of the Harbour Institute.",), "Harbour Institute"),
        (("The report was prepared by hand.",), None),
    ],
)
def test_the_end_tells_the_publisher(lines: tuple[str, ...], publisher: str | None) -> None:
    assert ending(*lines).publisher == publisher


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("Source: https://www.csis.org/a/b", "https://www.csis.org/a/b"),
        ("Retrieved from https://www.csis.org/a/b.", "https://www.csis.org/a/b"),
        ("URL: <https://www.csis.org/a/b>", "https://www.csis.org/a/b"),
        ("Source: our own count", None),
    ],
)
def test_a_line_gives_the_address(line: str, address: str | None) -> None:
    assert ending(line).url == address


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("FOR IMMEDIATE RELEASE",), "press release"),
        (("Pressemitteilung",), "press release"),
        (("Communiqué de presse",), "press release"),
        (("Research Briefing",), "report"),
        (("Product Type: Working Paper",), "report"),
        (("Expert Insights | 3 May 2018",), "insight"),
        (("As prepared for delivery",), "speech"),
        (("Es gilt das gesprochene Wort",), "speech"),
        (("Transcript",), "transcript"),
        (("Интервью",), "interview"),
        (("A note",), ""),
    ],
)
def test_a_line_tells_the_kind(lines: tuple[str, ...], kind: str) -> None:
    assert of(*lines).kind == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Transcript of the press conference in the port", "transcript"),
        ("Ports of War: an interview with Kadri Saar", "interview"),
        ("Port safety: a report to the Congress", "report"),
        ("2021 Country Reports on Ports: Denmark", "report"),
        ("Jahresbericht 2021", "report"),
        ("Reports of violence rise in the port", ""),
    ],
)
def test_a_title_tells_the_kind(title: str, kind: str) -> None:
    assert of("A note", title=title).kind == kind

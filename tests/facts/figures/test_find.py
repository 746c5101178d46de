import pytest

from briefreader.domain.document import BlockKind
from briefreader.domain.fact import Fact
from briefreader.facts.dates.find import find_dates
from briefreader.facts.figures.find import find_figures
from tests.facts.documents import document


def figures(text: str) -> tuple[Fact, ...]:
    source = document(text)
    return find_figures(source, find_dates(source))


@pytest.mark.parametrize(
    ("text", "value", "unit", "counts"),
    [
        ("It cost $3.5 million.", 3_500_000, "USD", None),
        ("It cost €12bn.", 12_000_000_000, "EUR", None),
        ("It cost 40 million euros.", 40_000_000, "euros", None),
        ("Turnout fell by 7.5 percent.", 7.5, "percent", None),
        ("Turnout fell by 7%.", 7, "percent", None),
        ("The pipe runs for 1,200 km.", 1200, "km", None),
        ("It lasted nearly 30 years.", 30, "years", None),
        ("More than 10,000 troops came.", 10_000, None, "troops"),
        ("They made eight phone calls.", 8, None, "phone calls"),
        ("It names four main themes.", 4, None, "main themes"),
        ("Twenty-one small ships left.", 21, None, "small ships"),
    ],
)
def test_a_figure_has_its_number_and_what_it_counts(
    text: str, value: float, unit: str | None, counts: str | None
) -> None:
    (figure,) = figures(text)
    assert (figure.value, figure.detail.unit, figure.detail.counts) == (value, unit, counts)


@pytest.mark.parametrize(
    "text",
    [
        "The two leaders met.",
        "These two countries agree.",
        "They met on 3 March 1998 and in 2004.",
        "Article 5 and the G-20 matter.",
        "One of them left.",
        "Call 555-2010.",
        "It is at 10:30.",
        "A 45-year-old man spoke.",
    ],
)
def test_labels_dates_and_the_parties_named_are_no_figures(text: str) -> None:
    assert figures(text) == ()


def test_boilerplate_has_no_figures() -> None:
    assert find_figures(document((BlockKind.BOILERPLATE, "Join 9,000 readers")), ()) == ()


def test_people_of_a_country_are_counted() -> None:
    source = document("The court tried more than 10,000 Syrians and 20 or more NGOs.")
    assert find_figures(source, ())[0].detail.counts == "Syrians"


def test_a_count_does_not_run_into_the_next_one() -> None:
    source = document("A report (PDF, 336 KB, 24 pages) came.")
    assert [fact.detail.counts for fact in find_figures(source, ())] == ["pages"]


def test_an_age_is_no_figure() -> None:
    assert find_figures(document("It serves youths through 18 years of age."), ()) == ()

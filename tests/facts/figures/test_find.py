import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    found = find_figures(source, ())
    assert [(fact.text, fact.detail.counts) for fact in found] == [
        ("336 KB", None),
        ("24 pages", "pages"),
    ]


def test_an_age_is_no_figure() -> None:
    assert find_figures(document("It serves youths through 18 years of age."), ()) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 40 to 45 guards died.", [("Some 40 to 45 guards", 40)]),
        ("Between 5 and 7 percent left.", [("Between 5 and 7 percent", 5)]),
        ("It costs $5 to $7 billion.", [("$5 to $7 billion", 5_000_000_000)]),
        ("It costs $3-5 million.", [("$3-5 million", 3_000_000)]),
        ("About 12–15% left.", [("About 12–15%", 12)]),
        ("It took two or three ships.", [("two or three ships", 2)]),
    ],
)
def test_a_range_is_one_figure_with_its_lower_number(
    text: str, expected: list[tuple[str, float]]
) -> None:
    assert [(figure.text, figure.value) for figure in figures(text)] == expected


@pytest.mark.parametrize(
    "text", ["It fell from 12.4 to 3.2 percent.", "They had 12.4 and 3.2 percent."]
)
def test_two_amounts_with_one_unit_are_two_figures(text: str) -> None:
    found = [(figure.text, figure.value, figure.detail.unit) for figure in figures(text)]
    assert found == [("12.4", 12.4, "percent"), ("3.2 percent", 3.2, "percent")]


@pytest.mark.parametrize(
    "text",
    [
        "A 529 plan is taxed. All 529 plans are.",
        "10 DOT solicited applications.",
        "They lost by a 5-4 vote, and 9-3 votes followed.",
        "See sections of the 10-20-30 provisions.",
    ],
)
def test_names_notes_and_results_of_votes_are_no_figures(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It lies 6km south.", 6, "km"),
        ("A 1.7-million-square-mile area.", 1_700_000, "square-mile"),
    ],
)
def test_a_unit_may_be_tied_to_its_number(text: str, value: float, unit: str) -> None:
    (figure,) = figures(text)
    assert (figure.value, figure.detail.unit) == (value, unit)


@given(st.text(alphabet="0123456789 .,-–%$tofrmandbew KBplans\n", max_size=60))
def test_every_figure_lies_in_its_text_and_over_no_other(text: str) -> None:
    end = 0
    for figure in find_figures(document(text or "."), ()):
        assert end <= figure.start < figure.end
        assert figure.text == (text or ".")[figure.start : figure.end]
        end = figure.end

"""The program's reading of real files against a careful reader's (see `README.md`)."""

import pytest

from tests.formats.gold.scoring import Score, gold_records, score_all, shown, total
from tests.shared import shared


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    """The scores of both parts, each summed; printed with `pytest -s`."""
    folder = shared("documents")
    records = gold_records()
    found = score_all(folder, records)
    result = {
        part: total(found[gold.file] for gold in records if gold.part == part)
        for part in ("open", "held out")
    }
    result["all"] = total(found.values())
    for name, score in result.items():
        print(shown(name, score))
    return result


def test_titles_are_right(scores: dict[str, Score]) -> None:
    assert scores["all"].share("title") >= 0.95


def test_dates_are_right_and_none_is_invented(scores: dict[str, Score]) -> None:
    assert scores["all"].share("published") >= 0.95
    assert scores["all"].invented_dates == 0


@pytest.mark.parametrize("field", ["authors", "publisher"])
def test_authors_and_publishers_are_right(scores: dict[str, Score], field: str) -> None:
    assert scores["all"].share(field) >= 0.9


def test_boilerplate_is_marked_and_the_article_is_not(scores: dict[str, Score]) -> None:
    assert scores["all"].recall >= 0.95
    assert scores["all"].loss < 0.01

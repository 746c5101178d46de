"""What is offered where a search finds nothing, or next to nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.domain.hit import Reason, Suggestion
from briefreader.library import Library


@pytest.fixture
def library(places: Places, tmp_path: Path) -> Library:
    """Twelve documents on harbours, three of them on grain, one on steel."""
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(12):
        words = "The harbour was quiet."
        words += " Grain was sold." if number < 3 else ""
        words += " Steel was not." if number == 11 else ""
        (folder / f"{number}.txt").write_text(f"Report {number}\n\n{words}\n")
    library = Library(places)
    library.add([folder])
    return library


def offers(library: Library, query: str) -> list[tuple[str, str, int]]:
    found: Callable[[Suggestion], tuple[str, str, int]] = lambda o: (o.reason, o.query, o.total)  # noqa: E731
    return [found(offer) for offer in library.search(query).suggestions]


def test_each_unit_that_stands_in_the_way_is_offered_to_be_dropped(library: Library) -> None:
    assert offers(library, "harbour grain steel") == [
        (Reason.WITHOUT, "harbour grain", 3),
        (Reason.WITHOUT, "harbour steel", 1),
    ]


def test_units_that_find_nothing_alone_are_dropped_together(library: Library) -> None:
    found = [o for o in offers(library, "harbour zzyzx qwxyz") if o[0] is Reason.WITHOUT]
    assert found == [(Reason.WITHOUT, "harbour", 12)]


def test_nothing_is_offered_where_something_is_found(library: Library) -> None:
    assert library.search("harbour grain").suggestions == ()
    assert library.search("").suggestions == ()


def test_nothing_is_offered_for_one_word_that_resembles_none(library: Library) -> None:
    assert library.search("zzyzxqq").suggestions == ()


def test_a_word_of_the_library_is_offered_for_a_misspelt_one(library: Library) -> None:
    assert offers(library, "harbuor") == [(Reason.SPELLING, "harbour", 12)]
    assert offers(library, "-steel harbuor")[0] == (Reason.SPELLING, "-steel harbour", 11)


def test_several_misspelt_words_are_mended_together(library: Library) -> None:
    assert offers(library, "harbuor graim")[0] == (Reason.SPELLING, "harbour grain", 3)


def test_of_units_that_exclude_each_other_each_is_offered_alone(library: Library) -> None:
    found = offers(library, "grain steel -harbour")
    assert {query for _, query, _ in found} == {"grain", "steel"}

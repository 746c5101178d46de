"""By what a result can be narrowed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.domain.hit import FacetKind, FacetValue
from briefreader.library import Library
from briefreader.library.selecting.facets import MOST

Write = Callable[[str, str], Path]


def briefing(place: str, publisher: str = "Wire Desk", day: str = "March 5, 2021") -> str:
    return (
        f"Talks in {place}\n\nBy Anna Lund, {publisher}\n\n{day}\n\n"
        f"President Kadri Saar flew to {place} on Friday. Kadri Saar will stay in {place}.\n"
    )


@pytest.fixture
def keys(library: Library, write: Write) -> tuple[str, ...]:
    texts = [
        briefing("Tallinn"),
        briefing("Riga"),
        briefing("Tallinn", day="May 2, 2019") + "More.",
    ]
    paths = [write(f"{number}.txt", text) for number, text in enumerate(texts)]
    report = library.add(paths)
    keys = tuple(item.id for item in report.added)
    for key, publisher in zip(keys, ("Wire Desk", "WIRE DESK", "Baltic Desk"), strict=True):
        library.corrections.set(key, "publisher", publisher)
    library.extract_facts(keys)
    return keys


def values(library: Library, keys: tuple[str, ...], kind: FacetKind) -> dict[str, int]:
    facets = {facet.kind: facet for facet in library.facets(keys)}
    assert list(facets) == list(FacetKind)
    return {value.label: value.count for value in facets[kind].values}


def test_each_kind_is_counted_for_the_given_documents(
    library: Library, keys: tuple[str, ...]
) -> None:
    library.annotate(keys[0], None, tags=("delay/long", "Trade"))
    library.annotate(keys[1], None, tags=("delay",))
    assert values(library, keys, FacetKind.PUBLISHER) == {"Wire Desk": 2, "Baltic Desk": 1}
    assert values(library, keys, FacetKind.YEAR) == {"2021": 2, "2019": 1}
    assert values(library, keys, FacetKind.TAG) == {"delay": 2, "delay/long": 1, "Trade": 1}
    assert values(library, keys, FacetKind.PLACE) == {"Tallinn": 2, "Riga": 1}
    assert values(library, keys, FacetKind.PERSON)["Kadri Saar"] == 3
    assert values(library, keys[:1], FacetKind.PLACE) == {"Tallinn": 1}
    assert values(library, (), FacetKind.PUBLISHER) == {}


def test_a_unit_finds_what_was_counted(library: Library, keys: tuple[str, ...]) -> None:
    library.annotate(keys[0], None, tags=("a tag with blanks",))
    for facet in library.facets(keys):
        for value in facet.values:
            assert library.search(value.unit).total == value.count, value
            assert library.search(value.unit).notices == ()


def test_the_most_frequent_values_are_given_and_the_others_counted(
    library: Library, keys: tuple[str, ...]
) -> None:
    library.annotate(keys[0], None, tags=tuple(f"tag {number:02}" for number in range(MOST + 12)))
    last = f"tag {MOST + 11:02}"
    library.annotate(keys[1], None, tags=(last,))
    [tags] = [facet for facet in library.facets(keys) if facet.kind is FacetKind.TAG]
    assert len(tags.values) == MOST
    assert tags.more == 12
    assert tags.values[0] == FacetValue(last, 2, f'tag:"{last}"')
    assert [value.label for value in tags.values[1:3]] == ["tag 00", "tag 01"]


def test_counts_follow_the_rows(library: Library, keys: tuple[str, ...]) -> None:
    assert values(library, keys, FacetKind.PUBLISHER)["Baltic Desk"] == 1
    library.corrections.set(keys[2], "publisher", "Wire Desk")
    assert values(library, keys, FacetKind.PUBLISHER) == {"Wire Desk": 3}
    library.remove(keys[:1])
    assert values(library, keys, FacetKind.PUBLISHER) == {"Wire Desk": 2}

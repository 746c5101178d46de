"""What choosing documents by fields and counting facets takes: prints, fails on no figure.

Run with `pytest -s tests/benchmarks/test_selecting.py`. Times are processor time in milliseconds,
the first time a question is asked and the second time after other questions.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import process_time

import pytest

from briefreader.catalogue import Catalogue
from briefreader.domain.document import Metadata, Summary
from briefreader.domain.edtf import Days, days_of
from briefreader.domain.fact import Fact, FactKind
from briefreader.domain.query import (
    DateField,
    DateRange,
    FigureRange,
    HasProperty,
    Phrase,
    Property,
    Term,
)
from briefreader.library.selecting.facets import Facets
from briefreader.library.selecting.facts import FactArrays
from briefreader.library.selecting.moments import stretch_of
from briefreader.library.selecting.properties import Properties
from briefreader.notes.store import AnnotationStore

_DOCUMENTS, _NAMES = 10_000, 6_000
_SYLLABLES = ["ba", "ke", "li", "mo", "nu", "ra", "si", "ta", "ve", "zo", "dar", "fen", "gol"]
_PEOPLE = ("person", "person mention")

Made = tuple[Catalogue, dict[str, Summary]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    random = Random(4)
    catalogue = Catalogue(tmp_path_factory.mktemp("cache") / "catalogue.sqlite")
    names = [" ".join(_word(random) for _ in range(2)) for _ in range(_NAMES)]
    rows: dict[str, Summary] = {}
    start = process_time()
    for number in range(_DOCUMENTS):
        key = f"{number:016x}"
        catalogue.put_facts(key, 1, _facts(random, names))
        rows[key] = _row(random, key)
    each = (process_time() - start) / _DOCUMENTS * 1000
    print(f"\n{_DOCUMENTS} documents; putting the facts of one away: {each:.2f} ms")
    yield catalogue, rows
    catalogue.close()


def _word(random: Random) -> str:
    return "".join(random.choices(_SYLLABLES, k=3)).title()


def _facts(random: Random, names: list[str]) -> list[Fact]:
    kinds = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE)
    ranks = (int(_NAMES * random.random() ** 3) for _ in range(30))
    facts = [Fact(kinds[rank % 3], names[rank], 0, 1, label=names[rank]) for rank in ranks]
    years = (f"{random.randrange(1990, 2026)}-{random.randrange(1, 13):02}" for _ in range(10))
    facts += [Fact(FactKind.DATE, year, 0, 1, value=year) for year in years]
    facts += [Fact(FactKind.FIGURE, "", 0, 1, value=random.randrange(10**6)) for _ in range(8)]
    return facts


def _row(random: Random, key: str) -> Summary:
    metadata = Metadata(
        publisher=f"Publisher {random.randrange(300)}",
        published=f"{random.randrange(2010, 2026)}",
        number=f"IN{random.randrange(10**5)}",
        language=random.choice(["en", "de", "fr"]),
        url=f"https://www.example.org/{key}",
    )
    path = f"/papers/{random.randrange(500)}/{key}.pdf"
    return Summary(key, metadata, "pdf", 800, path, added="2024-05-01T10:00:00.000Z")


def _asked(name: str, ask: Callable[[], object]) -> None:
    times = []
    for _ in range(5):
        start = process_time()
        found = ask()
        times.append((process_time() - start) * 1000)
    count = len(found) if isinstance(found, frozenset) else ""
    print(f"{name:32} first {times[0]:7.2f}   then {min(times[1:]):7.2f}   {count}")


@pytest.mark.timeout(300)
def test_documents_are_chosen_by_their_facts(made: Made) -> None:
    facts = FactArrays(made[0].inverted)
    days = days_of("2018-06") or Days(1, 1)
    _asked("loading all facts", facts.changes)
    _asked("person: a word", lambda: facts.naming(Term("bakeli"), _PEOPLE))
    _asked("person: a start of words", lambda: facts.naming(Term("b", prefix=True), _PEOPLE))
    _asked("person: misspelt", lambda: facts.naming(Term("bakelli", fuzzy=True), _PEOPLE))
    _asked("place: a phrase", lambda: facts.naming(Phrase(("bakeli", "mora")), ("place",)))
    _asked("figure:>100000", lambda: facts.with_figures(FigureRange(100_000, None)))
    _asked("mentions-date:2018-06", lambda: facts.speaking_of(days))


@pytest.mark.timeout(300)
def test_documents_are_chosen_by_what_the_list_shows(made: Made) -> None:
    properties = Properties(made[1])
    for kind, value in (
        (Property.NUMBER, "IN1"),
        (Property.URL, "example.org/00000"),
        (Property.FORMAT, "pdf"),
        (Property.LANGUAGE, "German"),
        (Property.FOLDER, "papers/17"),
    ):
        asked = HasProperty(kind, value)
        _asked(f"{kind}:{value}", lambda asked=asked: properties.having(asked))  # type: ignore[misc]
    dates = DateRange("2024-05-01", "2024-05-02", DateField.ADDED)
    _asked("added:2024-05-01..2024-05-02", lambda: properties.added(stretch_of(dates)))
    _asked("is:unread", properties.unread)


@pytest.mark.timeout(300)
def test_facets_of_results_are_counted(made: Made, tmp_path: Path) -> None:
    catalogue, rows = made
    facts = FactArrays(catalogue.inverted)
    facts.changes()
    facets = Facets(lambda: rows, AnnotationStore(tmp_path), lambda: facts)
    keys = tuple(rows)
    for count in (_DOCUMENTS, 1000, 20):
        _asked(f"facets of {count} documents", lambda count=count: facets.of(keys[:count]))  # type: ignore[misc]

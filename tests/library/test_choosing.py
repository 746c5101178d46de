"""Which annotations a query chooses: some fields ask for annotations, all others for documents."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.domain.annotation import Colour
from briefreader.library import Library
from briefreader.library.notebook.wanted import Wanted
from tests.library.briefings import HARBOUR, RAILWAY

Write = Callable[[str, str], Path]


@pytest.fixture
def noted(library: Library, write: Write) -> Library:
    """Two documents with two annotations each: h1 and h2, r1 and r2."""
    report = library.add([write("harbour.txt", HARBOUR), write("railway.txt", RAILWAY)])
    harbour, railway = (item.id for item in report.added)

    def mark(key: str, quote: str, note: str, tag: str, colour: Colour) -> None:
        span = library.find_quote(key, quote)
        library.annotate(key, span, note=note, tags=(tag,) if tag else (), colour=colour)

    mark(harbour, "foreign ministers", "h1 ask them", "people/state", Colour.BLUE)
    mark(harbour, "postponed twice", "h2 why?", "delay", Colour.YELLOW)
    mark(railway, "Engineers", "r1 ask them too", "people", Colour.YELLOW)
    library.annotate(railway, None, note="r2 the whole text")
    return library


@pytest.mark.parametrize(
    ("query", "notes"),
    [
        ("", "h1 h2 r1 r2"),
        ("harbour", "h1 h2"),
        ("tag:people", "h1 r1"),
        ("-tag:people", "h2 r2"),
        ("harbour tag:people", "h1"),
        ("tag:people OR tag:delay", "h1 h2 r1"),
        ("tag:people -tag:people/state", "r1"),
        ("railway OR tag:delay", "h2 r1 r2"),
        ("-(railway OR tag:delay)", "h1"),
        ("-railway -tag:delay", "h1"),
        ("nothing OR tag:delay", "h2"),
        ("nothing tag:delay", ""),
        ("note:asked", "h1 r1"),
        ('note:"ask them too"', "r1"),
        ("quote:engineer", "r1"),
        ("colour:blue", "h1"),
        ("has:tag", "h1 h2 r1"),
        ("-has:tag", "r2"),
        ("has:highlight -colour:blue", "h2 r1"),
        ("has:note", "h1 h2 r1 r2"),
        ("modified:<2000", ""),
        ("modified:>=2000 note:h1", "h1"),
        ("is:unread tag:delay", "h2"),
        ("is:starred tag:delay", ""),
        ("title:harbour -note:h1", "h2"),
    ],
)
def test_each_annotation_is_asked_what_concerns_it(noted: Library, query: str, notes: str) -> None:
    chosen = noted.notes(query)
    found = [p.annotation.note.split()[0] for item in chosen for p in item.placements]
    assert sorted(found) == notes.split()
    assert all(item.placements for item in chosen)


def test_documents_stand_in_the_order_asked_for(noted: Library) -> None:
    def titles(query: str) -> list[str]:
        return [item.summary.title for item in noted.notes(query)]

    assert titles("tag:people") == ["Railway link delayed", "Harbour talks announced"]
    assert titles("tag:people sort:title") == ["Harbour talks announced", "Railway link delayed"]


@pytest.mark.parametrize(
    "query", ['colour:"To check"', "color:blue", 'railway OR colour:"to check"']
)
def test_a_colour_is_found_by_the_name_that_the_user_gave_it(noted: Library, query: str) -> None:
    noted.vocabulary.name_colours({Colour.BLUE: "To check"})
    found = [p.annotation.note[:2] for item in noted.notes(query) for p in item.placements]
    assert "h1" in found
    assert "h2" not in found
    assert noted.search('colour:"To check"').total == 1
    assert noted.search('colour:"To check"').explained == "with a passage in “To check”"
    listed = noted.notebook.browse(Wanted(query='colour:"to check"'))
    assert listed.count == 1

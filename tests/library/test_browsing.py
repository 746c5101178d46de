"""All annotations of a library: chosen, explained, placed."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.domain.annotation import Annotation, Colour, State
from briefreader.domain.document import Span
from briefreader.library import Library
from briefreader.library.notebook.wanted import Grouping, Order, Wanted, WordsIn
from tests.ui.briefings import HARBOUR, RAILWAY

Write = Callable[[str, str], Path]


@pytest.fixture
def noted(library: Library, write: Write) -> Library:
    """A library with two documents and four notes."""
    library.add([write("harbour.html", HARBOUR), write("railway.html", RAILWAY)])
    annotate(library, "Harbour", "postponed twice", "Why twice? Ask the port.", ("delay/port",))
    annotate(library, "Harbour", "short agenda", "", ("people/saar",), Colour.PINK)
    annotate(library, "Railway", "a year late", "Delayed by the river.")
    annotate(library, "Railway", "", "The only source.", ("source",))
    return library


def annotate(
    library: Library,
    title: str,
    words: str,
    note: str,
    tags: tuple[str, ...] = (),
    colour: Colour = Colour.YELLOW,
) -> Annotation:
    key = next(key for key, row in library.by_id().items() if row.title.startswith(title))
    start = library.document(key).text.index(words)
    span = Span(start, start + len(words)) if words else None
    return library.annotate(key, span, note=note, tags=tags, colour=colour)


def found(library: Library, query: str, **asked: object) -> list[str]:
    """The passages of the notes that are found, in their order."""
    wanted = replace(Wanted(query), **asked)  # type: ignore[arg-type]
    listing = library.notebook.browse(wanted)
    notes = [note for group in listing.groups for note in group.notes]
    assert listing.count == len({note.id for note in notes})
    return [note.anchor.exact if note.anchor else note.note for note in notes]


ALL = ["The only source.", "a year late", "short agenda", "postponed twice"]


def test_all_notes_stand_by_document_the_newest_first(noted: Library) -> None:
    assert found(noted, "") == ALL
    listing = noted.notebook.browse(Wanted())
    titles = [listing.documents[group.key].title for group in listing.groups]
    assert titles == ["Railway link delayed", "Harbour talks announced"]
    assert (listing.count, listing.total, listing.deleted) == (4, 4, 0)


@pytest.mark.parametrize(
    ("query", "notes"),
    [
        ("port", ["postponed twice"]),
        ("link", ["The only source.", "a year late"]),  # The title of the one document.
        ("saar", ["short agenda"]),  # Its tag; the document says the name elsewhere.
        ("delay -river", ["The only source.", "postponed twice"]),
        ("agenda OR river", ["a year late", "short agenda"]),
        ('"year late"', ["a year late"]),
        ("tag:people", ["short agenda"]),
        ("colour:pink", ["short agenda"]),
        ("note:river", ["a year late"]),
        ("quote:twice port", ["postponed twice"]),
        ("-has:tag", ["a year late"]),
        ("date:2021-03", ["short agenda", "postponed twice"]),
        ("engineers", []),
        ("same:(year river)", ["a year late"]),
    ],
)
def test_words_are_looked_for_in_the_notes_and_fields_mean_what_they_always_do(
    noted: Library, query: str, notes: list[str]
) -> None:
    assert found(noted, query) == notes


@pytest.mark.parametrize(
    ("query", "notes"),
    [
        ("engineers", ["The only source.", "a year late"]),
        ("engineers has:highlight", ["a year late"]),
        ("minister OR tag:source", ["The only source.", "short agenda", "postponed twice"]),
        ("minister -tag:delay", ["short agenda"]),
    ],
)
def test_words_may_be_looked_for_in_the_documents_as_the_command_does(
    noted: Library, query: str, notes: list[str]
) -> None:
    assert found(noted, query, words_in=WordsIn.DOCUMENTS) == notes
    by_command = [p.annotation for item in noted.notes(query) for p in item.placements]
    said = [note.anchor.exact if note.anchor else note.note for note in by_command]
    assert sorted(said) == sorted(notes)


def test_the_word_being_typed_may_go_on(noted: Library) -> None:
    assert found(noted, "post", typing=True) == ["postponed twice"]
    assert found(noted, "post") == []


def test_what_was_searched_is_said(noted: Library) -> None:
    def explained(query: str, words_in: WordsIn = WordsIn.NOTES) -> str:
        return noted.notebook.browse(Wanted(query, words_in=words_in)).explained

    assert explained("") == ""
    assert explained("port") == "“port”: in notes, passages, tags and titles."
    assert explained("port", WordsIn.DOCUMENTS) == "All notes of documents with “port”."
    assert explained("tag:source") == "Notes: tagged “source”."
    assert noted.notebook.browse(Wanted("nothing:here")).notices


def test_only_those_on_some_documents_may_be_asked_for(noted: Library) -> None:
    railway = next(key for key, row in noted.by_id().items() if row.title.startswith("Rail"))
    assert found(noted, "", documents=frozenset({railway})) == ALL[:2]
    assert found(noted, "river", documents=frozenset()) == []


def test_deleted_notes_are_listed_apart_and_found_by_the_same_queries(noted: Library) -> None:
    gone = noted.notebook.browse(Wanted("port")).groups[0].notes[0]
    noted.delete_annotation(gone.id)
    assert found(noted, "") == ALL[:3]
    assert found(noted, "", deleted=True) == ["postponed twice"]
    assert found(noted, "port", deleted=True) == ["postponed twice"]
    assert found(noted, "tag:delay", deleted=True) == ["postponed twice"]
    assert found(noted, "river", deleted=True) == []
    assert noted.notebook.browse(Wanted()).deleted == 1
    noted.save_annotation(replace(gone, deleted=False))
    assert found(noted, "", deleted=True) == []
    assert len(found(noted, "")) == 4


def test_notes_of_a_document_that_left_the_library_come_back_with_it(noted: Library) -> None:
    railway = next(key for key, row in noted.by_id().items() if row.title.startswith("Rail"))
    noted.remove([railway])
    assert found(noted, "") == ALL[2:]
    noted.bring_back([railway])
    assert found(noted, "") == ALL


def test_notes_by_tag_are_counted_once(noted: Library) -> None:
    annotate(noted, "Railway", "the river", "", ("one", "two"))
    listing = noted.notebook.browse(Wanted(grouping=Grouping.TAG))
    keys = [group.key for group in listing.groups]
    assert keys == ["delay/port", "one", "people/saar", "source", "two", ""]
    assert listing.count == 5


# --- where they stand ----------------------------------------------------------------------------


def test_where_notes_stand_is_found_out_when_asked_for_and_remembered(noted: Library) -> None:
    notebook = noted.notebook
    late = notebook.browse(Wanted("quote:late")).groups[0].notes[0]
    assert notebook.placement(late) is None
    assert len(notebook.waiting()) == 2
    notebook.look_at([late])
    placement = notebook.placement(late)
    assert placement is not None
    assert placement.state is State.EXACT
    assert len(notebook.waiting()) == 1
    notebook.look_at_documents(notebook.waiting())
    assert notebook.waiting() == ()
    assert notebook.doubtful() == frozenset()


def test_a_changed_text_and_a_new_anchor_are_looked_at_again(noted: Library, write: Write) -> None:
    notebook = noted.notebook
    notebook.look_at_documents(notebook.waiting())
    changed = RAILWAY.replace("will open a year late", "will open on time after all, it says")
    noted.add([write("railway.html", changed)])
    assert len(notebook.waiting()) == 1
    notebook.look_at_documents(notebook.waiting())
    (lost,) = notebook.doubtful()
    assert found(noted, "", annotations=notebook.doubtful()) == ["a year late"]
    annotation = noted.annotations.get(lost)
    placement = notebook.placement(annotation)
    assert placement is not None
    assert placement.state in (State.CHECK, State.UNATTACHED)
    noted.delete_annotation(lost)
    assert notebook.doubtful() == frozenset()


# --- the passage ---------------------------------------------------------------------------------


def test_a_passage_comes_with_the_text_around_it(noted: Library) -> None:
    late = noted.notebook.browse(Wanted("quote:late")).groups[0].notes[0]
    shown = noted.notebook.passage(late)
    assert shown.span is not None
    assert shown.text[shown.span.start : shown.span.end] == "a year late"
    assert "Engineers" in shown.text
    assert shown.begins
    assert shown.ends


def test_a_passage_in_a_long_text_comes_with_whole_paragraphs_or_words(
    library: Library, write: Write
) -> None:
    library.add([write("long.txt", "\n\n".join(f"Number {n} of the river." for n in range(400)))])
    (key,) = library.by_id()
    start = library.document(key).text.index("Number 200")
    note = library.annotate(key, Span(start, start + 10))
    shown = library.notebook.passage(note)
    assert not shown.begins
    assert not shown.ends
    assert shown.text.startswith("Number")
    assert shown.text.endswith("river.")
    assert len(shown.text) < 1300


def test_a_passage_that_is_gone_is_shown_as_it_was(noted: Library, write: Write) -> None:
    late = noted.notebook.browse(Wanted("quote:late")).groups[0].notes[0]
    noted.add([write("railway.html", RAILWAY.replace("open a year late", "be built by nobody"))])
    shown = noted.notebook.passage(late)
    assert shown.placement.span is None
    assert shown.span is not None
    assert shown.text[shown.span.start : shown.span.end] == "a year late"


def test_of_a_note_on_the_whole_document_the_beginning_is_shown(noted: Library) -> None:
    source = noted.notebook.browse(Wanted("tag:source")).groups[0].notes[0]
    shown = noted.notebook.passage(source)
    assert shown.span is None
    assert shown.text.startswith("Railway link delayed")


def test_notes_leave_the_library_by_document(noted: Library) -> None:
    listing = noted.notebook.browse(Wanted("-tag:source"))
    notes = [note for group in listing.groups for note in group.notes]
    items = noted.notebook.as_document_notes(notes)
    assert [len(item.placements) for item in items] == [1, 2]


@pytest.mark.parametrize("order", [Order.PUBLISHED, Order.TITLE])
def test_the_first_notes_are_listed_before_the_others_are_read(
    noted: Library, order: Order
) -> None:
    wanted = Wanted(order=order)
    everything = noted.notebook.browse(wanted)
    with closing(Library(noted.places)) as another:
        beginning = another.notebook.beginning(wanted, most=1)
        assert not another.annotations.is_complete
        assert beginning is not None
        assert beginning.groups == everything.groups[:1]
        assert not beginning.is_whole
        longer = another.notebook.beginning(wanted, most=1_000)
        assert longer is not None
        assert longer.groups == everything.groups
        assert another.notebook.browse(wanted).groups == everything.groups
        assert another.notebook.beginning(wanted) is None


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(order=Order.CHANGED),
        Wanted(grouping=Grouping.TAG),
        Wanted("harbour"),
        Wanted(deleted=True),
        Wanted(documents=frozenset()),
    ],
)
def test_what_comes_first_is_not_guessed_where_it_takes_all_notes_to_tell(
    noted: Library, wanted: Wanted
) -> None:
    with closing(Library(noted.places)) as another:
        assert another.notebook.beginning(wanted) is None

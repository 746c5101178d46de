"""What the user decided of an uncertain note holds, also when the document changes again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.domain.annotation import Placement, State
from briefreader.domain.document import Span
from briefreader.library import Library
from briefreader.library.attaching import accepted, as_document_note, attached
from tests.library.briefings import HARBOUR

Write = Callable[[str, str], Path]

MENDED = HARBOUR.replace("postponed twice", "postponed thrice")
WITHOUT = HARBOUR.replace("The meeting was postponed twice.", "All is said and done by now.")


@pytest.fixture
def key(library: Library, write: Write) -> str:
    return library.add([write("harbour.txt", HARBOUR)]).added[0].id


def noted(library: Library, key: str, quote: str) -> None:
    library.annotate(key, library.find_quote(key, quote), note="why?")


def placed(library: Library, key: str) -> Placement:
    [only] = library.placements(key)
    return only


def passage(library: Library, key: str) -> str:
    span = placed(library, key).span
    assert span is not None
    return library.document(key).text[slice(*span)]


def kept(library: Library, key: str) -> int:
    return len(list((library.places.library / "versions" / key).glob("*.txt")))


def change(library: Library, write: Write, text: str) -> None:
    library.add([write("harbour.txt", text)])


def test_a_place_that_was_accepted_is_exact_and_its_old_text_is_given_up(
    library: Library, write: Write, key: str
) -> None:
    noted(library, key, "The meeting was postponed twice.")
    change(library, write, MENDED)
    uncertain = placed(library, key)
    assert uncertain.state is State.CHECK
    assert kept(library, key) == 1
    library.save_annotation(accepted(uncertain, library.document(key).text))
    assert placed(library, key).state is State.EXACT
    assert passage(library, key) == "The meeting was postponed thrice."
    # Nothing points into the first text any more; the note follows from the second.
    library.catch_up()
    assert kept(library, key) == 0
    change(library, write, MENDED.replace("Harbour talks", "Talks"))
    assert placed(library, key).state is State.MOVED
    assert passage(library, key) == "The meeting was postponed thrice."
    assert kept(library, key) == 1


def test_a_lost_note_that_was_attached_again_is_exact_and_follows_its_new_passage(
    library: Library, write: Write, key: str
) -> None:
    noted(library, key, "The meeting was postponed twice.")
    change(library, write, WITHOUT)
    lost = placed(library, key)
    assert lost.state is State.UNATTACHED
    assert len(library.notes("has:unattached")) == 1
    text = library.document(key).text
    start = text.index("All is said")
    library.save_annotation(attached(lost.annotation, text, Span(start, start + 11)))
    assert placed(library, key).state is State.EXACT
    assert library.notes("has:unattached") == ()
    library.catch_up()
    assert kept(library, key) == 0
    change(library, write, "Corrected.\n\n" + WITHOUT)
    assert passage(library, key) == "All is said"


def test_a_lost_note_can_stay_with_the_document(library: Library, write: Write, key: str) -> None:
    noted(library, key, "The meeting was postponed twice.")
    change(library, write, WITHOUT)
    library.save_annotation(as_document_note(placed(library, key).annotation))
    only = placed(library, key)
    assert (only.state, only.span) == (State.EXACT, None)
    assert only.annotation.note == "> The meeting was postponed twice.\n\nwhy?"
    library.catch_up()
    assert kept(library, key) == 0


def test_a_note_comes_back_when_its_old_text_does(library: Library, write: Write, key: str) -> None:
    noted(library, key, "The meeting was postponed twice.")
    change(library, write, WITHOUT)
    assert placed(library, key).state is State.UNATTACHED
    change(library, write, HARBOUR)
    assert placed(library, key).state is State.EXACT


def test_the_kept_text_says_that_a_twin_is_not_meant(library: Library, write: Write) -> None:
    notice = (
        "The registrar of the port made this list of ships. Reproduction is authorised where the "
        "source is named in full. Questions are answered on any working day."
    )
    report = f"{HARBOUR}\n{notice}\n\n{'Nothing else was said that day. ' * 4}\n\n{notice}\n"
    key = library.add([write("report.txt", report)]).added[0].id
    quote = "Reproduction is authorised where the source is named in full."
    library.annotate(key, library.find_quote(key, quote, occurrence=2), note="why?")
    # The second one is gone, and the first stands between the very same words.
    library.add([write("report.txt", report.rpartition(notice)[0] + "No more.\n")])
    [only] = library.placements(key)
    assert only.state is State.CHECK
    # Where the kept text is gone too, the place is no more certain than before.
    for path in (library.places.library / "versions" / key).glob("*.txt"):
        path.unlink()
    assert library.placements(key)[0].span is not None

"""Annotations of an open document are placed once, and again when they or the text change."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from briefreader.domain.annotation import State
from briefreader.library import Library
from briefreader.library.placing import placements

Write = Callable[[str, str], Path]
TEXT = "The harbour was dredged in May.\n\nThe ferry was late, and the railway was not.\n"


def test_what_is_remembered_is_what_would_be_found_anew(library: Library, write: Write) -> None:
    path = write("a.txt", TEXT)
    [added] = library.add([path]).added

    def check(states: list[State]) -> None:
        for _ in range(2):
            found = library.placements(added.id)
            assert found == placements(library.stores, added.id)
            assert [placement.state for placement in found] == states

    first = library.annotate(added.id, library.find_quote(added.id, "dredged in May"))
    check([State.EXACT])
    library.annotate(added.id, library.find_quote(added.id, "ferry was late"), note="Why?")
    check([State.EXACT] * 2)
    library.save_annotation(replace(first, note="Changed"))
    check([State.EXACT] * 2)
    library.delete_annotation(first.id)
    check([State.EXACT])
    library.save_annotation(first)
    path.write_text("A new beginning, with more words.\n\n" + TEXT, encoding="utf-8")
    library.add([path])
    check([State.MOVED] * 2)

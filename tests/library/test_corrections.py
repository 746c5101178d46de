"""What the user corrects stays corrected, whatever is read again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.domain.document import BlockKind
from briefreader.domain.errors import BriefreaderError, NoSuchDocument
from briefreader.library import Library
from briefreader.library.corrections import REASON
from tests.library.briefings import HARBOUR

Write = Callable[[str, str], Path]


@pytest.fixture
def key(library: Library, write: Write) -> str:
    return library.add([write("harbour.txt", HARBOUR)]).added[0].id


def test_a_corrected_field_is_seen_everywhere_with_its_reason(library: Library, key: str) -> None:
    library.corrections.set(key, "title", "  Lighthouse \n talks ")
    assert library.summary(key).title == "Lighthouse talks"
    metadata = library.document(key).metadata
    [reason] = [item for item in metadata.evidence if item.field == "title"]
    assert (reason.value, reason.reason, reason.confidence) == ("Lighthouse talks", REASON, 1.0)
    assert library.search("title:lighthouse").total == 1
    assert library.corrections.of(key) == {"title": "Lighthouse talks"}


def test_corrections_survive_a_rebuild_an_edit_and_another_process(
    library: Library, places: Places, write: Write, key: str
) -> None:
    library.corrections.set(key, "authors", ("Kadri Saar", " Per  Lund", ""))
    library.corrections.set(key, "published", None)
    library.rebuild()
    library.add([write("harbour.txt", HARBOUR.replace("twice", "three times"))])
    other = Library(places)
    metadata = other.document(key).metadata
    assert metadata.authors == ("Kadri Saar", "Per Lund")
    assert metadata.published is None
    assert other.summary(key).metadata == replace(metadata, evidence=())
    other.close()


def test_uncorrecting_goes_back_to_what_was_found(library: Library, key: str) -> None:
    before = library.document(key)
    library.corrections.set(key, "published", "1999")
    library.corrections.set(key, "kind", "speech")
    library.corrections.take_back(key, "published")
    assert library.document(key).metadata.published == before.metadata.published
    library.corrections.take_back(key, "kind")
    assert library.document(key) == before
    assert library.corrections.of(key) == {}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published", "2021-02-30"),
        ("published", "5 March"),
        ("published", "0000"),
        ("kind", "poem"),
        ("language", "English"),
        ("url", "javascript:alert(1)"),
        ("words", "7"),
        ("title", ("a", "b")),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_a_sentence(
    library: Library, key: str, field: str, value: str
) -> None:
    with pytest.raises(BriefreaderError) as caught:
        library.corrections.set(key, field, value)
    assert str(caught.value).endswith(".")
    assert library.corrections.of(key) == {}


def test_two_processes_that_correct_one_document_keep_each_others_corrections(
    library: Library, places: Places, key: str
) -> None:
    other = Library(places)
    library.corrections.set(key, "title", "One")
    other.corrections.set(key, "number", "IN 7")
    other.corrections.mark_boilerplate(key, 0, True)
    library.refresh()
    assert library.corrections.of(key) == {"title": "One", "number": "IN 7"}
    other.corrections.take_back(key, "title")
    library.corrections.mark_boilerplate(key, library.document(key).text.index("The foreign"), True)
    other.refresh()
    assert other.corrections.of(key) == {"number": "IN 7"}
    record = other.records.get(key)
    assert record is not None
    assert len(record.marks) == 2
    other.close()


def test_a_block_marked_as_boilerplate_stays_so_though_the_text_moves(
    library: Library, write: Write, key: str
) -> None:
    text = library.document(key).text
    library.corrections.mark_boilerplate(key, text.index("postponed"), True)
    library.add([write("harbour.txt", HARBOUR.replace("talks", "talks and much more"))])
    library.rebuild()
    document = library.document(key)
    marked = [document.block_text(b) for b in document.blocks if b.kind is BlockKind.BOILERPLATE]
    assert marked == ["The meeting was postponed twice."]
    assert "postponed" not in library.document(key).text[: document.blocks[-1].start]
    library.corrections.mark_boilerplate(key, document.blocks[-1].start, False)
    assert library.document(key).blocks[-1].kind is not BlockKind.BOILERPLATE


def test_of_equal_blocks_the_one_that_was_meant_is_marked(library: Library, write: Write) -> None:
    text = (
        HARBOUR + "\n\nShare this page.\n\nIt went on for a day and a night.\n\nShare this page.\n"
    )
    key = library.add([write("twice.txt", text)]).added[0].id
    document = library.document(key)
    second = document.text.rindex("Share")
    first = document.text.index("Share")
    library.corrections.mark_boilerplate(key, second, True)
    library.corrections.mark_boilerplate(key, first, False)
    library.rebuild()
    kinds = {b.start: b.kind is BlockKind.BOILERPLATE for b in library.document(key).blocks}
    assert (kinds[first], kinds[second]) == (False, True)


def test_a_place_without_a_block_and_an_unknown_document_are_refused(
    library: Library, key: str
) -> None:
    with pytest.raises(BriefreaderError, match="no block"):
        library.corrections.mark_boilerplate(key, 10**6, True)
    with pytest.raises(NoSuchDocument):
        library.corrections.set("0" * 16, "title", "x")


def test_a_record_with_odd_corrections_does_not_break_its_document(
    library: Library, places: Places, key: str
) -> None:
    path = library.records.path_of(key)
    content = path.read_text(encoding="utf-8").rstrip("}\n ")
    odd = '{"title": ["a"], "authors": "Per Lund", "rating": "5", "published": null}'
    path.write_text(f'{content}, "corrected": {odd}}}', encoding="utf-8")
    other = Library(places)
    other.rebuild()
    assert other.document(key).metadata.authors == ("Per Lund",)
    assert other.document(key).metadata.title == "Harbour talks announced"
    other.set_starred(key, True)
    assert '"rating": "5"' in path.read_text(encoding="utf-8")
    other.close()

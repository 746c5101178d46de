"""What is quoted in the documents is found, whether or not it is in its index yet."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefreader.catalogue import Catalogue
from briefreader.domain.document import Block, BlockKind, Document, Metadata
from briefreader.domain.fact import Fact, FactKind
from briefreader.domain.query import Phrase, Term
from briefreader.library.selecting.quotations import Quotations

A, B, C = (letter * 16 for letter in "abc")


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = Catalogue(tmp_path / "catalogue.sqlite")
    for key, language in ((A, "en"), (B, "de"), (C, "en")):
        block = Block(BlockKind.PARAGRAPH, 0, 1)
        opened.put([(key, "", Document("x", (block,), Metadata(language=language)))])
    yield opened
    opened.close()


@pytest.fixture
def quotations(catalogue: Catalogue, tmp_path: Path) -> Iterator[Quotations]:
    opened = Quotations(tmp_path / "quotations", catalogue.inverted)
    yield opened
    opened.close()


def put(catalogue: Catalogue, key: str, *quotes: str) -> None:
    catalogue.put_facts(key, 5, [Fact(FactKind.QUOTE, quote, 0, 1) for quote in quotes])


@pytest.mark.parametrize("is_indexed", [False, True])
def test_words_within_quotes_are_found(
    catalogue: Catalogue, quotations: Quotations, is_indexed: bool
) -> None:
    put(catalogue, A, "We expect a\nshort agenda", "and no more")
    put(catalogue, B, "Die Häuser stehen leer")
    put(catalogue, C)
    if is_indexed:
        assert quotations.catch_up() == 2
    assert quotations.saying(Term("expects")) == {A}
    assert quotations.saying(Phrase(("a", "short", "agenda"))) == {A}
    assert quotations.saying(Phrase(("agenda", "and"))) == set()
    assert quotations.saying(Term("Häusern")) == {B}
    assert quotations.saying(Term("short", exact=True)) == {A}
    assert quotations.saying(Term("nothing")) == set()


def test_what_changes_after_the_index_was_made_counts_at_once(
    catalogue: Catalogue, quotations: Quotations
) -> None:
    put(catalogue, A, "short agenda")
    put(catalogue, B, "long agenda")
    quotations.catch_up()
    put(catalogue, A, "no comment")
    catalogue.remove([B])
    put(catalogue, C, "agenda")
    assert quotations.saying(Term("agenda")) == {C}
    assert quotations.saying(Term("comment")) == {A}
    assert quotations.catch_up() == 2
    assert quotations.saying(Term("agenda")) == {C}
    assert quotations.saying(Term("comment")) == {A}
    assert quotations.catch_up() == 0


def test_small_rounds_wait_until_there_is_enough(
    catalogue: Catalogue, quotations: Quotations
) -> None:
    put(catalogue, A, "short agenda")
    assert quotations.catch_up(least=2) == 0
    put(catalogue, B, "long agenda")
    assert quotations.catch_up(least=2) == 2


def test_an_index_that_was_deleted_is_filled_again(
    catalogue: Catalogue, quotations: Quotations, tmp_path: Path
) -> None:
    put(catalogue, A, "short agenda")
    put(catalogue, B, "long agenda")
    quotations.catch_up()
    quotations.close()
    shutil.rmtree(tmp_path / "quotations")
    anew = Quotations(tmp_path / "quotations", catalogue.inverted)
    assert anew.catch_up() == 2
    assert anew.saying(Term("agenda")) == {A, B}
    anew.close()


def test_a_stopped_round_goes_on_where_it_was(catalogue: Catalogue, quotations: Quotations) -> None:
    put(catalogue, A, "short agenda")
    assert quotations.catch_up(cancelled=lambda: True) == 0
    assert quotations.catch_up(cancelled=lambda: False) == 1


def test_a_reader_sees_what_another_process_took_up(
    catalogue: Catalogue, quotations: Quotations, tmp_path: Path
) -> None:
    put(catalogue, A, "short agenda")
    writer = Quotations(tmp_path / "quotations", catalogue.inverted)
    assert quotations.saying(Term("agenda")) == {A}
    writer.catch_up()
    writer.close()
    assert quotations.saying(Term("agenda")) == {A}
    assert quotations.waiting() == 0

"""What `formats` makes of the samples: metadata, blocks, boilerplate."""

from itertools import chain

import pytest

from briefreader.domain.document import BlockKind, Document, Span
from tests.corpus.expectations import cases, document_of
from tests.corpus.manifest import (
    ExpectedBoilerplate,
    ExpectedCount,
    ExpectedField,
    manifest,
)

SAMPLES = manifest().samples


def folded(text: str) -> str:
    return " ".join(text.casefold().split())


@pytest.mark.parametrize(
    ("file", "expected"), cases((s, field) for s in SAMPLES for field in s.metadata)
)
def test_the_metadata_of_a_sample_are_those_that_it_gives(
    file: str, expected: ExpectedField
) -> None:
    found = getattr(document_of(file).metadata, expected.name)
    values = found if isinstance(found, tuple) else ((found,) if found else ())
    assert [folded(value) for value in values] == [folded(value) for value in expected.values]


@pytest.mark.parametrize(("file", "expected"), cases((s, one) for s in SAMPLES for one in s.counts))
def test_a_sample_has_this_many_blocks_of_a_kind(file: str, expected: ExpectedCount) -> None:
    document = document_of(file)
    found = [
        document.block_text(block)[:60]
        for block in document.blocks
        if block.kind is BlockKind(expected.kind)
    ]
    assert len(found) == expected.number, found


@pytest.mark.parametrize(
    ("file", "expected"), cases((s, passage) for s in SAMPLES for passage in s.boilerplate)
)
def test_what_is_no_part_of_the_article_is_boilerplate(
    file: str, expected: ExpectedBoilerplate
) -> None:
    document = document_of(file)
    at = _end_of(document.text, expected.after, 0) if expected.after else 0
    start = _end_of(document.text, expected.starts, at) - len(expected.starts)
    end = _end_of(document.text, expected.ends or expected.starts, start)
    kinds = _kinds(document, Span(start, end))
    assert kinds == {BlockKind.BOILERPLATE}


@pytest.mark.parametrize(("file", "passage"), cases((s, one) for s in SAMPLES for one in s.own))
def test_what_belongs_to_the_article_is_no_boilerplate(file: str, passage: str) -> None:
    document = document_of(file)
    end = _end_of(document.text, passage, 0)
    assert BlockKind.BOILERPLATE not in _kinds(document, Span(end - len(passage), end))


def test_an_answer_follows_each_question() -> None:
    for sample in SAMPLES:
        kinds = [block.kind for block in document_of(sample.file).body()]
        for kind, following in zip(kinds, chain(kinds[1:], [None]), strict=True):
            if kind is BlockKind.QUESTION:
                assert following is BlockKind.ANSWER, sample.file


def _end_of(text: str, passage: str, start: int) -> int:
    at = text.find(passage, start)
    assert at != -1, f"{passage!r} is not in the text after {start}"
    return at + len(passage)


def _kinds(document: Document, span: Span) -> set[BlockKind]:
    return {block.kind for block in document.blocks if block.span.overlaps(span)}

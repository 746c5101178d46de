"""The samples and the help are in our own words, and officials are quoted with their own."""

import re
from functools import cache

import pytest

from briefreader.config import resource_folder
from tests.corpus.expectations import document_of
from tests.corpus.manifest import Sample, manifest
from tests.shared import shared

LONGEST_SHARED = 7
"""Words in a row that a sample may share with one of the documents that it takes its facts from."""

SHORTEST_STATEMENT = 3
"""Words from which on a quotation is taken for somebody's statement."""

QUOTATION = re.compile(r"[“\"„]([^“”\"„]*)[”\"“]")
WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text.replace("’", "'"))]


def sequences(text: str) -> set[tuple[str, ...]]:
    said, length = words(text), LONGEST_SHARED + 1
    return {tuple(said[start : start + length]) for start in range(len(said) - length + 1)}


@cache
def sources() -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8") for path in sorted(shared("seeds").glob("*.txt")))


def shared_sequences(text: str) -> set[tuple[str, ...]]:
    own = sequences(QUOTATION.sub(" | ", text))
    return own & set().union(*(sequences(source) for source in sources()))


@pytest.mark.parametrize("sample", manifest().samples, ids=lambda sample: sample.file)
def test_outside_quotations_no_eight_words_in_a_row_are_those_of_a_source(sample: Sample) -> None:
    assert shared_sequences(document_of(sample.file).text) == set()


def test_no_eight_words_in_a_row_of_the_help_are_those_of_a_source() -> None:
    text = (resource_folder() / "help" / "help.md").read_text(encoding="utf-8")
    assert shared_sequences(text) == set()


@pytest.mark.parametrize("sample", manifest().samples, ids=lambda sample: sample.file)
def test_a_statement_is_that_of_an_official_word_for_word_or_of_somebody_invented(
    sample: Sample,
) -> None:
    public = [" ".join(words(source)) for source in sources()]
    invented = {
        " ".join(words(fact.text or fact.starts or ""))
        for fact in sample.facts
        if fact.kind == "quote" and fact.labels and not any(fact.labels[0] in s for s in sources())
    }
    for quotation in QUOTATION.findall(document_of(sample.file).text):
        said = " ".join(words(quotation))
        if len(said.split()) < SHORTEST_STATEMENT:
            continue
        assert any(said in source for source in public) or any(
            said.startswith(start) for start in invented
        ), quotation

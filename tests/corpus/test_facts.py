"""What `facts` finds in the samples, and what it must not find."""

from functools import cache

import pytest

from briefreader.domain.fact import Fact, FactKind
from briefreader.facts.extract import extract
from tests.corpus.expectations import case, cases, document_of
from tests.corpus.manifest import Disagreement, ExpectedFact, Sample, manifest

SAMPLES = manifest().samples
END = " .,;:!?…"


@cache
def facts_of(file: str) -> tuple[Fact, ...]:
    return tuple(extract(document_of(file)))


def meets(fact: Fact, expected: ExpectedFact) -> bool:
    """Whether a fact has all that is expected of it."""
    text = fact.text.rstrip(END) if fact.kind is FactKind.QUOTE else fact.text
    if expected.text is not None and text != expected.text:
        return False
    if expected.labels and fact.label not in expected.labels:
        return False
    if expected.starts is not None and not fact.text.startswith(expected.starts):
        return False
    asked = (
        (fact.kind.value, expected.kind),
        (fact.value, expected.value),
        (fact.detail.role, expected.role),
        (fact.detail.unit, expected.unit),
        (fact.detail.counts, expected.counts),
        (fact.detail.cue, expected.cue),
        (fact.detail.channel, expected.channel),
        (fact.detail.relative_to, expected.relative_to),
    )
    return all(want is None or have == want for have, want in asked)


def near(file: str, expected: ExpectedFact) -> list[Fact]:
    """The facts of the kind, to be shown when the expected one is not among them."""
    return [fact for fact in facts_of(file) if fact.kind.value == expected.kind]


@pytest.mark.parametrize(
    ("file", "expected"), cases((s, fact) for s in SAMPLES for fact in s.facts)
)
def test_a_fact_of_a_sample_is_found(file: str, expected: ExpectedFact) -> None:
    assert any(meets(fact, expected) for fact in facts_of(file)), near(file, expected)


@pytest.mark.parametrize(
    ("file", "expected"), cases((s, fact) for s in SAMPLES for fact in s.absent)
)
def test_what_a_sample_does_not_say_is_not_found(file: str, expected: ExpectedFact) -> None:
    assert [fact for fact in facts_of(file) if meets(fact, expected)] == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.file)
def test_the_text_of_a_fact_is_the_text_at_its_span(sample: Sample) -> None:
    text = document_of(sample.file).text
    assert all(fact.text == text[fact.start : fact.end] for fact in facts_of(sample.file))


@pytest.mark.parametrize(
    "expected", [case(f"disagreement: {one}", one) for one in manifest().disagreements]
)
def test_documents_that_disagree_each_give_their_own_answer(expected: Disagreement) -> None:
    for file, fact in expected.says:
        assert any(meets(found, fact) for found in facts_of(file)), (file, near(file, fact))
    assert len({(fact.text, fact.value) for _, fact in expected.says}) == len(expected.says)

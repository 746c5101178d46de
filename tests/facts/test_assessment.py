import pytest

from briefreader.domain.document import BlockKind
from briefreader.facts.assessment import find_assessments
from tests.facts.documents import document


@pytest.mark.parametrize(
    "text",
    [
        "Our assessment is that the canal will stay shut.",
        "We believe that the canal could stay shut.",
        "In our view, the canal will stay shut.",
        "However, we judge that the canal will stay shut.",
        "It is our view that the canal will stay shut.",
    ],
)
def test_a_judgement_in_the_voice_of_the_author_is_found(text: str) -> None:
    (assessment,) = find_assessments(document("The canal was shut.", text))
    assert assessment.text == text


def test_a_paragraph_that_goes_on_judging_is_one_passage() -> None:
    text = "We believe that rain is near. It may last. The dam should hold, and we expect no harm."
    (assessment,) = find_assessments(document(text))
    assert assessment.text == text


def test_one_sentence_of_judgement_among_reports_is_the_passage() -> None:
    text = "Ships waited for days. We believe that more will come. They left on Monday."
    (assessment,) = find_assessments(document(text))
    assert assessment.text == "We believe that more will come."


def test_a_paragraph_under_a_heading_that_announces_it_is_an_assessment() -> None:
    source = document((BlockKind.HEADING, "Assessment"), "The dam holds for now.")
    assert [fact.text for fact in find_assessments(source)] == ["The dam holds for now."]


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We believe that the canal will open,” the engineer said.",
        "The engineer said: “All is well. We believe that the canal will open.”",
        "They believe that the canal will open.",
        (BlockKind.ANSWER, "We believe that the canal will open."),
        (BlockKind.BOILERPLATE, "We believe that readers matter."),
    ],
)
def test_what_others_think_is_no_assessment(paragraph: str | tuple[BlockKind, str]) -> None:
    assert find_assessments(document(paragraph)) == ()

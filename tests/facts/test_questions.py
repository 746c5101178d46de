from briefreader.domain.document import BlockKind
from briefreader.facts.questions import find_questions
from tests.facts.documents import document


def test_a_question_carries_the_span_of_its_answer() -> None:
    source = document(
        "Intro.",
        (BlockKind.QUESTION, "Why now?"),
        (BlockKind.ANSWER, "It was time."),
        (BlockKind.ANSWER, "And it was cheap."),
        (BlockKind.QUESTION, "And next?"),
    )
    first, second = find_questions(source)
    assert first.detail.answer is not None
    start, end = first.detail.answer
    assert first.text == "Why now?"
    assert source.text[start:end] == "It was time.\nAnd it was cheap."
    assert (second.text, second.detail.answer) == ("And next?", None)


def test_neighbouring_questions_are_one_turn() -> None:
    source = document(
        (BlockKind.QUESTION, "It rained."),
        (BlockKind.QUESTION, "Why?"),
        (BlockKind.ANSWER, "Clouds."),
    )
    (question,) = find_questions(source)
    assert question.text == "It rained.\nWhy?"


def test_a_question_in_running_text_is_no_turn() -> None:
    assert find_questions(document("Why now? Nobody knows.")) == ()

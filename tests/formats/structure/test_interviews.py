"""Questions without labels, and what they make of a document."""

from tests.formats.structure.documents import ANSWER, BODY, of_kind, text


def test_questions_that_alternate_with_answers_make_an_interview() -> None:
    document = text(
        "Ann Lee discusses the port.",
        "What did you speak about?",
        ANSWER,
        "Both of you want the port. When will it open?",
        ANSWER + " Soon.",
        "Who pays?",
        ANSWER + " Both of us.",
    )
    assert len(of_kind(document, "question")) == 3
    assert len(of_kind(document, "answer")) == 3
    assert document.metadata.kind == "interview"


def test_a_rhetorical_question_makes_no_interview() -> None:
    essay = [BODY, BODY + " Who would not?", "And what then?", BODY, BODY + " Why not?", BODY]
    assert (
        of_kind(text("Talks resume", *essay, *[BODY] * 12, "Is it over?", BODY), "question") == []
    )

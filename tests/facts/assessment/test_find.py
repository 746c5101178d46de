from dataclasses import replace

import pytest

from briefreader.domain.document import BlockKind
from briefreader.facts.assessment.find import find_assessments
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


@pytest.mark.parametrize(
    "text",
    [
        "The garrison remains unlikely to leave the island.",
        "The convoy does not appear to carry grain.",
        "The delay could undermine the harbour.",
        "The most significant obstacle is the depth of the channel.",
        "It is not enough to wait for rain.",
        "The ministry generally respected these rules.",
        "Smuggling remained a serious problem.",
        "Repair of the lock is an important step for the valley.",
        "Whether the dam holds is uncertain.",
    ],
)
def test_an_estimate_or_an_evaluation_is_found_without_a_word_of_the_author(text: str) -> None:
    assert [fact.text for fact in find_assessments(document(text))] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "The minister affirmed his old belief that a canal would be beneficial.",
        "Critics argue that the delay could undermine the harbour.",
        "The engineer said the garrison is unlikely to leave.",
        "Some farmers believe that the dam is an important step for the valley.",
        "Fishermen noted “the garrison is unlikely to leave the island” on a poster.",
        "According to the ministry, smuggling remained a serious problem.",
        "Congress may consider whether the delay could undermine the harbour.",
        "The bill would require ships to wait.",
        "Police must obtain a warrant.",
        "Is the garrison unlikely to leave the island?",
        "The ship left on Monday.",
    ],
)
def test_what_others_judge_and_what_a_law_says_is_no_assessment(text: str) -> None:
    assert find_assessments(document(text)) == ()


def test_what_must_be_done_is_a_judgement_of_an_author_who_says_we() -> None:
    text = "We came far. We must mend the dam. Our valley is green."
    (assessment,) = find_assessments(document(text))
    assert assessment.text == "We must mend the dam."


def test_what_must_be_done_is_none_in_a_report() -> None:
    assert find_assessments(document("Ships must wait at the gate. Pilots come aboard.")) == ()


def test_neighbouring_judgements_are_one_passage() -> None:
    text = "It rained. The dam is unlikely to break. The valley could become dry. Rain fell."
    (assessment,) = find_assessments(document(text))
    assert assessment.text == "The dam is unlikely to break. The valley could become dry."


def test_reports_under_a_heading_that_announces_an_assessment_are_none() -> None:
    source = document(
        (BlockKind.HEADING, "Assessment"),
        "The dam holds for now.",
        "A spokesman said that rain fell on Monday.",
        "The valley could become dry.",
    )
    assert [fact.text for fact in find_assessments(source)] == [
        "The dam holds for now.",
        "The valley could become dry.",
    ]


def test_a_news_report_judges_only_in_so_many_words() -> None:
    source = document("The plan is likely to be received coolly in the north.")
    assert len(find_assessments(source)) == 1
    report = replace(source, metadata=replace(source.metadata, kind="news"))
    assert find_assessments(report) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Penalties for smuggling were not sufficient to deter it.",
        "Survivors faced major obstacles in court.",
        "The ministry did not enforce the harbour law effectively.",
        "The pilots were often underfunded.",
        "It’s the perfect approach for a small harbour.",
        "The data continue to indicate a growing rift in the harbour.",
    ],
)
def test_how_well_means_and_rights_worked_is_judged(text: str) -> None:
    assert [fact.text for fact in find_assessments(document(text))] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "The pilots believed that enforcement remained a serious problem.",
        "Table 1 indicates that ships are late.",
    ],
)
def test_beliefs_of_others_and_tables_are_no_judgement(text: str) -> None:
    assert find_assessments(document(text)) == ()


def test_advice_to_the_reader_is_judgement_where_the_author_addresses_the_reader() -> None:
    source = document("You sail. Your crew is new. Listen to your crew when it rains.")
    assert [fact.text for fact in find_assessments(source)] == [
        "Listen to your crew when it rains."
    ]
    assert find_assessments(document("The crew is new. Listen to it when it rains.")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The law provides for harbour courts, but the authorities rarely enforced it.",
        "Other human rights problems included long delays.",
        "The history of the harbour gives us many useful lessons.",
        "How tolls are raised can help determine how ships are built.",
    ],
)
def test_a_contrast_with_what_a_law_says_and_a_lesson_are_judgements(text: str) -> None:
    assert [fact.text for fact in find_assessments(document(text))] == [text]


def test_a_speaker_who_says_i_believe_judges() -> None:
    text = "My work is done. This, I believe, is a fine harbour."
    assert [fact.text for fact in find_assessments(document(text))] == [
        "This, I believe, is a fine harbour."
    ]


def test_what_surveys_show_is_no_judgement() -> None:
    text = "Surveys of the port showed that pilots are unlikely to sail."
    assert find_assessments(document(text)) == ()

"""Turns that begin with who speaks."""

import pytest

from tests.formats.structure.documents import (
    ANSWER,
    BODY,
    TITLE,
    of_kind,
    page,
    text,
)


def test_labelled_turns_are_questions_and_answers() -> None:
    document = text(
        "Briefing", "Q: Who pays?", "A: Both of us.", "QUESTION: When?", "MS LEE: Soon."
    )
    assert of_kind(document, "question") == ["Q: Who pays?", "QUESTION: When?"]
    assert of_kind(document, "answer") == ["A: Both of us.", "MS LEE: Soon."]


def test_turns_of_two_named_speakers_are_told_by_who_asks() -> None:
    turns = ["Jo Day: Who pays?", "Ann Lee: Both.", "Jo Day: When?", "Ann Lee: Soon."]
    document = text("A conversation", *turns, "Jo Day: Why?", "Ann Lee: Because.")
    assert len(of_kind(document, "question")) == 3


def test_labels_in_paragraphs_of_their_own_begin_turns() -> None:
    document = text(
        "Doorstop",
        "MINISTER:",
        "Welcome.",
        "QUESTION:",
        "Who pays?",
        "And when?",
        "MINISTER:",
        "Both.",
        "Soon.",
        "QUESTION:",
        "Why?",
        "MINISTER:",
        "Because.",
    )
    assert of_kind(document, "question") == [
        "QUESTION:",
        "Who pays?",
        "And when?",
        "QUESTION:",
        "Why?",
    ]
    assert of_kind(document, "answer")[-3:] == ["Soon.", "MINISTER:", "Because."]


def test_turns_in_lines_of_one_paragraph_are_told_apart() -> None:
    document = page(
        "<h1>Talk</h1><p>Q: Who pays?<br>A: Both.<br>Q: When?<br>A: Soon,<br>I hope.</p>"
    )
    assert of_kind(document, "question") == ["Q: Who pays?", "Q: When?"]
    assert of_kind(document, "answer") == ["A: Both.", "A: Soon,\nI hope."]


@pytest.mark.parametrize(
    ("asks", "says"),
    [
        ("Frage", "Antwort"),
        ("Question ", "Réponse "),
        ("Pregunta", "Respuesta"),
        ("Вопрос", "Ответ"),
        ("Питання", "Відповідь"),
        ("JOURNALIST", "PM"),
        ("Domanda", "Risposta"),
        ("Pytanie", "Odpowiedź"),
        ("Q1", "A1"),
        ("Vraag", "Antwoord"),
    ],
)
def test_labels_of_questions_are_known_in_many_languages(asks: str, says: str) -> None:
    turns = [f"{asks}: Who pays?", f"{says}: Both.", f"{asks}: When?", f"{says}: Soon."]
    document = text("A conversation", *turns)
    assert of_kind(document, "question") == turns[::2]
    assert of_kind(document, "answer") == turns[1::2]


def test_an_interviewer_is_told_by_asking_though_not_every_turn_is_a_question() -> None:
    turns = []
    for number in range(4):
        turns += ["CLARKE:", f"Well. Who pays for port {number}?", "MINISTER:", ANSWER]
    document = text("A talk", "CLARKE:", "Good morning.", "MINISTER:", "Good morning.", *turns)
    assert of_kind(document, "question")[:2] == ["CLARKE:", "Good morning."]
    assert ANSWER in of_kind(document, "answer")


def test_labels_of_a_list_of_facts_are_no_speakers() -> None:
    facts = ["Name: Port", "Place: Coast", "Name: Quay", "Place: Bay", "Name: Pier", "Place: Lake"]
    document = text(TITLE, *facts, BODY)
    assert of_kind(document, "question") == of_kind(document, "answer") == []

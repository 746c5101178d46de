"""Where a fact comes from, in words."""

import re
from pathlib import Path

import pytest

import briefreader.facts
from briefreader.domain.document import Span
from briefreader.domain.fact import Detail, Fact, FactKind
from briefreader.ui.factlist.entries import Entry, Picked
from briefreader.ui.factlist.origin import confidence, origin_of
from briefreader.ui.factlist.rules import RULES, found_by, grounds


def told(*facts: Fact, label: str = "", mention: int = 0, answer: str = "") -> dict[str, str]:
    spans = tuple(fact.span for fact in facts)
    entry = Entry(facts[0].kind, label, spans, facts=facts)
    return {line.name: line.value for line in origin_of(Picked(entry, mention), answer)}


def test_a_name_says_by_what_each_of_its_mentions_was_found() -> None:
    facts = (
        Fact(
            FactKind.PERSON, "Ann Berg", 0, 8, "Ann Berg", None, Detail("President"), "model", 0.98
        ),
        Fact(FactKind.PERSON, "Berg", 20, 24, "Ann Berg", None, Detail(), "remembered", 0.8),
        Fact(FactKind.PERSON, "Berg", 30, 34, "Ann Berg", None, Detail(), "model", 0.9),
    )
    assert told(*facts, label="Ann Berg") == {
        "Kind": "Person",
        "Called": "Ann Berg",
        "Role": "President",
        "Found by": "The model for names",
        "Grounds": "The words around it speak for it.",
        "Confidence": "98 per cent",
        "All mentions": "2 by the model for names, 1 by a rule",
    }
    second = told(*facts, label="Ann Berg", mention=1)
    assert second["In the text"] == "Berg"
    assert second["Found by"] == "A rule"
    assert second["Confidence"] == "80 per cent"


def test_a_date_says_what_it_was_counted_from() -> None:
    detail = Detail(relative_to="2018-07-20", precision="day")
    fact = Fact(FactKind.DATE, "Monday", 0, 6, None, "2018-07-16", detail, "weekday", 0.9)
    found = told(fact, label="16 July 2018")
    assert found["In the text"] == "Monday"
    assert found["Date"] == "16 July 2018 (2018-07-16)"
    assert found["Counted from"] == "20 July 2018"
    assert found["Exact to"] == "the day"


def test_a_date_that_stayed_open_says_why() -> None:
    detail = Detail(reason="the wording is vague")
    fact = Fact(FactKind.DATE, "decades ago", 0, 11, None, None, detail, "vague", 0.9)
    found = told(fact, label="decades ago")
    assert found["Date"] == "left open"
    assert found["Left open since"] == "the wording is vague"


def test_a_quotation_a_figure_an_event_and_a_question_tell_their_details() -> None:
    quote = Detail(cue="said", channel="Wire Desk")
    found = told(Fact(FactKind.QUOTE, "No.", 0, 3, "Berg", None, quote, "after", 0.9), label="Berg")
    assert (found["Speaker"], found["Verb or phrase"], found["Reported by"]) == (
        "Berg",
        "said",
        "Wire Desk",
    )
    figure = Fact(
        FactKind.FIGURE, "8,000 troops", 0, 12, None, 8000.0, Detail(counts="troops"), "count", 1.0
    )
    found = told(figure, label="8,000 troops")
    assert (found["Number"], found["Counts"]) == ("8,000", "troops")
    event = Detail(what="meeting", when="2018-07-16", where="Riga", who=("Berg", "Saar"))
    found = told(Fact(FactKind.EVENT, "met", 0, 3, "met", None, event, "event-verb", 0.7))
    assert (found["When"], found["Where"], found["Who"]) == ("16 July 2018", "Riga", "Berg, Saar")
    question = Fact(
        FactKind.QUESTION, "Why?", 0, 4, None, None, Detail(answer=Span(5, 8)), "question-block"
    )
    assert told(question, answer="So.")["Answer"] == "So."


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.804, "80 per cent"), (0.999, "more than 99 per cent"), (1.0, "certain by its rule")],
)
def test_a_confidence_is_told_in_per_cent_and_never_rounded_to_certainty(
    value: float, words: str
) -> None:
    fact = Fact(FactKind.PLACE, "Riga", 0, 4, "Riga", None, Detail(), "gazetteer", value)
    assert confidence(fact) == words


def test_what_the_user_said_has_no_confidence() -> None:
    fact = Fact(FactKind.PLACE, "Riga", 0, 4, "Riga", None, Detail(), "user", 1.0)
    assert (found_by(fact), confidence(fact)) == ("You", "")
    assert grounds(fact) == "You said so."


def test_a_rule_that_is_not_known_is_still_a_rule() -> None:
    fact = Fact(FactKind.PLACE, "Riga", 0, 4, "Riga", None, Detail(), "new-rule", 0.5)
    assert (found_by(fact), grounds(fact)) == ("A rule", "")


def test_every_form_of_dates_is_explained() -> None:
    folder = Path(briefreader.facts.__file__).parent / "dates"
    source = (folder / "patterns.py").read_text(encoding="utf-8")
    forms = re.findall(r"^    ([a-z_]+)=\(?(?:r?f?\"|rf|r|$)", source, re.MULTILINE)
    assert len(forms) > 30
    known = RULES[FactKind.DATE]
    assert [form for form in forms if form.replace("_", "-") not in known] == []

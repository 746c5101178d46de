"""The face of this room: a document yields its facts."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from briefreader.domain.document import Document
from briefreader.domain.fact import Fact, FactKind
from briefreader.facts.agreements.find import find_agreements
from briefreader.facts.assessment.find import find_assessments
from briefreader.facts.dates.find import find_dates
from briefreader.facts.events.find import find_events
from briefreader.facts.figures.find import find_figures
from briefreader.facts.key_sentences import find_key_sentences
from briefreader.facts.names.find import find_names
from briefreader.facts.names.languages import is_foreign
from briefreader.facts.questions import find_questions
from briefreader.facts.quotes.find import find_quotes
from briefreader.facts.reach import beginning, within_reach

if TYPE_CHECKING:
    from briefreader.facts.names.model.classifier import Judgement


def extract(document: Document) -> tuple[Fact, ...]:
    """All facts of a document, in order of their start; the same facts for the same document.

    Nothing is taken from blocks of boilerplate, nor from beyond the limits in `reach`: up to them
    the time is linear in the length of the text, whatever it holds.
    """
    questions = find_questions(document)
    document = within_reach(document)
    return _found(document, questions, _judgement(document))


def extract_first(document: Document) -> tuple[Fact, ...]:
    """What the rules alone find in the beginning of a document, as `extract` gives it.

    They are there at once, to be shown until `extract` is through: no model is loaded or asked.
    """
    document = beginning(document)
    return _found(document, find_questions(document), None)


def _judgement(document: Document) -> Judgement | None:
    """What the model says of a document; None where it does not know the language."""
    if is_foreign(document.metadata.language):
        return None
    # Imported here: the first facts must not wait for the model's libraries.
    from briefreader.facts.names.model.classifier import classifier
    from briefreader.facts.names.model.reading import judged

    return judged(document, classifier())


def _found(
    document: Document, questions: tuple[Fact, ...], judgement: Judgement | None
) -> tuple[Fact, ...]:
    names = find_names(document, judgement)
    agreements = _uncut(find_agreements(document), names)
    names = _outside(names, agreements)
    dates = _outside(find_dates(document), agreements)
    facts = (
        *names,
        *dates,
        *find_quotes(document, names),
        *find_figures(document, dates),
        *agreements,
        *find_events(document, names, dates),
        *questions,
        *find_assessments(document),
        *find_key_sentences(document),
    )
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.kind.value)))


def _uncut(laws: tuple[Fact, ...], names: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The laws at whose end no person begins: "Bill" in "the institute's Bill Taylor" is none."""
    people = [name for name in names if name.kind is FactKind.PERSON]
    starts = [person.start for person in people]
    return tuple(
        law
        for law in laws
        if (last := bisect_right(starts, law.end - 1) - 1) < 0
        or people[last].start < law.start
        or people[last].end <= law.end
    )


def _outside(facts: tuple[Fact, ...], laws: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The names and dates that are no part of a law's name: "Tax Reform Act of 1986"."""
    starts = [law.start for law in laws]
    return tuple(
        fact
        for fact in facts
        if (last := bisect_right(starts, fact.start) - 1) < 0 or laws[last].end <= fact.start
    )

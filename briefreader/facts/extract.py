"""The face of this room: a document yields its facts."""

from bisect import bisect_right

from briefreader.domain.document import Document
from briefreader.domain.fact import Fact
from briefreader.facts.agreements.find import find_agreements
from briefreader.facts.assessment.find import find_assessments
from briefreader.facts.dates.find import find_dates
from briefreader.facts.events.find import find_events
from briefreader.facts.figures import find_figures
from briefreader.facts.key_sentences import find_key_sentences
from briefreader.facts.names.find import find_names
from briefreader.facts.names.languages import is_foreign
from briefreader.facts.names.model.classifier import classifier
from briefreader.facts.names.model.reading import judged
from briefreader.facts.questions import find_questions
from briefreader.facts.quotes.find import find_quotes
from briefreader.facts.reach import within_reach


def extract(document: Document) -> tuple[Fact, ...]:
    """All facts of a document, in order of their start; the same facts for the same document.

    Nothing is taken from blocks of boilerplate, nor from beyond the limits in `reach`: up to them
    the time is linear in the length of the text, whatever it holds.
    """
    questions = find_questions(document)
    document = within_reach(document)
    is_read = not is_foreign(document.metadata.language)
    names = find_names(document, judged(document, classifier()) if is_read else None)
    agreements = find_agreements(document)
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


def _outside(dates: tuple[Fact, ...], laws: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The dates that are no part of a law's name: "Tax Reform Act of 1986"."""
    starts = [law.start for law in laws]
    return tuple(
        date
        for date in dates
        if (last := bisect_right(starts, date.start) - 1) < 0 or laws[last].end <= date.start
    )

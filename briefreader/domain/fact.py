"""A fact: something found in a text by a rule or a model, always with its span."""

from dataclasses import dataclass, field
from enum import StrEnum

from briefreader.domain.document import Span


class FactKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    DATE = "date"
    QUOTE = "quote"
    FIGURE = "figure"
    AGREEMENT = "agreement"
    EVENT = "event"
    ASSESSMENT = "assessment"
    QUESTION = "question"
    KEY_SENTENCE = "key_sentence"


@dataclass(frozen=True, slots=True)
class Detail:
    """What a fact says beyond its label and value; None where it does not apply.

    `role`: the role given to a person. `relative_to`: the date a date was resolved against.
    `precision`: day, week, month, season, year, decade, century, range or duration. `cue`: the verb
    or phrase that introduces a quote; `channel`: who reported it. `unit`, `counts`: of a figure.
    `answer`: the span of a question's answer. `reason`: why a value stays open. `number`, `year`:
    of a law, a resolution or a treaty. `what`, `when`, `where`, `who`: the kind of an event, its
    date in EDTF, its place and the names of those who took part.
    """

    role: str | None = None
    relative_to: str | None = None
    precision: str | None = None
    cue: str | None = None
    channel: str | None = None
    unit: str | None = None
    counts: str | None = None
    answer: Span | None = None
    reason: str | None = None
    number: str | None = None
    year: str | None = None
    what: str | None = None
    when: str | None = None
    where: str | None = None
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One mention of one fact: `text` is the document's text at `[start, end)`.

    `label` is the merged name, the speaker, or the wording to show, None where unknown; `value` is
    EDTF for a date, a number in digits for a figure, else None. `rule` names the rule or model
    that found it; `confidence` is 0 to 1.
    """

    kind: FactKind
    text: str
    start: int
    end: int
    label: str | None = None
    value: str | float | None = None
    detail: Detail = field(default_factory=Detail)
    rule: str = ""
    confidence: float = 1.0

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

"""What a date wording may be resolved against, and what comes of it."""

from dataclasses import dataclass
from enum import Enum

from briefreader.facts.dates.arithmetic import Reference
from briefreader.facts.dates.patterns import MONTHS, Wording

NO_PUBLICATION_DATE = "the document gives no date to count from"
NO_YEAR = "the document gives no year"
FISCAL = "a fiscal year begins when its owner says"
VAGUE = "the wording is vague"
EITHER_WAY_ROUND = "day and month could be either way round"


class Tense(Enum):
    """Where the sentence around a wording looks; a participle alone only perhaps to the past."""

    PAST = "past"
    PERHAPS_PAST = "perhaps past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a wording may be resolved against.

    `reference` is the date of the document, `anchor` an explicit date shortly before the wording,
    `previous` the date named last before it, `day_first` whether the document writes `16/7/2018`;
    None where it does not show. `is_federal`: it is about the budget of the United States.
    """

    reference: Reference | None = None
    anchor: Reference | None = None
    previous: Reference | None = None
    tense: Tense = Tense.UNKNOWN
    day_first: bool | None = None
    is_federal: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value with its precision; `relative_to` names the date it was counted from."""

    value: str | None
    precision: str
    relative_to: str | None = None
    reason: str | None = None


def year_for(
    wording: Wording, around: Surroundings, month: int, day: int | None
) -> tuple[int | None, str | None]:
    """The year of a month or day, and the date it was taken from."""
    if "year" in wording.parts:
        return int(wording.parts["year"]), None
    if around.anchor is not None:
        return around.anchor.year, around.anchor.text
    reference = around.reference
    if reference is None:
        return None, None
    if reference.month is None:
        return reference.year, reference.text
    return _nearest_year(reference, reference.month, month, day, around.tense), reference.text


def _nearest_year(
    reference: Reference, reference_month: int, month: int, day: int | None, tense: Tense
) -> int:
    """The year that puts a month next to the reference, on the side that the tense tells."""
    distance = month - reference_month
    if day is not None and reference.day is not None and distance == 0:
        before, after = day < reference.day, day > reference.day
    else:
        before, after = distance < 0, distance > 0
    if tense is Tense.FUTURE and before and distance <= -3:
        return reference.year + 1
    if (tense is Tense.PAST and distance >= 1) or (tense is Tense.PERHAPS_PAST and distance >= 3):
        return reference.year - 1
    past = tense in (Tense.PAST, Tense.PERHAPS_PAST)
    if past or (tense is Tense.FUTURE and after):
        return reference.year
    if distance > 6:
        return reference.year - 1
    return reference.year + 1 if distance < -6 else reference.year


def open_reason(year: int | None) -> str | None:
    return NO_YEAR if year is None else None


def month_number(name: str) -> int:
    return MONTHS[name.rstrip(".")]

"""The user's days as stretches of time in UTC, in which the library writes when things happened."""

import datetime
from typing import NamedTuple

from briefreader.domain.edtf import days_of
from briefreader.domain.query import DateRange

_SECONDS = len("2018-07-20T12:00:00")
_BEFORE_ALL = "0"
_BEHIND_ALL = "~"


class Stretch(NamedTuple):
    """From `start` up to, and without, `end`, to the second.

    A `plain_time` lies in it where `start <= time < end` holds of the texts.
    """

    start: str
    end: str


def stretch_of(dates: DateRange) -> Stretch:
    """The time from the start of the first day to the end of the last one, where the user is."""
    first, last = days_of(dates.start or ""), days_of(dates.end or "")
    return Stretch(
        (_midnight(first.first) if first else "") or _BEFORE_ALL,
        (_midnight(last.last + 1) if last else "") or _BEHIND_ALL,
    )


def _midnight(ordinal: int) -> str:
    """The beginning of a day here, in UTC; empty for one beyond the calendar."""
    try:
        day = datetime.datetime.fromordinal(ordinal)
        return day.astimezone(datetime.UTC).isoformat()[:_SECONDS]
    except (ValueError, OverflowError, OSError):
        return ""


def plain_time(time: str) -> str:
    """An ISO time as text that compares: in UTC; empty, which is in no stretch, for no time."""
    if time.endswith("Z"):
        return time
    try:
        moment = datetime.datetime.fromisoformat(time)
        if moment.tzinfo is not None:
            moment = moment.astimezone(datetime.UTC)
        return moment.isoformat()
    except (ValueError, OverflowError):
        return ""

"""The user's days as stretches of time in UTC, in which the library writes when things happened."""

import datetime
from typing import NamedTuple

from briefreader.domain.edtf import days_of
from briefreader.domain.query import DateRange

_SECONDS = len("2018-07-20T12:00:00")
_BEHIND_ALL = "~"


class Stretch(NamedTuple):
    """From `start` up to, and without, `end`: UTC to the second, such that texts compare."""

    start: str
    end: str

    def holds(self, time: str) -> bool:
        """Whether an ISO time lies in it; a text that is no time does not."""
        if not time.endswith("Z"):
            time = _in_utc(time)
        return bool(time) and self.start <= time[:_SECONDS] < self.end


def stretch_of(dates: DateRange) -> Stretch:
    """The time from the start of the first day to the end of the last one, where the user is."""
    first, last = days_of(dates.start or ""), days_of(dates.end or "")
    return Stretch(
        _midnight(first.first) if first else "",
        (_midnight(last.last + 1) if last else "") or _BEHIND_ALL,
    )


def _midnight(ordinal: int) -> str:
    """The beginning of a day here, in UTC; empty for one beyond the calendar."""
    try:
        day = datetime.datetime.fromordinal(ordinal)
        return day.astimezone(datetime.UTC).isoformat()[:_SECONDS]
    except (ValueError, OverflowError, OSError):
        return ""


def _in_utc(time: str) -> str:
    """A time of any zone, or of none and then in UTC; empty for what is no time."""
    try:
        moment = datetime.datetime.fromisoformat(time)
        if moment.tzinfo is None:
            return moment.isoformat()
        return moment.astimezone(datetime.UTC).isoformat()
    except (ValueError, OverflowError):
        return ""

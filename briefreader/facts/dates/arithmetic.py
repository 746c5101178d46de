"""Dates counted from a date: the same unit some steps before or after, written as EDTF."""

import calendar
import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

OPEN_YEAR = "XXXX"
"""What stands for a year that nobody gives."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The date that wordings are counted from, as exactly as it is known; `text` names it."""

    text: str
    year: int
    month: int | None = None
    day: int | None = None

    @property
    def as_day(self) -> datetime.date | None:
        if self.month is None or self.day is None:
            return None
        return datetime.date(self.year, self.month, self.day)


def parse_reference(published: str | None) -> Reference | None:
    """An ISO date of whatever precision as a reference; None for anything else."""
    if not published:
        return None
    parts = published.split("T")[0].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts) > 3:
        return None
    numbers = [int(part) for part in parts]
    if not 1 <= numbers[0] <= 9999:
        return None
    if len(numbers) > 1 and not 1 <= numbers[1] <= 12:
        return None
    if len(numbers) == 3 and not is_day(*numbers):
        return None
    return Reference(published, *numbers)


def is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def join_date(year: int | None, month: int, day: int | None = None) -> str:
    head = OPEN_YEAR if year is None else f"{year:04d}"
    return f"{head}-{month:02d}" if day is None else f"{head}-{month:02d}-{day:02d}"


def _relative_week(base: Reference, steps: int) -> str | None:
    return None if base.as_day is None else shifted(base.as_day, 7 * steps, _iso_week)


def _iso_week(day: datetime.date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _weekend(day: datetime.date) -> str:
    saturday = day + datetime.timedelta(5 - day.weekday())
    return f"{saturday.isoformat()}/{(saturday + datetime.timedelta(1)).isoformat()}"


def shifted(day: datetime.date, days: int, write: Callable[[datetime.date], str]) -> str | None:
    try:
        return write(day + datetime.timedelta(days))
    except OverflowError:
        return None


def _relative_weekend(base: Reference, steps: int) -> str | None:
    return None if base.as_day is None else shifted(base.as_day, 7 * steps, _weekend)


def relative_day(base: Reference, steps: int) -> str | None:
    return None if base.as_day is None else shifted(base.as_day, steps, datetime.date.isoformat)


def _shifted_month(base: Reference, steps: int) -> str | None:
    if base.month is None:
        return None
    months = base.year * 12 + base.month - 1 + steps
    return join_date(months // 12, months % 12 + 1) if 12 <= months < 120_000 else None


def _shifted_year(base: Reference, steps: int) -> str | None:
    return f"{base.year + steps:04d}" if 0 <= base.year + steps <= 9999 else None


def _shifted_decade(base: Reference, steps: int) -> str | None:
    decade = base.year // 10 + steps
    return f"{decade:03d}X" if 0 <= decade <= 999 else None


def _shifted_century(base: Reference, steps: int) -> str | None:
    century = base.year // 100 + steps
    return f"{century:02d}XX" if 0 <= century <= 99 else None


def _relative_quarter(base: Reference, steps: int) -> str | None:
    if base.month is None:
        return None
    quarters = base.year * 4 + (base.month - 1) // 3 + steps
    return quarter_range(quarters // 4, quarters % 4 + 1)


def quarter_range(year: int, quarter: int) -> str:
    return f"{join_date(year, 3 * quarter - 2)}/{join_date(year, 3 * quarter)}"


RELATIVE_UNITS: Mapping[str, tuple[Callable[[Reference, int], str | None], str]] = {
    "week": (_relative_week, "week"),
    "weekend": (_relative_weekend, "range"),
    "month": (_shifted_month, "month"),
    "quarter": (_relative_quarter, "range"),
    "year": (_shifted_year, "year"),
    "decade": (_shifted_decade, "decade"),
    "century": (_shifted_century, "century"),
    "morning": (relative_day, "day"),
    "afternoon": (relative_day, "day"),
    "evening": (relative_day, "day"),
    "night": (relative_day, "day"),
}


AGO_UNITS: Mapping[str, tuple[Callable[[Reference, int], str | None], str]] = {
    "hour": (lambda base, steps: None, "day"),
    "day": (relative_day, "day"),
    "week": (_relative_week, "week"),
    "month": (_shifted_month, "month"),
    "year": (_shifted_year, "year"),
    "decade": (_shifted_decade, "decade"),
    "centur": (_shifted_century, "century"),
}

"""The times at which annotations were made and changed, as ISO texts in UTC."""

from datetime import UTC, datetime, timedelta

BEGINNING = datetime.min.replace(tzinfo=UTC)

BELIEVED = timedelta(days=1)
"""How far ahead of this machine's clock another one's may be for its times to be believed."""


def moment(time: str) -> datetime:
    """An ISO time as a point in time that compares; what is none comes before all others."""
    try:
        point = datetime.fromisoformat(time)
    except ValueError:
        return BEGINNING
    return point if point.tzinfo else point.replace(tzinfo=UTC)


def believable(time: str) -> datetime:
    """The point in time; one that lies too far ahead to be true comes before all others."""
    point = moment(time)
    return point if point <= datetime.now(UTC) + BELIEVED else BEGINNING


def now_after(*times: str) -> str:
    """The time now in UTC with milliseconds, and later than others that can be believed."""
    latest = max(map(believable, times), default=BEGINNING)
    now = datetime.now(UTC)
    if latest > BEGINNING:
        now = max(now, latest + timedelta(milliseconds=1))
    return now.isoformat(timespec="milliseconds").replace("+00:00", "Z")

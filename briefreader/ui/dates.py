"""Dates as people read them."""

import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def readable_date(iso: str | None) -> str:
    """`2018-07-20` as “20 July 2018”, `2018-07` as “July 2018”; anything else as it is."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", iso or "")
    if not match or not match[2] or not 1 <= int(match[2]) <= 12:
        return iso or ""
    month = _MONTHS[int(match[2]) - 1]
    return f"{int(match[3])} {month} {match[1]}" if match[3] else f"{month} {match[1]}"

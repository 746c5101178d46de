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


_SEASONS = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}


def readable_edtf(value: str) -> str:
    """An EDTF date, an ISO week or a duration in words; what is none of these as it is."""
    if "/" in value:
        return _readable_range(*value.split("/", 1))
    if match := re.fullmatch(r"P(\d+)([YMWD])", value):
        unit = {"Y": "year", "M": "month", "W": "week", "D": "day"}[match[2]]
        return f"{match[1]} {unit}" + ("" if match[1] == "1" else "s")
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        return f"Week {int(match[2])} of {match[1]}"
    if match := re.fullmatch(r"(\d{4}|XXXX)-(2[1-4])", value):
        return f"{_SEASONS[match[2]]} {match[1].replace('XXXX', '')}".strip()
    if match := re.fullmatch(r"XXXX-(\d\d)(?:-(\d\d))?", value):
        month = _MONTHS[(int(match[1]) - 1) % 12]
        return f"{int(match[2])} {month}, year open" if match[2] else f"{month}, year open"
    if match := re.fullmatch(r"(\d{3})X", value):
        return f"{match[1]}0s"
    if match := re.fullmatch(r"(\d\d)XX", value):
        return f"{match[1]}00s"
    return readable_date(value)


def _readable_range(first: str, last: str) -> str:
    """Two dates as one range; what both have in common is said once."""
    if first in ("", ".."):
        return f"until {readable_edtf(last)}"
    if last in ("", ".."):
        return f"from {readable_edtf(first)}"
    start, end = readable_edtf(first).split(" "), readable_edtf(last)
    for word in reversed(end.split(" ")):
        if not start or start[-1] != word:
            break
        start.pop()
    return f"{' '.join(start)} – {end}" if start else end

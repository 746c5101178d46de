"""What marks an item of a list at the start of a line."""

import re
from functools import lru_cache

from briefreader.formats.fields.dates import find_date

_BULLET = re.compile(r"([•‣⁃◦▪▫■□●○◆◇❖➢➤►▸✓✔☑∙⋅·]|[-–—*→](?= )|o(?= [A-ZÀ-Þ“\"]))\s*")
_NUMBER = re.compile(
    r"(\(?\d{1,3}[.)]|\([a-zA-Z]\)|[a-z]\)|\(?[ivxlc]{2,6}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|\[\d{1,3}\])"
    r"\s+(?=\S)"
)


@lru_cache(512)
def marker(text: str) -> tuple[str, int]:
    """The mark at the start of a line of a list, and where its text begins; ("", 0) if none.

    A bullet is given as "•" whatever its form; a number as it stands ("3.", "(a)"). The day of a
    date ("5. März 2021") is none.
    """
    found = _BULLET.match(text)
    if found is not None:
        return ("•", found.end()) if found.end() < len(text) else ("", 0)
    found = _NUMBER.match(text)
    if found is None or found.end() >= len(text):
        return "", 0
    date = find_date(text[:60]) if found.group(1)[-1] == "." else None
    if date is not None and date.start == 0:
        return "", 0
    return found.group(1), found.end()


def is_bullet(text: str) -> bool:
    """Whether a text is nothing but a bullet or the number of an item."""
    bare = text.strip()
    return bool(bare) and marker(f"{bare} x")[1] == len(bare) + 1

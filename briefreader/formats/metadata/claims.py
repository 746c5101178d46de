"""What a file states about itself, without the values that programs fill in by themselves."""

import re
from collections.abc import Iterable

from briefreader.domain.document import Evidence
from briefreader.formats.fields.names import folded

_PLACEHOLDER = re.compile(
    r"(?:un(?:titled|known|specified|named)|anonymous|none|null|n/?a|default|user(?:name)?|owner"
    r"|admin(?:istrator)?|author|test|pc|home|windows user|microsoft(?: office)?(?: user)?|toshiba"
    r"|dell|hp|lenovo|acer|asus|samsung|apple|adobe.{0,30}|latex.{0,30}|word|python-docx|pandoc"
    r"|openoffice.{0,20}|libreoffice.{0,20}|quark.{0,20}|calibre.{0,20}|staff|webmaster|editor)",
    re.IGNORECASE,
)


def checked(claims: Iterable[Evidence]) -> list[Evidence]:
    """The claims that mean something, their values on one line; authors one by one."""
    kept = []
    for claim in claims:
        values = claim.value.split("; ") if claim.field == "authors" else [claim.value]
        meant = [folded(value) for value in values if not is_placeholder(value)]
        if meant:
            value = "; ".join(dict.fromkeys(meant))
            kept.append(Evidence(claim.field, value, claim.reason, claim.confidence))
    return kept


def is_placeholder(value: str) -> bool:
    """Whether a value is what programs write when nobody states one ("untitled", "admin")."""
    value = value.strip()
    return not value or _PLACEHOLDER.fullmatch(value) is not None

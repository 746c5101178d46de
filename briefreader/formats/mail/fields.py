"""The fields of a message's head: words, people, dates (RFC 5322, RFC 2047)."""

import datetime
import re
from collections.abc import Iterable
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_tz

from briefreader.formats.building.encoding import decode
from briefreader.formats.fields.dates import iso_date

LONGEST_FIELD = 10_000
"""Code points of a field that are looked at."""
MOST_PEOPLE = 60
"""Names in a field that are shown one by one."""

_LIST_SUFFIX = re.compile(r"\s+(?:via|por|über)\s+\S.*$", re.IGNORECASE)
_COMMENT = re.compile(r"\s*\([^()]{0,40}\)\s*$")
_QUOTES = "\"' \t‘’“”"
_BROADER = {"gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949"}


def raw_field(message: Message, name: str) -> str:
    """The first field of this name as it is written, its lines joined; empty if there is none."""
    for key, value in message.raw_items():
        if key.lower() == name:
            return " ".join(str(value)[: 2 * LONGEST_FIELD].split())[:LONGEST_FIELD]
    return ""


def words(raw: str) -> str:
    """A field's text with its encoded words decoded."""
    try:
        parts = decode_header(raw)
    except (HeaderParseError, ValueError, LookupError, AssertionError):
        parts = [(raw, None)]
    found = [_decoded(part, charset) for part, charset in parts]
    return " ".join("".join(found).split())


def decoded_text(content: bytes, charset: str) -> tuple[str, tuple[str, ...]]:
    """The text of a part or a word, by the character set that it states, and what was odd.

    Western sets are often stated by default, and a stated set often lacks letters that its makers
    use: both are read as the broader set that has been meant.
    """
    charset = charset.strip("\"' ").casefold()
    if charset in {"us-ascii", "ascii", "unknown-8bit", "x-unknown", "default", "binary"}:
        charset = ""
    if charset in {"", "iso-8859-1", "windows-1252", "utf-8"} and content.isascii():
        charset = "utf-8"
    decoded = decode(content, _BROADER.get(charset, charset))
    return decoded.text, decoded.warnings if charset else ()


def people(raw: str) -> list[tuple[str, str]]:
    """The names and addresses in a field; either may be empty."""
    try:
        pairs = getaddresses([raw])
    except (ValueError, IndexError, TypeError, AttributeError, RecursionError):
        pairs = []
    found = [(_name(name), words(address)) for name, address in pairs[: 10 * MOST_PEOPLE]]
    return [pair for pair in found if any(pair)] or ([("", words(raw))] if raw else [])


def shown_people(pairs: Iterable[tuple[str, str]]) -> str:
    """Names and addresses as one line."""
    shown = []
    for name, address in pairs:
        if name and address and name != address:
            shown.append(f"{name} <{address}>")
        else:
            shown.append(name or address)
    more = len(shown) - MOST_PEOPLE
    return ", ".join(shown[:MOST_PEOPLE]) + (f" and {more} more" if more > 0 else "")


def sent_on(raw: str) -> str:
    """The ISO date of a Date field, in the sender's own time zone; empty if it is none."""
    try:
        parts = parsedate_tz(_COMMENT.sub("", raw))
    except (ValueError, IndexError, TypeError, OverflowError):
        parts = None
    if parts is None:
        return iso_date(raw)
    try:
        day = datetime.date(*parts[:3])
    except (ValueError, OverflowError):
        return ""
    return day.isoformat() if 1970 <= day.year <= 2100 else ""


def author_of(name: str) -> str:
    """A sender's name without what a mailing list adds to it; empty if it is an address."""
    name = _LIST_SUFFIX.sub("", name).strip(_QUOTES).replace(";", ",")
    return "" if "@" in name else name


def _name(raw: str) -> str:
    name = words(raw)
    quoted = len(name) > 1 and name[0] == name[-1] and name[0] in "\"'"
    return name[1:-1].strip() if quoted else name


def _decoded(part: str | bytes, charset: str | None) -> str:
    content = part if isinstance(part, bytes) else _octets(part)
    return decoded_text(content, charset or "")[0].replace("\n", " ")


def _octets(text: str) -> bytes:
    """The bytes that a field was made of: the parser keeps those above 127 as lone surrogates."""
    return text.encode("utf-8", errors="surrogateescape")

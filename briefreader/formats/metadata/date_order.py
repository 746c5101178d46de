"""Whether a document writes the day or the month first where a numeric date could be either."""

from collections.abc import Iterable

from briefreader.domain.document import Evidence
from briefreader.formats.fields.dates import find_dates, named_order, numeric_order
from briefreader.formats.fields.publishers import by_name
from briefreader.formats.metadata.places import Head

_DAY_FIRST_LANGUAGES = frozenset(
    {"de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "fi", "cs", "ro", "tr", "ru", "uk", "el"}
)
_MONTH_FIRST_COUNTRIES = frozenset({"US", "PH"})
_EITHER_COUNTRIES = frozenset({"CA", "CN", "JP", "KR", "TW", "HU", "LT", "IR", "KE"})
_MONTH_FIRST_DOMAINS = ("gov", "mil", "us")
# fmt: off
_DAY_FIRST_DOMAINS = frozenset({
    "uk", "ie", "au", "nz", "in", "pk", "bd", "lk", "sg", "my", "ng", "gh", "de", "at", "ch", "fr",
    "be", "nl", "lu", "it", "es", "pt", "gr", "pl", "cz", "sk", "ro", "bg", "hr", "rs", "si", "ru",
    "ua", "by", "dk", "no", "fi", "is", "ee", "lv", "tr", "il", "eg", "br", "mx", "ar", "cl", "co",
    "pe", "eu", "id", "th", "vn",
})
# fmt: on


def writes_ambiguous_date(head: Head) -> bool:
    """Whether a line of the head holds a date whose day and month could be each other."""
    lines = (line.text for line in head.before)
    starts = (text[:120] for text in head.opening[:1])
    return any(
        date.is_ambiguous
        for text in (*lines, *starts)
        if len(text) <= 400
        for date in find_dates(text)
    )


def order_of(body: str, language: str, evidence: Iterable[Evidence]) -> str:
    """`dmy` or `mdy`, or empty where nothing decides.

    What counts, in this order: the document's other numeric dates, its language, the publisher's
    country, the end of its address, and how it writes dates with the month's name.
    """
    found = numeric_order(body)
    if found or language in _DAY_FIRST_LANGUAGES:
        return found or "dmy"
    kept = sorted(evidence, key=lambda item: -item.confidence)
    publisher = next((item.value for item in kept if item.field == "publisher"), "")
    known = by_name(publisher) if publisher else None
    country = known.country if known is not None else ""
    if country and country not in _EITHER_COUNTRIES:
        return "mdy" if country in _MONTH_FIRST_COUNTRIES else "dmy"
    address = next((item.value for item in kept if item.field == "url"), "")
    ending = address.split("//", 1)[-1].split("/", 1)[0].rsplit(".", 1)[-1].casefold()
    if ending in _MONTH_FIRST_DOMAINS:
        return "mdy"
    if ending in _DAY_FIRST_DOMAINS:
        return "dmy"
    return "" if country else named_order(body)

"""The names of fields, and what kind of value each takes."""

from briefreader.domain.query import DateField, Field, Property

WORDS = {field.value: field for field in Field}
"""Fields that take words and phrases."""

PROPERTIES = {field.value: field for field in Property}

DATES = {
    **{field.value: field for field in DateField},
    "after": DateField.PUBLISHED,
    "before": DateField.PUBLISHED,
}

SAME = "same"

_OTHERS = ("tag", "colour", "figure", "has", "is", "sort", SAME)

_OTHER_NAMES = {
    "color": "colour",
    "language": "lang",
    "organisation": "org",
    "organization": "org",
    "published": "date",
}

_KNOWN = {*WORDS, *PROPERTIES, *DATES, *_OTHERS}


def field_named(name: str) -> str | None:
    """The field that a name stands for, whatever its capitals; None for a name of none."""
    lowered = name.lower()
    known = _OTHER_NAMES.get(lowered, lowered)
    return known if known in _KNOWN else None


def takes_signs(name: str) -> bool:
    """Whether the value of a field may be without letters and digits: `folder:/`."""
    known = field_named(name)
    return known == "tag" or known in PROPERTIES

"""Who publishes briefings: names by abbreviation, domain and document number."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from string import ascii_letters

LONGEST_NAME = 120
"""Code points in the longest name that is looked up."""
_SHORT_FORMS = ("u.s. ", "us ", "u. s. ")


@dataclass(frozen=True, slots=True)
class Publisher:
    """One entry of `publishers.toml`; `numbers` are patterns for its document numbers.

    `kinds` are pairs of the letters that a number begins with and the kind of document; `sort` is
    agency, research or empty; `country` an ISO 3166 code, empty for bodies of several countries.
    """

    name: str
    abbreviations: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    numbers: tuple[re.Pattern[str], ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()
    sort: str = ""
    country: str = ""
    source: str = ""

    def kind_of(self, number: str) -> str:
        """The kind of its document of this number; empty where the number does not tell."""
        letters = number[: len(number) - len(number.lstrip(ascii_letters))]
        return dict(self.kinds).get(letters, "")


@cache
def publishers() -> tuple[Publisher, ...]:
    """All entries, in the order of the file."""
    source = resources.files("briefreader.formats.fields").joinpath("publishers.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return tuple(
        Publisher(
            name=entry["name"],
            abbreviations=tuple(entry.get("abbreviations", ())),
            domains=tuple(entry["domains"]),
            numbers=tuple(re.compile(number) for number in entry.get("numbers", ())),
            kinds=tuple(entry.get("kinds", {}).items()),
            sort=entry.get("sort", ""),
            country=entry.get("country", ""),
            source=entry["source"],
        )
        for entry in table["publishers"]
    )


@cache
def _by_name() -> dict[str, Publisher]:
    names: dict[str, Publisher] = {}
    for entry in publishers():
        name = entry.name.casefold()
        names[name] = entry
        if name.startswith("the ") and name.count(" ") > 1:
            names.setdefault(name.removeprefix("the "), entry)
    for entry in publishers():
        for abbreviation in entry.abbreviations:
            names.setdefault(abbreviation, entry)
    return names


def by_name(name: str) -> Publisher | None:
    """The publisher of this name, in any case, or of this abbreviation, as it is written.

    An article before the name does not matter, nor whether it says "U.S." or "United States".
    """
    if len(name) > LONGEST_NAME:
        return None
    name = " ".join(name.split())
    plain = name.casefold()
    if plain.startswith(_SHORT_FORMS):
        plain = "united states " + plain.partition(" ")[2]
    names = _by_name()
    return names.get(name) or names.get(plain) or names.get(plain.removeprefix("the "))


@cache
def _by_domain() -> dict[str, Publisher]:
    return {domain: entry for entry in publishers() for domain in entry.domains}


def by_domain(domain: str) -> Publisher | None:
    """The publisher whose domain this is, or is below."""
    labels = domain.casefold().strip(".").split(".")[-6:]
    for start in range(len(labels) - 1):
        found = _by_domain().get(".".join(labels[start:]))
        if found is not None:
            return found
    return None


@cache
def _by_pattern() -> tuple[tuple[re.Pattern[str], Publisher], ...]:
    return tuple((pattern, entry) for entry in publishers() for pattern in entry.numbers)


def by_number(number: str) -> Publisher | None:
    """The publisher that numbers its documents so."""
    if not any(character.isdigit() for character in number):
        return None
    found = (entry for pattern, entry in _by_pattern() if pattern.fullmatch(number))
    return next(found, None)

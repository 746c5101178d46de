"""Who publishes briefings: names by abbreviation, domain and document number."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from string import ascii_letters


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
    names = {entry.name.casefold().removeprefix("the "): entry for entry in publishers()}
    for entry in publishers():
        for abbreviation in entry.abbreviations:
            names.setdefault(abbreviation, entry)
    return names


def by_name(name: str) -> Publisher | None:
    """The publisher of this name, in any case, or of this abbreviation, as it is written."""
    name = " ".join(name.split())
    return _by_name().get(name) or _by_name().get(name.casefold().removeprefix("the "))


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


def by_number(number: str) -> Publisher | None:
    """The publisher that numbers its documents so."""
    for entry in publishers():
        if any(pattern.fullmatch(number) for pattern in entry.numbers):
            return entry
    return None

"""Texts with other names in them, so that the network learns what surrounds a name.

The names come from GeoNames (CC BY 4.0), by way of `names_for_augmentation.json`, and from the
lists of names in Faker (MIT).
"""

import importlib
import json
import re
from bisect import bisect
from itertools import accumulate
from pathlib import Path
from random import Random

from texts import Name, Text


def _listed(text: str) -> list[str]:
    return text.split("|")


LOCALES = _listed(
    "en_US|en_GB|en_IN|en_NG|en_KE|en_PK|en_IE|fr_FR|de_DE|es_ES|es_MX|it_IT|pt_BR|nl_NL|pl_PL|"
    "cs_CZ|tr_TR|id_ID|sv_SE|fi_FI|hu_HU|ro_RO|hr_HR|vi_VN|az_AZ|yo_NG|ig_NG|ha_NG|zu_ZA|lt_LT|sl_SI"
)
_PLAIN_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]+")
_PERSON = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*)*")
_OF_AFFAIRS = _listed(
    "Foreign Affairs|Defence|Defense|the Interior|Finance|Justice|Energy|Health|Education|Trade|"
    "Agriculture|Transport|Information|Labour|Tourism|the Environment|Social Affairs|Planning"
)
_HEADS = _listed(
    "Bank|Party|Times|Post|University|Institute|Council|Foundation|Association|Group|Airlines|"
    "Corp.|Inc.|Ltd.|News|Union|Congress|Federation|Commission|Agency|Army|Police|Company|Front|"
    "Movement|Liberation Army|Central Bank|Human Rights Commission|Red Crescent|Stock Exchange|"
    "Football Federation|Chamber of Commerce|Democratic Party|National Congress|Observer|Tribune|"
    "Herald|Energy|Telecom|Motors|Holdings|Office of Statistics|Supreme Court|Bar Association"
)
_BEFORE_PLACES = _listed(
    "University of|Bank of|Government of|National Bank of|Institute of|Communist Party of|"
    "Parliament of|Central Bank of|Embassy of"
)
_PERSONS, _PLACES, _ORGANISATIONS = 0.8, 0.5, 0.3


class Swapping:
    """Puts other names in the place of those in a text; the same ones for the same `random`."""

    def __init__(self, names: Path, random: Random) -> None:
        found = json.loads(names.read_text(encoding="utf-8"))
        self._random = random
        self._countries = found["countries"]
        self._all_countries = frozenset(found["all_countries"])
        self._peoples = [name for name in found["dem"] if not name.endswith("s")]
        self._cities = [name for name, _ in found["cities"]]
        # Large cities are named more often, but not as much more as they are larger.
        self._weights = [*accumulate(people**0.5 for _, people in found["cities"])]
        self._people = [*filter(None, map(_people_of, LOCALES))]

    def swapped(self, text: Text) -> Text:
        """The text with some of its names replaced, the same surname by the same one."""
        new, names, position = "", [], 0
        surnames: dict[str, tuple[str, str] | None] = {}
        for name in text.names:
            other = self._other(text.text[name.start : name.end], name.kind, surnames)
            new += text.text[position : name.start]
            names.append(Name(len(new), len(new) + len(other), name.kind))
            new += other
            position = name.end
        return Text(text.source, text.key, new + text.text[position:], tuple(names))

    def _other(self, name: str, kind: str, surnames: dict[str, tuple[str, str] | None]) -> str:
        chance = self._random.random()
        if kind == "PERSON" and _PERSON.fullmatch(name):
            words = name.split()
            if words[-1] not in surnames:
                surnames[words[-1]] = self._person() if chance < _PERSONS else None
            person = surnames[words[-1]]
            if person is None:
                return name
            return " ".join(person) if len(words) > 1 else person[1]
        if kind == "LOC" and chance < _PLACES:
            if name in self._all_countries and not name.startswith("U"):
                return str(self._random.choice(self._countries))
            if re.fullmatch(r"[A-Z][a-z]+", name) and name not in self._all_countries:
                return self._city()
        if kind == "ORG" and chance < _ORGANISATIONS:
            return self._organisation()
        return name

    def _person(self) -> tuple[str, str]:
        given, surnames = self._random.choice(self._people)
        return self._random.choice(given), self._random.choice(surnames)

    def _city(self) -> str:
        return str(self._cities[bisect(self._weights, self._random.random() * self._weights[-1])])

    def _organisation(self) -> str:
        random, chance = self._random, self._random.random()
        if chance < 0.15:
            return f"Ministry of {random.choice(_OF_AFFAIRS)}"
        if chance < 0.27:
            place = random.choice((self._city(), random.choice(self._countries)))
            return f"{random.choice(_BEFORE_PLACES)} {place}"
        if chance < 0.34:
            return "".join(
                random.choice("ABCDEFGIKLMNOPRSTU") for _ in range(random.choice((3, 4)))
            )
        if chance < 0.42:
            return f"{self._person()[1]} {random.choice(('&', 'and'))} {self._person()[1]}"
        first = random.choice(
            (self._city(), random.choice(self._countries), random.choice(self._peoples))
        )
        return f"{random.choice((first, self._person()[1]))} {random.choice(_HEADS)}"


def _people_of(locale: str) -> tuple[list[str], list[str]] | None:
    """The given names and surnames of a country."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider

    def names(*lists: str) -> list[str]:
        found = [name for key in lists for name in (getattr(provider, key, ()) or ())]
        return sorted({name for name in found if _PLAIN_NAME.fullmatch(name)})

    given = names("first_names", "first_names_male", "first_names_female")
    surnames = names("last_names", "last_names_male")
    return (given, surnames) if given and surnames else None

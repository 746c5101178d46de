"""The lists of names and words that come with the program.

`data/gazetteer.txt.gz` is built by `packaging/gazetteer/build.py`; `data/NOTICE` names its sources.
"""

import gzip
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names by kind, each as it is written; `words` in lower case.

    `words`: English words that stand in lower case. `given`, `surnames`: names of people in Latin
    letters. `cities`: more than 150,000 people, or a capital; `towns`: more than 15,000.
    `places`, `organisations`: every form of a name to the form that stands for all of them.
    `openings`: the first token of each name that has several. `demonyms`: peoples, languages and
    faiths, which name none of the three kinds.
    """

    words: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    cities: frozenset[str]
    towns: frozenset[str]
    demonyms: frozenset[str]
    openings: frozenset[str]
    places: dict[str, str]
    organisations: dict[str, str]


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read on first use (about 45 ms) and kept."""
    packed = (files("briefreader.facts") / "data" / "gazetteer.txt.gz").read_bytes()
    sets: dict[str, list[str]] = {}
    for line in gzip.decompress(packed).decode().split("\n"):
        name, _, members = line.partition("\t")
        sets[name] = members.split("|")
    places = {name: name for name in sets["countries"]}
    places.update(_forms(sets["places"]))
    return Gazetteer(
        words=frozenset(sets["words"]),
        given=frozenset(sets["given"]),
        surnames=frozenset(sets["surnames"]),
        cities=frozenset(sets["cities"]),
        towns=frozenset(sets["towns"]),
        demonyms=frozenset(sets["demonyms"]),
        openings=frozenset(sets["openings"]),
        places=places,
        organisations=_forms(sets["organisations"]),
    )


def _forms(rows: list[str]) -> dict[str, str]:
    return {form: row.partition("=")[0] for row in rows for form in row.split("=")}

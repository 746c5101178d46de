"""Words of other languages than English by what they say, one table a language.

The tables are `data/languages/*.toml`; the same rules read all of them.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from briefreader.facts.text.word_lists import word_list

LANGUAGES = ("de", "fr", "es", "ru")
"""ISO 639-1 codes of the languages with a table."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words of one language: lists by name, and tables from a word to what it means.

    `lists["dates.range"]` are words, `tables["dates.units"]["Jahre"]` is "year"; a name that a
    language has no words for is empty. `numbers`: words for numbers, 1 to 100.
    """

    language: str
    lists: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Mapping[str, str]]
    numbers: Mapping[str, int]

    def words(self, name: str) -> tuple[str, ...]:
        return self.lists.get(name, ())

    def table(self, name: str) -> Mapping[str, str]:
        return self.tables.get(name, {})


@cache
def vocabulary(language: str) -> Vocabulary | None:
    """The words of a language by its ISO 639-1 code; None for one without a table."""
    if language not in LANGUAGES:
        return None
    source = files("briefreader.facts") / "data" / "languages" / f"{language}.toml"
    content = tomllib.loads(source.read_text(encoding="utf-8"))
    numbers = {word: int(n) for n, text in content["numbers"].items() for word in spaced(text)}
    lists: dict[str, tuple[str, ...]] = {}
    tables: dict[str, Mapping[str, str]] = {}
    for section in ("dates", "figures", "names"):
        _collect(section, content.get(section, {}), lists, tables)
    return Vocabulary(language, lists, tables, numbers)


def _collect(
    section: str,
    content: Mapping[str, Any],
    lists: dict[str, tuple[str, ...]],
    tables: dict[str, Mapping[str, str]],
) -> None:
    """Sort a section's entries: texts are lists of words, lists count from 1, tables name words."""
    for name, value in content.items():
        key = f"{section}.{name}"
        if isinstance(value, str):
            lists[key] = spaced(value)
        elif isinstance(value, list):
            rows = enumerate(value, start=1)
            tables[key] = {word: str(n) for n, row in rows for word in spaced(row) if word != "-"}
        elif isinstance(value, dict):
            tables[key] = {word: mean for mean, row in value.items() for word in spaced(row)}


def spaced(text: str) -> tuple[str, ...]:
    """The words of a row, those of several parts with blanks."""
    return tuple(word.replace("_", " ") for word in word_list(text))

"""The lists that names in one language other than English are found by, ready to be looked up."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from briefreader.facts.names.declension import known_nominative
from briefreader.facts.names.gazetteer import Gazetteer, gazetteer
from briefreader.facts.text.vocabularies import Vocabulary, vocabulary

LONGEST_KNOWN = 6


@dataclass(frozen=True, slots=True, eq=False)
class NameLists:
    """One language's lists: known names to their usual ones, and words by what they say.

    `openings` are the first words of the known names that have several.
    """

    language: str
    words: Vocabulary
    general: Gazetteer
    organisations: Mapping[str, str]
    places: Mapping[str, str]
    openings: frozenset[str]
    given: frozenset[str]
    no_names: frozenset[str]

    def has(self, name: str, word: str) -> bool:
        """Whether a list of names holds a word as it is."""
        return word in self.words.words(f"names.{name}")

    def has_any_case(self, name: str, word: str) -> bool:
        return self.has(name, word) or self.has(name, word[:1].lower() + word[1:])

    def is_title(self, word: str) -> bool:
        """Whether a word is a title; in Russian in any case."""
        if self.language != "ru":
            return self.has_any_case("titles", word)
        titles = self.words.words("names.titles")
        return known_nominative(word[:1].lower() + word[1:], titles) is not None

    def is_body(self, word: str) -> bool:
        """Whether a word alone names a body, also in the genitive or another case."""
        names = self.words.words("names.head_names")
        if self.language == "ru":
            return known_nominative(word, names) is not None
        return word in names or (self.language == "de" and word.removesuffix("s") in names)

    def organisation(self, phrase: str) -> str | None:
        """The usual name of a known organisation."""
        usual = self.organisations.get(phrase)
        if usual is not None or self.language == "ru":
            return usual
        usual = self.general.organisations.get(phrase)
        is_certain = " " in phrase or phrase.isupper()
        return usual if usual is not None and is_certain else None

    def place(self, phrase: str) -> str | None:
        """The usual name of a known country, region or capital; in Russian in any case."""
        if self.language == "ru":
            found = known_nominative(phrase, self.places) if " " not in phrase else phrase
            return self.places.get(found or "")
        if phrase in self.places:
            return self.places[phrase]
        usual = self.general.places.get(phrase)
        if usual is None and self.language == "de" and phrase.endswith("s"):
            usual = self.general.places.get(phrase[:-1])
        return usual

    def given_name(self, word: str) -> str | None:
        """The nominative of a given name; None for what is none."""
        if self.language == "ru":
            return known_nominative(word, self.given)
        if word in self.given or word in self.general.given:
            return word
        plain = without_accents(word)
        return word if plain != word and plain in self.general.given else None


def without_accents(word: str) -> str:
    """A word in letters without accents, as Unicode decomposes them (NFD)."""
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@cache
def name_lists(language: str) -> NameLists | None:
    """The lists of a language; None for one without a vocabulary."""
    words = vocabulary(language)
    if words is None:
        return None
    organisations = words.table("names.organisations")
    places = words.table("names.places")
    phrases = (*organisations, *places)
    general = gazetteer()
    openings = {phrase.split(" ")[0] for phrase in phrases if " " in phrase}
    return NameLists(
        language=language,
        words=words,
        general=general,
        organisations=organisations,
        places=places,
        openings=frozenset(openings) | general.openings,
        given=frozenset(words.words("names.given")),
        no_names=frozenset(
            (
                *words.words("names.no_names"),
                *words.words("names.no_surnames"),
                *words.words("names.no_acronyms"),
                *(
                    word[0].upper() + word[1:]
                    for table in ("months", "weekdays", "seasons", "day_words")
                    for word in words.table(f"dates.{table}")
                ),
            )
        ),
    )

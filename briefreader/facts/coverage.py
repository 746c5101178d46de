"""Which facts are looked for in a language, and how well: for a panel that says so, not guesses."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from briefreader.domain.fact import FactKind
from briefreader.facts.text.languages import base_language, is_english
from briefreader.facts.text.vocabularies import LANGUAGES


class Extent(StrEnum):
    """How well facts of a kind are looked for.

    FULL: by all rules and, for names, the model. BY_RULES: by rules made for the language.
    LITTLE: only what shows without the language's words, such as days in figures. NONE: not at all.
    """

    FULL = "full"
    BY_RULES = "by_rules"
    LITTLE = "little"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is looked for in a language; `sentence` tells the reader, empty where all is."""

    language: str
    extents: Mapping[FactKind, Extent]
    sentence: str

    def of(self, kind: FactKind) -> Extent:
        return self.extents[kind]


_NAMED = (FactKind.PERSON, FactKind.ORGANISATION, FactKind.PLACE)
_BY_RULES = (*_NAMED, FactKind.DATE, FactKind.FIGURE, FactKind.QUOTE)
_ANYWHERE = (FactKind.QUESTION, FactKind.KEY_SENTENCE)
"""Kinds that are found by the blocks of a text and by how often its words occur."""

_LANGUAGE_NAMES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech",
    "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hr": "Croatian", "hu": "Hungarian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


def covered(language: str) -> Coverage:
    """What is looked for in a document of a language, an ISO 639-1 code or empty where unknown.

    A document whose language is not known is read as English, without a word about it.
    """
    code = base_language(language)
    if is_english(code):
        return Coverage(code, dict.fromkeys(FactKind, Extent.FULL), "")
    name = _LANGUAGE_NAMES.get(code, f"another language ({code})")
    extent = Extent.BY_RULES if code in LANGUAGES else Extent.LITTLE
    extents = dict.fromkeys(FactKind, Extent.NONE)
    extents |= dict.fromkeys(_BY_RULES, extent)
    extents |= dict.fromkeys(_ANYWHERE, Extent.BY_RULES)
    if extent is Extent.BY_RULES:
        sentence = (
            f"This text is in {name}: names, dates, figures and quotations were found by rules "
            "alone; agreements, events and the author’s assessment are looked for in English only."
        )
    else:
        sentence = (
            f"This text is in {name}: facts are looked for in English, German, French, Spanish and "
            "Russian; here only well-known names, days in figures, percentages and amounts of "
            "money with a sign, and quotations were looked for."
        )
    return Coverage(code, extents, sentence)

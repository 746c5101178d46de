"""What the inflected forms of a word share, in the way of each language (Snowball's stemmers).

Stemmers are given folded forms, without accents; where a language's stemmer needs an accent to know
an ending, the ending gets it back first. Stems are keys to compare, not words to show.
"""

import re
from functools import lru_cache
from typing import Any

_ENGLISH = "english"

_STEMMERS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "st": "sesotho",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""Snowball's name of the stemmer by ISO 639-1 code."""

_SAME = {"nb": "no", "nn": "no", "bs": "sr", "hr": "sr", "iw": "he", "in": "id", "ji": "yi"}
"""Codes whose words are stemmed as those of another; the last three are old codes."""

_ENDINGS = {
    "fr": ((re.compile("ee(s?)$"), r"ée\1"),),
    "pt": (
        (re.compile("oes$"), "ao"),
        (re.compile("cao(s?)$"), r"ção\1"),
        (re.compile("ao(s?)$"), r"ão\1"),
    ),
}
"""Endings that folding took an accent from, with what gives it back."""


@lru_cache(maxsize=1_000)
def suffix_of(language: str) -> str:
    """What the index writes after the words of a language to keep them apart from others.

    "\\x00" and two letters; "" for English and for what has no stemmer of its own, which share one.
    `language` is an ISO 639-1 code, with or without a region; "" where it is not known.
    """
    code = language.replace("_", "-").partition("-")[0].lower()
    code = _SAME.get(code, code)
    name = _STEMMERS.get(code)
    return f"\0{code}" if name in _available() else ""


@lru_cache(maxsize=200_000)
def stem(form: str, language: str = "") -> str:
    """What the inflected forms of a folded word share in a language.

    Forms with digits are left as they are. A language without a stemmer is stemmed as English
    where the form is of plain letters, and not at all elsewhere.
    """
    if not form.isalpha() and any(letter.isdigit() for letter in form):
        return form
    code = suffix_of(language)[1:]
    if not code:
        return str(_stemmer(_ENGLISH).stemWord(form)) if form.isascii() else form
    for ending, written in _ENDINGS.get(code, ()):
        form = ending.sub(written, form)
    return str(_stemmer(_STEMMERS[code]).stemWord(form)) or form


@lru_cache(maxsize=1)
def _available() -> frozenset[str]:
    import Stemmer

    return frozenset(Stemmer.algorithms())


@lru_cache
def _stemmer(name: str) -> Any:
    import Stemmer

    # `stem` keeps what was stemmed; a second cache would hold it twice.
    return Stemmer.Stemmer(name, 0)

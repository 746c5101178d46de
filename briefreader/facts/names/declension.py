"""Forms of Russian names in the cases, led back to the nominative as far as their letters allow.

After the declensions of nouns and of surnames in -ов, -ин and -ский (Wade, A Comprehensive Russian
Grammar, 3rd edition, 2011, chapters 3 and 5).
"""

from collections.abc import Container, Iterator

from briefreader.facts.text.word_lists import word_list

_ENDINGS = word_list(
    "ами ями ого ому ому ыми ими ах ях ам ям ов ев ом ем ём ой ей ью ия ию ии ие ый ий ая ую ым "
    "им ых их а я у ю ы и е о"
)
_NOMINATIVES = ("", "а", "я", "ь", "й", "ия", "е", "о", "ы", "и")
_SURNAME_ENDINGS = ("ов", "ев", "ёв", "ин", "ын")
_OBLIQUE = ("ом", "ым", "у", "а", "е")
_ADJECTIVES = {"ого": "ий", "ому": "ий", "им": "ий", "ым": "ый", "ом": "ий"}


def nominatives(word: str) -> Iterator[str]:
    """The forms of which a word may be a case, itself first."""
    yield word
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            for nominative in _NOMINATIVES:
                yield stem + nominative
    if len(word) > 3:
        for nominative in ("ь", "й"):
            yield word[:-1] + nominative


def known_nominative(word: str, known: Container[str]) -> str | None:
    """The first nominative of a word that is known; None where none is."""
    return next((form for form in nominatives(word) if form in known), None)


def surname_nominative(surname: str, given: str, given_as_written: str) -> str:
    """The nominative of a surname after a given name whose nominative is known.

    Where the given name stands in the nominative, so does the surname. A surname whose endings do
    not tell is given back as it is.
    """
    if given == given_as_written:
        return surname
    if given.endswith(("а", "я")) and given not in ("Никита", "Илья"):
        if surname.endswith("ской"):
            return surname.removesuffix("ой") + "ая"
        if surname.endswith(tuple(f"{end}ой" for end in _SURNAME_ENDINGS)):
            return surname.removesuffix("ой") + "а"
        return surname.removesuffix("у") + "а" if surname.endswith(("ву", "ну")) else surname
    for ending, nominative in _ADJECTIVES.items():
        stem = surname.removesuffix(ending)
        if stem != surname and stem.endswith(("ск", "цк")):
            return stem + nominative
    for ending in _OBLIQUE:
        stem = surname.removesuffix(ending)
        if stem != surname and len(stem) > 2 and stem[-1] not in "аеёиоуыэюя":
            return stem
    return surname


def is_form_of(word: str, surname: str) -> bool:
    """Whether a word is a case of a surname in the nominative."""
    if word == surname:
        return True
    if surname.endswith(("ский", "цкий")):
        stem = surname.removesuffix("ий")
        return word in {stem + ending for ending in ("ого", "ому", "им", "ом")}
    if surname.endswith("ая"):
        return word in {surname.removesuffix("ая") + ending for ending in ("ой", "ую")}
    if surname.endswith("а"):
        return word in {surname.removesuffix("а") + ending for ending in ("ой", "у", "ы", "е")}
    if surname[-1] in "оеиуыэюяё":
        return False
    stem = surname.removesuffix("ь").removesuffix("й")
    return word in {stem + ending for ending in ("а", "у", "ом", "ым", "ем", "е", "я", "ю")}

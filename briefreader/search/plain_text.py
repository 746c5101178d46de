"""Finding words in a text at the speed of regular expressions, where its letters allow that.

In nearly every text each letter folds to one letter, so that a folded copy has the same offsets and
a word can be looked for in it. Texts with combining marks, invisible characters, ligatures or
Chinese and Japanese characters are none of these; for them the words have to be taken one by one.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from briefreader.domain.document import Span
from briefreader.domain.query import Phrase, Term
from briefreader.search.words import LONGEST, WORD, fold, stem

_NOT_ASCII = re.compile(r"[^\0-\x7f]")
_LETTER = r"[^\W_]"
_BETWEEN = r"(?:[^\w\n]|_)+"
"""What stands between two words of one line."""

_KEPT_TEXTS = 128
_FEW = 8


def folded_copy(text: str) -> str | None:
    """The text with every word folded and every offset the same; None where that cannot be."""
    if text.isascii():
        return text.lower()
    changed: dict[str, str] = {}
    for character in set(_NOT_ASCII.findall(text)):
        form = _folded_character(character)
        if form is None:
            return None
        if form != character:
            changed[character] = form
    if len(changed) > _FEW:
        text = text.translate({ord(character): form for character, form in changed.items()})
    else:
        for character, form in changed.items():
            text = text.replace(character, form)
    return text.lower()


# Each key press asks for much the same documents.
folded_copy_kept = lru_cache(maxsize=_KEPT_TEXTS)(folded_copy)


@lru_cache(maxsize=10_000)
def _folded_character(character: str) -> str | None:
    """What a character becomes; None for one that is not a letter among letters."""
    if not character.isalnum():
        # Outside a word it only parts words; a mark or an invisible sign would be within one.
        return character if WORD.fullmatch(f"a{character}") is None else None
    form = fold(character)
    joins = WORD.fullmatch(f"a{character}a") is not None
    return form if joins and len(form) == 1 and form.isalnum() else None


def term_spans(term: Term, folded: str) -> list[Span]:
    """Where a word of a query stands in a folded copy, in order."""
    start, means = _means(term)
    pattern = _starting(start)
    return [Span(*found.span()) for found in pattern.finditer(folded) if means(found[0])]


def phrase_spans(phrase: Phrase, folded: str) -> list[Span]:
    """Where the words of a phrase stand next to each other in one line, in order."""
    words = [_means(Term(word)) for word in phrase.words]
    pattern = _following(tuple(start for start, _ in words))
    return [
        Span(found.start(1), found.end(len(words)))
        for found in pattern.finditer(folded)
        if all(means(found[number]) for number, (_, means) in enumerate(words, 1))
    ]


@lru_cache(maxsize=256)
def _means(term: Term) -> tuple[str, Callable[[str], bool]]:
    """How the words that a term means begin, and whether a folded word is one of them."""
    form = fold(term.word)
    if term.prefix:
        return form, lambda _: True
    if term.exact:
        return form, lambda word: word[:LONGEST] == form
    wanted = stem(form)
    # Stemming changes no more than the last two letters of what it leaves.
    return wanted[:-2] or wanted[:1], lambda word: stem(word[:LONGEST]) == wanted


@lru_cache(maxsize=256)
def _starting(start: str) -> re.Pattern[str]:
    """The words that begin so; what is literal comes first, which `re` finds fastest."""
    return re.compile(_beginning(start))


@lru_cache(maxsize=64)
def _following(starts: tuple[str, ...]) -> re.Pattern[str]:
    """Words that begin so one after the other; found at every place, overlapping ones too."""
    first = re.escape(starts[0])
    behind = f"(?<!{_LETTER})"
    later = "".join(f"{_BETWEEN}({re.escape(start)}{_LETTER}*+)" for start in starts[1:])
    return re.compile(f"(?={first}){behind}(?=({first}{_LETTER}*+){later})")


def _beginning(start: str) -> str:
    literal = re.escape(start)
    return f"{literal}(?<!{_LETTER}{literal}){_LETTER}*+"

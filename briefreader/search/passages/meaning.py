"""Which words of a text one word of a query stands for."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from briefreader.domain.query import Phrase, Term
from briefreader.search.words import LONGEST, fold, stem, suffix_of

_TWO_EDITS = 8
"""Letters from which a misspelt word may have two edits."""


class Meaning(NamedTuple):
    """The folded words that are meant: all that begin with `start` and that `holds` accepts.

    `start` is "" where nothing is known of their beginning, and then forms are no longer than
    LONGEST; `holds` is None where it accepts all.
    """

    start: str
    holds: Callable[[str], bool] | None

    def accepts(self, form: str) -> bool:
        """Whether a folded word is meant."""
        return form.startswith(self.start) and (self.holds is None or self.holds(form))


def terms_of(leaf: Term | Phrase) -> tuple[Term, ...]:
    """The words of a leaf of a query, each as the term that it stands for."""
    if isinstance(leaf, Term):
        return (leaf,)
    *others, last = leaf.words
    return (
        *(Term(word, exact=leaf.exact) for word in others),
        Term(last, exact=leaf.exact, prefix=leaf.prefix),
    )


@lru_cache(maxsize=512)
def meaning(term: Term, language: str) -> Meaning:
    """What a term means in a text of a language (ISO 639-1, or "")."""
    form = fold(term.word)
    if term.prefix:
        return Meaning(form, None)
    if term.exact and not term.fuzzy:
        return Meaning(form, lambda word: word[:LONGEST] == form)
    wanted = stem(form, language)
    if term.fuzzy:
        return Meaning("", lambda word: is_near(word, form) or stem(word, language) == wanted)
    if suffix_of(language):
        return Meaning("", lambda word: stem(word, language) == wanted)
    # The English stemmer changes no more than the last two letters of what it leaves.
    return Meaning(wanted[:-2] or wanted[:1], _Stemmed(wanted).__getitem__)


class _Stemmed(dict[str, bool]):
    """Whether the stem of a folded word is the one wanted; each is found out once."""

    def __init__(self, wanted: str) -> None:
        super().__init__()
        self._wanted = wanted

    def __missing__(self, word: str) -> bool:
        answer = self[word] = stem(word[:LONGEST]) == self._wanted
        return answer


def is_near(word: str, form: str) -> bool:
    """Whether a word is a form misspelt: one edit away, two where the form has eight letters.

    An edit inserts, deletes or replaces a letter, or swaps two that stand together (the optimal
    string alignment distance).
    """
    from rapidfuzz.distance import OSA

    most = 2 if len(form) >= _TWO_EDITS else 1
    return (
        abs(len(word) - len(form)) <= most and OSA.distance(word, form, score_cutoff=most) <= most
    )

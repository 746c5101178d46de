"""Which words of a text one word of a query stands for."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefreader.domain.query import Phrase, Term
from briefreader.search.words import LONGEST, fold, stem, suffix_of

_TWO_EDITS = 8
"""Letters from which a misspelt word may have two edits."""


class Meaning(NamedTuple):
    """The folded words that are meant: all that begin with `start` and that `holds` accepts.

    `start` is "" where nothing is known of their beginning, and then forms are no longer than
    LONGEST; `holds` is None where it accepts all. All go on with one of the letters of `following`,
    if that is not empty.
    """

    start: str
    holds: Callable[[str], bool] | None
    following: str = ""

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
    start, following = _english_start(wanted)
    return Meaning(start, _Stemmed(wanted).__getitem__, following)


@lru_cache(maxsize=512)
def meanings(leaf: Term | Phrase, language: str) -> tuple[Meaning, ...]:
    """What the words of a leaf of a query mean in a text of a language."""
    return tuple(meaning(term, language) for term in terms_of(leaf))


def rarest(wanted: Sequence[Meaning]) -> int:
    """The number of the meaning that is likely to stand least often: that of the longest start."""
    lengths = [len(each.start) for each in wanted]
    return lengths.index(max(lengths))


def is_within(term: Term, other: Term, language: str) -> bool:
    """Whether a term means no words but those that another, of the same word, means as a prefix."""
    if term.prefix or not other.prefix or other.word != term.word:
        return False
    return meaning(term, language).start.startswith(meaning(other, language).start)


def _english_start(stemmed: str) -> tuple[str, str]:
    """How all words of an English stem begin, and what letters they can go on with ("" for any).

    What the stemmer (Porter 2) leaves is the beginning of the word, but for a last letter: `happi`
    of happy, `hope` of hoping, `stabl` of stability, `sky` of skies; and `die` is that of dying.
    """
    if stemmed.endswith("ie"):
        return stemmed[:-2] or stemmed[:1], ""
    if len(stemmed) > 1 and stemmed[-1] in "eily":
        return stemmed[:-1], "".join(sorted({stemmed[-1], "i", "y"}))
    return stemmed, ""


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

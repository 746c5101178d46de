"""Terms that hold a name: the "Trump" of "Trump Accounts" is no mention of the man."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from briefreader.domain.fact import FactKind
from briefreader.facts.names.lines import Line, is_head, is_never_name, is_title_word
from briefreader.facts.names.mentions import Mention
from briefreader.facts.names.vocabulary import COMMON_HEADS, ROLE_NOUNS

_OFTEN = 3
"""How often two words stand together before they are taken for a term."""

_KINDS = (FactKind.PERSON, FactKind.ORGANISATION)

Pair = tuple[str, str]


class Terms:
    """The terms of a document: a capitalised word and a common noun, again and again.

    A pair is a term where its second word also stands in small letters or is an acronym explained
    as something else, it heads no name, and the first word stands mostly in such pairs.
    """

    def __init__(self, lines: Sequence[Line], explained: frozenset[str]) -> None:
        """`explained` are acronyms that the document explains as no organisation."""
        small = {
            word
            for line in lines
            for word, token in zip(line.words, line.tokens, strict=True)
            if token.text.islower()
        }
        words = Counter(word for line in lines for word in line.words)
        pairs = Counter(pair for line in lines for _, pair in _pairs(line))
        often = {
            pair: count
            for pair, count in pairs.items()
            if count >= _OFTEN and _is_common_noun(pair[1], small, explained)
        }
        inside: Counter[str] = Counter()
        for (first, _), count in often.items():
            inside[first] += count
        self._pairs = {
            pair: count for pair, count in often.items() if 2 * inside[pair[0]] >= words[pair[0]]
        }

    def without(self, lines: Sequence[Line], mentions: Iterable[Mention]) -> list[Mention]:
        """The mentions that are no part of a term; one that is mostly found as a name is none."""
        every = list(mentions)
        if not self._pairs:
            return every
        places = {
            place: (pair, end)
            for line in lines
            for number, pair in _pairs(line)
            if pair in self._pairs
            for place, end in [(line.tokens[number].start, line.tokens[number + 1].end)]
        }
        starts = sorted(places)
        whole = Counter(
            places[mention.start][0]
            for mention in every
            if mention.rule != "remembered"
            and mention.start in places
            and places[mention.start][1] <= mention.end
        )
        names = {pair for pair, count in whole.items() if 2 * count >= self._pairs[pair]}
        kept = []
        for mention in every:
            start = starts[bisect_left(starts, mention.start) % len(starts)]
            pair, end = places[start]
            in_term = start == mention.start and mention.end <= end and pair not in names
            if not (in_term and mention.kind in _KINDS and mention.rule != "gazetteer"):
                kept.append(mention)
        return kept


def _pairs(line: Line) -> Iterator[tuple[int, Pair]]:
    """Two capitalised words with a blank between them, with the position of the first."""
    if line.headline:
        return
    for number in range(len(line.words) - 1):
        if (
            line.is_capital(number)
            and line.is_capital(number + 1)
            and line.tokens[number + 1].gap == " "
            and not is_never_name(line.words[number])
        ):
            yield number, (line.words[number], line.words[number + 1])


def _is_common_noun(word: str, small: set[str], explained: frozenset[str]) -> bool:
    if is_head(word) or is_title_word(word) or word in COMMON_HEADS or word.lower() in ROLE_NOUNS:
        return False
    singular = word.removesuffix("s")
    return word.lower() in small or not {word, singular}.isdisjoint(explained)

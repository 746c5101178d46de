"""Where a query lights up in a text, and the passages to show for it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest

from briefreader.domain.document import Span
from briefreader.domain.hit import Snippet
from briefreader.domain.query import And, Field, InField, Node, Or, Phrase, Query, Term
from briefreader.search.plain_text import (
    folded_copy,
    folded_copy_kept,
    phrase_spans,
    term_spans,
)
from briefreader.search.words import LINE_GAP, WORD, fold, stem, suffix_of, written_words


def _wanted(node: Node) -> tuple[Term | Phrase, ...]:
    """The words and phrases that a document is found by; negated parts are none of them."""
    match node:
        case Term() | Phrase():
            return (node,)
        case InField(Field.TITLE, part):
            return (part,)
        case And(parts) | Or(parts):
            return tuple(leaf for part in parts for leaf in _wanted(part))
    return ()


_SHORT = 50_000
"""Code points up to which the words of a text are remembered."""

_CONSIDERED = 32
"""Passages that are looked at for each one that is shown."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A word of the query in the text; `position` counts words as the index does."""

    position: int
    span: Span
    word: Term


def find_matches(query: Query, text: str, language: str = "") -> tuple[Span, ...]:
    """Every place of a text that the query lights, in order; none overlaps another."""
    leaves = tuple(dict.fromkeys(_wanted(query.root)))
    if not leaves:
        return ()
    if not suffix_of(language) and all(_is_plain(leaf) for leaf in leaves):
        copy = folded_copy_kept(text) if len(text) < _SHORT else folded_copy(text)
        if copy is not None:
            return _united([span for leaf in leaves for span in _spans(leaf, copy)])
    return _united(_word_by_word(leaves, text, language))


def _is_plain(leaf: Term | Phrase) -> bool:
    """Whether a leaf can be looked for in a folded copy of a text."""
    if isinstance(leaf, Phrase) and leaf.distance > 1:
        return False
    return all(fold(term.word).isalnum() for term in _terms(leaf))


def _spans(leaf: Term | Phrase, copy: str) -> list[Span]:
    return term_spans(leaf, copy) if isinstance(leaf, Term) else phrase_spans(leaf, copy)


def _word_by_word(leaves: tuple[Term | Phrase, ...], text: str, language: str) -> list[Span]:
    """The places of the leaves in any text."""
    folded = _folded(text)
    lit: dict[Term, set[str]] = {}
    for leaf in leaves:
        for term in _terms(leaf):
            if term not in lit:
                lit[term] = _written_so(term, folded, language)
    alone = [leaf for leaf in leaves if isinstance(leaf, Term)]
    phrases = [
        leaf
        for leaf in leaves
        if isinstance(leaf, Phrase) and all(lit[term] for term in _terms(leaf))
    ]
    needed = [*alone, *(term for phrase in phrases for term in _terms(phrase))]
    relevant: dict[str, list[Term]] = {}
    for term in dict.fromkeys(needed):
        for word in lit[term]:
            relevant.setdefault(word, []).append(term)
    if not relevant:
        return []
    places = _places(text, relevant)
    spans = [place.span for term in alone for place in places.get(term, ())]
    for phrase in phrases:
        spans += _phrase_spans(phrase, [places.get(term, []) for term in _terms(phrase)])
    return spans


def _folded(text: str) -> dict[str, str]:
    """The different words of a text as they are written, with their forms."""
    return _remembered(text) if len(text) < _SHORT else _read(text)


def _read(text: str) -> dict[str, str]:
    return {word: fold(word) for word in set(written_words(text))}


# Each key press asks for the passages of much the same documents.
_remembered = lru_cache(maxsize=128)(_read)


def _terms(leaf: Term | Phrase) -> tuple[Term, ...]:
    return (leaf,) if isinstance(leaf, Term) else tuple(Term(word) for word in leaf.words)


def _written_so(term: Term, folded: dict[str, str], language: str) -> set[str]:
    """The words, as they are written in the text, that a term of the query means."""
    form = fold(term.word)
    if term.prefix:
        return {word for word, known in folded.items() if known.startswith(form)}
    if term.exact:
        return {word for word, known in folded.items() if known == form}
    wanted = stem(form, language)
    return {word for word, known in folded.items() if stem(known, language) == wanted}


def _places(text: str, relevant: dict[str, list[Term]]) -> dict[Term, list[_Place]]:
    """Where the relevant words stand, by term, in order."""
    places: dict[Term, list[_Place]] = {}
    start = position = 0
    for line in text.split("\n"):
        for found in WORD.finditer(line):
            for term in relevant.get(found[0], ()):
                span = Span(start + found.start(), start + found.end())
                places.setdefault(term, []).append(_Place(position, span, term))
            position += 1
        start += len(line) + 1
        position += LINE_GAP
    return places


def _phrase_spans(phrase: Phrase, places: list[list[_Place]]) -> list[Span]:
    if phrase.distance > 1:
        return _nearby(phrase, places)
    ends = [{place.position: place.span.end for place in word} for word in places]
    last = len(ends) - 1
    return [
        Span(first.span.start, ends[last][first.position + last])
        for first in places[0]
        if all(first.position + offset in word for offset, word in enumerate(ends))
    ]


def _nearby(phrase: Phrase, places: list[list[_Place]]) -> list[Span]:
    """The words of each stretch of `distance` words that holds them all, once per repetition."""
    need = Counter(stem(fold(word)) for word in phrase.words)
    events = sorted({(p.position, p.span, stem(fold(p.word.word))) for w in places for p in w})
    have: Counter[str] = Counter()
    lit: set[Span] = set()
    first = 0
    for last, (position, _, word) in enumerate(events):
        have[word] += 1
        while position - events[first][0] > phrase.distance:
            have[events[first][2]] -= 1
            first += 1
        if have >= need:
            lit.update(span for _, span, _ in events[first : last + 1])
    return sorted(lit)


def _united(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap made one."""
    united: list[Span] = []
    for span in sorted(set(spans)):
        if united and span.start < united[-1].end:
            united[-1] = Span(united[-1].start, max(span.end, united[-1].end))
        else:
            united.append(span)
    return tuple(united)


@dataclass(frozen=True, slots=True)
class _Window:
    """A passage that could be shown; the one with the smallest rank is the best.

    The rank: different words (negative), whether the block is short, as headings are, and place.
    """

    rank: tuple[int, bool, int]
    block: Span
    core: Span


def make_snippets(
    text: str,
    matches: tuple[Span, ...],
    boundaries: Sequence[Span],
    most: int = 2,
    width: int = 160,
) -> tuple[Snippet, ...]:
    """The best passages around matches: most different words first, then the longer ones.

    `boundaries` are the blocks in order; a passage stays inside one, is at most about `width` code
    points long, starts and ends at whole words, overlaps no other and repeats none.
    """
    windows: list[_Window] = []
    number = 0
    for block in boundaries:
        inside: list[Span] = []
        while number < len(matches) and matches[number].start < block.end:
            if matches[number].start >= block.start and matches[number].end <= block.end:
                inside.append(matches[number])
            number += 1
        windows += _windows(text, block, inside, width)
    chosen: list[Snippet] = []
    for window in nsmallest(_CONSIDERED * most, windows, key=lambda window: window.rank):
        if len(chosen) == most:
            break
        snippet = _snippet(text, window, matches, width)
        if not any(
            snippet.span.overlaps(other.span) or snippet.text == other.text for other in chosen
        ):
            chosen.append(snippet)
    return tuple(chosen)


def _windows(text: str, block: Span, inside: list[Span], width: int) -> list[_Window]:
    """For each match of a block the passage that begins with it."""
    words = [fold(text[start:end]) for start, end in inside]
    windows: list[_Window] = []
    short = block.end - block.start < width // 2
    last = 0
    have: dict[str, int] = {}
    for first, match in enumerate(inside):
        last = max(last, first)
        while last < len(inside) and (last == first or inside[last].end - match.start <= width):
            have[words[last]] = have.get(words[last], 0) + 1
            last += 1
        core = Span(match.start, max(match.end, inside[last - 1].end))
        windows.append(_Window((-len(have), short, match.start), block, core))
        have[words[first]] -= 1
        if not have[words[first]]:
            del have[words[first]]
    return windows


def _snippet(text: str, window: _Window, matches: tuple[Span, ...], width: int) -> Snippet:
    block = window.block
    start, end = window.core
    spare = max(0, width - (end - start))
    before = min(start - block.start, spare // 2)
    after = min(block.end - end, spare - before)
    before = min(start - block.start, spare - after)
    left, right = _whole_words(text, block, Span(start, end), start - before, end + after)
    first, last = bisect_left(matches, (left, left)), bisect_left(matches, (right, right))
    inside = tuple(match for match in matches[first:last] if match.end <= right)
    return Snippet(Span(left, right), text[left:right], inside)


def _whole_words(text: str, block: Span, core: Span, left: int, right: int) -> Span:
    """Draw the edges in to white space, but never into the core."""
    if left > block.start and not text[left - 1].isspace():
        while left < core.start and not text[left].isspace():
            left += 1
    if right < block.end and not text[right].isspace():
        while right > core.end and not text[right - 1].isspace():
            right -= 1
    while left < core.start and text[left].isspace():
        left += 1
    while right > core.end and text[right - 1].isspace():
        right -= 1
    return Span(left, right)

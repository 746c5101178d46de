"""The words of a segment: which forms a word stands for, and which are written nearly so.

How far two words are apart is the number of letters inserted, deleted, replaced, or exchanged with
their neighbour, no part edited twice (optimal string alignment distance).
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np

from briefreader.domain.query import Term
from briefreader.search.engine.array_file import Array
from briefreader.search.engine.positions import FormRange
from briefreader.search.engine.segment_arrays import SegmentArrays, Strings, encoded
from briefreader.search.words import fold, stem, suffix_of

LONG_WORD = 8
"""From so many letters on, two edits are allowed in place of one."""


def form_ranges(segment: SegmentArrays, term: Term) -> list[FormRange]:
    """The ranges of form numbers that a word stands for in a segment, in order; none is empty."""
    form = fold(term.word)
    key = encoded(form)
    if term.prefix:
        return _filled(segment.forms.starting(key))
    if term.exact and not term.fuzzy:
        return exact_range(segment, key)
    numbers = {
        number
        for language in segment.language_codes
        for number in segment.forms_of_stem(_stem_key(form, language))
    }
    if term.fuzzy:
        numbers.update(number for number, _ in near_forms(segment, form))
    return _ranges(sorted(numbers))


def exact_range(segment: SegmentArrays, form: bytes) -> list[FormRange]:
    """A form in every language; they stand next to each other."""
    forms = segment.forms
    first = last = forms.place(form)
    while last < len(forms) and forms[last].partition(b"\0")[0] == form:
        last += 1
    return _filled((first, last))


@lru_cache(maxsize=4096)
def _stem_key(form: str, language: str) -> bytes:
    return encoded(stem(form, language) + suffix_of(language))


def _filled(forms: FormRange) -> list[FormRange]:
    return [forms] if forms[0] < forms[1] else []


def _ranges(numbers: Sequence[int]) -> list[FormRange]:
    """Sorted numbers as ranges."""
    found: list[FormRange] = []
    for number in numbers:
        if found and found[-1][1] == number:
            found[-1] = (found[-1][0], number + 1)
        else:
            found.append((number, number + 1))
    return found


def allowed_edits(form: str) -> int:
    return 2 if len(form) >= LONG_WORD else 1


def near_forms(segment: SegmentArrays, form: str) -> list[tuple[int, int]]:
    """The numbers of the forms within the allowed edits of a word, each with its distance."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import cdist

    if not form:
        return []
    edits = allowed_edits(form)
    lengths = segment.form_lengths
    low, high = max(1, len(form) - edits), len(form) + edits
    numbers = np.flatnonzero((lengths >= low) & (lengths <= high))
    numbers = numbers[_alike(segment, numbers, form, edits)].tolist()
    words = [bare(segment.forms[number]) for number in numbers]
    if not words:
        return []
    distances = cdist([form], words, scorer=OSA.distance, score_cutoff=edits, dtype=np.uint8)[0]
    near = np.flatnonzero(distances <= edits).tolist()
    return [(numbers[place], int(distances[place])) for place in near]


def _alike(segment: SegmentArrays, numbers: Array, form: str, edits: int) -> Array:
    """Whether forms have nearly the same letters, in whatever order: most words have not.

    An edit takes away one letter and adds one at most, and each has so many bits.
    """
    bits = max(1, max(len(encoded(letter)) for letter in form) - 1)
    allowed = 2 * edits * bits + 2 * (len(segment.languages) > 0)
    differing = segment.forms.letters[numbers] ^ Strings.of([encoded(form)]).letters
    alike: Array = np.bitwise_count(differing) <= allowed
    return alike


def bare(form: bytes) -> str:
    """A form without the suffix of its language."""
    return form.partition(b"\0")[0].decode()


def frequencies(segment: SegmentArrays, first: int, last: int) -> Array:
    """How often each form of a range occurs outside boilerplate."""
    total: Array = np.zeros(last - first, np.int64)
    for field, postings in segment.postings.items():
        if field != "boilerplate":
            total += np.diff(postings.position_starts[first : last + 1].astype(np.int64))
    return total


def frequent_words(segments: Iterable[SegmentArrays], start: str, limit: int) -> tuple[str, ...]:
    """The words that start so, the most frequent first, then by the alphabet."""
    found: dict[str, int] = {}
    for segment in segments:
        first, last = segment.forms.starting(encoded(fold(start)))
        totals = frequencies(segment, first, last)
        for number in np.flatnonzero(totals).tolist():
            word = bare(segment.forms[first + number])
            found[word] = found.get(word, 0) + int(totals[number])
    return tuple(sorted(found, key=lambda word: (-found[word], word))[:limit])


def similar_words(segments: Iterable[SegmentArrays], word: str, limit: int) -> tuple[str, ...]:
    """The words within the allowed edits, the closest first, then the most frequent."""
    form = fold(word)
    found: dict[str, tuple[int, int]] = {}
    for segment in segments:
        for number, distance in near_forms(segment, form):
            total = int(frequencies(segment, number, number + 1)[0])
            near = bare(segment.forms[number])
            if total and near != form:
                found[near] = (distance, found.get(near, (0, 0))[1] - total)
    return tuple(sorted(found, key=lambda near: (*found[near], near))[:limit])

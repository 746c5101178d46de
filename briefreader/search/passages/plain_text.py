"""Finding words in a text at the speed of regular expressions.

In nearly every text each letter folds to one letter, so that a folded copy has the same offsets and
a word can be looked for in it. Words for which that is not so are taken out of the copy.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from briefreader.search.characters import HYPHENS
from briefreader.search.passages.meaning import Meaning, rarest
from briefreader.search.passages.odd_words import FIRST, REST, Place, take_out
from briefreader.search.words import (
    LONGEST,
    WORD,
    count_words,
    fold,
    joined_places,
    joined_spans,
    together,
    written_words,
)

_ASCII = bytes(range(128))
_BETWEEN = r"[^\w\n]++"
"""What stands between two words of one line."""

_NEXT = re.compile(rf"{_BETWEEN}(\w++)")
_STEP = re.compile(rf"\w++{_BETWEEN}(?=\w)")
_ODD_STEP = re.compile(rf"(?:{FIRST}{REST}*+(?={FIRST})|\w++{_BETWEEN}(?=\w))")
_FEW = 24

_FREQUENT = "’“”–—"
"""Marks outside ASCII that most texts have."""


class FoldedCopy(NamedTuple):
    """A text with every word folded and every offset the same, but for its odd words.

    In place of these stand `FIRST` and, for the rest of their letters, `REST`; `odd` has the places
    of each, by their folded form. `is_close`: one stands by a hyphen or full stop and another word.
    """

    text: str
    odd: Mapping[str, Sequence[Place]] = {}
    is_close: bool = False


def folded_copy(text: str) -> FoldedCopy:
    """The folded copy of a text.

    Underscores, and what parts words outside ASCII, become blanks, and hyphens plain ones.
    """
    if "_" in text:
        text = text.replace("_", " ")
    for mark in _FREQUENT:
        text = text.replace(mark, " ")
    if text.isascii():
        return FoldedCopy(text.lower())
    changed: dict[str, str] = {}
    odd = set()
    for character in set(_outside_ascii(text)):
        form = _folded_character(character)
        if form is None:
            odd.add(character)
        # At the end of a word some letters have another small form.
        elif f"a{character}".lower() != f"a{form}":
            changed[character] = form
    taken = take_out(text, odd) if odd else None
    if taken is not None:
        text = taken.text
    if len(changed) > _FEW:
        text = text.translate({ord(character): form for character, form in changed.items()})
    else:
        for character, form in changed.items():
            text = text.replace(character, form)
    text = text.lower()
    return FoldedCopy(text) if taken is None else FoldedCopy(text, taken.places, taken.is_close)


def _outside_ascii(text: str) -> str:
    """The characters of a text that are none of ASCII."""
    encoded = text.encode("utf-8", "surrogatepass")
    return encoded.translate(None, _ASCII).decode("utf-8", "surrogatepass")


@lru_cache(maxsize=10_000)
def _folded_character(character: str) -> str | None:
    """What a character becomes; None for one that is not a letter among letters."""
    if not character.isalnum():
        if WORD.fullmatch(f"a{character}") or WORD.fullmatch(character):
            return None
        return "-" if character in HYPHENS else " "
    form = fold(character)
    joins = WORD.fullmatch(f"a{character}a") is not None and fold(f"a{character}") == f"a{form}"
    # The copy is put in small letters; a few alphabets fold to their capitals.
    is_same = len(form) == 1 and form.isalnum() and form.lower() == form
    return form if joins and is_same else None


class PlainText:
    """The words of a text."""

    def __init__(self, original: str) -> None:
        self._original = original
        self.text, self._odd, self._is_close = folded_copy(original)

    @cached_property
    def _forms(self) -> frozenset[str]:
        """The different words, folded, but for the odd ones."""
        return frozenset(
            word[:LONGEST] for word in set(written_words(self.text)) if word[0] != FIRST
        )

    @cached_property
    def _joined(self) -> Sequence[Place]:
        """The places that count as one word, though written as several."""
        if self._is_close:
            return [(start, end) for start, end, _ in joined_places(self._original)]
        return joined_spans(self.text)

    def places(self, wanted: Meaning) -> list[Place]:
        """Where the words that are meant stand, in order."""
        if not wanted.start:
            places = self._written_so({form for form in self._forms if wanted.accepts(form)})
        else:
            places = _beginning(wanted, self.text, 0, len(self.text))
        apart = self._apart(wanted)
        return sorted(places + apart) if apart else places

    def places_in(self, lines: Sequence[Place], wanted: Meaning) -> list[Place]:
        """The same, in order, in some lines; there may be some of other lines."""
        if not wanted.start:
            return self.places(wanted)
        text = self.text
        places = [place for line in lines for place in _beginning(wanted, text, *line)]
        apart = self._apart(wanted)
        return sorted(places + apart) if apart else places

    def phrase(self, meanings: Sequence[Meaning]) -> list[Place] | None:
        """Where such words follow each other in a line, in order; None to have them looked for.

        Joined and odd words follow in their own way, and so does one whose beginning is not known.
        """
        if not all(wanted.start for wanted in meanings) or any(map(self._apart, meanings)):
            return None
        rare = rarest(meanings)
        before, after = meanings[rare - 1 :: -1] if rare else (), meanings[rare + 1 :]
        found = []
        for start, end in _beginning(meanings[rare], self.text, 0, len(self.text)):
            first = self._follows_back(start, before)
            last = end if first < 0 else self._follows(end, after)
            if first >= 0 and last >= 0:
                found.append((first, last))
        return found

    def _follows(self, end: int, meanings: Sequence[Meaning]) -> int:
        """Where the last of such words ends, the first after a place; -1 if they are not there."""
        for wanted in meanings:
            found = _NEXT.match(self.text, end)
            if found is None or not wanted.accepts(found[1]):
                return -1
            end = found.end()
        return end

    def _follows_back(self, start: int, meanings: Sequence[Meaning]) -> int:
        """The same to the left; where the last of them begins."""
        text = self.text
        for wanted in meanings:
            end = start
            while end and not text[end - 1].isalnum():
                end -= 1
                if text[end] == "\n":
                    return -1
            start = end
            while start and text[start - 1].isalnum():
                start -= 1
            if not wanted.accepts(text[start:end]):
                return -1
        return start

    def next_word(self, start: int) -> int:
        """Where the word after the one that begins here begins; -1 at the end of a line."""
        found = (_ODD_STEP if self._odd else _STEP).match(self.text, start)
        return found.end() if found else -1

    def count(self, start: int, end: int) -> int:
        """How many words a part of the text has that begins and ends between words."""
        part = self.text[start:end]
        if not self._odd:
            return count_words(part)
        return part.count(FIRST) + count_words(part.replace(FIRST, " ").replace(REST, " "))

    def _apart(self, wanted: Meaning) -> list[Place]:
        """Where joined words and odd ones are meant."""
        text = self.text
        head = wanted.start[:1]
        places = [
            (start, end)
            for start, end in self._joined
            if (not head or text[start] == head or text[start] == FIRST)
            and wanted.accepts(form := self._joined_form(start, end))
            and not form.isdigit()
        ]
        for form, odd in self._odd.items():
            if wanted.accepts(form):
                places += odd
        return places

    def _joined_form(self, start: int, end: int) -> str:
        copy = self.text[start:end]
        if FIRST in copy:
            return together(self._original[start:end])
        return copy.replace("-", "").replace(".", "")[:LONGEST]

    def _written_so(self, forms: set[str]) -> list[Place]:
        """Where these words stand; looked for by two letters, so that few patterns are made."""

        def is_one(word: str) -> bool:
            return word[:LONGEST] in forms

        heads = {form[:2] for form in forms}
        size = len(self.text)
        places = [
            place
            for head in heads
            for place in _beginning(Meaning(head, is_one), self.text, 0, size)
        ]
        # A head of one letter is the beginning of others, too.
        return sorted(set(places)) if len(heads) > 1 else places


def _beginning(wanted: Meaning, copy: str, first: int, last: int) -> list[Place]:
    """The words of a part of a copy that are meant; their beginning is known."""
    start, holds, following = wanted
    found = _starting(start, following).finditer(copy, first, last)
    if holds is None:
        return [match.span() for match in found]
    return [match.span() for match in found if holds(match[0])]


@lru_cache(maxsize=1024)
def _starting(start: str, following: str) -> re.Pattern[str]:
    """The words that begin so; what is literal comes first, which `re` finds fastest."""
    literal = re.escape(start)
    letters = f"[{following}]" if following else ""
    return re.compile(rf"{literal}(?<!\w{literal}){letters}\w*+")

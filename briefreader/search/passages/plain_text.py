"""Finding words in a text at the speed of regular expressions, where its letters allow that.

In nearly every text each letter folds to one letter, so that a folded copy has the same offsets and
a word can be looked for in it. Texts with combining marks, invisible characters, ligatures or
Chinese and Japanese characters are none of these; for them the words have to be taken one by one.
"""

import re
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

from briefreader.search.characters import HYPHENS
from briefreader.search.passages.meaning import Meaning
from briefreader.search.words import LONGEST, WORD, fold, joined_spans, written_words

Place = tuple[int, int]
"""Where a word stands, as a span."""

_ASCII = bytes(range(128))
_BETWEEN = r"[^\w\n]++"
"""What stands between two words of one line."""

_WORD = re.compile(r"\w++")
_NEXT = re.compile(rf"{_BETWEEN}(\w++)")
_STEP = re.compile(rf"\w++{_BETWEEN}(?=\w)")
_FEW = 24
_MANY = 16
"""Finds from which a pattern is faster than one find after the other."""

_FREQUENT = "’“”–—"
"""Marks outside ASCII that most texts have."""


def folded_copy(text: str) -> str | None:
    """The text with every word folded and every offset the same; None where that cannot be.

    Underscores, and what parts words outside ASCII, become blanks, and hyphens plain ones.
    """
    if "_" in text:
        text = text.replace("_", " ")
    for mark in _FREQUENT:
        if mark in text:
            text = text.replace(mark, " ")
    if text.isascii():
        return text.lower()
    changed: dict[str, str] = {}
    for character in set(_outside_ascii(text)):
        form = _folded_character(character)
        if form is None:
            return None
        # At the end of a word some letters have another small form.
        if f"a{character}".lower() != f"a{form}":
            changed[character] = form
    if len(changed) > _FEW:
        text = text.translate({ord(character): form for character, form in changed.items()})
    else:
        for character, form in changed.items():
            text = text.replace(character, form)
    return text.lower()


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
    return form if joins and len(form) == 1 and form.isalnum() else None


class PlainText:
    """The words of a text that has a folded copy."""

    def __init__(self, copy: str) -> None:
        self.text = copy

    @cached_property
    def forms(self) -> frozenset[str]:
        """The different words, folded."""
        return frozenset(word[:LONGEST] for word in set(written_words(self.text)))

    @cached_property
    def joined(self) -> Sequence[tuple[int, int, str]]:
        """The places that count as one word, though written as several, each with its form."""
        copy = self.text
        return [
            (start, end, form[:LONGEST])
            for start, end in joined_spans(copy)
            if not (form := copy[start:end].replace("-", "").replace(".", "")).isdigit()
        ]

    def places(self, meanings: Sequence[Meaning]) -> list[list[Place]]:
        """Where the words that each of the meanings accepts stand, in order."""
        return [self._places(wanted) for wanted in meanings]

    def phrase(self, meanings: Sequence[Meaning]) -> list[Place] | None:
        """Where such words follow each other in a line, in order; None to have them looked for.

        A joined word follows in its own way, and so does one whose beginning is not known.
        """
        if not all(wanted.start for wanted in meanings) or any(
            wanted.accepts(form) for _, _, form in self.joined for wanted in meanings
        ):
            return None
        counts = [self.text.count(wanted.start) for wanted in meanings]
        rarest = counts.index(min(counts))
        before, after = meanings[rarest - 1 :: -1] if rarest else (), meanings[rarest + 1 :]
        found = []
        for start, end in self._places(meanings[rarest]) if counts[rarest] else ():
            first = self._follows_back(start, before)
            last = end if first < 0 else self._follows(end, after)
            if first >= 0 and last >= 0:
                found.append((first, last))
        return found

    def _follows(self, end: int, meanings: Sequence[Meaning]) -> int:
        """Where the last of such words ends, the first after a place; -1 if they are not there."""
        for start, holds in meanings:
            found = _NEXT.match(self.text, end)
            if found is None or not found[1].startswith(start):
                return -1
            if holds is not None and not holds(found[1]):
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
        found = _STEP.match(self.text, start)
        return found.end() if found else -1

    def _places(self, wanted: Meaning) -> list[Place]:
        start, holds = wanted
        if not start:
            places = self._written_so({form for form in self.forms if wanted.accepts(form)})
        else:
            places = _beginning(start, holds, self.text)
        joined = [
            (first, last)
            for first, last, form in self.joined
            if form.startswith(start) and (holds is None or holds(form))
        ]
        return sorted(places + joined) if joined else places

    def _written_so(self, forms: set[str]) -> list[Place]:
        """Where these words stand; looked for by two letters, so that few patterns are made."""
        heads = {form[:2] for form in forms}
        places = [
            place
            for head in heads
            for place in _beginning(head, lambda word: word[:LONGEST] in forms, self.text)
        ]
        # A head of one letter is the beginning of others, too.
        return sorted(set(places)) if len(heads) > 1 else places


def _beginning(start: str, holds: Callable[[str], bool] | None, copy: str) -> list[Place]:
    """The words of a copy that begin so and are meant."""
    number = copy.count(start)
    if number > _MANY:
        found = _starting(start).finditer(copy)
        if holds is None:
            return [match.span() for match in found]
        return [match.span() for match in found if holds(match[0])]
    places = []
    at = 0
    # To make a pattern takes as long as a hundred finds.
    for _ in range(number):
        at = copy.find(start, at)
        if at < 0:
            break
        if at and copy[at - 1].isalnum():
            at += 1
            continue
        word = _WORD.match(copy, at)
        if word is not None:
            if holds is None or holds(word[0]):
                places.append(word.span())
            at = word.end()
    return places


@lru_cache(maxsize=1024)
def _starting(start: str) -> re.Pattern[str]:
    """The words that begin so; what is literal comes first, which `re` finds fastest."""
    literal = re.escape(start)
    return re.compile(rf"{literal}(?<!\w{literal})\w*+")

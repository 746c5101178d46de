"""Finding words in a text at the speed of regular expressions, where its letters allow that.

In nearly every text each letter folds to one letter, so that a folded copy has the same offsets and
a word can be looked for in it. Texts with combining marks, invisible characters, ligatures or
Chinese and Japanese characters are none of these; for them the words have to be taken one by one.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from briefreader.search.characters import HYPHENS
from briefreader.search.meaning import Meaning
from briefreader.search.words import LONGEST, WORD, fold, joined_spans, written_words

Place = tuple[int, int]
"""Where a word stands, as a span."""

_ASCII = bytes(range(128))
_LETTER = r"[^\W_]"
_BETWEEN = r"(?:[^\w\n]|_)++"
"""What stands between two words of one line."""

_STEP = re.compile(rf"{_LETTER}++{_BETWEEN}(?={_LETTER})")
_FEW = 24
_FREQUENT = "’“”–—"
"""Marks outside ASCII that most texts have."""


def folded_copy(text: str) -> str | None:
    """The text with every word folded and every offset the same; None where that cannot be.

    Outside ASCII, what parts words becomes a blank, and a hyphen a plain one.
    """
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
    joins = WORD.fullmatch(f"a{character}a") is not None
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
        pattern = _following(tuple(wanted.start for wanted in meanings))
        (_, first), *later = meanings
        found: Iterable[re.Match[str]] = pattern.finditer(self.text)
        if first is not None:
            found = (m for m in found if first(self.text[m.start() : m.end(1)]))
        for number, (_, holds) in enumerate(later, 2):
            if holds is not None:
                found = _checked(found, number, holds)
        return [(m.start(), m.end(len(meanings))) for m in found]

    def next_word(self, start: int) -> int:
        """Where the word after the one that begins here begins; -1 at the end of a line."""
        found = _STEP.match(self.text, start)
        return found.end() if found else -1

    def _places(self, wanted: Meaning) -> list[Place]:
        start, holds = wanted
        copy = self.text
        if not start:
            places = self._written_so({form for form in self.forms if wanted.accepts(form)})
        elif holds is None:
            places = [found.span() for found in _starting(start).finditer(copy)]
        else:
            places = [found.span() for found in _starting(start).finditer(copy) if holds(found[0])]
        joined = [(start, end) for start, end, form in self.joined if wanted.accepts(form)]
        return sorted(places + joined) if joined else places

    def _written_so(self, forms: set[str]) -> list[Place]:
        """Where these words stand; looked for by two letters, so that few patterns are made."""
        heads = {form[:2] for form in forms}
        places = [
            found.span()
            for head in heads
            for found in _starting(head).finditer(self.text)
            if found[0][:LONGEST] in forms
        ]
        # A head of one letter is the beginning of others, too.
        return sorted(set(places)) if len(heads) > 1 else places


@lru_cache(maxsize=1024)
def _starting(start: str) -> re.Pattern[str]:
    """The words that begin so; what is literal comes first, which `re` finds fastest."""
    literal = re.escape(start)
    return re.compile(f"{literal}(?<!{_LETTER}{literal}){_LETTER}*+")


@lru_cache(maxsize=128)
def _following(starts: tuple[str, ...]) -> re.Pattern[str]:
    """Words that begin so one after the other; found at every place, overlapping ones too.

    The first group is the rest of the first word, the others are whole words.
    """
    first = re.escape(starts[0])
    later = "".join(f"{_BETWEEN}({re.escape(start)}{_LETTER}*+)" for start in starts[1:])
    return re.compile(f"{first}(?<!{_LETTER}{first})(?=({_LETTER}*+){later})")


def _checked(
    found: Iterable[re.Match[str]], number: int, holds: Callable[[str], bool]
) -> Iterator[re.Match[str]]:
    """The matches whose group of this number is a word that is meant."""
    return (match for match in found if holds(match[number]))

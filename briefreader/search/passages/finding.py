"""Finding in one text: every place where some words stand, or where a regular expression matches.

Not a search by the index: letters are compared as they stand, within words too. Both kinds of find
are run by the `regex` package rather than by `re`: it lets other threads go on while it matches,
and it can be given a time limit, so that no expression, however badly it backtracks, holds up the
window.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefreader.domain.document import Span
from briefreader.search.passages.folded_text import FoldedText, folded

if TYPE_CHECKING:
    import regex

MOST = 20_000
"""How many finds are given; where there are more, the first ones."""

PATIENCE = 1.0
"""Seconds that a find may take."""

LONGEST = 1_000
"""Code points of what is looked for."""

_WORD = r"[^\W\p{Han}\p{Hiragana}\p{Katakana}]"
"""A character that words are made of, in the scripts that part words."""

_BEFORE, _AFTER = f"(?<!{_WORD})", f"(?!{_WORD})"
_TOO_SLOW = "This takes too long to find and was stopped."
_TOO_LONG = f"This is too long to look for: at most {LONGEST:,} characters can be."
_TOO_NESTED = "This expression is nested too deeply."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to find. Without `match_case` neither capitals nor accents make a difference.

    White space of any kind, quotation marks and dashes are taken loosely. A regular expression is
    taken as it is, on the text as it stands; `^` and `$` are the ends of its lines.
    """

    text: str
    match_case: bool = False
    whole_words: bool = False
    is_expression: bool = False


@dataclass(frozen=True, slots=True)
class Finds:
    """The places found, in order and apart from each other; `is_cut` if there may be more.

    `problem` says why a find could not be made, or not to its end.
    """

    spans: tuple[Span, ...] = ()
    is_cut: bool = False
    problem: str = ""


class Finder:
    """Finds in one text; keeps what it folded of it, so that typing on is fast."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded: dict[bool, FoldedText] = {}

    def find(
        self,
        wanted: Wanted,
        is_wanted: Callable[[], bool] = lambda: True,
        patience: float = PATIENCE,
    ) -> Finds:
        """All places, found within `patience` seconds and while `is_wanted`."""
        if len(wanted.text) > LONGEST:
            return Finds(problem=_TOO_LONG)
        try:
            found = self._expression(wanted) if wanted.is_expression else self._words(wanted)
        except _unusable() as error:
            return Finds(problem=f"Not a regular expression: {error}.")
        except RecursionError:
            return Finds(problem=_TOO_NESTED)
        if found is None:
            return Finds()
        return self._gather(found, is_wanted, time.monotonic() + patience)

    def _expression(self, wanted: Wanted) -> _Found | None:
        import regex

        if not wanted.text:
            return None
        flags = regex.MULTILINE | (0 if wanted.match_case else regex.IGNORECASE)
        pattern = regex.compile(wanted.text, flags)
        if wanted.whole_words:
            pattern = regex.compile(f"{_BEFORE}(?:{wanted.text}){_AFTER}", flags)
        return _Found(pattern, self._text, None)

    def _words(self, wanted: Wanted) -> _Found | None:
        import regex

        text = self._folded.get(wanted.match_case)
        if text is None:
            # Also while nothing is wanted: a bar that was just opened prepares what will be.
            text = FoldedText(self._text, keeps_case=wanted.match_case)
            self._folded[wanted.match_case] = text
        pattern = loose_pattern(wanted)
        if not pattern:
            return None
        return _Found(regex.compile(pattern), text.text, text)

    def _gather(self, found: _Found, is_wanted: Callable[[], bool], end: float) -> Finds:
        places: list[tuple[int, int]] = []
        problem, is_cut = "", True
        try:
            for place in found.places(end):
                if len(places) == MOST or not is_wanted():
                    break
                places.append(place)
            else:
                is_cut = False
        except TimeoutError:
            problem = _TOO_SLOW
        return Finds(found.spans(places), is_cut, problem)


def loose_pattern(wanted: Wanted) -> str:
    """The regular expression for words in a folded text; empty where nothing is wanted."""
    import regex

    needle = folded(wanted.text, keeps_case=wanted.match_case)
    if not needle:
        return ""
    parts = regex.split(r"\s+", needle)
    if not any(parts):
        return r"\s++"
    inner = r"\s++".join(regex.escape(part) for part in parts if part)
    # At an end of the words one blank will do: a run of them would be gone through again and again.
    inner = (r"\s" if not parts[0] else "") + inner + (r"\s" if not parts[-1] else "")
    if wanted.match_case:
        inner += r"(?!\p{M})"
    if wanted.whole_words:
        inner = f"(?:(?={_WORD}){_BEFORE}|(?!{_WORD})){inner}(?:(?<={_WORD}){_AFTER}|(?<!{_WORD}))"
    return inner


@dataclass(frozen=True, slots=True)
class _Found:
    """A pattern that is about to be looked for in a text, which may be a folded one."""

    pattern: regex.Pattern[str]
    text: str
    folded: FoldedText | None

    def places(self, end: float) -> Iterator[tuple[int, int]]:
        """Where the pattern matches, without empty matches; TimeoutError at the time `end`.

        What begins or ends within a character of the original text, such as a part of a ligature,
        is passed over, and the next place may overlap it.
        """
        between = self.folded.is_between_characters if self.folded is not None else None
        position: int | None = 0
        while position is not None:
            started, position = position, None
            left = max(0.001, end - time.monotonic())
            for match in self.pattern.finditer(self.text, started, timeout=left):
                first, last = match.span()
                if between is None or (between(first) and between(last)):
                    if first < last:
                        yield first, last
                else:
                    position = first + 1
                    break
                # The package counts the time of computing only.
                if time.monotonic() > end:
                    raise TimeoutError

    def spans(self, places: list[tuple[int, int]]) -> tuple[Span, ...]:
        """Places of the text looked through as spans of the original."""
        if self.folded is None:
            return tuple(map(Span._make, places))
        firsts, lasts = zip(*places, strict=True) if places else ((), ())
        return tuple(map(Span, self.folded.offsets(firsts), self.folded.offsets(lasts)))


def _unusable() -> type[Exception]:
    import regex

    unusable: type[Exception] = regex.error
    return unusable

"""What a row of the list says below its title: the passage of a hit, cut so that a match shows."""

from collections.abc import Callable
from dataclasses import dataclass

from briefreader.domain.document import Span
from briefreader.domain.hit import Snippet
from briefreader.ui.line_count import LineCounter

_LEAD = 26
"""Code points of context that stay before a match to which the passage is cut."""
_CUT = "… "
_TELLING = 4
"""Letters at the beginning of a word by which its forms are known."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Text on one line; `matches` are spans of it."""

    text: str
    matches: tuple[Span, ...] = ()


def whole(snippet: Snippet) -> Excerpt:
    """A snippet from its beginning; an ellipsis stands before one that begins in a sentence."""
    before = _CUT if snippet.span.start and snippet.text[:1].islower() else ""
    return _from(snippet, 0, before)


def cut_to_match(snippet: Snippet) -> Excerpt:
    """A snippet from a few words before its first match; words stay whole."""
    if not snippet.matches:
        return whole(snippet)
    match = snippet.matches[0].start - snippet.span.start
    start = max(0, match - _LEAD)
    if start == 0:
        return whole(snippet)
    blank = snippet.text.find(" ", start, match)
    start = blank + 1 if blank >= 0 else match
    return _from(snippet, start, _CUT)


def showing_match(snippet: Snippet, counter: LineCounter, width: int, lines: int) -> Excerpt:
    """The snippet from its beginning where its first match shows then, else from near it."""
    excerpt = whole(snippet)
    if excerpt.matches:
        needed = excerpt.text[: excerpt.matches[0].end] + " …"
        if counter.lines(needed, width, lines + 1) > lines:
            return cut_to_match(snippet)
    return excerpt


def tells_more(first: Snippet, second: Snippet) -> bool:
    """Whether a second passage has other words of the query than the first.

    Forms of a word are told by their beginnings.
    """
    known = {_beginning(first, match) for match in first.matches}
    return any(_beginning(second, match) not in known for match in second.matches)


def _beginning(snippet: Snippet, match: Span) -> str:
    start = match.start - snippet.span.start
    return snippet.text[start : min(start + _TELLING, match.end - snippet.span.start)].casefold()


def below_each_other(first: Excerpt, second: Excerpt, fits: Callable[[str], str]) -> Excerpt:
    """Two passages, each cut to one line by `fits`, as one text of two lines."""
    upper, lower = fits(first.text), fits(second.text)
    moved = len(upper) + 1
    ends = len(upper.removesuffix("…")), len(lower.removesuffix("…"))
    matches = [
        Span(match.start + shift, min(match.end, end) + shift)
        for excerpt, end, shift in ((first, ends[0], 0), (second, ends[1], moved))
        for match in excerpt.matches
        if match.start < end
    ]
    return Excerpt(f"{upper}\n{lower}", tuple(matches))


def _from(snippet: Snippet, start: int, before: str) -> Excerpt:
    text = before + snippet.text[start:].replace("\n", " ")
    moved = len(before) - start - snippet.span.start
    matches = tuple(
        Span(max(match.start + moved, 0), match.end + moved)
        for match in snippet.matches
        if match.end + moved > len(before)
    )
    return Excerpt(text, matches)

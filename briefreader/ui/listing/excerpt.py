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
    """The snippet so that a match shows, and where two words were found both of them.

    It begins as it does if that shows them, else near the first; what stands between two that are
    far from each other is left out.
    """

    def shows(excerpt: Excerpt, match: Span) -> bool:
        return counter.lines(excerpt.text[: match.end] + " …", width, lines + 1) <= lines

    excerpt = whole(snippet)
    if not excerpt.matches:
        return excerpt
    other = _other_match(snippet)
    for tried in (excerpt, cut_to_match(snippet)):
        if other is None and shows(tried, tried.matches[0]):
            return tried
        if other is not None and shows(tried, _shown(tried, snippet, other)):
            return tried
    return cut_to_match(snippet) if other is None else _cut_between(snippet, other)


def _other_match(snippet: Snippet) -> int | None:
    """The number of the first match of another word than the first one."""
    first = _beginning(snippet, snippet.matches[0])
    others = (n for n, m in enumerate(snippet.matches) if _beginning(snippet, m) != first)
    return next(others, None)


def _shown(excerpt: Excerpt, snippet: Snippet, number: int) -> Span:
    """Where a match of the snippet stands in an excerpt that goes on to the snippet's end."""
    return excerpt.matches[number - len(snippet.matches)]


def _cut_between(snippet: Snippet, number: int) -> Excerpt:
    """The words about the first match and those about another one, an ellipsis between them."""
    head, text = cut_to_match(snippet), snippet.text
    before, match = snippet.matches[number - 1], snippet.matches[number]
    found, last = match.start - snippet.span.start, before.end - snippet.span.start
    blank = text.find(" ", max(last, found - _LEAD), found)
    tail = _from(snippet, blank + 1 if blank >= 0 else found, _CUT)
    end = _shown(head, snippet, number - 1).end
    stop = head.text.find(" ", end + _LEAD // 2, _shown(head, snippet, number).start)
    kept = head.text[: stop if stop >= 0 else end] + " "
    matches = [match for match in head.matches if match.end <= len(kept)]
    matches += [Span(m.start + len(kept), m.end + len(kept)) for m in tail.matches]
    return Excerpt(kept + tail.text, tuple(matches))


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

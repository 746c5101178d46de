"""Where a query lights up in a text, and the passages to show for it."""

from collections.abc import Sequence

from briefreader.domain.document import Span
from briefreader.domain.hit import Snippet
from briefreader.domain.query import And, InTitle, Node, Or, Phrase, Query, Term
from briefreader.search.words import LINE_GAP, WORD, fold, stem


def _wanted(node: Node) -> tuple[Term | Phrase, ...]:
    """The words and phrases that a document is found by; negated parts are none of them."""
    match node:
        case Term() | Phrase():
            return (node,)
        case InTitle(part):
            return (part,)
        case And(parts) | Or(parts):
            return tuple(leaf for part in parts for leaf in _wanted(part))
    return ()


class _Text:
    """A text's words with their forms, stems and positions as the index counts them."""

    def __init__(self, text: str) -> None:
        self.spans: list[Span] = []
        self.raw: list[str] = []
        self.positions: list[int] = []
        start = position = 0
        for line in text.split("\n"):
            for found in WORD.finditer(line):
                self.spans.append(Span(start + found.start(), start + found.end()))
                self.raw.append(found[0])
                self.positions.append(position)
                position += 1
            start += len(line) + 1
            position += LINE_GAP
        self.forms = {raw: fold(raw) for raw in set(self.raw)}


def find_matches(query: Query, text: str) -> tuple[Span, ...]:
    """Every place of a text that the query lights, in order; none overlaps another."""
    leaves = tuple(dict.fromkeys(_wanted(query.root)))
    if not leaves or not text:
        return ()
    read = _Text(text)
    spans: list[Span] = []
    for leaf in leaves:
        spans += _term_spans(leaf, read) if isinstance(leaf, Term) else _phrase_spans(leaf, read)
    return _united(spans)


def _united(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap made one."""
    united: list[Span] = []
    for span in sorted(set(spans)):
        if united and span.start < united[-1].end:
            united[-1] = Span(united[-1].start, max(span.end, united[-1].end))
        else:
            united.append(span)
    return tuple(united)


def _term_spans(term: Term, read: _Text) -> list[Span]:
    form = fold(term.word)
    if term.prefix:
        raws = {raw for raw, known in read.forms.items() if known.startswith(form)}
    elif term.exact:
        raws = {raw for raw, known in read.forms.items() if known == form}
    else:
        raws = _same_stem(term.word, read)
    return [span for span, raw in zip(read.spans, read.raw, strict=True) if raw in raws]


def _same_stem(word: str, read: _Text) -> set[str]:
    wanted = stem(fold(word))
    return {raw for raw, form in read.forms.items() if stem(form) == wanted}


def _phrase_spans(phrase: Phrase, read: _Text) -> list[Span]:
    places: list[list[int]] = []
    for word in phrase.words:
        raws = _same_stem(word, read)
        places.append([number for number, raw in enumerate(read.raw) if raw in raws])
        if not places[-1]:
            return []
    if phrase.distance == 1:
        return _adjacent(places, read)
    return _nearby(phrase, places, read)


def _adjacent(places: list[list[int]], read: _Text) -> list[Span]:
    starts = set(places[0])
    for offset, numbers in enumerate(places[1:], 1):
        starts &= {number - offset for number in numbers}
    last = len(places) - 1
    return [
        Span(read.spans[start].start, read.spans[start + last].end)
        for start in sorted(starts)
        if read.positions[start + last] - read.positions[start] == last
    ]


def _nearby(phrase: Phrase, places: list[list[int]], read: _Text) -> list[Span]:
    """The words of each stretch of `distance` words that holds them all, once per repetition."""
    need: dict[str, int] = {}
    for word in phrase.words:
        need[stem(fold(word))] = need.get(stem(fold(word)), 0) + 1
    events = sorted({number for numbers in places for number in numbers})
    stems = {number: stem(read.forms[read.raw[number]]) for number in events}
    have: dict[str, int] = {}
    lit: set[int] = set()
    first = 0
    for last, number in enumerate(events):
        have[stems[number]] = have.get(stems[number], 0) + 1
        while read.positions[number] - read.positions[events[first]] > phrase.distance:
            have[stems[events[first]]] -= 1
            first += 1
        if all(have.get(word, 0) >= count for word, count in need.items()):
            lit.update(events[first : last + 1])
    return [read.spans[number] for number in sorted(lit)]


def make_snippets(
    text: str,
    matches: tuple[Span, ...],
    boundaries: Sequence[Span],
    most: int = 2,
    width: int = 160,
) -> tuple[Snippet, ...]:
    """The best passages around matches, the one with most different words first.

    `boundaries` are the blocks in order; a passage stays inside one, is at most about `width` code
    points long, starts and ends at whole words, and overlaps no other.
    """
    windows: list[tuple[int, int, Span, tuple[Span, ...]]] = []
    number = 0
    for block in boundaries:
        inside: list[Span] = []
        while number < len(matches) and matches[number].start < block.end:
            if matches[number].start >= block.start and matches[number].end <= block.end:
                inside.append(matches[number])
            number += 1
        windows += _windows(text, block, inside, width)
    chosen: list[Snippet] = []
    for *_, block, lit in sorted(windows, key=lambda window: window[:2], reverse=True):
        if len(chosen) == most:
            break
        snippet = _snippet(text, block, lit, matches, width)
        if not any(snippet.span.overlaps(other.span) for other in chosen):
            chosen.append(snippet)
    return tuple(chosen)


def _windows(
    text: str, block: Span, inside: list[Span], width: int
) -> list[tuple[int, int, Span, tuple[Span, ...]]]:
    """For each match, its passage: (different words, -place, block, first and last match)."""
    words = [fold(text[start:end]) for start, end in inside]
    windows: list[tuple[int, int, Span, tuple[Span, ...]]] = []
    last = 0
    have: dict[str, int] = {}
    for first, match in enumerate(inside):
        last = max(last, first)
        while last < len(inside) and (last == first or inside[last].end - match.start <= width):
            have[words[last]] = have.get(words[last], 0) + 1
            last += 1
        score = sum(1 for count in have.values() if count)
        windows.append((score, -match.start, block, (match, inside[last - 1])))
        have[words[first]] -= 1
        if not have[words[first]]:
            del have[words[first]]
    return windows


def _snippet(
    text: str, block: Span, lit: tuple[Span, ...], matches: tuple[Span, ...], width: int
) -> Snippet:
    start, end = lit[0].start, max(lit[-1].end, lit[0].end)
    spare = max(0, width - (end - start))
    before = min(start - block.start, spare // 2)
    after = min(block.end - end, spare - before)
    before = min(start - block.start, spare - after)
    left, right = _whole_words(text, block, Span(start, end), start - before, end + after)
    inside = tuple(match for match in matches if left <= match.start and match.end <= right)
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

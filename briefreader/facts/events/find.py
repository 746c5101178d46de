"""Events that a document tells of, each with its kind, time, place and people where it says so."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from briefreader.domain.document import BlockKind, Document, Span
from briefreader.domain.fact import Fact
from briefreader.facts.events.dated import by_dated_verb
from briefreader.facts.events.nouns import by_noun
from briefreader.facts.events.surroundings import Around
from briefreader.facts.events.verbs import by_verb
from briefreader.facts.text.sentences import sentence_spans

_SKIPPED = (BlockKind.CODE, BlockKind.TABLE)
_HEADINGS = (BlockKind.HEADING, BlockKind.TITLE)


def find_events(
    document: Document, names: Sequence[Fact], dates: Sequence[Fact]
) -> tuple[Fact, ...]:
    """The mentions of events, in order, none overlapping another.

    `names` and `dates` are what was found in the document, in order. `label` is the phrase that
    tells the event; `detail.what` its kind, `detail.when` EDTF, `detail.where` and `detail.who`
    names in its sentence.
    """
    found: list[Fact] = []
    for block in document.body():
        if block.kind in _SKIPPED:
            continue
        for sentence in sentence_spans(document.text, block.start, block.end):
            around = Around(
                document.text,
                sentence,
                _inside(names, sentence),
                _inside(dates, sentence),
                block.kind in _HEADINGS,
            )
            sure = [*by_noun(around), *by_verb(around)]
            found += _apart([*sure, *_free(by_dated_verb(around), sure)])
    return tuple(found)


def _inside(facts: Sequence[Fact], span: Span) -> tuple[Fact, ...]:
    first = bisect_left(facts, span.start, key=lambda fact: fact.start)
    last = bisect_left(facts, span.end, key=lambda fact: fact.start)
    return tuple(facts[first:last])


def _free(facts: Iterable[Fact], taken: Sequence[Fact]) -> list[Fact]:
    """Those that overlap none of those that are taken."""
    kept = _apart([*taken])
    free = []
    for fact in facts:
        place = bisect_left(kept, fact.start, key=lambda other: other.start)
        is_free = place == 0 or kept[place - 1].end <= fact.start
        if is_free and (place == len(kept) or fact.end <= kept[place].start):
            free.append(fact)
    return free


def _apart(facts: list[Fact]) -> list[Fact]:
    """Those that overlap none longer."""
    kept: list[Fact] = []
    for fact in sorted(facts, key=lambda fact: (fact.start - fact.end, fact.start)):
        place = bisect_left(kept, fact.start, key=lambda other: other.start)
        is_free = place == 0 or kept[place - 1].end <= fact.start
        if is_free and (place == len(kept) or fact.end <= kept[place].start):
            kept.insert(place, fact)
    return kept

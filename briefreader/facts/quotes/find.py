"""Quotations with their speakers."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefreader.domain.document import BlockKind, Document, Span
from briefreader.domain.fact import Detail, Fact, FactKind
from briefreader.facts.quotes.acceptance import Judge
from briefreader.facts.quotes.antecedents import antecedent, holder, role_holders
from briefreader.facts.quotes.attribution import attribute, lead_in
from briefreader.facts.quotes.foreign import attribute_in
from briefreader.facts.quotes.grammars import GRAMMARS
from briefreader.facts.quotes.heads import Surrounding
from briefreader.facts.quotes.interviews import interviewee
from briefreader.facts.quotes.links import Attribution, Link
from briefreader.facts.quotes.masking import mask, units
from briefreader.facts.quotes.not_speech import is_term
from briefreader.facts.quotes.quotation_marks import Marked, find_marked
from briefreader.facts.quotes.speakers import (
    Names,
    SubjectKind,
)
from briefreader.facts.quotes.statements import find_statements
from briefreader.facts.text.sentences import sentence_spans

_GUESSED = frozenset((Link.CARRIED.value, Link.HEAD.value))
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def find_quotes(document: Document, names: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """What is said or written in the words of somebody, between marks, in order.

    `label` is the speaker's merged name as `names` gives it, else the words that describe the
    speaker, else None; `detail.cue` is the verb or phrase, `detail.channel` who reported it.
    Words in marks that nobody says (a term, a title) are left out. A quotation over several
    paragraphs gives one fact for each. A block set apart as a quotation needs no marks where the
    words before it or a name under it say whose it is.
    """
    marked = find_marked(document)
    if not marked and not any(block.kind is BlockKind.QUOTE for block in document.body()):
        return ()
    reading = _Reading(document, Names.of(names), marked)
    said = _with_speakers_from_the_end(list(reading.facts()), marked)
    return tuple(sorted((*said, *reading.statements()), key=lambda fact: fact.start))


@dataclass(frozen=True, slots=True)
class _Found:
    """A quotation with what its sentence says of it."""

    marked: Marked
    sentence: Span
    attribution: Attribution | None


def _with_speakers_from_the_end(facts: list[Fact], marked: tuple[Marked, ...]) -> list[Fact]:
    """Give the paragraphs of one long quotation the speaker who is named at its end."""
    going_on = {each.start for each in marked if not each.closed}
    for index in range(len(facts) - 2, -1, -1):
        fact, following = facts[index], facts[index + 1]
        if fact.start in going_on and fact.detail.cue is None:
            facts[index] = replace(fact, label=following.label, rule=Link.CARRIED.value)
    return facts


@dataclass(frozen=True, slots=True)
class _Led:
    """The speaker that a quotation without a cue of its own has from what precedes it."""

    label: str | None
    cue: str | None


class _Reading:
    """One pass over a document's sentences, with what earlier ones leave for later ones."""

    def __init__(self, document: Document, names: Names, marked: tuple[Marked, ...]) -> None:
        self.document = document
        self.names = names
        self.marked = marked
        self.masked = mask(document, marked)
        self.units = units(document, self.masked)
        self.sentences = [
            sentence
            for unit in self.units
            for sentence in sentence_spans(self.masked, unit.start, unit.end)
        ]
        self.starts = [sentence.start for sentence in self.sentences]
        self.grammar = GRAMMARS.get(document.metadata.language[:2])
        self.judge = Judge(document.text, self.masked, self.grammar)
        self.holders = role_holders(names)
        self.interviewee = interviewee(document, names)

    def facts(self) -> Iterator[Fact]:
        last: Fact | None = None
        position = 0
        while position < len(self.marked):
            sentence = self._sentence_of(self.marked[position])
            group = []
            while position < len(self.marked) and self.marked[position].outer_start < sentence.end:
                group.append(self.marked[position])
                position += 1
            for fact in self._in_sentence(sentence, group, last):
                last = fact
                yield fact

    def statements(self) -> Iterator[Fact]:
        """What is set apart as a quotation without marks."""
        last: Fact | None = None
        for each in find_statements(self.document, self.masked, self.names, self.marked):
            start, end = each.span
            marked = Marked(start, end, start, end)
            last = self._fact(_Found(marked, each.sentence, each.attribution), last)
            yield last

    def _sentence_of(self, marked: Marked) -> Span:
        index = bisect_right(self.starts, marked.outer_start) - 1
        sentence = self.sentences[max(index, 0)]
        return (
            sentence
            if marked.outer_start < sentence.end
            else Span(marked.outer_start, marked.outer_end)
        )

    def _in_sentence(
        self, sentence: Span, group: Sequence[Marked], last: Fact | None
    ) -> Iterator[Fact]:
        around = Surrounding(self.masked, self.names, sentence)
        found: list[_Found] = []
        known: list[Attribution] = []
        for marked in group:
            attribution = self._attribution(around, marked, known)
            if attribution is None and known and found:
                attribution = self._shared(found[-1], marked)
            if attribution is not None:
                known.append(attribution)
            found.append(_Found(marked, sentence, attribution))
        if found and found[0].attribution is None:
            found = _spread_back(found)
        accepted = [
            self.judge.is_said(each.marked, each.attribution) or self._is_carried(each, last)
            for each in found
        ]
        for index in range(1, len(found)):
            each = found[index]
            if self.judge.is_conjoined(each.marked) and is_term(
                self.document.text, self.masked, found[index - 1].marked
            ):
                accepted[index] = False
        is_longer_said = any(
            ok and each.attribution is not None and not each.attribution.naming
            for each, ok in zip(found, accepted, strict=True)
        )
        for each, ok in zip(found, accepted, strict=True):
            if ok or (is_longer_said and self._can_go_with_another(each)):
                yield self._fact(each, last)

    def _attribution(
        self, around: Surrounding, marked: Marked, known: Sequence[Attribution]
    ) -> Attribution | None:
        if self.grammar is None:
            return attribute(around, marked, known)
        return attribute_in(self.grammar, self.document.text, around, marked)

    def _shared(self, previous: _Found, marked: Marked) -> Attribution | None:
        if previous.attribution is None:
            return None
        return replace(
            previous.attribution,
            link=Link.SHARED,
            gap=marked.outer_start - previous.marked.outer_end,
        )

    def _can_go_with_another(self, found: _Found) -> bool:
        """Whether a word or two in marks may stand beside longer words of the same speaker."""
        attribution = found.attribution
        return attribution is not None and not self.judge.is_silent(found.marked, attribution)

    def _fact(self, found: _Found, last: Fact | None) -> Fact:
        marked, attribution = found.marked, found.attribution
        label = None if attribution is None else self._label(found, attribution)
        cue = None if attribution is None else attribution.cue or None
        rule = "unattributed" if attribution is None else attribution.link.value
        if attribution is None:
            led = self._led_in(marked, found.sentence, last)
            if led is not None:
                label, rule, cue = led.label, Link.CARRIED.value, led.cue
        return Fact(
            kind=FactKind.QUOTE,
            text=self.document.text[marked.start : marked.end],
            start=marked.start,
            end=marked.end,
            label=label,
            detail=Detail(cue=cue, channel=None if attribution is None else attribution.channel),
            rule=rule,
            confidence=0.9 if label is not None and rule not in _GUESSED else 0.6,
        )

    def _led_in(self, marked: Marked, sentence: Span, last: Fact | None) -> _Led | None:
        """Whose a quotation is that fills its sentence: as the sentence before it says."""
        if not self._fills(marked, sentence):
            return None
        index = bisect_right(self.starts, sentence.start) - 2
        before = self.sentences[index] if index >= 0 else None
        if (
            before is not None
            and sentence.start - before.end <= 3
            and not self._quotes(before, last)
        ):
            around = Surrounding(self.masked, self.names, before)
            leading = lead_in(around) if self.grammar is None else None
            if leading is not None:
                label = self._label(_Found(marked, before, leading), leading)
                return _Led(label, leading.cue or None)
        if last is not None and self._goes_on(marked, sentence, last):
            return _Led(last.label, None)
        return None

    def _quotes(self, sentence: Span, last: Fact | None) -> bool:
        return last is not None and last.end > sentence.start

    def _is_carried(self, found: _Found, last: Fact | None) -> bool:
        """Whether single marks hold a sentence that goes on with the quotation before."""
        return (
            found.marked.single
            and found.attribution is None
            and last is not None
            and self._goes_on(found.marked, found.sentence, last)
        )

    def _goes_on(self, marked: Marked, sentence: Span, last: Fact) -> bool:
        """Whether a quotation that fills its sentence goes on with the one before."""
        if not self._fills(marked, sentence):
            return False
        between = self.masked[last.end : marked.outer_start]
        return len(between) <= 400 and self._sentences_between(last.end, marked.outer_start) <= 1

    def _fills(self, marked: Marked, sentence: Span) -> bool:
        """Whether a sentence is nothing but the quotation, but for a word or a note."""
        before = _WORD.findall(self.masked[sentence.start : marked.outer_start][:200])
        after = _WORD.findall(self.masked[marked.outer_end : sentence.end][:200])
        return len(before) <= 1 and len(after) <= 4

    def _sentences_between(self, start: int, end: int) -> int:
        return bisect_right(self.starts, end - 1) - bisect_right(self.starts, start)

    def _label(self, found: _Found, attribution: Attribution) -> str | None:
        subject = attribution.subject
        if subject is None:
            return None
        if subject.kind is SubjectKind.DESCRIBED:
            named = holder(self.masked, self.names, self.holders, subject)
            if named is not None:
                return named
        if subject.kind is not SubjectKind.PRONOUN:
            return None if subject.is_news and attribution.channel else subject.label
        if subject.label in ("i", "we"):
            return self._speaker_of_answer(subject.start) if subject.label == "i" else None
        index = bisect_right(self.starts, found.sentence.start) - 1
        return antecedent(self.masked, self.names, self.sentences, index, subject)

    def _speaker_of_answer(self, position: int) -> str | None:
        for block in self.document.blocks:
            if block.start <= position < block.end:
                return self.interviewee if block.kind is BlockKind.ANSWER else None
        return None


def _spread_back(found: Sequence[_Found]) -> list[_Found]:
    """Give quotations before the first attributed one in a sentence its speaker, if it follows."""
    later = next((each.attribution for each in found if each.attribution is not None), None)
    if later is None or later.link not in (Link.AFTER, Link.ACCORDING):
        return list(found)
    shared = replace(later, link=Link.SHARED)
    return [
        each if each.attribution is not None else replace(each, attribution=shared)
        for each in found
    ]

"""What the rules and the model found in one line, put together.

The lists of known names come first, the model second; a rule counts where the model does not
object.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from briefreader.domain.fact import FactKind
from briefreader.facts.names.gazetteer import Gazetteer
from briefreader.facts.names.lines import Line, is_common, is_never_name, is_particle, is_title_word
from briefreader.facts.names.mentions import Mention
from briefreader.facts.names.person_rules import title_end
from briefreader.facts.names.roles import role_before
from briefreader.facts.names.vocabulary import GENERATIONS, NOT_NAMES, SITE_HEADS, TITLES
from briefreader.facts.names.walk import Reading
from briefreader.facts.text.word_lists import word_list

if TYPE_CHECKING:
    from briefreader.facts.names.model.classifier import Found, Judgement

MODEL = "model"
KINDS = {
    "PERSON": FactKind.PERSON,
    "ORG": FactKind.ORGANISATION,
    "LOC": FactKind.PLACE,
}

_NO_ENDS = frozenset(word_list("of the and for in on at to by with from a an or"))

_MEMBERS = frozenset(("Member", "Members"))
_BEFORE = 40
_BELONGING = re.compile(
    r"(?:[A-Z][\w’'-]+,? of|(?:works?|worked|working|teach(?:es|ing)?|taught|stud(?:y|ies|ied)"
    r"|employed|fellow|professor|lecturer|researcher|scholar|scientist|analyst|expert|economist"
    r"|director|president|head|founder|chair(?:man|woman)?|spokes(?:man|woman|person)) (?:at|of|for"
    r"|with|by|from)) (?:the )?$"
)
_NUMERAL = re.compile(r"[IVX]+")

KNOWN = 0.95
"""The confidence from which on a rule's name needs nothing else to speak for it."""

CERTAIN = 0.9
"""How sure the model must be of a word that names nothing by itself."""

LIKELY = 0.7
"""How sure the model must be of a name where the text seems to say something else."""

PROBABLE = 0.8
"""How sure a rule must be of a name longer than the model's, or the model of any."""

POSSIBLE = 0.5
"""How likely the model must find a name where only a weaker rule sees one."""


def combined(
    text: str, line: Line, reading: Reading, judgement: Judgement, gazetteer: Gazetteer
) -> list[Mention]:
    """The mentions of a line, in order, none overlapping another.

    `reading` is what the rules found in the line, `judgement` what the model found in the text.
    """
    model = _Row(_from_model(text, line, reading, judgement.found, gazetteer))
    rules = _Row(reading.mentions)
    sure = _Row(
        mention
        for mention in rules.mentions
        if _stands(mention, rules, model, is_employer=_is_employer(text, mention.start))
    )
    chosen = [*sure.mentions]
    chosen += [mention for mention in model.mentions if not sure.over(mention)]
    taken = _Row(chosen)
    end = -1
    for mention in rules.mentions:
        if (
            mention.start >= end
            and not taken.over(mention)
            and (_is_known(mention) or judgement.likelihood(mention.start, mention.end) >= POSSIBLE)
        ):
            chosen.append(mention)
            end = mention.end
    return sorted(chosen, key=lambda mention: mention.start)


class _Row:
    """Mentions in the order of their start, which tell which of them a stretch of text meets."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.mentions = sorted(mentions, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self.mentions]
        self._reach = [*accumulate((mention.end for mention in self.mentions), max)]

    def over(self, other: Mention) -> list[Mention]:
        """The mentions that have a code point in common with another one."""
        found = []
        number = bisect_left(self._starts, other.end) - 1
        while number >= 0 and self._reach[number] > other.start:
            if self.mentions[number].end > other.start:
                found.append(self.mentions[number])
            number -= 1
        return found


def _from_model(
    text: str, line: Line, reading: Reading, found: Sequence[Found], gazetteer: Gazetteer
) -> Iterator[Mention]:
    """The model's names in a line, with the edges that the rules give to names."""
    if not line.tokens:
        return
    starts = [token.start for token in line.tokens]
    first = bisect_right(found, line.tokens[0].start - 1, key=lambda name: name.start)
    for number in range(first, len(found)):
        name = found[number]
        if name.start >= line.tokens[-1].end:
            return
        kind = KINDS.get(name.kind)
        if kind is None:
            continue
        start = bisect_right(starts, name.start) - 1
        end = bisect_right(starts, name.end - 1)
        start, end = _trimmed(line, start, end, kind)
        if start >= end or _is_inside(start, end, reading, name):
            continue
        if _is_no_name(line, start, end, reading, name, gazetteer):
            continue
        low, high = line.tokens[start].start, line.tokens[end - 1].end
        role = role_before(text, line, start, gazetteer) if kind is FactKind.PERSON else None
        yield Mention(low, high, text[low:high], kind, MODEL, name.confidence, role)


def _trimmed(line: Line, start: int, end: int, kind: FactKind) -> tuple[int, int]:
    """A name's tokens without article, title, marks around it and possessive."""
    while start < end and not line.tokens[start].text[0].isalnum():
        start += 1
    while start < end and (
        line.words[end - 1] in ("'s", "'S") or not line.tokens[end - 1].text[-1].isalnum()
    ):
        if line.tokens[end - 1].text[-1] == "." and line.tokens[end - 1].text[0].isalnum():
            break
        end -= 1
    while start < end and line.words[end - 1] in _NO_ENDS:
        end -= 1
    if start + 1 < end and line.words[start].lower() == "the":
        start += 1
    if start + 2 < end and line.words[start] in _MEMBERS and line.words[start + 1] == "of":
        start += 2
    if kind is FactKind.PERSON:
        while (
            start + 1 < end and line.words[start].islower() and not is_particle(line.words[start])
        ):
            start += 1
        start = max(start, title_end(line, start))
    return start, end


def _is_inside(start: int, end: int, reading: Reading, name: Found) -> bool:
    """Whether a name stands in that of an event or a law, and is not longer and sure itself."""
    if end > start + 1 and name.confidence >= LIKELY:
        return False
    return not reading.taken.isdisjoint(range(start, end))


def _is_no_name(
    line: Line, start: int, end: int, reading: Reading, name: Found, gazetteer: Gazetteer
) -> bool:
    """Whether the model takes for a name what the words themselves say is none."""
    last = line.words[end - 1]
    if last in gazetteer.demonyms or last.removesuffix("s") in gazetteer.demonyms:
        return last not in gazetteer.places and name.kind != "PERSON"
    if not any(map(str.isupper, line.phrase(start, end))):
        return True
    if last in TITLES and all(map(is_title_word, line.words[start:end])):
        return True
    if end > start + 1:
        return False
    if is_never_name(last) or last in GENERATIONS:
        return last not in NOT_NAMES or name.confidence < CERTAIN
    if name.confidence >= KNOWN:
        return False
    if last in reading.rejected and name.confidence < LIKELY:
        return True
    is_weak = is_common(last, gazetteer)
    return is_weak and not line.tokens[start].shouted


def _stands(mention: Mention, rules: _Row, model: _Row, *, is_employer: bool) -> bool:
    """Whether a rule's name goes before the model's."""
    over = model.over(mention)
    if _is_known(mention) and all(other.confidence < PROBABLE for other in over):
        return True
    if any(_is_longer(other, mention) and not _is_pair(other, rules) for other in over):
        return False
    if _is_known(mention):
        return True
    is_body = mention.rule == "head word" and mention.kind is FactKind.ORGANISATION
    is_site = not SITE_HEADS.isdisjoint(mention.text.split()) and not is_employer
    if is_body and over and not is_site and all(o.kind is FactKind.PLACE for o in over):
        return True
    inner = bool(over) and all(_is_longer(mention, other) for other in over)
    if inner and mention.confidence >= PROBABLE and all(_gives_way(o, mention) for o in over):
        return True
    return any(_is_pair(other, rules) for other in over)


def _is_known(mention: Mention) -> bool:
    """Whether a rule's name needs nothing else to speak for it."""
    return mention.rule == "gazetteer" and mention.confidence >= KNOWN


def _is_employer(text: str, start: int) -> bool:
    """Whether somebody belongs to what is named here: "Ann Lee of the", "who teaches at"."""
    return _BELONGING.search(text, max(0, start - _BEFORE), start) is not None


def _gives_way(name: Mention, longer: Mention) -> bool:
    """Whether a model's name is less sure than a rule's longer one.

    Also where that one only adds common nouns, or the number of a king, to its end.
    """
    if name.confidence < KNOWN:
        return True
    if longer.start != name.start:
        return False
    tail = longer.text[len(name.text) :].split()
    return all(word.islower() or _NUMERAL.fullmatch(word) for word in tail)


def _is_longer(one: Mention, other: Mention) -> bool:
    """Whether a mention holds another one and more."""
    return one.start <= other.start and other.end <= one.end and len(one.text) > len(other.text)


def _is_pair(mention: Mention, rules: _Row) -> bool:
    """Whether a hyphen joins two names in a mention: "Merkel-Macron"."""
    if "-" not in mention.text.replace("–", "-"):
        return False
    if mention.kind is FactKind.ORGANISATION and mention.confidence >= LIKELY:
        return False
    return sum(_is_longer(mention, rule) for rule in rules.over(mention)) > 1

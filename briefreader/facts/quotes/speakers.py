"""Who stands before or after a verb of speech: a name, a pronoun, or a described speaker.

All text given to this module is masked: the words inside quotation marks are blotted out, with
every offset kept, so that only the words around them are read.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from briefreader.domain.fact import Fact, FactKind
from briefreader.facts.quotes.insertions import (
    RELATIVE,
    TOKEN,
    plain_word,
    skip_auxiliaries,
    skip_insertion,
)
from briefreader.facts.quotes.speaker_nouns import can_speak
from briefreader.facts.quotes.speech_verbs import SPEECH_VERBS
from briefreader.facts.text.word_lists import word_list

BLOT = "\ufffc"
"""What stands in masked text for a character inside quotation marks."""

REACH = 260
"""How far from a verb, in code points, its subject may begin."""

PRONOUNS = frozenset(word_list("he she they it i we er sie ils elle il")) - {"sie"}
_DETERMINERS = frozenset(
    word_list(
        "the a an this that these those his her its their our my some several many most one two "
        "three another any all no each every other der die das ein eine le la les un une el los"
    )
)
BREAKS = frozenset(
    word_list(
        "and but or nor while when whereas although though because if as since until before "
        "after during in on at by with from to of for about against between under over into "
        "through yesterday today meanwhile however still yet so then earlier later recently "
        "instead also where what how why whether than like per via upon is was are were be been "
        "has have had will would"
    )
)
_STANDING_ALONE = frozenset(word_list("another one others"))
"""Words that stand for somebody named before: "Another said"."""

_MEMBERS = frozenset(word_list("Member Members Senator Senators Representative Representatives"))
"""Heads of a described speaker that are written with a capital: "one Member of Congress"."""

ATTACHING = frozenset(word_list("of for from at in to"))
ARTICLE = re.compile(r"(?:[Tt]he|[Aa]n?)\s+")
_RELATIVE_BEFORE = re.compile(r"^(?:[^,]*\b(?:which|whom|what)|that)\s(?=\w)")
_ADVERB = re.compile(r"[A-Z][a-z]{2,}ly\s(?=[a-z])")
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s"
    r"(?:\d{1,2},?\s)?(?=(?:the\s|[a-z]))"
)
"""The end of "In March officials said", which is no part of who said it."""

_POSSESSIVE = re.compile(r"[’']s?$")
_NEWS = re.compile(
    r"\b(?:[Nn]ews ?(?:agency|paper|wire|network|service)?|[Mm]agazine|[Dd]aily|[Rr]adio"
    r"|[Bb]roadcaster|[Tt]elevision|TV"
    r"|Reuters|TASS|Tass|AFP|Agence France-Presse|Associated Press|AP|CNN|BBC|NPR|ABC|CBS|NBC"
    r"|MSNBC|Interfax|Xinhua"
    r"|Bloomberg|Kyodo|Yonhap|ANSA|DPA|dpa|Anadolu|RIA Novosti|Al Jazeera|Politico|Axios"
    r"|Guardian|Economist|Le Monde"
    r"|Der Spiegel|\w+ (?:Times|Post|Journal|Herald|Tribune|Gazette|Telegraph|Chronicle"
    r"|Observer|Standard|Globe))\b"
)


class SubjectKind(Enum):
    NAME = "name"
    PRONOUN = "pronoun"
    DESCRIBED = "described"


@dataclass(frozen=True, slots=True)
class Subject:
    """A speaker as the text words it; `label` is the merged name, or the describing words."""

    kind: SubjectKind
    start: int
    end: int
    label: str

    @property
    def is_news(self) -> bool:
        return self.kind is not SubjectKind.PRONOUN and _NEWS.search(self.label) is not None


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a document, for looking up what stands at an offset."""

    facts: tuple[Fact, ...]
    starts: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, facts: Sequence[Fact]) -> "Names":
        ordered = tuple(sorted(facts, key=lambda fact: (fact.start, -fact.end)))
        return cls(ordered, tuple(fact.start for fact in ordered))

    def at(self, position: int) -> Fact | None:
        """The name that covers an offset."""
        index = bisect_right(self.starts, position) - 1
        if index >= 0 and self.facts[index].end > position:
            return self.facts[index]
        return None

    def between(self, start: int, end: int) -> Sequence[Fact]:
        """The names that begin in `[start, end)`."""
        return self.facts[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def label_of(name: Fact) -> str:
    return name.label or _POSSESSIVE.sub("", name.text)


def named(fact: Fact) -> Subject:
    return Subject(SubjectKind.NAME, fact.start, fact.end, label_of(fact))


def subject_before(masked: str, names: Names, start: int, verb: int) -> Subject | None:
    """The subject of a verb at `verb`, looked for back to `start`; None where it is elided."""
    tokens = list(TOKEN.finditer(masked, max(start, verb - REACH), verb))
    last = skip_auxiliaries(tokens, len(tokens) - 1)
    index = skip_insertion(tokens, last)
    if index < 0:
        return None
    if index < last - 2:
        apposed = _person_alone(masked, names, tokens[index + 1].end(), tokens[last].start())
        if apposed is not None:
            return apposed
    word = plain_word(tokens[index])
    if word in RELATIVE:
        index = index - 2 if tokens[index - 1].group() == "," else index - 1
        if index < 0:
            return None
        word = plain_word(tokens[index])
    if word in PRONOUNS:
        return Subject(SubjectKind.PRONOUN, *tokens[index].span(), word)
    if word in BREAKS or not tokens[index].group()[0].isalnum():
        return None
    return _phrase_ending_at(masked, names, tokens, index)


def _person_alone(masked: str, names: Names, start: int, end: int) -> Subject | None:
    """The person whom an insertion only names: "the minister, Jane Roe, said"."""
    for name in names.between(start, end):
        is_alone = name.end == end and is_title(masked[start : name.start])
        return named(name) if name.kind is FactKind.PERSON and is_alone else None
    return None


def _phrase_ending_at(
    masked: str, names: Names, tokens: Sequence[re.Match[str]], index: int
) -> Subject | None:
    """The noun phrase whose last word is a token: a name with its title, or a description."""
    name = names.at(tokens[index].start())
    if name is not None and _AS_EXAMPLE.search(masked, max(0, name.start - 12), name.start):
        return None
    employee = None if name is None else _belonging_to(masked, names, name)
    if employee is not None:
        return named(employee)
    first = _first_of_phrase(
        tokens, index if name is None else _index_at(tokens, name.start, index)
    )
    end = tokens[index].end()
    if name is not None:
        together = _named_together(masked, names, name)
        if together is not None:
            return together
    if name is not None and tokens[first].start() <= name.start:
        attached = _first_of_attached(tokens, first)
        if attached is None or _has_title_only(tokens, attached, first):
            return named(name)
        first = attached
    elif name is not None:
        return named(name)
    else:
        attached = _first_of_attached(tokens, first)
        first = first if attached is None else attached
    return _apposed(masked, names, tokens[first].start()) or described(
        masked, tokens[first].start(), end
    )


_AS_EXAMPLE = re.compile(r"\b(?:such as|including|like)\s(?:the\s)?$")
_OF = re.compile(r"\s(?:of|at|from|with)\s(?:[Tt]he\s)?$")


def _belonging_to(masked: str, names: Names, body: Fact) -> Fact | None:
    """The person right before a body they belong to: "Jane Roe of the Harbour Office said"."""
    link = _OF.search(masked, max(0, body.start - 12), body.start)
    person = None if link is None else names.at(link.start() - 1)
    if link is None or person is None or person.end != link.start():
        return None
    return person if person.kind is FactKind.PERSON else None


def _apposed(masked: str, names: Names, start: int) -> Subject | None:
    """The person before a description with its own commas: "Roe, head of X, Y branch, said"."""
    comma = _COMMA.search(masked, max(0, start - 4), start)
    name = comma and names.at(comma.start() - 1)
    if comma is None or name is None or name.kind is not FactKind.PERSON:
        return None
    return named(name) if name.end == comma.start() else None


_AND = re.compile(r",?\s+(?:and|&)\s+(?:the\s+)?$")
_COMMA = re.compile(r",\s+(?:the\s+)?$")


_MOST_TOGETHER = 6


def _named_together(masked: str, names: Names, last: Fact) -> Subject | None:
    """Several at the head of a sentence who speak as one: "France and Spain said"."""
    start, link = last.start, _AND.search(masked, max(0, last.start - 12), last.start)
    for _ in range(_MOST_TOGETHER):
        name = None if link is None else names.at(link.start() - 1)
        if name is None or (name.kind is FactKind.PERSON) != (last.kind is FactKind.PERSON):
            break
        start = name.start
        low = max(0, start - 12)
        link = _COMMA.search(masked, low, start) or _AND.search(masked, low, start)
    if start == last.start or not _opens(masked, start):
        return None
    words = " ".join(masked[start : last.end].split())
    return Subject(SubjectKind.DESCRIBED, start, last.end, words)


def described(masked: str, start: int, end: int) -> Subject | None:
    """The speaker whom a phrase describes, without its article; None where it can be none."""
    adverb = _ADVERB.match(masked, start, end)
    phrase = _RELATIVE_BEFORE.sub("", masked[start if adverb is None else adverb.end() : end])
    phrase = _MONTH.sub("", phrase, count=1)
    label = ARTICLE.sub("", phrase, count=1) if ARTICLE.match(phrase) else phrase
    label = " ".join(_POSSESSIVE.sub("", label).split())
    word = label.casefold()
    if not label or label.isdigit() or (word in _DETERMINERS and word not in _STANDING_ALONE):
        return None
    if not can_speak(label, opens_sentence=_opens(masked, start)):
        return None
    return Subject(SubjectKind.DESCRIBED, start, end, label)


def _opens(masked: str, position: int) -> bool:
    """Whether a word stands where any word has a capital."""
    before = masked[max(0, position - 8) : position].rstrip(" \"'“‘([")
    return not before or before[-1] in ".!?:\n]"


def _index_at(tokens: Sequence[re.Match[str]], position: int, index: int) -> int:
    while index > 0 and tokens[index].start() > position:
        index -= 1
    return index


LONGEST_PHRASE = 6


def _first_of_phrase(tokens: Sequence[re.Match[str]], index: int) -> int:
    first = index
    while first > 0 and index - first < LONGEST_PHRASE:
        if plain_word(tokens[first]) in _DETERMINERS:
            break
        before = tokens[first - 1].group()
        word = plain_word(tokens[first - 1])
        if not before[0].isalnum() or word in BREAKS or word in PRONOUNS:
            break
        if before[0].islower() and (word in SPEECH_VERBS or word.endswith("ly")):
            break
        first -= 1
    return first


def _first_of_attached(tokens: Sequence[re.Match[str]], first: int) -> int | None:
    """Where "a spokesman for X" begins if X begins at `first`; None where nothing attaches it."""
    if first < 2 or plain_word(tokens[first - 1]) not in ATTACHING:
        return None
    head = tokens[first - 2].group()
    opens = first == 2 and head[1:].islower()
    if not head[0].isalpha() or not (head.islower() or opens or head in _MEMBERS):
        return None
    if head.casefold() in BREAKS or head in SPEECH_VERBS:
        return None
    start = _first_of_phrase(tokens, first - 2)
    has_determiner = plain_word(tokens[start]) in _DETERMINERS
    return start if has_determiner or head.endswith("s") else None


def _has_title_only(tokens: Sequence[re.Match[str]], attached: int, first: int) -> bool:
    """Whether what attaches is a place in time or space ("a day of X"), never a speaker."""
    return plain_word(tokens[first - 2]) in (
        "day",
        "week",
        "month",
        "year",
        "days",
        "years",
        "time",
    )


def is_title(words: str) -> bool:
    """Whether words before a name can be its title: no conjunction, preposition or verb in them."""
    plain = [word.strip(",").casefold() for word in words.split()]
    return len(plain) <= LONGEST_PHRASE and not any(
        word in (BREAKS - {"of", "for"}) or word in SPEECH_VERBS or not word[:1].isalpha()
        for word in plain
    )

"""Whom a pronoun or "the minister" stands for: a person named before, in the same document."""

import re
from collections.abc import Mapping, Sequence

from briefreader.domain.document import Span
from briefreader.domain.fact import Fact, FactKind
from briefreader.facts.quotes.given_names import FEMALE, MALE
from briefreader.facts.quotes.speaker_nouns import PEOPLE, is_person_noun
from briefreader.facts.quotes.speakers import BLOT, Names, Subject, label_of

_SENTENCES_BACK = 8
"""How many sentences a pronoun may reach back to its name."""

_BACK = 2000
"""How much of a sentence, in code points, is read at most."""

_DESCRIBED_BACK = 160
"""How far from a pronoun, in code points, a description in its sentence may begin."""

_SINGULAR = ("he", "she", "er", "sie", "il", "elle", "él", "ella", "он", "она")
_FEMININE = ("she", "sie", "elle", "ella", "она")
_MASCULINE = ("he", "er", "il", "él", "он")
_MALE_TITLE = re.compile(
    r"\b(?:Mr\.?|Sir|Lord|King|Prince|Pope|chairman|spokesman|congressman|father|brother|husband"
    r"|son|uncle|Herr|Señor|Monsieur|M\.)\s$",
    re.IGNORECASE,
)
_FEMALE_TITLE = re.compile(
    r"\b(?:Mrs\.?|Ms\.?|Miss|Lady|Dame|Queen|Princess|chairwoman|spokeswoman|congresswoman|mother"
    r"|sister|wife|daughter|aunt|Frau|Señora|Madame|Mme)\s$",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"\b(?:with|to|by|for|from|about|against|of|at|than)\s$")
"""What stands before a name that is not the subject of its sentence."""

_DEFINITE = re.compile(r"[Tt]he\s")


def antecedent(
    masked: str, names: Names, sentences: Sequence[Span], index: int, pronoun: Subject
) -> str | None:
    """The name a pronoun stands for: the first person of its sentence, or of one before.

    `index` is that of the pronoun's sentence. In a sentence whose subject is the same pronoun, the
    persons after it are others: its own name is looked for before it (the rule that centres stay,
    Grosz, Joshi, Weinstein 1995). They, and whom a preposition governs, count where nobody else is
    found.
    """
    here = _described_here(masked, names, sentences[index].start, pronoun)
    if here is not None:
        return here
    wanted = _wanted(pronoun.label)
    passed_over: str | None = None
    for back in range(index, max(-1, index - _SENTENCES_BACK - 1), -1):
        span = sentences[back]
        end = min(span.end, pronoun.start)
        start = max(span.start, end - _BACK)
        same = re.compile(rf"\b{pronoun.label}\b", re.IGNORECASE).search(masked, start, end)
        for name in names.between(start, end):
            if name.kind not in wanted or masked[name.start] == BLOT:
                continue
            if not gender_fits(masked, name, pronoun.label):
                continue
            is_other = same is not None and name.start > same.start()
            if not is_other and not _OBJECT.search(masked, max(0, name.start - 12), name.start):
                return label_of(name)
            passed_over = passed_over or label_of(name)
    return passed_over or _described_first(masked, sentences[index].start, pronoun)


_FIRST = re.compile(r"[Tt]he\s(?P<noun>[a-z-]+)\s(?:also\s|\w+ly\s)?[a-z]+(?:ed|s)\b")


def _described_first(masked: str, start: int, pronoun: Subject) -> str | None:
    """Who is described at the head of the pronoun's sentence: "The mayor scorned what she …"."""
    found = _FIRST.match(masked, start, pronoun.start)
    is_person = found is not None and is_person_noun(found["noun"])
    return found["noun"] if found is not None and is_person and pronoun.label in _SINGULAR else None


_DESCRIBED = re.compile(
    r"(?:(?<=[:;,—–.!?] )|(?<=while )|(?<=and )|(?<=but )|(?<=when )|(?<=^))"
    r"(?:[Oo]ne|[Aa]n?|[Aa]nother)\s(?:[\w-]+\s){0,2}?(?P<noun>[\w-]+)"
    r"(?=\s(?!is\b|was\b|has\b|as\b)[a-z]+(?:ed|s)\b)"
)


def _described_here(masked: str, names: Names, start: int, pronoun: Subject) -> str | None:
    """Who is described before the pronoun in its sentence: "one senator praised what he called …".

    None where a person is named after the description, or none is described.
    """
    if pronoun.label not in _SINGULAR:
        return None
    start = max(start, pronoun.start - _DESCRIBED_BACK)
    for found in reversed(list(_DESCRIBED.finditer(masked, start, pronoun.start))):
        if not is_person_noun(found.group("noun")) or names.at(found.start("noun")) is not None:
            continue
        since = names.between(found.end(), pronoun.start)
        if any(name.kind is FactKind.PERSON and masked[name.start] != BLOT for name in since):
            return None
        described = masked[found.start() : found.end()]
        return re.sub(r"^[Aa]n?\s", "", " ".join(described.split()))
    return None


def _wanted(pronoun: str) -> tuple[FactKind, ...]:
    return (FactKind.PERSON,) if pronoun in _SINGULAR else (FactKind.ORGANISATION, FactKind.PLACE)


def role_holders(names: Names) -> Mapping[str, tuple[Fact, ...]]:
    """By each noun for a person in a role, the first mention of each person who has it."""
    found: dict[str, dict[str, Fact]] = {}
    for name in names.facts:
        if name.kind is FactKind.PERSON and name.detail.role is not None:
            for word in set(name.detail.role.casefold().split()) & PEOPLE:
                found.setdefault(word, {}).setdefault(label_of(name), name)
    return {noun: tuple(holders.values()) for noun, holders in found.items()}


def holder(
    masked: str, names: Names, holders: Mapping[str, tuple[Fact, ...]], subject: Subject
) -> str | None:
    """The one person whose role is "the minister", named not far before."""
    words = subject.label.casefold().split()
    is_definite = _DEFINITE.match(masked, subject.start) is not None
    if not is_definite or len(words) > 2 or words[-1] not in holders:
        return None
    label: str | None = None
    for name in holders[words[-1]]:
        if name.start >= subject.start:
            break
        if label is not None and label_of(name) != label:
            return None
        label = label_of(name)
    recent = names.between(subject.start - _BACK, subject.start)
    return label if any(label_of(name) == label for name in recent) else None


def gender_fits(masked: str, name: Fact, pronoun: str) -> bool:
    """Whether nothing in a title or given name speaks against a pronoun."""
    words = label_of(name).split()
    given = words[0].casefold() if len(words) > 1 else ""
    before = masked[max(0, name.start - 16) : name.start]
    title = f"{name.text.split()[0]} " if name.text.split() else ""
    if pronoun in _FEMININE:
        male = _MALE_TITLE.search(before) or _MALE_TITLE.search(title)
        return male is None and (given not in MALE or _is_female(before, title))
    if pronoun in _MASCULINE:
        return not _is_female(before, title) and given not in FEMALE
    return True


def _is_female(before: str, title: str) -> bool:
    return _FEMALE_TITLE.search(before) is not None or _FEMALE_TITLE.search(title) is not None

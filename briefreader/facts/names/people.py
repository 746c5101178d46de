"""People of one document: which names are one person's."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefreader.facts.names.mentions import Mention
from briefreader.facts.names.vocabulary import GENERATIONS, LOWER_PARTICLES


@dataclass(slots=True)
class _Person:
    """One person: the full names met with their counts, and the given names on record."""

    forms: Counter[str] = field(default_factory=Counter)
    given: list[str] = field(default_factory=list)

    def label(self) -> str:
        """The form used most, the first of those used equally often."""
        return max(self.forms, key=self.forms.__getitem__)


def name_parts(name: str) -> tuple[list[str], str]:
    """The given names and the surname of a person's name, without particles and generation.

    "Bashar al-Assad" -> (["Bashar"], "Assad"), "George W. Bush Jr." -> (["George", "W."], "Bush"),
    "Alexander I" -> (["Alexander"], "I").
    """
    words = [word.strip(",") for word in name.split()]
    if len(words) > 2 and words[-1] in GENERATIONS and words[-1] != "I":
        words = words[:-1]
    words = [word for word in words if word.lower() not in LOWER_PARTICLES] or words
    surname = words[-1]
    head, hyphen, rest = surname.partition("-")
    if hyphen and head.lower() in LOWER_PARTICLES:
        surname = rest
    return words[:-1], surname


def merge_people(mentions: Sequence[Mention]) -> list[str]:
    """The merged name of each mention of a person, in order."""
    persons, full = _full_names(mentions)
    by_given: dict[str, set[int]] = defaultdict(set)
    for index, person in enumerate(persons):
        for given in person.given[:1]:
            by_given[given].add(index)
    bearers: dict[str, list[int]] = defaultdict(list)
    for index, person in enumerate(persons):
        for form in person.forms:
            bearers[name_parts(form)[1].casefold()].append(index)
    latest: dict[str, int] = {}
    labels = []
    for mention, named in zip(mentions, full, strict=True):
        surname = name_parts(mention.text)[1].casefold()
        owner = named
        if owner is None:
            known = bearers.get(surname)
            if known:
                owner = latest.get(surname, known[0])
            elif len(by_given.get(mention.text, ())) == 1:
                owner = next(iter(by_given[mention.text]))
        else:
            latest[surname] = owner
        labels.append(mention.text if owner is None else persons[owner].label())
    return labels


def _full_names(mentions: Sequence[Mention]) -> tuple[list[_Person], list[int | None]]:
    """The people with a full name, and which of them each mention with a full name is."""
    persons: list[_Person] = []
    same_surname: dict[str, list[int]] = defaultdict(list)
    seen: dict[str, int] = {}
    indices: list[int | None] = []
    index: int | None
    for mention in mentions:
        given, surname = name_parts(mention.text)
        if not given:
            indices.append(None)
            continue
        index = seen.get(mention.text)
        if index is None:
            candidates = same_surname[surname.casefold()]
            # Far more bearers of one surname than any text has are not compared with each other.
            alike = (k for k in candidates[:20] if _compatible(persons[k].given, given))
            index = next(alike, None)
        if index is None:
            index = len(persons)
            persons.append(_Person(given=given))
            same_surname[surname.casefold()].append(index)
        seen[mention.text] = index
        persons[index].forms[mention.text] += 1
        if len(given) > len(persons[index].given):
            persons[index].given = given
        indices.append(index)
    return persons, indices


def _compatible(one: list[str], other: list[str]) -> bool:
    """Whether two lists of given names can be one person's: "George W." and "George", "J." too."""
    if not _same_given(one[0], other[0]):
        return False
    return all(_same_given(a, b) for a, b in zip(one[1:], other[1:], strict=False))


def _same_given(one: str, other: str) -> bool:
    one, other = one.rstrip(".").casefold(), other.rstrip(".").casefold()
    shorter = min(len(one), len(other))
    return one == other or (shorter == 1 and one[:1] == other[:1])

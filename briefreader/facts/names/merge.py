"""Mentions of one thing under one name."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from briefreader.domain.fact import FactKind
from briefreader.facts.names.gazetteer import gazetteer
from briefreader.facts.names.inverted_names import usual_order
from briefreader.facts.names.mentions import Mention
from briefreader.facts.names.people import merge_people
from briefreader.facts.names.vocabulary import SHOUTED_SMALL_WORDS

_NATION = re.compile(r"^(?:The |the )?(?:U\.S\. |US |United States |UK |U\.K\. |UN |U\.N\. )")
_HEAD_FIRST = re.compile(r"^(|.* )(Department|Ministry) of (?:the )?(.+)$")
_BRACKETED = re.compile(r"\s{0,2}\((?:the )?([A-Z][A-Za-z&]{1,9})[)\s,;]")


def merge_names(mentions: Sequence[Mention], text: str) -> tuple[str, ...]:
    """The merged name of each mention, in the order of the mentions.

    `mentions` stand in the order of the text. People: a surname, or a given name that one person
    alone has, gets the full name; people who share a surname stay apart, and the bare surname goes
    to the one named last. Organisations: an acronym gets the name that it stands for where the text
    gives it in brackets, or its letters say so, or it is widely known. Places: the usual name of
    countries and cities with several.
    """
    labels = [""] * len(mentions)
    people = [k for k, mention in enumerate(mentions) if mention.kind is FactKind.PERSON]
    for k, label in zip(people, merge_people([_plain(mentions[k]) for k in people]), strict=True):
        labels[k] = label
    places = [k for k, mention in enumerate(mentions) if mention.kind is FactKind.PLACE]
    for k, label in _place_labels({k: _plain(mentions[k]).text for k in places}).items():
        labels[k] = label
    organisations = [k for k, m in enumerate(mentions) if m.kind is FactKind.ORGANISATION]
    for k, label in _organisation_labels(mentions, organisations, text).items():
        labels[k] = label
    return tuple(labels)


def _place_labels(names: dict[int, str]) -> dict[int, str]:
    """The usual names of places; one in capitals, as in a date line, is known by its other form."""
    usual = gazetteer().places
    small = {name.casefold(): name for name in names.values() if not name.isupper()}
    labels = {}
    for k, name in names.items():
        if name.isupper():
            name = small.get(name.casefold(), name)
        labels[k] = usual.get(name, name)
    return labels


def _plain(mention: Mention) -> Mention:
    """A mention whose text has single blanks and straight apostrophes."""
    name = " ".join(mention.text.split()).replace("’", "'")
    if name.isupper() and len(name) > 5 and " " in name:
        name = " ".join(map(_lowered, name.split()))
    if mention.kind is FactKind.PERSON:
        name = usual_order(name)
    return Mention(mention.start, mention.end, name, mention.kind, mention.rule, mention.confidence)


def _lowered(word: str) -> str:
    """A word of a name in capitals as it stands in one that is not."""
    return word.lower() if word in SHOUTED_SMALL_WORDS else word.title()


def _organisation_labels(
    mentions: Sequence[Mention], chosen: list[int], text: str
) -> dict[int, str]:
    """The merged names of the organisations among the mentions, by position."""
    names = {k: _plain(mentions[k]).text for k in chosen}
    expansions = _expansions(mentions, chosen, names, text)
    keys = {k: _key(name, expansions) for k, name in names.items()}
    groups: dict[str, list[int]] = defaultdict(list)
    for k in chosen:
        groups[keys[k]].append(k)
    known = gazetteer().organisations
    labels = {}
    for key, members in groups.items():
        label = _label(key, [names[k] for k in members], known)
        labels.update(dict.fromkeys(members, label))
    return labels


def _expansions(
    mentions: Sequence[Mention], chosen: list[int], names: dict[int, str], text: str
) -> dict[str, str]:
    """What acronyms stand for in this text: by brackets after a name, or by its first letters."""
    expansions: dict[str, str] = {}
    for k in chosen:
        bracketed = _BRACKETED.match(text, mentions[k].end)
        if bracketed and " " in names[k] and may_stand_for(bracketed[1], names[k]):
            expansions.setdefault(bracketed[1], names[k])
    for name in names.values():
        letters = "".join(word[0] for word in name.split() if word[0].isupper())
        if len(letters) > 2 and " " in name:
            expansions.setdefault(letters, name)
    return expansions


def may_stand_for(acronym: str, name: str) -> bool:
    """Whether an acronym's capitals begin words of a name, in order."""
    initials = iter(word[0].upper() for word in re.split(r"[\s-]+", name) if word)
    capitals = [letter.upper() for letter in acronym if letter.isupper()]
    return all(letter in initials for letter in capitals)


def _key(name: str, expansions: dict[str, str]) -> str:
    """What mentions of one organisation share."""
    known = gazetteer().organisations
    if " " not in name:
        name = expansions.get(name, name)
    bare = _NATION.sub("", name).removeprefix("The ").removeprefix("the ")
    turned = _HEAD_FIRST.sub(r"\1\3 \2", bare)
    return known.get(name) or known.get(bare) or known.get(turned) or turned.casefold()


def _label(key: str, names: list[str], known: dict[str, str]) -> str:
    """The name to show: the longest written out in the text, else the usual one of an acronym."""
    written_out = [name for name in names if " " in name]
    if written_out:
        return max(written_out, key=len)
    if key not in known or _letters(key) in {_letters(name) for name in names}:
        counts = Counter(names)
        return max(counts, key=counts.__getitem__)
    return key


def _letters(name: str) -> str:
    return re.sub(r"\W", "", name).casefold()

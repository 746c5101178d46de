"""The words before a verb: what stands between it and its subject is stepped over."""

import re
from collections.abc import Sequence
from itertools import pairwise

from briefreader.facts.text.word_lists import word_list

TOKEN = re.compile(r"\w+(?:[’'.&/-]\w+)*\.?|\ufffc+|[^\w\s]")
RELATIVE = frozenset(["who", "which", "that"])
_AUXILIARY = frozenset(
    word_list(
        "has have had having is was are were be been being to also later then again not never "
        "once will would could can may might must should did does do continued continues went "
        "goes on sought seeks tried tries began begins wants wanted himself herself themselves "
        "itself too both often now still even just further since soon twice first reportedly "
        "allegedly quoted as cited used previously earlier yesterday today recently however quite "
        "therefore always instead simply a hat"
    )
)


def plain_word(token: re.Match[str]) -> str:
    """The word of a token in small letters, without a full stop behind it."""
    return token.group().rstrip(".").casefold()


def skip_auxiliaries(tokens: Sequence[re.Match[str]], index: int) -> int:
    while index >= 0:
        word = plain_word(tokens[index])
        is_adverb = word.endswith("ly") and word.islower() and tokens[index].group()[0].islower()
        if not (is_adverb or (word in _AUXILIARY and tokens[index].group()[0].islower())):
            break
        index -= 1
    return index


_OPENER = {",": ",", ")": "(", "—": "—", "–": "–"}
_LONGEST_INSERTION = 24


def skip_insertion(tokens: Sequence[re.Match[str]], index: int) -> int:
    """Step back over ", the minister," and "(born 1950)"; -1 where only a clause stands before."""
    if index < 0 or tokens[index].group() not in _OPENER:
        return index
    opener = _OPENER[tokens[index].group()]
    for back in range(index - 1, max(-1, index - _LONGEST_INSERTION), -1):
        if tokens[back].group() == opener:
            inside = plain_word(tokens[back + 1])
            if inside.isdigit():
                continue
            if _is_clause(tokens[back + 1 : index]):
                return -1
            return -1 if inside in ("and", "but", "or") else back - 1
    return -1


_OBJECTS = frozenset(word_list("the a an this that these those his her its their some any all no"))


def _is_clause(inside: Sequence[re.Match[str]]) -> bool:
    """Whether what stands between commas has a verb with its object: "the mayor named five men"."""
    if not inside or plain_word(inside[0]) in RELATIVE | {"whom", "whose", "where", "as"}:
        return False
    words = [token.group() for token in inside]
    return any(
        word.endswith("ed")
        and word.islower()
        and place > 0
        and (following in _OBJECTS or following in _COUNTED)
        for place, (word, following) in enumerate(pairwise(words))
    )


_COUNTED = frozenset(word_list("two three four five six seven eight nine ten several many"))

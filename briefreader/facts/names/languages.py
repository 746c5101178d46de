"""Which names are kept in a document that is not in English.

The rules take a capital inside a sentence, and words that English does not know, for evidence of a
name. German gives every noun a capital, and no other language's words are known here: what is left
is what the gazetteer holds, and what the form of a person's name says with it.
"""

from briefreader.domain.fact import FactKind
from briefreader.facts.names.gazetteer import Gazetteer
from briefreader.facts.names.lines import Line
from briefreader.facts.names.mentions import Mention
from briefreader.facts.text.languages import is_english
from briefreader.facts.text.word_lists import word_list

_SURE = 0.9
_AND = frozenset(word_list("und et y e ed og och en i и and"))
_PLACE_PREPOSITIONS = frozenset(word_list("in nach aus bei à en a em till til w в"))


def is_foreign(language: str) -> bool:
    """Whether a language, an ISO 639-1 code or empty where unknown, is another than English."""
    return not is_english(language)


def kept_in_other_languages(
    line: Line, mentions: list[Mention], gazetteer: Gazetteer
) -> list[Mention]:
    """The mentions of a line for which more speaks than capitals.

    Kept are names of several words in the gazetteer, countries and acronyms in it, cities after a
    preposition, people with a title or with a known given name, and people of two words whom "and"
    joins to one of those.
    """
    at = {token.start: position for position, token in enumerate(line.tokens)}
    kept: list[Mention] = []
    for index, mention in enumerate(mentions):
        if _is_certain(line, at[mention.start], mention, gazetteer):
            kept.append(mention)
        elif mention.rule == "form" and index + 1 < len(mentions):
            following = mentions[index + 1]
            joint = line.word(at[following.start] - 1)
            gap = following.start - mention.end - len(joint)
            if (
                gap == 2
                and joint in _AND
                and following.kind is FactKind.PERSON
                and _is_certain(line, at[following.start], following, gazetteer)
            ):
                kept.append(mention)
    return kept


def _is_certain(line: Line, position: int, mention: Mention, gazetteer: Gazetteer) -> bool:
    if mention.rule == "title":
        return True
    if mention.kind is FactKind.PERSON:
        return mention.confidence >= _SURE and line.words[position] in gazetteer.given
    if mention.rule != "gazetteer":
        return False
    if " " in mention.text:
        return True
    if mention.kind is FactKind.ORGANISATION:
        return line.tokens[position].shouted
    return mention.confidence >= _SURE or line.word(position - 1) in _PLACE_PREPOSITIONS

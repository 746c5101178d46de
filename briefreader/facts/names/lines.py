"""One block's tokens, as the rules for names look at them."""

from dataclasses import dataclass, replace

from briefreader.facts.names.gazetteer import Gazetteer
from briefreader.facts.names.vocabulary import (
    CALENDAR,
    EVENT_HEADS,
    FUNCTION_WORDS,
    LOWER_PARTICLES,
    MONTHS_AND_NAMES,
    NOT_NAMES,
    ORGANISATION_HEADS,
    PLACE_HEADS,
    SHOUTED_SMALL_WORDS,
    TITLE_MODIFIERS,
    TITLES,
)
from briefreader.facts.text.tokens import Token
from briefreader.facts.text.word_lists import word_list

LONGEST_NAME = 14
"""No rule looks further than this many tokens, so that time stays linear in the text."""

_BEFORE_MONTHS = frozenset(
    word_list("in of by since last this next until late early mid - on from to")
)


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of one block and their words in the case to look them up.

    In a line that is all capitals `words` hold each word with one capital letter. `headline`: most
    words begin with a capital letter, so that it means little there.
    """

    tokens: list[Token]
    words: list[str]
    headline: bool

    def phrase(self, start: int, end: int) -> str:
        """The words of tokens `[start, end)` with single blanks."""
        parts = [self.words[start]]
        for position in range(start + 1, end):
            parts.append(" " if self.tokens[position].gap else "")
            parts.append(self.words[position])
        return "".join(parts)

    def word(self, position: int) -> str:
        """The word at a position, empty outside the line."""
        return self.words[position] if 0 <= position < len(self.words) else ""

    def joined(self, position: int) -> bool:
        """Whether a token follows the one before it on the same line, after at most blanks."""
        return 0 < position < len(self.tokens) and self.tokens[position].gap != "\n"

    def is_capital(self, position: int) -> bool:
        return 0 <= position < len(self.tokens) and self.tokens[position].capital

    def hyphen_at(self, position: int) -> bool:
        """Whether an unspaced hyphen stands at a position."""
        return (
            0 < position < len(self.tokens) - 1
            and self.tokens[position].text in "-‐‑–"
            and not self.tokens[position].gap
            and not self.tokens[position + 1].gap
        )


def line_of(tokens: list[Token], gazetteer: Gazetteer) -> Line:
    """A block's tokens with the case of its words judged."""
    letters = [token for token in tokens if token.text[0].isalpha()]
    long_words = [token for token in letters if len(token.text) > 3]
    lowered = sum(not token.capital for token in letters)
    shouted = (
        len(letters) > 1
        and not lowered
        and sum(token.shouted for token in letters) * 3 > len(letters) * 2
        and any(token.text.lower() in gazetteer.words or len(token.text) > 6 for token in letters)
    )
    if shouted:
        tokens = [_small(token) if token.text in SHOUTED_SMALL_WORDS else token for token in tokens]
    words = [token.text.replace("’", "'") for token in tokens]
    if shouted:
        words = [_lowered_shout(word, gazetteer) for word in words]
    capitals = sum(token.capital for token in long_words)
    return Line(
        tokens, words, shouted or (len(long_words) > 2 and capitals * 5 >= len(long_words) * 4)
    )


def _small(token: Token) -> Token:
    """A small word of a line in capitals as it stands in a title; the first word keeps its own."""
    return token if token.opens else replace(token, capital=False, shouted=False)


def _lowered_shout(word: str, gazetteer: Gazetteer) -> str:
    if word in SHOUTED_SMALL_WORDS:
        return word.lower()
    if len(word) < 2 or (word in gazetteer.organisations or word in gazetteer.places):
        return word
    return word.capitalize()


def is_common(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a capitalised word is an English word that also stands in lower case."""
    return word.lower() in gazetteer.words


def is_never_name(word: str) -> bool:
    """Whether a capitalised word alone can't begin a name."""
    return word in FUNCTION_WORDS or word in NOT_NAMES or word in CALENDAR


def capital_run(line: Line, start: int, gazetteer: Gazetteer) -> int:
    """The end of the run of capitalised words that begins at `start`.

    The run goes over initials, "&", a hyphen, "and" between common nouns ("Food and Drug"), and a
    possessive after a common noun ("People's"); it holds at most LONGEST_NAME tokens.
    """
    position = start + 1
    limit = min(len(line.tokens), start + LONGEST_NAME)
    while position < limit and line.joined(position):
        token = line.tokens[position]
        if token.capital:
            if token.opens:
                break
            position += 1
        elif _joins(line, position, gazetteer):
            position += 2
        else:
            break
    return min(position, limit)


def _joins(line: Line, position: int, gazetteer: Gazetteer) -> bool:
    """Whether what stands at a position ties the capitalised words before and after it together."""
    if not line.is_capital(position + 1) or not line.joined(position + 1):
        return False
    word = line.words[position]
    before, after = line.words[position - 1], line.words[position + 1]
    if line.hyphen_at(position) or word == "&":
        return True
    if word == "and":
        return all(_is_plain_noun(w, gazetteer) for w in (before, after))
    return word == "'s" and _is_plain_noun(before, gazetteer)


def _is_plain_noun(word: str, gazetteer: Gazetteer) -> bool:
    return (
        is_common(word, gazetteer)
        and word not in gazetteer.places
        and word not in TITLES
        and word not in FUNCTION_WORDS
    )


def is_name_word(line: Line, position: int, gazetteer: Gazetteer) -> bool:
    """Whether a token can be part of a person's name, as far as its form tells."""
    if not line.is_capital(position):
        return False
    token, word = line.tokens[position], line.words[position]
    if word in MONTHS_AND_NAMES and _names_a_person(line, position, gazetteer):
        return True
    if word in FUNCTION_WORDS or word in CALENDAR:
        return False
    if word in gazetteer.demonyms:
        return word in gazetteer.given and line.word(position + 1) in gazetteer.surnames
    if line.headline and is_common(word, gazetteer) and word not in gazetteer.surnames:
        return False
    written_as_is = token.shouted and word == token.text
    if word[-1].isdigit() or (written_as_is and word in gazetteer.places):
        return False
    if written_as_is and len(word) > 3 and "." not in word:
        return False
    return word not in NOT_NAMES or len(word) == 1


def _names_a_person(line: Line, position: int, gazetteer: Gazetteer) -> bool:
    """Whether a month's name is a person's: after a given name, or between a verb and a surname."""
    before, after = line.word(position - 1), line.word(position + 1)
    if after[:1].isdigit():
        return False
    if before in gazetteer.given and not is_common(before, gazetteer) and line.joined(position):
        return before not in MONTHS_AND_NAMES
    return (
        line.words[position] != "May"
        and after in gazetteer.surnames
        and line.joined(position + 1)
        and not is_common(after, gazetteer)
        and before.lower() not in _BEFORE_MONTHS
    )


def is_head(word: str) -> bool:
    """Whether a word is the head of names of organisations, places or events."""
    return word in ORGANISATION_HEADS or word in PLACE_HEADS or word in EVENT_HEADS


def is_title_word(word: str) -> bool:
    return word in TITLES or word in TITLE_MODIFIERS


def is_particle(word: str) -> bool:
    return word in LOWER_PARTICLES

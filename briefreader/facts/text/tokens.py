"""A text as tokens that know how they are written, in time linear in the text."""

import re
from dataclasses import dataclass, replace

from briefreader.facts.text.abbreviations import FIRMS, MONTHS, NUMBERS, TITLES

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"  # U.S., J.K., Ph.D
    r"|(?:" + "|".join((*TITLES, *FIRMS, *MONTHS, *NUMBERS)) + r")\.(?!\w)"
    r"|[^\W\d_]\.(?=[ \u00a0]?[^\W\d_])"  # an initial
    r"|['’][sS](?!\w)"
    r"|[^\W_]+(?:['’](?![sS](?!\w))[^\W_]+)*"
    r"|[^\s\w]|_"
)
_OPENING = frozenset("\"'“‘«([")
_STOPS = frozenset(".!?…:;•–—|")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark at `[start, end)`.

    `gap` is what stands before it: "" nothing, " " blanks, "\\n" a line break or a tab. `capital`:
    a word that begins with a capital letter; `shouted`: two letters or more, all capitals; `opens`:
    it is the first word of a sentence, a line or a quotation, where a capital means nothing.
    """

    start: int
    end: int
    text: str
    gap: str
    capital: bool
    shouted: bool
    opens: bool


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`, with offsets into `text`."""
    tokens = []
    previous_end, opens = start, True
    for match in _TOKEN.finditer(text, start, end):
        word, begin = match.group(), match.start()
        between = text[previous_end:begin]
        # A tab stands between the cells of a table.
        gap = "\n" if "\n" in between or "\t" in between else " " if between else ""
        if gap == "\n":
            opens = True
        first = word[0]
        is_word = first.isalnum()
        capital = is_word and first.isupper()
        shouted = capital and len(word) > 1 and word.isupper()
        tokens.append(Token(begin, match.end(), word, gap, capital, shouted, opens and is_word))
        if is_word or (first in "'’" and len(word) > 1):
            opens = False
        elif first in _STOPS or (first in _OPENING and (gap or len(tokens) == 1)):
            opens = True
        previous_end = match.end()
    return tokens


_ELISION = re.compile(r"(?:[cdjlmnst]|(?:jus|lors|puis)?qu)['’](?=\w)", re.IGNORECASE)


def without_elisions(tokens: list[Token]) -> list[Token]:
    """The tokens with French articles and pronouns apart from the word they are tied to: "l’État".

    The word after one begins no sentence of its own: its capital is a name's.
    """
    apart = []
    for token in tokens:
        found = _ELISION.match(token.text)
        if found is None:
            apart.append(token)
            continue
        middle = token.start + found.end()
        head, word = token.text[: found.end()], token.text[found.end() :]
        capital = word[0].isupper()
        shouted = capital and len(word) > 1 and word.isupper()
        apart.append(replace(token, end=middle, text=head, shouted=False))
        apart.append(Token(middle, token.end, word, "", capital, shouted, False))
    return apart

"""What a word, a chunk of several words, or a phrase stands for."""

from collections.abc import Sequence
from itertools import pairwise

from briefreader.domain.query import Node, Or, Phrase, Term
from briefreader.search.grammar.cutting import Piece
from briefreader.search.grammar.nearness import within
from briefreader.search.grammar.nodes import all_of
from briefreader.search.grammar.notices import Notices, shortened
from briefreader.search.words import Token, tokens

_HYPHENS = "-‐‑‒–−﹣－"


def word(piece: Piece, goes_on: bool, notices: Notices) -> Node | None:
    """A chunk without white space: `trade`, `=trade`, `R&D`, `cease-fire`; None without letters.

    Several words are a phrase, but where a comma parts them each is asked for. `goes_on` says that
    the user may not have typed the last word to its end.
    """
    raw = piece.text
    found = tokens(raw)
    if not found:
        return None
    sign = raw[0] if raw[0] in "=~" else ""
    starred = raw[found[-1].end :] == "*"
    if "*" in (raw[:-1] if starred else raw):
        notices.add("“*” stands at the end of a word only; it was left out.")
    if sign == "~" and (starred or not _can_be_misspelt(found)):
        notices.add(
            f"“{shortened(raw)}”: “~” takes one word of letters; searched as it is written."
        )
        sign = ""
    many = len(found[-1].text) > 1 or _is_hyphenated(raw, found)
    ends = found[-1].end == len(raw) and many
    parts = _parted_by_commas(raw, found)
    nodes: list[Node] = []
    for part in parts:
        last = part is parts[-1]
        nodes.append(_chunk(raw, part, sign, last and starred, last and goes_on and ends))
    return all_of(nodes)


def _chunk(raw: str, found: Sequence[Token], sign: str, starred: bool, goes_on: bool) -> Node:
    """Words that belong together, in all the forms that they are looked for in."""
    words = tuple(token.text for token in found)
    if len(words) == 1:
        if starred:
            return Term(words[0], prefix=True)
        term = Term(words[0], exact=sign == "=", fuzzy=sign == "~")
        return Or((term, Term(words[0], prefix=True))) if goes_on and not sign else term
    exact = sign == "="
    if starred:
        forms: list[Node] = [Phrase(words, exact=exact, prefix=True)]
    else:
        forms = [Phrase(words, exact=exact)]
        if goes_on and not exact:
            forms.append(Phrase(words, prefix=True))
    if not exact and _is_hyphenated(raw, found):
        joined = "".join(words)
        forms += [Term(joined)] * (not starred)
        forms += [Term(joined, prefix=True)] * (starred or goes_on)
    return Or(tuple(forms)) if len(forms) > 1 else forms[0]


def phrase(piece: Piece, goes_on: bool, notices: Notices) -> Node | None:
    """What stands between quotation marks; None without letters.

    `goes_on` says that the marks are not closed yet and the user is typing the last word.
    """
    raw = piece.text
    found = tokens(raw)
    if not found:
        return None
    words = tuple(token.text for token in found)
    if piece.sign == "~":
        notices.add("“~” takes one word, no phrase; searched as it is written.")
    exact = piece.sign == "="
    starred = piece.starred or raw[found[-1].end :].rstrip() == "*"
    if "*" in (raw[: found[-1].end] if starred else raw):
        notices.add("“*” stands at the end of a word only; it was left out.")
    if piece.number is not None and len(words) > 1:
        distance = max(piece.number, len(words) - 1)
        return within(words, distance, exact=exact, prefix=starred, notices=notices)
    forms: list[Node] = []
    if len(words) == 1:
        forms.append(Term(words[0], exact=exact and not starred, prefix=starred))
        open_ended: Node = Term(words[0], prefix=True)
        goes_on = goes_on and len(words[0]) > 1
    else:
        forms.append(Phrase(words, exact=exact, prefix=starred))
        open_ended = Phrase(words, prefix=True)
    if goes_on and not exact and not starred and found[-1].end == len(raw):
        forms.append(open_ended)
    return Or(tuple(forms)) if len(forms) > 1 else forms[0]


def _can_be_misspelt(found: Sequence[Token]) -> bool:
    return len(found) == 1 and not any(letter.isdigit() for letter in found[0].text)


def _is_hyphenated(raw: str, found: Sequence[Token]) -> bool:
    """Whether two words of letters have a hyphen between them and nothing else."""
    if len(found) != 2:
        return False
    between = raw[found[0].end : found[1].start]
    letters = not any(letter.isdigit() for token in found for letter in token.text)
    return len(between) == 1 and between in _HYPHENS and letters


def _parted_by_commas(raw: str, found: Sequence[Token]) -> list[list[Token]]:
    """The words in groups: a comma or a semicolon parts them, but not the digits of a number."""
    groups = [[found[0]]]
    for before, token in pairwise(found):
        between = raw[before.end : token.start]
        digits = before.text[-1].isdigit() and token.text[0].isdigit()
        if ("," in between or ";" in between) and not digits:
            groups.append([])
        groups[-1].append(token)
    return groups

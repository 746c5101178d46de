"""What a file's properties state about it, weighed against its text.

A file's properties are often those of a template, and its "author" who typed it: what the text does
not bear out is claimed with little confidence or not at all. The times of creation and of the last
change are no dates of publication and are not claimed.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from briefreader.domain.document import Evidence
from briefreader.formats.building.pieces import Piece
from briefreader.formats.fields.names import stated_names

HEAD_PIECES = 40
"""Pieces at the start among which a title or a name is looked for."""

LONGEST_VALUE = 400

_WORD = re.compile(r"\w+")
_REASON = "the file's properties"


def property_claims(
    pieces: list[Piece], title: str = "", author: str = "", company: str = ""
) -> tuple[Evidence, ...]:
    """Claims of title, authors and publisher that a file's properties make."""
    own = (piece.text[:LONGEST_VALUE] for piece in pieces if not piece.aside)
    head = list(islice(own, HEAD_PIECES))
    words = set(_words(head))
    claims = [
        *_title_claims(_cleaned(title), head, words),
        *_author_claims(_cleaned(author), words),
    ]
    company = _cleaned(company)
    if len(company) > 2 and _is_borne_out(company, words):
        claims.append(Evidence("publisher", company, f"{_REASON} and the text", 0.5))
    return tuple(claims)


def styled_claims(title: str, subtitle: str) -> tuple[Evidence, ...]:
    """Claims by the paragraphs that are set in the styles for titles."""
    claims = []
    if _cleaned(title):
        claims.append(Evidence("title", _cleaned(title), "the paragraph in the style Title", 0.93))
    if _cleaned(subtitle):
        reason = "the paragraph in the style Subtitle"
        claims.append(Evidence("subtitle", _cleaned(subtitle), reason, 0.85))
    return tuple(claims)


def _title_claims(title: str, head: list[str], words: set[str]) -> Iterator[Evidence]:
    if not title:
        return
    wanted = _words([title])
    if any(_words([line]) == wanted for line in head):
        yield Evidence("title", title, f"{_REASON} and a line of the text", 0.9)
    elif len(wanted) >= 3 and _is_borne_out(title, words):
        yield Evidence("title", title, f"{_REASON}, in words of the text", 0.6)


def _author_claims(author: str, words: set[str]) -> Iterator[Evidence]:
    names = [name for name in stated_names(author) if " " in name]
    if names:
        borne_out = all(_is_borne_out(name, words) for name in names)
        confidence, more = (0.75, " and the text") if borne_out else (0.3, "")
        yield Evidence("authors", "; ".join(names), f"{_REASON}{more}", confidence)


def _is_borne_out(value: str, words: set[str]) -> bool:
    wanted = _words([value])
    return bool(wanted) and words.issuperset(wanted)


def _words(lines: Iterable[str]) -> list[str]:
    return [word for line in lines for word in _WORD.findall(line.casefold())]


def _cleaned(value: str) -> str:
    return " ".join(value[:LONGEST_VALUE].split())

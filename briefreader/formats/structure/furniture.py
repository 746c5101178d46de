"""The words that pages use for their furniture, and the lines that these words give away."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from briefreader.domain.document import BlockKind
from briefreader.formats.building.pieces import Piece
from briefreader.formats.structure.wording import ends_sentence, key

MENU_WORDS = 5
"""Words in the longest entry of a menu."""

OTHER_LETTERS = re.compile("[\u0370-\u1fff\u3040-\ud7ff]")
"""Letters that are not Latin: of them, those that `furniture.toml` has words in."""

_SEPARATOR = re.compile("[|·•›»>/]")
_SEPARATORS = re.compile(r"\s*[|·•›»>/]\s*")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b).{0,200}", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TYPE_LINE = re.compile(r"(?:(?:publication|content|document|article)\s)?type: \S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words of `furniture.toml`: whole lines, menu entries, and patterns for lines.

    The patterns are for text in lower case: so many that ignore case take several times as long.
    `legal` holds parts of words, by sorts of legal wording, in Latin letters and in others.
    """

    lines: frozenset[str]
    menu: frozenset[str]
    actions: frozenset[str]
    crumbs: re.Pattern[str]
    starts: re.Pattern[str]
    notices: re.Pattern[str]
    related: re.Pattern[str]
    related_people: re.Pattern[str]
    tail_lists: re.Pattern[str]
    legal_headings: re.Pattern[str]
    legal_subjects: re.Pattern[str]
    book_starts: re.Pattern[str]
    book_ends: re.Pattern[str]
    legal: tuple[tuple[str, ...], ...]
    legal_in_other_letters: tuple[tuple[str, ...], ...]


@cache
def furniture() -> Furniture:
    """The words that pages use for their furniture."""
    source = resources.files("briefreader.formats.structure").joinpath("furniture.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))

    def pattern(name: str) -> re.Pattern[str]:
        return re.compile("(?:" + "|".join(table[name]) + ")")

    return Furniture(
        lines=frozenset(table["lines"]),
        menu=frozenset(table["menu"]) | frozenset(table["lines"]) | frozenset(table["actions"]),
        actions=frozenset(table["actions"]),
        crumbs=pattern("crumbs"),
        starts=pattern("starts"),
        notices=pattern("notices"),
        related=pattern("related"),
        related_people=pattern("related_people"),
        tail_lists=pattern("tail_lists"),
        legal_headings=pattern("legal_headings"),
        legal_subjects=pattern("legal_subjects"),
        book_starts=pattern("book_starts"),
        book_ends=pattern("book_ends"),
        legal=_cues(table["legal"], latin=True),
        legal_in_other_letters=_cues(table["legal"], latin=False),
    )


def _cues(sorts: list[list[str]], latin: bool) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(cue for cue in cues if (OTHER_LETTERS.search(cue) is None) is latin) for cues in sorts
    )


def is_furniture(piece: Piece) -> bool:
    """Whether a piece is furniture by its own words, wherever it stands."""
    text = piece.text
    if piece.kind in {BlockKind.CODE, BlockKind.TABLE, BlockKind.CAPTION} or len(text) > 1500:
        return False
    words = furniture()
    if len(text) <= 80 and key(text) in words.lines:
        return True
    if is_menu_line(text):
        return True
    count = piece.word_count
    if count > 160:
        return False
    lower = text.lower()
    if count <= 14 and words.starts.match(lower) and (count <= 6 or not ends_sentence(text)):
        return True
    if count <= 8 and _TYPE_LINE.match(text):
        return True
    if (
        count <= 40
        and text[0] in "©(cC"
        and _COPYRIGHT.match(text)
        and (_YEAR.search(text) or text[0] == "©")
    ):
        return True
    return words.notices.match(lower) is not None


def is_menu_line(text: str) -> bool:
    """Whether a line is a row of short entries of which two in five are known from menus."""
    if len(text) >= 300 or _SEPARATOR.search(text) is None:
        return False
    parts = _SEPARATORS.split(text)
    if len(parts) > 1 and furniture().crumbs.match(text.lower()):
        return True
    if len(parts) < 3 or any(part.count(" ") >= MENU_WORDS for part in parts):
        return False
    known = sum(key(part) in furniture().menu for part in parts)
    return known >= 0.4 * len(parts)


def is_entry(piece: Piece) -> bool:
    """Whether a piece could be an entry of a menu by its form."""
    return (
        len(piece.text) <= 40
        and piece.word_count <= MENU_WORDS
        and not ends_sentence(piece.text)
        and piece.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BOILERPLATE}
    )

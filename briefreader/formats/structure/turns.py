"""Turns of a conversation that begin with who speaks: `Q:`, `QUESTION:`, `MS SAAR:`, `Ann Lee:`."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from briefreader.domain.document import BlockKind
from briefreader.formats.building.pieces import Piece, parts_of
from briefreader.formats.structure.wording import sentence_marks

MOST_DIVISIONS = 200_000
"""Turns times styled runs in one paragraph from which it is not divided."""
REGULAR = 3
"""Turns from which a name is taken for a speaker's."""

_LABEL = re.compile(
    r"(?:(Q|A)\d{0,3}\s?[.:](?:\s|$)"
    r"|([A-ZÀ-ÞЀ-Я][A-ZÀ-ÞЀ-Я0-9'’.\- ]{1,40}(?: \([^()]{1,30}\))?)[ \u00a0\u202f]?:(?:\s|$)"
    r"|([^\W\d_][\w’'-]*\.?(?: [^\W\d_][\w’'.-]*){0,3})[ \u00a0\u202f]?:(?:\s|$)"
    r"|([^\W\d_][\w·・]{0,7})：)"
)


@dataclass(frozen=True, slots=True)
class Turns:
    """Turns by the places of their labels; `complete` says that answers have labels too."""

    kinds: dict[int, BlockKind]
    complete: bool


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """The labels of those who ask and of those who answer, from `speakers.toml`."""
    source = resources.files("briefreader.formats.structure").joinpath("speakers.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return frozenset(table["askers"]), frozenset(table["answerers"])


def labelled_turns(pieces: list[Piece]) -> Turns:
    """The turns that begin with a label, if the labels alternate as in a conversation."""
    askers, answerers = _known()
    speakers: dict[int, str] = {}
    for index, piece in enumerate(pieces):
        if piece.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
            name = speaker_of(piece.text[:80])
            if name:
                speakers[index] = name
    turns = Counter(name.casefold() for name in speakers.values())
    asked = sum(turns[name] for name in askers)
    if asked >= 2 or (asked and any(turns[name] for name in answerers)):
        kinds = {
            index: BlockKind.QUESTION if name.casefold() in askers else BlockKind.ANSWER
            for index, name in speakers.items()
            if name.casefold() in askers | answerers
            or name.isupper()
            or turns[name.casefold()] >= REGULAR
        }
    else:
        kinds = _turns_by_names(pieces, speakers, turns)
    answers = sum(kind is BlockKind.ANSWER for kind in kinds.values())
    return Turns(kinds, complete=answers >= 2)


def speaker_of(text: str) -> str:
    """The label at the start of a turn, as written; empty where there is none."""
    match = _LABEL.match(text) if ":" in text or "：" in text or text[:1] in "QA" else None
    return next(group for group in match.groups() if group) if match is not None else ""


def with_turns_apart(pieces: list[Piece]) -> list[Piece]:
    """The pieces, those divided that hold several turns in lines of their own."""
    broken = [piece for piece in pieces if _may_hold_turns(piece)]
    if not broken:
        return pieces
    names = Counter(
        speaker_of(line[:80]).casefold() for piece in broken for line in piece.text.split("\n")
    )
    known = frozenset().union(*_known())
    regular = {
        name for name, count in names.items() if name and (count >= REGULAR or name in known)
    }
    if len(regular) < 2:
        return pieces
    return [
        part
        for piece in pieces
        for part in (
            parts_of(piece, _turn_starts(piece, regular)) if "\n" in piece.text else [piece]
        )
    ]


def _may_hold_turns(piece: Piece) -> bool:
    return piece.kind is BlockKind.PARAGRAPH and "\n" in piece.text


def _turn_starts(piece: Piece, names: Iterable[str]) -> list[int]:
    if not _may_hold_turns(piece):
        return []
    starts = []
    position = 0
    for line in piece.text.split("\n"):
        if position and speaker_of(line[:80]).casefold() in names:
            starts.append(position)
        position += len(line) + 1
    return starts if len(starts) * (len(piece.runs) + 1) <= MOST_DIVISIONS else []


def _turns_by_names(
    pieces: list[Piece], speakers: dict[int, str], turns: Counter[str]
) -> dict[int, BlockKind]:
    """Turns of named speakers: at least two speak three times, and some ask whom others answer."""
    regular = {name for name, count in turns.items() if count >= REGULAR}
    if len(regular) < 2:
        return {}
    asking: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for index, end in pairwise((*speakers, len(pieces))):
        name = speakers[index].casefold()
        turn = [piece for piece in pieces[index : min(end, index + 12)] if piece.is_own]
        words[name] += sum(piece.word_count for piece in turn)
        asking[name] += any(
            mark in "?？؟" for piece in turn for mark in sentence_marks(piece.text)[-2:]
        )
    shares = {name: asking[name] / turns[name] for name in regular}
    answerers = {name for name, share in shares.items() if share < 0.34}
    most = max((shares[name] for name in answerers), default=0)
    askers = {name for name, share in shares.items() if share >= max(0.5, 2 * most)}
    spoken = sum(words[name] for name in answerers)
    if not askers or 2 * spoken < sum(words[name] for name in askers):
        return {}
    return {
        index: BlockKind.QUESTION if name.casefold() in askers else BlockKind.ANSWER
        for index, name in speakers.items()
        if turns[name.casefold()] >= 2
    }

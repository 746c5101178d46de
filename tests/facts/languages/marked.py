"""Texts in other languages with what should be found in them marked, and the counting of it.

A mark is `[d 2018-07-16|Montag]`: a kind (d date, f figure, p person, o organisation, l place), the
value, and the words. Where two spans are right both are given, the shorter last; the first one with
what stands before it is how the sentence reads.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from briefreader.domain.document import Block, BlockKind, Document, Metadata
from briefreader.domain.fact import Fact, FactKind
from briefreader.facts.extract import extract

_MARK = re.compile(r"\[([dfpol])(?: ([^|\]]*))?\|([^|\]]+)(?:\|([^|\]]+))?\]")
_KINDS = {
    "d": FactKind.DATE,
    "f": FactKind.FIGURE,
    "p": FactKind.PERSON,
    "o": FactKind.ORGANISATION,
    "l": FactKind.PLACE,
}
PUBLISHED = "2018-07-18"
"""A Wednesday in ISO week 29."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A fact that a text holds, its words at `[start, end)`."""

    kind: FactKind
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Facts of one kind: how many are wanted and found, right in words, right in value as well."""

    wanted: int
    found: int
    right: int
    valued: int


def read_marked(path: Path) -> tuple[Document, list[Wanted]]:
    """The document of a marked file, one paragraph a line, and what should be found in it."""
    wanted: list[Wanted] = []
    pieces: list[str] = []
    length = position = 0
    source = path.read_text(encoding="utf-8").rstrip("\n")
    for mark in _MARK.finditer(source):
        pieces += [source[position : mark.start()], mark[3]]
        start = length + mark.start() - position
        length, position = start + len(mark[3]), mark.end()
        words = mark[4] or mark[3]
        start += mark[3].index(words)
        wanted.append(Wanted(_KINDS[mark[1]], mark[2] or "", start, start + len(words)))
    text = "".join([*pieces, source[position:]])
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(line)))
        start += len(line) + 1
    metadata = Metadata(language=path.stem.partition("-")[0], published=PUBLISHED)
    return Document(text, tuple(blocks), metadata), wanted


def counted(path: Path) -> tuple[dict[FactKind, Counts], list[str]]:
    """The counts of a marked file by kind, and a line for each fact missing or wrong."""
    document, wanted = read_marked(path)
    found = [fact for fact in extract(document) if fact.kind in _KINDS.values()]
    durations = [fact for fact in found if fact.detail.precision == "duration"]
    found = [
        fact
        for fact in found
        if fact.kind is not FactKind.FIGURE
        or not any(fact.span.overlaps(other.span) for other in durations)
    ]
    counts, complaints = {}, []
    for kind in _KINDS.values():
        mine = [fact for fact in found if fact.kind is kind]
        right = valued = 0
        for item in (item for item in wanted if item.kind is kind):
            same = next((f for f in mine if _same_words(document.text, f, item)), None)
            if same is None:
                complaints.append(f"{kind.value} missed: {document.text[item.start : item.end]}")
                continue
            mine.remove(same)
            right += 1
            if _value(same) == _plain(item):
                valued += 1
            else:
                complaints.append(f"{kind.value} value of {same.text!r}: {_value(same)}")
        complaints += [f"{kind.value} wrong: {fact.text}" for fact in mine]
        total = sum(item.kind is kind for item in wanted)
        counts[kind] = Counts(total, right + len(mine), right, valued)
    return counts, complaints


def _same_words(text: str, fact: Fact, item: Wanted) -> bool:
    """Whether a fact has the words wanted; a figure may begin with "more than" and the like."""
    if fact.kind is FactKind.FIGURE:
        return fact.end == item.end and item.start - 12 <= fact.start <= item.start
    return (fact.start, fact.end) == (item.start, item.end)


def _value(fact: Fact) -> str:
    if fact.kind is FactKind.DATE:
        return str(fact.value)
    if fact.kind is FactKind.FIGURE and isinstance(fact.value, int | float):
        return f"{float(fact.value):g} {fact.detail.unit or fact.detail.counts}"
    return ""


def _plain(item: Wanted) -> str:
    if item.kind is not FactKind.FIGURE:
        return item.value
    number, _, unit = item.value.partition(" ")
    return f"{float(number):g} {unit}"


def main() -> None:
    """Print the counts of the texts beside this file, and what is missing or wrong."""
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        counts, complaints = counted(path)
        for kind, found in counts.items():
            print(
                f"{path.stem} {kind.value:<13} of {found.wanted:3}: {found.right:3} right, "
                f"{found.found - found.right:3} wrong, {found.valued:3} with the value"
            )
        print(*(f"    {line}" for line in complaints), sep="\n")


if __name__ == "__main__":
    main()

"""How well the program reads the documents of the gold set: `python -m tests.formats.gold.scoring`.

Prints one line a file (only figures for those held out) and the totals of both parts.
"""

import argparse
import base64
import json
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from briefreader.domain.document import BlockKind, Document
from briefreader.domain.errors import BriefreaderError
from briefreader.formats.reader import read
from tests.formats.gold.alignment import labels_of
from tests.formats.gold.words import digests, visible, words

HERE = Path(__file__).resolve().parent
FIELDS = ("title", "published", "authors", "publisher", "number", "kind", "language", "subtitle")
PARTS = ("open", "held out")


@dataclass(frozen=True, slots=True)
class Gold:
    """A record of `documents.json`: `answers` are the right values of each field judged."""

    file: str
    part: str
    answers: dict[str, list[object]]
    passages: list[tuple[int, int, str]]
    covers_all: bool
    digests: bytes

    def labels(self) -> list[str]:
        """The label of each word: article, boilerplate or either."""
        labels = ["article"] * len(self.digests)
        for start, end, label in self.passages:
            labels[start:end] = [label] * (end - start)
        return labels


@dataclass(slots=True)
class Score:
    """Counts for one file or for many."""

    right: dict[str, int] = field(default_factory=dict)
    judged: dict[str, int] = field(default_factory=dict)
    wrong: dict[str, tuple[object, object]] = field(default_factory=dict)
    invented_dates: int = 0
    marked: int = 0
    """Characters of boilerplate that are marked."""
    missed: int = 0
    """Characters of boilerplate that are not."""
    article: int = 0
    """Characters of the article."""
    taken: int = 0
    """Characters of the article that are marked as boilerplate."""
    unknown: int = 0
    """Characters that the gold does not know."""
    unread: int = 0
    """Files that could not be read."""
    missed_texts: list[str] = field(default_factory=list)
    taken_texts: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Add the counts of another file."""
        for name in FIELDS:
            self.right[name] = self.right.get(name, 0) + other.right.get(name, 0)
            self.judged[name] = self.judged.get(name, 0) + other.judged.get(name, 0)
        self.invented_dates += other.invented_dates
        self.marked += other.marked
        self.missed += other.missed
        self.article += other.article
        self.taken += other.taken
        self.unknown += other.unknown
        self.unread += other.unread

    def share(self, name: str) -> float:
        """How many of the judged values of a field are right, 0 to 1."""
        return self.right.get(name, 0) / max(1, self.judged.get(name, 0))

    @property
    def recall(self) -> float:
        """How much of the boilerplate is marked, 0 to 1."""
        return self.marked / max(1, self.marked + self.missed)

    @property
    def loss(self) -> float:
        """How much of the article is marked as boilerplate, 0 to 1."""
        return self.taken / max(1, self.article)


def gold_records() -> list[Gold]:
    """The gold set, in order."""
    rows = json.loads((HERE / "documents.json").read_text(encoding="utf-8"))
    coded = json.loads((HERE / "digests.json").read_text(encoding="utf-8"))
    return [
        Gold(
            row["file"],
            row["part"],
            {name: row[name] for name in FIELDS if name in row},
            [(start, end, label) for start, end, label in row["passages"]],
            row["covers"] == "all",
            base64.b64decode("".join(coded[row["file"]])),
        )
        for row in rows
    ]


def scored(gold: Gold, document: Document) -> Score:
    """How well one document agrees with what a reader found in it."""
    score = Score()
    for name, answers in gold.answers.items():
        value = _value(document, name)
        score.judged[name] = 1
        score.right[name] = int(any(_same(value, answer) for answer in answers))
        if not score.right[name]:
            score.wrong[name] = (value, answers[0])
    published = gold.answers.get("published", [])
    if document.metadata.published and all(answer is None for answer in published):
        score.invented_dates = int("published" in gold.answers)
    _score_passages(score, gold, document)
    return score


def _score_passages(score: Score, gold: Gold, document: Document) -> None:
    text = []
    marks: list[tuple[bool, int, int]] = []
    for number, block in enumerate(document.blocks):
        shown = visible(document.block_text(block))
        text.append(shown)
        is_marked = block.kind is BlockKind.BOILERPLATE
        marks += [(is_marked, end - start, number) for start, end in words(shown)]
    labels = labels_of(digests("\n".join(text)), gold.digests, gold.labels(), gold.covers_all)
    missed: dict[int, int] = {}
    taken: dict[int, int] = {}
    for label, (is_marked, length, number) in zip(labels, marks, strict=True):
        if label == "boilerplate":
            score.marked += length * is_marked
            score.missed += length * (not is_marked)
            missed[number] = missed.get(number, 0) + length * (not is_marked)
        elif label == "article":
            score.article += length
            score.taken += length * is_marked
            taken[number] = taken.get(number, 0) + length * is_marked
        elif not label:
            score.unknown += length
    score.missed_texts = [text[number] for number, length in missed.items() if length]
    score.taken_texts = [text[number] for number, length in taken.items() if length]


def _value(document: Document, name: str) -> object:
    value = getattr(document.metadata, name)
    return list(value) if name == "authors" else value or None


def _same(value: object, answer: object) -> bool:
    if isinstance(value, list):
        wanted = answer if isinstance(answer, list) else []
        return {_folded_name(name) for name in value} == {_folded_name(name) for name in wanted}
    if isinstance(value, str) and isinstance(answer, str):
        return _folded(value) == _folded(answer)
    return value == answer


def _folded(text: str) -> str:
    for sign, plain in (("’", "'"), ("‘", "'"), ("–", "-"), ("—", "-"), ("“", '"'), ("”", '"')):
        text = text.replace(sign, plain)
    return " ".join(text.casefold().split())


def _folded_name(name: object) -> str:
    text = str(name)
    family, comma, given = text.partition(", ")
    if comma:
        text = f"{given} {family}"
    return _folded(text).replace("-", " ").replace(".", "")


def score_all(folder: Path, chosen: Iterable[Gold]) -> dict[str, Score]:
    """The score of each file; a file that cannot be read counts as wrong in every field."""
    scores = {}
    for gold in chosen:
        try:
            scores[gold.file] = scored(gold, read(folder / gold.file))
        except BriefreaderError:
            scores[gold.file] = Score(judged=dict.fromkeys(gold.answers, 1), unread=1)
    return scores


def total(scores: Iterable[Score]) -> Score:
    """The sum of several scores."""
    result = Score()
    for score in scores:
        result.add(score)
    return result


def shown(name: str, score: Score) -> str:
    """One line with a score's figures."""
    fields = " ".join(
        f"{label} {score.right.get(label, 0)}/{score.judged.get(label, 0)}" for label in FIELDS
    )
    return (
        f"{name[:34]:34} {fields} invented {score.invented_dates}"
        f" | boilerplate {100 * score.recall:5.1f} % of {score.marked + score.missed}"
        f" | article lost {100 * score.loss:.2f} % of {score.article}"
        f" | unknown {score.unknown} unread {score.unread}"
    )


def main() -> None:
    """Print the score of every file and of both parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("BRIEFREADER_SHARED") or HERE.parents[3] / "shared"
    parser.add_argument("--folder", type=Path, default=Path(default) / "documents")
    parser.add_argument("--only", default="", help="part of a file's name")
    parser.add_argument("--verbose", action="store_true", help="what is wrong in open files")
    options = parser.parse_args()
    records = [gold for gold in gold_records() if options.only in gold.file]
    start = time.perf_counter()
    scores = score_all(options.folder, records)
    for gold in records:
        score = scores[gold.file]
        print(shown(gold.file, score))
        if options.verbose and gold.part == "open":
            for name, (value, answer) in score.wrong.items():
                print(f"    {name}: {value!r} instead of {answer!r}")
            for text in score.missed_texts[:30]:
                print(f"    not marked: {text[:150]!r}")
            for text in score.taken_texts[:30]:
                print(f"    wrongly marked: {text[:150]!r}")
    for part in PARTS:
        print(shown(part, total(scores[g.file] for g in records if g.part == part)))
    for ending in sorted({gold.file.split("/")[0] for gold in records}):
        chosen = [scores[g.file] for g in records if g.file.startswith(ending + "/")]
        print(shown(f"{ending} ({len(chosen)})", total(chosen)))
    print(shown("all", total(scores.values())), f"{time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()

"""How many facts of the gold set are found: `python -m tests.facts.gold.scoring [--wrong]`.

Prints precision, recall and F for each kind of fact, over all files and over those held out; with
`--wrong` also what was missed and what was found wrongly, file by file, but for the files held out.
"""

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from briefreader.domain.document import Document
from briefreader.domain.fact import Fact, FactKind
from briefreader.facts.extract import extract
from briefreader.facts.text.sentences import sentence_spans
from briefreader.formats.reader import read

HERE = Path(__file__).resolve().parent
Item = dict[str, object]
_EDGES = " \"'“”‘’«».,;:()"


@dataclass(slots=True)
class Count:
    """Found rightly, found wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, other: "Count") -> None:
        """Add the counts of another document."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed

    @property
    def precision(self) -> float:
        """In per cent; 100 where nothing was found."""
        found = self.right + self.wrong
        return 100 * self.right / found if found else 100.0

    @property
    def recall(self) -> float:
        """In per cent; 100 where nothing was to be found."""
        wanted = self.right + self.missed
        return 100 * self.right / wanted if wanted else 100.0

    @property
    def f(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Score:
    """The counts of a document or of many by kind; `faults` are lines on what went wrong."""

    counts: dict[str, Count] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def count(self, kind: str) -> Count:
        """The counts of one kind."""
        return self.counts.setdefault(kind, Count())

    def add(self, other: "Score") -> None:
        """Add the counts of another document."""
        for kind, count in other.counts.items():
            self.count(kind).add(count)
        self.faults += other.faults


def plain(text: str) -> str:
    """A text in one case, with single blanks, without the marks and the article around it."""
    text = " ".join(text.split()).strip(_EDGES).casefold()
    text = re.sub(r"['’]s$", "", text).replace("’", "'")
    return text.removeprefix("the ")


def digest(text: str) -> str:
    """What stands for another author's sentence in the gold set."""
    return hashlib.blake2b(plain(text).encode(), digest_size=6).hexdigest()


def score_document(record: Item, document: Document, facts: Iterable[Fact]) -> Score:
    """Compare the facts of one document with its record in `documents.json`."""
    first, last = _numbers(record["range"])
    mine = [fact for fact in facts if first <= fact.start < last]
    score = Score()
    name = str(record["file"]).rsplit("/", 1)[-1][:24]

    def of(kind: FactKind) -> list[Fact]:
        return [fact for fact in mine if fact.kind is kind]

    def compare(kind: str, wanted: Counter[str], found: Counter[str]) -> None:
        optional = Counter(str(item["key"]) for item in _items(record, "optional", kind))
        _compare(score, name, kind, wanted, found, optional)

    quotes = _items(record, "quotes")
    compare("quote", _bag(quotes), Counter(digest(f.text) for f in of(FactKind.QUOTE)))
    _speakers(score, name, quotes, of(FactKind.QUOTE))
    dates = _items(record, "dates")
    found_dates = [f for f in of(FactKind.DATE) if f.detail.precision != "duration"]
    compare("date", _bag(dates), Counter(plain(f.text) for f in found_dates))
    _values(score, name, dates, found_dates)
    figures = Counter(_number(f.value) for f in of(FactKind.FIGURE) if f.value is not None)
    compare("figure", Counter(_number(i["value"]) for i in _items(record, "figures")), figures)
    agreements = Counter(plain(f.text) for f in of(FactKind.AGREEMENT))
    compare("agreement", _bag(_items(record, "agreements")), agreements)
    questions = Counter(digest(f.text) for f in of(FactKind.QUESTION))
    compare("question", _bag(_items(record, "questions")), questions)
    _passages(score, name, record, of(FactKind.ASSESSMENT))
    _events(score, name, record, of(FactKind.EVENT))
    return score


def _compare(
    score: Score,
    name: str,
    kind: str,
    wanted: Counter[str],
    found: Counter[str],
    optional: Counter[str],
) -> None:
    missed, wrong = wanted - found, found - wanted - optional
    count = Count((wanted & found).total(), wrong.total(), missed.total())
    score.count(kind).add(count)
    score.faults += [f"{name}: {kind} missed: {key}" for key in missed.elements()]
    score.faults += [f"{name}: {kind} wrong: {key}" for key in wrong.elements()]


def _speakers(score: Score, name: str, wanted: list[Item], found: list[Fact]) -> None:
    """The speakers of the quotes that were found; no speaker given is missed, not wrong."""
    said = {digest(fact.text): fact.label for fact in found}
    for item in wanted:
        if item["key"] not in said:
            continue
        right = {plain(str(who or "")) for who in (item["speaker"], *_list(item.get("accept")))}
        have = plain(said[str(item["key"])] or "")
        if have in right:
            count = Count(right=1)
        else:
            count = Count(wrong=1, missed=1) if have else Count(missed=1)
            score.faults.append(f"{name}: speaker {have!r} for {sorted(right)}")
        score.count("speaker").add(count)


def _values(score: Score, name: str, wanted: list[Item], found: list[Fact]) -> None:
    """The values of the dates that were found."""
    values: dict[str, list[object]] = {}
    for fact in found:
        values.setdefault(plain(fact.text), []).append(fact.value)
    for item in wanted:
        have = values.get(str(item["key"]), [])
        if not have:
            continue
        right = (item["value"], *_list(item.get("accept")))
        value = next((value for value in have if value in right), have[0])
        have.remove(value)
        if value in right:
            score.count("date value").right += 1
        else:
            score.count("date value").add(Count(wrong=1, missed=1))
            score.faults.append(f"{name}: date value of {item['key']!r}: {value}, not {right}")


def _passages(score: Score, name: str, record: Item, found: list[Fact]) -> None:
    """Assessments: a passage counts where one of its sentences is in one of the gold set."""
    wanted = [set(_list(item["sentences"])) for item in _items(record, "assessment")]
    optional = {item["key"] for item in _items(record, "optional", "assessment")}
    mine = [(fact, set(digests_of(fact.text))) for fact in found]
    for fact, sentences in mine:
        if any(sentences & passage for passage in wanted):
            continue
        if not sentences & optional:
            score.count("assessment").wrong += 1
            score.faults.append(f"{name}: assessment wrong: {fact.text[:70]}")
    for number, passage in enumerate(wanted):
        if any(sentences & passage for _, sentences in mine):
            score.count("assessment").right += 1
        else:
            score.count("assessment").missed += 1
            score.faults.append(f"{name}: assessment missed: number {number}")


def _events(score: Score, name: str, record: Item, found: list[Fact]) -> None:
    """Events: found where one of its mentions and the fact's words hold each other."""
    wanted = [[plain(str(m)) for m in _list(i["mentions"])] for i in _items(record, "events")]
    optional = [str(item["key"]) for item in _items(record, "optional", "event")]
    texts = [plain(fact.text) for fact in found]
    for text in texts:
        known = any(_holds(text, mention) for mentions in wanted for mention in mentions)
        if not known and not any(_holds(text, mention) for mention in optional):
            score.count("event").wrong += 1
            score.faults.append(f"{name}: event wrong: {text}")
    for mentions in wanted:
        if any(_holds(text, mention) for text in texts for mention in mentions):
            score.count("event").right += 1
        else:
            score.count("event").missed += 1
            score.faults.append(f"{name}: event missed: {mentions[0]}")


def _holds(one: str, other: str) -> bool:
    return one in other or other in one


def digests_of(passage: str) -> list[str]:
    """A digest for each sentence of a passage."""
    spans = sentence_spans(passage, 0, len(passage))
    return [digest(passage[span.start : span.end]) for span in spans]


def _bag(items: Iterable[Item]) -> Counter[str]:
    return Counter(str(item["key"]) for item in items)


def _items(record: Item, name: str, kind: str | None = None) -> list[Item]:
    items = record[name]
    assert isinstance(items, list)
    return [item for item in items if kind is None or item["kind"] == kind]


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _numbers(value: object) -> tuple[int, int]:
    assert isinstance(value, list)
    return value[0], value[1]


def _number(value: object) -> str:
    assert isinstance(value, int | float | str)
    return f"{float(value):g}"


def records() -> list[Item]:
    """The gold set."""
    found = json.loads((HERE / "documents.json").read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


def score_all(folder: Path, told: Callable[[Item, Score], None] = lambda *_: None) -> Score:
    """The score over all documents, which lie below a folder."""
    total = Score()
    for record in records():
        document = read(folder / str(record["file"]))
        score = score_document(record, document, extract(document))
        told(record, score)
        total.add(score)
    return total


def table(score: Score) -> str:
    """One line a kind."""
    lines = [f"{'':12} {'P':>6} {'R':>6} {'F':>6} {'of':>5}"]
    for kind, c in score.counts.items():
        figures = f"{c.precision:6.1f} {c.recall:6.1f} {c.f:6.1f} {c.right + c.missed:5}"
        lines.append(f"{kind:12} {figures}")
    return "\n".join(lines)


def main() -> None:
    """Print the table, and on request what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the documents lie")
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()

    held_out = Score()

    def told(record: Item, score: Score) -> None:
        if record["part"] != "open":
            held_out.add(score)
        elif options.wrong:
            print(*score.faults, sep="\n")

    print(table(score_all(options.folder, told)))
    print(f"\nheld out\n{table(held_out)}")


if __name__ == "__main__":
    main()

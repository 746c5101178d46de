"""The annotated texts: read, grouped into documents, and divided for good.

Each file holds one text a line: `{"id", "text", "spans": [[start, end, kind], ...]}`, offsets in
code points, kinds as in `briefreader.facts.names.model.decoding.KINDS`.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefreader.facts.names.vocabulary import FUNCTION_WORDS

GUM_KINDS = frozenset(("news", "interview", "bio", "academic", "court", "voyage"))
"""The kinds of text in GUM whose licences let a model made from them be passed on."""

OWN_SOURCE = "own"
"""The source of the paragraphs that we annotated."""

TESTED = {"re3d": 5, "gum news": 5, "gum interview": 5, OWN_SOURCE: 10}
"""The sources of which every so manieth document is kept for the test, and never trained on."""

_WORD_BEFORE = re.compile(r"([A-Z][\w.’'-]*) $")
_SURE_ADJECTIVES = frozenset(
    ("United", "New", "National", "Supreme", "Democratic", "International")
)
_NO_ADJECTIVES = frozenset(("Sent", "Expo", "Visiting", "Like", "Pro-Beijing", "Euro-"))
_SENTENCES_TOGETHER = 20
_DEVELOPMENT_SHARE = 14


@dataclass(frozen=True, slots=True)
class Name:
    """A name at `[start, end)`."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Text:
    """A document, or sentences in a row, with its names in order."""

    source: str
    key: str
    text: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts, divided by document: `test` is looked at once, when all is done."""

    training: tuple[Text, ...]
    development: tuple[Text, ...]
    test: tuple[Text, ...]


def read_texts(folder: Path, own: Path, paragraphs: Path) -> Texts:
    """The texts of a folder of annotated sets, and the paragraphs that we annotated."""
    own_texts = read_own(own, paragraphs)
    every = [*_re3d(folder), *_gum(folder), *_sentences(folder), *own_texts]
    training, development, test = [], [], []
    for text in every:
        if text.source in TESTED and _is_one_of(text, TESTED[text.source]):
            test.append(text)
        elif _is_one_of(text, _DEVELOPMENT_SHARE):
            development.append(text)
        else:
            training.append(text)
    return Texts(tuple(training), tuple(development), tuple(test))


def read_crossner(folder: Path) -> tuple[Text, ...]:
    """Sentences of encyclopaedia articles on politics, science and literature."""
    return tuple(_text("crossner", row["id"], [row]) for row in _rows(folder / "crossner.jsonl"))


def read_own(annotations: Path, paragraphs: Path) -> Iterator[Text]:
    """Paragraphs that we annotated: `annotations` has the digest and the names of each.

    The paragraphs themselves are public-domain text that is not part of the project.
    """
    wanted = {row["digest"]: row["names"] for row in _rows(annotations)}
    with gzip.open(paragraphs, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = line.rstrip("\n")
            names = wanted.pop(digest(text), None)
            if names is not None:
                found = tuple(Name(*name) for name in names)
                yield Text(OWN_SOURCE, digest(text), text, found)


def digest(text: str) -> str:
    """What stands for a paragraph that is not passed on."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _re3d(folder: Path) -> Iterator[Text]:
    for row in _rows(folder / "re3d.jsonl"):
        yield _text("re3d", row["id"], [row])


def _gum(folder: Path) -> Iterator[Text]:
    documents: dict[str, list[dict]] = {}
    for row in _rows(folder / "gum.jsonl"):
        documents.setdefault(row["id"].rsplit("-", 1)[0], []).append(row)
    for key, rows in documents.items():
        kind = key.split("-")[1].split("_")[0]
        if kind in GUM_KINDS:
            yield _text(f"gum {kind}", key, [{**row, "spans": _whole(row)} for row in rows])


def _whole(row: dict) -> list[list]:
    """The spans of a sentence of GUM with the adjectives that belong to names.

    The conversion left adjectives out, so that "States" stands for "United States", "Court" for
    "Supreme Court" and "Republican", "Party" for "Republican Party".
    """
    text, spans = row["text"], sorted(row["spans"])
    whole: list[list] = []
    for start, end, kind in spans:
        before = _WORD_BEFORE.search(text, 0, start)
        if kind in ("LOC", "ORG") and before is not None:
            last = whole[-1] if whole and whole[-1][1] > before.start() else None
            if last is None and _belongs(before[1], is_first=before.start() == 0):
                start = before.start()
            elif last is not None and last[2] == "NORP" and (kind == "ORG" or before[1] == "Saudi"):
                start = whole.pop()[0]
        whole.append([start, end, kind])
    return whole


def _belongs(word: str, *, is_first: bool) -> bool:
    """Whether a capitalised word before a name is a part of it."""
    if is_first:
        return word in _SURE_ADJECTIVES
    return word not in FUNCTION_WORDS and word not in _NO_ADJECTIVES


def _sentences(folder: Path) -> Iterator[Text]:
    """Sets that come as sentences in their order, some of them together."""
    for source in ("wikigold", "uner_ewt"):
        rows = list(_rows(folder / f"{source}.jsonl"))
        for start in range(0, len(rows), _SENTENCES_TOGETHER):
            together = rows[start : start + _SENTENCES_TOGETHER]
            yield _text(source, together[0]["id"], together)


def _rows(path: Path) -> Iterator[dict]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _text(source: str, key: str, rows: list[dict]) -> Text:
    text, names = "", []
    for row in rows:
        names += [Name(len(text) + a, len(text) + b, kind) for a, b, kind in row["spans"]]
        text += row["text"] + "\n"
    return Text(source, key, text, tuple(sorted(names, key=lambda name: name.start)))


def _is_one_of(text: Text, parts: int) -> bool:
    """Whether a document is in one of so many parts of all; for good, since its id decides."""
    digest = hashlib.blake2b(text.key.encode(), digest_size=4).digest()
    return int.from_bytes(digest, "big") % parts == 0

"""How long notes take to find their places again: prints the figures, fails on none.

Run with `pytest -s tests/benchmarks/test_reanchoring.py`.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from time import process_time

import pytest

from briefreader.config import Places
from briefreader.domain.annotation import Anchor, Annotation, Placement
from briefreader.domain.document import Span
from briefreader.library import Library
from briefreader.notes.anchoring import is_found, place
from tests.benchmarks.annotated_library import annotate

_NOTES = 1_000
_SYLLABLES = ("ba", "chen", "dor", "est", "fi", "gra", "hal", "in", "jor", "ka", "lo", "men", "nu",
              "or", "pre", "qui", "ra", "sto", "tal", "un", "ver", "wy", "za")  # fmt: skip

pytestmark = pytest.mark.timeout(300)


def _words(random: Random, count: int) -> list[str]:
    vocabulary = ["".join(random.choices(_SYLLABLES, k=1 + i % 4)) for i in range(4_000)]
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    return random.choices(vocabulary, weights, k=count)


def _text(random: Random, words: int) -> str:
    """Sentences of about 15 words, paragraphs of about six of them."""
    parts = []
    for number, word in enumerate(_words(random, words)):
        parts.append(word)
        if number % 15 == 14:
            parts.append(".\n" if number % 90 == 89 else ". ")
        else:
            parts.append(" ")
    return "".join(parts)


def _changed(random: Random, text: str, share: float) -> str:
    """The text with some of its words replaced."""
    words = text.split(" ")
    new = _words(random, 1_000)
    return " ".join(random.choice(new) if random.random() < share else word for word in words)


def _notes(random: Random, text: str, count: int, longest: int = 400) -> list[Annotation]:
    notes = []
    for number in range(count):
        start = random.randrange(len(text) - 1)
        end = min(len(text), start + random.randint(4, longest))
        anchor = Anchor.of(text, Span(start, end))
        notes.append(Annotation(f"urn:uuid:{number}", "d", "", "", anchor))
    return notes


def _placed(what: str, work: Sequence[tuple[Annotation, str]], old: str = "") -> None:
    begin = process_time()
    found: list[Placement] = [place(note, text, old) for note, text in work]
    took = process_time() - begin
    states = [placed.state.value for placed in found]
    counts = ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(states))
    print(f"{what:58} {took * 1000:8.0f} ms   {counts}")


def _on(notes: Iterable[Annotation], text: str) -> list[tuple[Annotation, str]]:
    return [(note, text) for note in notes]


def test_placing_a_thousand_notes() -> None:
    random = Random(5)
    print()
    text = _text(random, 10_000)
    place(_notes(random, text, 1)[0], text[1:])  # so that the imports are not measured
    notes = _notes(random, text, _NOTES)
    changed = _changed(random, text, 0.05)
    _placed("the same text", _on(notes, text))
    _placed("a sentence put before", _on(notes, "A new sentence. " + text))
    _placed("one word in 20 changed", _on(notes, changed))
    _placed("one word in 20 changed, the old text known", _on(notes, changed), text)
    _placed("one word in three changed", _on(notes, _changed(random, text, 0.33)))
    _placed("another text, none found", _on(notes, _text(random, 10_000)))


def test_placing_a_thousand_notes_at_worst() -> None:
    random = Random(6)
    print()
    text = _text(random, 400_000)
    notes = _notes(random, text, _NOTES)
    print(f"a text of {len(text):,} code points:")
    changed = _changed(random, text, 0.05)
    _placed("  one word in 20 changed", _on(notes, changed))
    _placed("  one word in 20 changed, the old text known", _on(notes, changed), text)
    _placed("  another text, none found", _on(notes, _text(random, 400_000)))
    _placed("  only words", _on(_notes(random, text, _NOTES, 8), changed))
    one = "a" * 100_000
    _placed("one character repeated", _on(_notes(random, one, _NOTES), one[:-1] + "b"))
    large = "a" * 3_000_000
    _placed("one character 3 million times", _on(_notes(random, large, _NOTES), "b" + large[:-3]))
    equal = "The talks were postponed again, as officials said on Friday. " * _NOTES
    length = len(equal) // _NOTES
    anchors = [Anchor.of(equal, Span(i * length, i * length + 31)) for i in range(_NOTES)]
    notes = [Annotation(f"urn:uuid:{i}", "d", "", "", a) for i, a in enumerate(anchors)]
    _placed("1,000 equal quotes", _on(notes, "Note. " + equal))
    _placed("1,000 equal quotes, the old text known", _on(notes, "Note. " + equal), equal)
    _placed("1,000 equal quotes, nearly", _on(notes, equal.replace("talks", "talk")))
    text = _text(random, 50_000)
    notes = _notes(random, text, _NOTES, 20_000)
    _placed("quotes of 10,000 code points", _on(notes, _changed(random, text, 0.02)))


def test_placing_notes_of_a_thousand_documents() -> None:
    random = Random(7)
    print()
    work, moved = [], []
    for _ in range(_NOTES):
        text = _text(random, 820)
        [note] = _notes(random, text, 1)
        work.append((note, _changed(random, text, 0.05)))
        moved.append((note, "A new sentence. " + text))
    _placed("1,000 documents, one note each, a sentence put before", moved)
    _placed("1,000 documents, one note each, one word in 20 changed", work)


def test_telling_which_of_fifty_thousand_notes_have_a_place() -> None:
    random = Random(8)
    print()
    work: list[tuple[Annotation, str]] = []
    changed: list[tuple[Annotation, str]] = []
    for number in range(5_000):
        text = _text(random, 820)
        new = _changed(random, text, 0.02) if number % 50 == 0 else text
        for note in _notes(random, text, 10):
            work.append((note, text))
            changed.append((note, new))
    for what, notes in (("as they were", work), ("one document in 50 changed", changed)):
        begin = process_time()
        lost = sum(not is_found(note, text) for note, text in notes)
        took = (process_time() - begin) * 1000
        print(f"50,000 notes on 5,000 texts, {what:30} {took:8.0f} ms   {lost} without place")


def test_asking_a_library_for_notes_without_place(places: Places, tmp_path: Path) -> None:
    documents, random = 500, Random(9)
    sources = tmp_path / "sources"
    sources.mkdir()
    for number in range(documents):
        text = f"Minutes number {number}\n\n" + _text(random, 820).replace("\n", "\n\n")
        (sources / f"{number}.txt").write_text(text, encoding="utf-8")
    with_documents = Library(places)
    with_documents.add([sources])
    with_documents.close()
    made = annotate(places, 10)
    library = Library(places)
    library.annotations.living()
    print()
    for what in ("the first time", "again"):
        begin = process_time()
        found = library.notes("has:unattached")
        took = (process_time() - begin) * 1000
        print(f"has:unattached, {made:,} notes, {documents} documents, {what:15} {took:8.0f} ms")
        assert not found
    begin = process_time()
    for key in library.by_id():
        library.placements(key)
    took = (process_time() - begin) * 1000
    print(f"all placements of {documents} documents, all exact {took:25.0f} ms")
    library.close()

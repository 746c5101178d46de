"""Notes on real documents that were edited in eight ways: on their passage, or not without a word.

The short suite places some; the long one 2,000 notes on 100 documents, on each edited text, with
and without the old text. Run it with `pytest -s -m long tests/notes/test_edited.py`.
"""

import gzip
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from briefreader.domain.errors import BriefreaderError
from briefreader.formats.reader import read_bytes
from tests.notes.edited import Edit
from tests.notes.judging import Case, Verdict, cases
from tests.shared import shared

_LONGEST = 200_000
_SHORTEST = 1_500


def _real_documents(folder: Path) -> list[tuple[str, str]]:
    """The texts of the files, each once; those that are a few lines or a book are left out."""
    found: dict[str, tuple[str, str]] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        try:
            text = read_bytes(path.read_bytes(), path.name).text
        except BriefreaderError:
            continue
        if _SHORTEST < len(text) < _LONGEST and path.name != "MANIFEST.json":
            found.setdefault("".join(text.split())[:2_000], (path.name, text))
    return list(found.values())


def _made_documents(count: int, random: Random) -> list[tuple[str, str]]:
    """Briefings of real paragraphs drawn at random."""
    with gzip.open(shared("corpora", "paragraphs.txt.gz"), "rt", encoding="utf-8") as file:
        paragraphs = file.read().split("\n")
    return [
        (f"made {number}", "\n".join(random.choices(paragraphs, k=random.randint(5, 15))))
        for number in range(count)
    ]


def _on_edited(
    documents: list[tuple[str, str]], count: int, seed: int, *, knows_old: bool
) -> list[Case]:
    random = Random(seed)
    found: list[Case] = []
    for number, (name, text) in enumerate(documents):
        other = documents[(number + 7) % len(documents)][1][:20_000]
        found += cases(name, text, other, count, random, knows_old=knows_old)
    return found


def _report(what: str, found: list[Case]) -> None:
    print(f"\n{what}: {len(found):,} places")
    for edit in (None, *Edit):
        counts = Counter(case.verdict for case in found if edit in (None, case.edit))
        total = counts.total() or 1
        figures = ", ".join(f"{counts[v]} {v} ({100 * counts[v] / total:.2f} %)" for v in Verdict)
        print(f"  {edit or 'all':32} {figures}")


def _wrong(found: list[Case]) -> list[tuple[str, Edit, object, object]]:
    return [
        (case.document, case.edit, case.placed.span, case.images)
        for case in found
        if case.verdict is Verdict.WRONG
    ]


def test_notes_on_edited_documents_are_on_their_passage() -> None:
    documents = _made_documents(8, Random(3))
    for knows_old in (True, False):
        found = _on_edited(documents, 5, 4, knows_old=knows_old)
        assert not _wrong(found)
        right = sum(case.verdict is Verdict.RIGHT for case in found)
        assert right >= 0.97 * len(found)


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", [101, 102, 103])
def test_two_thousand_notes_on_edited_documents_are_on_their_passage(seed: int) -> None:
    documents = _real_documents(shared("documents")) + _real_documents(shared("seeds"))
    documents += _made_documents(100 - len(documents), Random(seed))
    for knows_old in (True, False):
        found = _on_edited(documents, 20, seed, knows_old=knows_old)
        _report(f"seed {seed}, old text {'known' if knows_old else 'not known'}", found)
        assert sum(case.verdict is Verdict.RIGHT for case in found) >= 0.97 * len(found)
        if knows_old:
            assert not _wrong(found)

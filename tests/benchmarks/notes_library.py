"""A library with many notes, made quickly: what the benchmarks of notes start from."""

from pathlib import Path
from random import Random
from uuid import UUID

from briefreader.config import Places
from briefreader.domain.annotation import Anchor, Annotation, Colour
from briefreader.domain.document import Span
from briefreader.facts.version import VERSION
from briefreader.library import Library
from briefreader.notes.codec import to_json

_WORDS = [
    *("minister", "harbour", "railway", "talks", "agreed", "sanctions", "border", "treaty"),
    *("grain", "energy", "election", "court", "foreign", "state", "the", "of", "in", "and"),
    *("to", "on", "for", "with", "by", "said", "would", "that", "which", "after", "before"),
]
_TAGS = (*(f"people/name{n}" for n in range(40)), *(f"topic/t{n}" for n in range(60)), "check")


def make_library(places: Places, sources: Path, documents: int, notes: int) -> None:
    """Make a library of so many documents with so many notes on them, evenly spread."""
    random = Random(11)
    sources.mkdir(parents=True)
    for number in range(documents):
        year, day = 2000 + number % 26, 1 + number % 28
        body = "\n\n".join(_sentence(random) for _ in range(12))
        text = f"Briefing {number} on the {random.choice(_WORDS)}\n\n{day} May {year}\n\n{body}\n"
        (sources / f"briefing-{number:05}.txt").write_text(text, encoding="utf-8")
    library = Library(places)
    library.add([sources])
    ids = sorted(library.by_id())
    texts = dict(library.catalogue.texts(ids))
    for key in ids:
        library.catalogue.put_facts(key, VERSION, ())  # Nothing is to be extracted meanwhile.
    library.close()
    each = notes // len(ids)
    for number, key in enumerate(ids):
        folder = places.library / "annotations" / key
        folder.mkdir(parents=True, exist_ok=True)
        for at in range(each):
            note = _note(random, key, texts[key], number * each + at)
            name = f"{note.id.rpartition(':')[2]}.json"
            (folder / name).write_text(to_json(note), encoding="utf-8")


def _sentence(random: Random) -> str:
    return " ".join(random.choices(_WORDS, k=random.randrange(15, 70))).capitalize() + "."


def _note(random: Random, document_id: str, text: str, number: int) -> Annotation:
    start = random.randrange(len(text) - 300)
    span = Span(start, start + random.randrange(8, 280))
    day = f"20{10 + number % 16:02}-{1 + number % 12:02}-{1 + number % 28:02}"
    moment = f"{day}T{number % 24:02}:{number % 60:02}:{random.randrange(60):02}.000Z"
    return Annotation(
        id=UUID(int=random.getrandbits(128), version=4).urn,
        document_id=document_id,
        created=moment,
        modified=moment,
        anchor=Anchor.of(text, span) if number % 25 else None,
        note=_sentence(random) if number % 2 or not number % 25 else "",
        tags=tuple(random.sample(_TAGS, number % 4)),
        colour=random.choice(list(Colour)),
    )

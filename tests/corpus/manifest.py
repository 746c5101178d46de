"""The manifest of the samples as frozen records; corpus/manifest.toml says what they mean."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from briefreader.config import corpus_folder


@dataclass(frozen=True, slots=True)
class ExpectedFact:
    """A fact to be found, or not to be; what is None, or has no labels, is not compared."""

    kind: str
    text: str | None = None
    starts: str | None = None
    labels: tuple[str, ...] = ()
    value: str | float | None = None
    role: str | None = None
    unit: str | None = None
    counts: str | None = None
    cue: str | None = None
    channel: str | None = None
    relative_to: str | None = None

    def __str__(self) -> str:
        values = [getattr(self, field.name) for field in fields(self)]
        said = (value[0] if isinstance(value, tuple) else value for value in values if value)
        return " ".join(str(part)[:40] for part in said)


@dataclass(frozen=True, slots=True)
class ExpectedBoilerplate:
    """A passage that is boilerplate, from `starts` to `ends`."""

    starts: str
    ends: str = ""
    after: str = ""

    def __str__(self) -> str:
        return self.starts


@dataclass(frozen=True, slots=True)
class ExpectedCount:
    """How many blocks of a kind there are."""

    kind: str
    number: int

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"


@dataclass(frozen=True, slots=True)
class ExpectedField:
    """One field of the metadata; several values for `authors` only, none where it is not given."""

    name: str
    values: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name} {' '.join(self.values)[:40]}".strip()


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample briefing and what a reader should find in it."""

    file: str
    metadata: tuple[ExpectedField, ...]
    counts: tuple[ExpectedCount, ...]
    boilerplate: tuple[ExpectedBoilerplate, ...]
    own: tuple[str, ...]
    facts: tuple[ExpectedFact, ...]
    absent: tuple[ExpectedFact, ...]

    @property
    def path(self) -> Path:
        return corpus_folder() / self.file


@dataclass(frozen=True, slots=True)
class ExpectedHits:
    """A query and exactly the files that it finds."""

    query: str
    documents: tuple[str, ...]
    first: str | None = None

    def __str__(self) -> str:
        return self.query


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What several documents tell differently: pairs of a file and the fact that it gives."""

    what: str
    says: tuple[tuple[str, ExpectedFact], ...]

    def __str__(self) -> str:
        return self.what


@dataclass(frozen=True, slots=True)
class Manifest:
    opens_on: str
    samples: tuple[Sample, ...]
    queries: tuple[ExpectedHits, ...]
    disagreements: tuple[Disagreement, ...]


@cache
def manifest() -> Manifest:
    """The manifest; raises TypeError or KeyError on a key that its own description lacks."""
    with (corpus_folder() / "manifest.toml").open("rb") as file:
        read = tomllib.load(file)
    return Manifest(
        opens_on=read["opens_on"],
        samples=tuple(_sample(**entry) for entry in read["documents"]),
        queries=tuple(_hits(**entry) for entry in read["queries"]),
        disagreements=tuple(_disagreement(**entry) for entry in read["disagreements"]),
    )


def _sample(
    file: str,
    metadata: dict[str, Any],
    blocks: dict[str, Any],
    facts: list[dict[str, Any]],
    absent: list[dict[str, Any]],
) -> Sample:
    boilerplate = blocks.pop("boilerplate", [])
    own = blocks.pop("own", [])
    return Sample(
        file=file,
        metadata=tuple(ExpectedField(name, _values(value)) for name, value in metadata.items()),
        counts=tuple(ExpectedCount(kind, number) for kind, number in blocks.items()),
        boilerplate=tuple(ExpectedBoilerplate(**passage) for passage in boilerplate),
        own=tuple(own),
        facts=tuple(_fact(**fact) for fact in facts),
        absent=tuple(_fact(**fact) for fact in absent),
    )


def _fact(label: str | list[str] | None = None, **rest: Any) -> ExpectedFact:
    return ExpectedFact(labels=_values(label or ""), **rest)


def _values(value: str | list[str]) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(value)
    return (value,) if value else ()


def _hits(query: str, documents: list[str], first: str | None = None) -> ExpectedHits:
    return ExpectedHits(query, tuple(documents), first)


def _disagreement(what: str, says: list[dict[str, Any]]) -> Disagreement:
    return Disagreement(what, tuple((one.pop("file"), _fact(**one)) for one in says))

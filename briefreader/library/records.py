"""The user's state of each document: what `records/<doc-id>.json` holds.

A record says where a document came from, what the user did with it as a whole (starred, read,
corrected) and which texts it had. Keys that this version does not know are kept.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

from briefreader.domain.fact_correction import FactCorrection
from briefreader.domain.version import OldVersion

Correction = str | tuple[str, ...] | None
"""What the user set a field of the metadata to; None where they emptied it."""

MOST_PAST = 50
"""How many past sightings, and how many old versions, a record keeps."""


class Standing(StrEnum):
    """What a sighting says today."""

    HERE = ""
    """The file lies there with the text in use."""
    OTHER = "other"
    """The file lies there and holds the document, in another form than the text in use."""
    PAST = "past"
    """The file is no longer there, or no longer so."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A path at which a document was seen, and the digest of the file's bytes there."""

    path: str
    digest: str
    standing: Standing = Standing.HERE


@dataclass(frozen=True, slots=True)
class Mark:
    """The user's word on whether a block is boilerplate.

    `text` is the digest of the block's text, `start` where it stood; of equal blocks the nearest
    is meant.
    """

    text: str
    start: int
    is_boilerplate: bool


@dataclass(frozen=True, slots=True)
class Record:
    """One document's record.

    `sightings` are the paths it was seen under, newest last. `copy` is the name of the copied file
    below `documents/`, empty for a document that is read in place. `text` is the id that the
    present text has as a first text would, `versions` are the texts before it, newest last.
    `corrected` are the fields of the metadata that the user set, `facts` what they say of its
    facts, oldest first. Times are ISO, in UTC; `removed`
    is empty unless the user took the document out of the library, `changed` unless the text
    changed and the user has not yet seen it.
    """

    id: str
    sightings: tuple[Sighting, ...]
    text: str
    copy: str = ""
    added: str = ""
    starred: bool = False
    read: bool = False
    removed: str = ""
    changed: str = ""
    corrected: Mapping[str, Correction] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    facts: tuple[FactCorrection, ...] = ()
    versions: tuple[OldVersion, ...] = ()
    unknown: Mapping[str, object] = field(default_factory=dict, compare=False)

    @property
    def present(self) -> tuple[Sighting, ...]:
        """The sightings of files that lie there, as far as is known."""
        return tuple(s for s in self.sightings if s.standing is not Standing.PAST)

    @property
    def path(self) -> str:
        """Where the document's text in use is, or was last seen."""
        if self.sightings and self.sightings[-1].standing is Standing.HERE:
            return self.sightings[-1].path
        for standing in Standing:
            for sighting in reversed(self.sightings):
                if sighting.standing is standing:
                    return sighting.path
        return ""

    @property
    def old_texts(self) -> frozenset[str]:
        """The ids of the texts that the document had before."""
        return frozenset({self.id, *(v.text_id for v in self.versions)}) - {self.text}

    def seen(self, path: str, file_digest: str, standing: Standing = Standing.HERE) -> "Record":
        """The record with one more sighting, which becomes the newest."""
        others = []
        for sighting in self.sightings:
            if (sighting.path, sighting.digest) == (path, file_digest):
                continue
            if sighting.path == path:
                sighting = replace(sighting, standing=Standing.PAST)
            others.append(sighting)
        sightings = (*others, Sighting(path, file_digest, standing))
        return replace(self, sightings=_bounded(sightings))

    def standing_at(self, path: str) -> Standing | None:
        """How the document stands at a path; None where it was never seen there."""
        found = [s.standing for s in self.sightings if s.path == path]
        return min(found, key=list(Standing).index) if found else None

    def standing_of(self, file_digest: str) -> Standing | None:
        """How the document stands with these bytes; None where they were never seen."""
        found = [s.standing for s in self.sightings if s.digest == file_digest]
        return min(found, key=list(Standing).index) if found else None

    def gone_from(self, path: str) -> "Record":
        """The record of a document whose file is no longer at a path."""
        return self._standing(lambda s: Standing.PAST if s.path == path else s.standing)

    def _standing(self, new: Callable[[Sighting], Standing]) -> "Record":
        sightings = tuple(replace(s, standing=new(s)) for s in self.sightings)
        return replace(self, sightings=_bounded(sightings))

    def with_present_text(self, text_id: str, time: str) -> "Record":
        """The record of a document of whose files a newer parser makes another text."""
        return replace(self.with_text(text_id, time), sightings=self.sightings)

    def with_text(self, text_id: str, time: str) -> "Record":
        """The record of a document whose text is another from `time` on.

        Files that hold the text it had are then another form of it.
        """
        old = tuple(v for v in self.versions if v.text_id not in {self.text, text_id})
        versions = (*old, OldVersion(self.text, time))[-MOST_PAST:]
        here, other = Standing.HERE, Standing.OTHER
        record = self._standing(lambda s: other if s.standing is here else s.standing)
        return replace(record, text=text_id, versions=versions)


def _bounded(sightings: tuple[Sighting, ...]) -> tuple[Sighting, ...]:
    """The sightings without the oldest of too many past ones."""
    past = [s for s in sightings if s.standing is Standing.PAST]
    forgotten = set(past[: max(0, len(past) - MOST_PAST)])
    return tuple(s for s in sightings if s not in forgotten)


def now() -> str:
    """The present time as records and annotations write it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

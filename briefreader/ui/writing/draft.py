"""A note as it is being written."""

from dataclasses import dataclass

from briefreader.domain.annotation import Colour


@dataclass(frozen=True, slots=True)
class AnnotationDraft:
    """What the user says about a passage."""

    note: str
    tags: tuple[str, ...]
    colour: Colour

"""Names found in lines, and which of them belong together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefreader.domain.document import Evidence
from briefreader.formats.fields.bylines import is_contact
from briefreader.formats.metadata.places import Line


@dataclass(frozen=True, slots=True)
class Signature:
    """Names found in a line; those of one sort in neighbouring lines belong together."""

    line: int
    names: tuple[str, ...]
    sort: str
    reason: str
    confidence: float


def joined(signatures: list[Signature]) -> Iterator[Evidence]:
    """Evidence of authors, the names of neighbouring lines of one sort together."""
    groups: list[list[Signature]] = []
    for signature in signatures:
        last = groups[-1][-1] if groups else None
        if last is not None and last.sort == signature.sort and signature.line - last.line <= 4:
            groups[-1].append(signature)
        else:
            groups.append([signature])
    for group in groups:
        names = dict.fromkeys(name for signature in group for name in signature.names)
        yield Evidence("authors", "; ".join(names), group[0].reason, group[0].confidence)


def follows_contact(lines: Sequence[Line], index: int) -> bool:
    """Whether one of the last three lines announces whom to ask."""
    near = lines[max(0, index - 3) : index]
    return any(len(line.text) < 60 and is_contact(line.text) for line in near)

"""Drafts: lines that belong together, before they are put into words as pieces."""

from dataclasses import dataclass, field

from briefreader.domain.document import BlockKind
from briefreader.formats.pdf.lines import Line


@dataclass(slots=True)
class Draft:
    """The lines of one block. `rows` are a table's cells; `note` is a footnote's number.

    `begins` is the index of the first page whose first draft this is, else -1.
    """

    kind: BlockKind
    lines: list[Line]
    level: int = 0
    label: str = ""
    rows: list[list[str]] = field(default_factory=list)
    aside: bool = False
    note: str = ""

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        """The size of most of its characters."""
        longest = max(self.lines, key=lambda line: len(line.text))
        return longest.size

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def italic(self) -> bool:
        return all(line.italic for line in self.lines)

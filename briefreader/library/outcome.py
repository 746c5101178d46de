"""What comes of adding files: what is to be written of a batch, and what is told of every file."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from briefreader.catalogue import Stamp
from briefreader.domain.errors import PasswordNeeded, UnreadableDocument
from briefreader.domain.report import AddedItem, AddReport, Refusal
from briefreader.files import printable
from briefreader.library.identity import Newcomers
from briefreader.library.meeting import Met


@dataclass(slots=True)
class Batch(Newcomers):
    """What one round has read and not yet written.

    `old_files` are the texts that notes point into, `old_texts` those that give way to new ones;
    `readable` the paths of files that could be read, `present` the documents that were met.
    """

    copies: dict[Path, bytes] = field(default_factory=dict)
    old_files: dict[Path, bytes] = field(default_factory=dict)
    old_texts: dict[str, str] = field(default_factory=dict)
    old_copies: list[Path] = field(default_factory=list)
    stamps: dict[str, Stamp] = field(default_factory=dict)
    readable: list[str] = field(default_factory=list)
    present: list[str] = field(default_factory=list)
    failures: list[Refusal] = field(default_factory=list)


@dataclass(slots=True)
class Outcome:
    """What is told of the files met so far; `skipped` are those passed over."""

    added: list[AddedItem] = field(default_factory=list)
    updated: list[AddedItem] = field(default_factory=list)
    unchanged: list[AddedItem] = field(default_factory=list)
    failed: list[Refusal] = field(default_factory=list)
    skipped: list[Refusal] = field(default_factory=list)

    def report(self, cancelled: bool) -> AddReport:
        """All of it, for good."""
        return AddReport(
            added=tuple(self.added),
            updated=tuple(self.updated),
            unchanged=tuple(self.unchanged),
            failed=tuple(self.failed),
            skipped=tuple(self.skipped),
            cancelled=cancelled,
        )


def refuse(file: Met, error: UnreadableDocument, batch: Batch, outcome: Outcome) -> None:
    """Put the reason why a file cannot be read into the batch and the outcome."""
    needs_password = isinstance(error, PasswordNeeded)
    outcome.failed.append(Refusal(file.given, str(error), needs_password))
    if os.path.lexists(file.where):
        batch.failures.append(Refusal(printable(file.where), str(error), needs_password))

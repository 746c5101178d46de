"""What became of each file of an import, as rows that can be filtered, sorted and copied."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from briefreader.domain.report import AddedItem, AddReport, Refusal


class Outcome(StrEnum):
    """What can become of a file; the value is what the window calls it, the order that of rows."""

    LOCKED = "needs a password"
    FAILED = "could not be read"
    SKIPPED = "passed over"
    UPDATED = "updated"
    ADDED = "added"
    UNCHANGED = "already there"


_ORDER = tuple(Outcome)


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """One file: `reason` is why it is no document, or what was odd about it; may be empty.

    `document_id` and `title` are empty where the file is no document.
    """

    path: str
    outcome: Outcome
    reason: str = ""
    document_id: str = ""
    title: str = ""

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.path.replace("\\", "/").rstrip("/").rpartition("/")[2] or self.path


def outcomes_of(report: AddReport) -> tuple[FileOutcome, ...]:
    """The files of a report: those that need something of the user first."""
    rows = [_refused(item) for item in report.failed]
    rows += [FileOutcome(item.path, Outcome.SKIPPED, item.reason) for item in report.skipped]
    for items, outcome in (
        (report.updated, Outcome.UPDATED),
        (report.added, Outcome.ADDED),
        (report.unchanged, Outcome.UNCHANGED),
    ):
        rows += [_document(item, outcome) for item in items]
    return tuple(sorted(rows, key=lambda row: _ORDER.index(row.outcome)))


def _refused(item: Refusal) -> FileOutcome:
    outcome = Outcome.LOCKED if item.needs_password else Outcome.FAILED
    return FileOutcome(item.path, outcome, item.reason)


def _document(item: AddedItem, outcome: Outcome) -> FileOutcome:
    return FileOutcome(item.path, outcome, " ".join(item.warnings), item.id, item.title)


def merged(before: Iterable[FileOutcome], after: Iterable[FileOutcome]) -> tuple[FileOutcome, ...]:
    """The outcomes of an import and of a later attempt at some of its files: the later count."""
    rows = {row.path: row for row in before}
    rows.update((row.path, row) for row in after)
    return tuple(sorted(rows.values(), key=lambda row: _ORDER.index(row.outcome)))


def locked_paths(rows: Iterable[FileOutcome]) -> tuple[str, ...]:
    """The paths of the files that a password would open."""
    return tuple(row.path for row in rows if row.outcome is Outcome.LOCKED)


def counted(rows: Iterable[FileOutcome]) -> str:
    """How many files each outcome has, in words: `3 added, 1 could not be read`."""
    counts = Counter(row.outcome for row in rows)
    told = (Outcome.ADDED, Outcome.UPDATED, Outcome.UNCHANGED)
    order = (*told, *(outcome for outcome in _ORDER if outcome not in told))
    return ", ".join(_told(outcome, counts[outcome]) for outcome in order if counts[outcome])


def _told(outcome: Outcome, count: int) -> str:
    several = outcome is Outcome.LOCKED and count > 1
    return f"{count:,} {'need a password' if several else outcome}"


def as_text(rows: Iterable[FileOutcome]) -> str:
    """The rows as lines of text: outcome, path and reason between tabs, as a spreadsheet reads."""
    lines = ("\t".join((row.outcome, row.path, row.reason)) for row in rows)
    return "\n".join(" ".join(line.split("\n")).replace("\r", " ") for line in lines)

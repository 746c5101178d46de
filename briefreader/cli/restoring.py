"""`restore`: the snapshots of a library, and one of them brought back."""

from collections.abc import Iterator
from dataclasses import asdict

from briefreader.cli.arguments import Arguments, WrongUsage
from briefreader.cli.output import Json, Outcome, refusal_record
from briefreader.cli.progress import show_progress
from briefreader.domain.snapshot import Difference, Restored, Snapshot
from briefreader.library import Library
from briefreader.library.safekeeping.keeping import when


def restore(library: Library, arguments: Arguments) -> Outcome:
    """List the snapshots, or bring back the one of a day or time."""
    only_missing = arguments.given("--missing")
    if not arguments.words:
        if only_missing:
            raise WrongUsage("--missing needs the day to bring back from.")
        return _listed(library)
    snapshot = library.snapshots.find(" ".join(arguments.words))
    restored = library.snapshots.restore(
        snapshot, only_missing=only_missing, progress=show_progress
    )
    return Outcome(
        _restored_record(restored),
        lambda: list(_restored_lines(restored)),
        tuple(f"{refusal.path}: {refusal.reason}" for refusal in restored.failed),
        complete=not restored.failed,
    )


def _listed(library: Library) -> Outcome:
    snapshots = library.snapshots.list()
    interrupted = library.snapshots.interrupted()
    messages: tuple[str, ...] = ()
    if interrupted is not None:
        told = f"Bringing back the state of {when(interrupted)} was interrupted."
        messages = (f"{told} “briefreader restore {interrupted.name}” completes it.",)
    return Outcome(
        [_record(snapshot) for snapshot in snapshots],
        lambda: [_line(snapshot) for snapshot in snapshots] or ["No snapshot yet."],
        messages,
    )


def _record(snapshot: Snapshot) -> Json:
    return {
        "name": snapshot.name,
        "day": when(snapshot),
        "taken": snapshot.taken,
        "reason": snapshot.reason,
        "documents": snapshot.documents,
        "annotations": snapshot.annotations,
        "bytes": snapshot.size,
    }


def _line(snapshot: Snapshot) -> str:
    return (
        f"{when(snapshot)}  {_count(snapshot.annotations, 'annotation'):>20}"
        f"  {_count(snapshot.documents, 'document'):>16}  {snapshot.reason or 'daily'}"
    )


def _restored_record(restored: Restored) -> Json:
    difference = asdict(restored.difference)
    return {
        "restored": _record(restored.snapshot),
        "annotations": {name: difference[name] for name in ("back", "changed", "gone")},
        "documents": {
            "back": difference["documents_back"],
            "changed": difference["documents_changed"],
        },
        "files": list(restored.difference.files),
        "failed": [refusal_record(refusal) for refusal in restored.failed],
    }


def _restored_lines(restored: Restored) -> Iterator[str]:
    yield f"The state of {when(restored.snapshot)} is back."
    yield from in_words(restored.difference)


def in_words(difference: Difference) -> Iterator[str]:
    """What was, or will be, changed, a line for each kind."""
    if not difference:
        yield "Nothing was different."
    for count, noun, what in (
        (difference.back, "annotation", "brought back"),
        (difference.changed, "annotation", "changed to what they were"),
        (difference.gone, "annotation", "deleted"),
        (difference.documents_back, "document", "brought back"),
        (difference.documents_changed, "document", "marked and corrected as they were"),
    ):
        if count:
            yield f"{_count(count, noun)} {what}"
    for name in difference.files:
        yield f"{name} brought back"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"

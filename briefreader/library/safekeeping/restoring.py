"""Writing what brings a snapshot back; each file is the old or the new one at any moment.

What is missing comes first and deletions last, so that what an interruption leaves has more rather
than less. Everything can be written a second time.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.domain.report import Progress, Refusal
from briefreader.files import write_many_atomically
from briefreader.library import maintenance, removing
from briefreader.library.filling import Reread, fill
from briefreader.library.records import Record
from briefreader.library.safekeeping.planning import Plan
from briefreader.library.stores import Stores
from briefreader.locking import write_lock

if TYPE_CHECKING:
    from briefreader.library.adding import ProgressListener

_BATCH = 500
"""Files between two reports of progress."""


def carry_out(
    stores: Stores, plan: Plan, progress: "ProgressListener | None" = None
) -> tuple[Refusal, ...]:
    """Write what a plan says; gives the documents whose files could not be read any more.

    Raises StorageError where something cannot be written; what was written until then stays.
    """
    library = stores.places.library
    total = len(plan.missing) + len(plan.annotations) + len(plan.records) + len(plan.taken_out)
    done = 0

    def tell(more: int) -> None:
        nonlocal done
        done += more
        if progress is not None and total:
            progress(Progress(min(done, total), total))

    for folder in (library / "records", library / "annotations", library / "versions"):
        missing = {path: plan.missing[path] for path in plan.missing if folder in path.parents}
        for batch in _batches(missing):
            _write_missing(folder, batch)
            tell(len(batch))
    _write_toml(library, plan)
    stores.records.refresh()
    stores.annotations.refresh()
    _save_records(stores, plan.records)
    tell(len(plan.records))
    ordered = sorted(plan.annotations, key=lambda annotation: annotation.deleted)
    for start in range(0, len(ordered), _BATCH):
        some = ordered[start : start + _BATCH]
        stores.annotations.save_all(some)
        tell(len(some))
    return _fill_caches(stores, plan)


def _batches(files: Mapping[Path, bytes]) -> list[dict[Path, bytes]]:
    items = sorted(files.items())
    return [dict(items[start : start + _BATCH]) for start in range(0, len(items), _BATCH)]


def _write_missing(folder: Path, files: Mapping[Path, bytes]) -> None:
    """Write files that are still missing."""
    with write_lock(folder):
        write_many_atomically({path: files[path] for path in files if not path.exists()})


def _write_toml(library: Path, plan: Plan) -> None:
    missing = {path: plan.missing[path] for path in plan.missing if path.suffix == ".toml"}
    with write_lock(library):
        write_many_atomically({**missing, **plan.replaced})


def _save_records(stores: Stores, records: Iterable[Record]) -> None:
    """Make records durable, and show what the user corrected in them."""
    records = tuple(records)
    reworked = []
    for record in records:
        known = stores.records.get(record.id)
        if known is None or (known.corrected, known.marks) != (record.corrected, record.marks):
            reworked.append(record)
    # Until both caches have the correction, a crash must leave it wanting in one of them.
    stores.index.remove([record.id for record in reworked])
    stores.records.save_many(records, {})
    for record in reworked:
        found, entry = stores.catalogue.found(record.id), stores.catalogue.entry(record.id)
        if found is not None and entry is not None and not record.removed:
            fill(stores, [Reread(record, found)])
            if entry.missing:
                stores.catalogue.set_missing([record.id], True)


def _fill_caches(stores: Stores, plan: Plan) -> tuple[Refusal, ...]:
    """Read the documents that came back."""
    failed = removing.bring_back(stores, plan.taken_out).failed if plan.taken_out else ()
    known = maintenance.waiting(stores) | set(plan.taken_out)
    pending = [key for key in maintenance.pending(stores) if key not in known]
    return failed + (maintenance.complete(stores, pending).failed if pending else ())

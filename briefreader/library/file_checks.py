"""Whether the files of all documents are there and hold the texts that the records speak of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefreader.domain.errors import PasswordNeeded, UnreadableDocument
from briefreader.domain.report import Problem, Progress
from briefreader.files import digest, printable
from briefreader.formats import reader
from briefreader.formats.read_ahead import Answer, ReadAhead, Source
from briefreader.library.meeting import BATCH, BATCH_BYTES
from briefreader.library.records import Record, Standing
from briefreader.library.stores import Stores, file_of, is_gone


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found of some files: how many they were, and the problems."""

    count: int
    problems: list[Problem]


def check(stores: Stores, progress: Callable[[Progress], None] | None = None) -> Iterator[Problem]:
    """What is wrong with the documents' files; those under a password are passed over.

    A file with the bytes that it was read with needs no reading again.
    """
    records = sorted((r for r in stores.records if not r.removed), key=lambda r: r.id)
    done = 0
    with ReadAhead(len(records)) as reading:
        remaining = iter(records)
        while (found := _of_batch(stores, remaining, reading)) is not None:
            done += found.count
            if progress is not None:
                progress(Progress(done, len(records)))
            yield from found.problems


def _of_batch(stores: Stores, remaining: Iterator[Record], reading: ReadAhead) -> _Found | None:
    """What is wrong with the next files; None when there are no more."""
    paths: list[tuple[Record, Path]] = []
    sources: list[Source] = []
    problems: list[Problem] = []
    count = size = 0
    while count < BATCH and size < BATCH_BYTES and (record := next(remaining, None)):
        count += 1
        path = file_of(stores, record)
        if is_gone(record):
            what = "The document's file is gone; its text and notes stay."
            problems.append(Problem(printable(path), what))
            continue
        try:
            content = reader.content_of(path)
        except UnreadableDocument as error:
            problems.append(Problem(printable(path), str(error)))
            continue
        size += len(content)
        if record.standing_of(digest(content)) is not Standing.HERE:
            sources.append(Source(content, path.name))
            paths.append((record, path))
    for (record, path), answer in zip(paths, reading.begin(sources)(), strict=True):
        what = _wrong(record, answer)
        if what:
            problems.append(Problem(printable(path), what))
    return _Found(count, problems) if count else None


def _wrong(record: Record, answer: Answer) -> str:
    if isinstance(answer, PasswordNeeded):
        return ""
    if isinstance(answer, UnreadableDocument):
        return str(answer)
    if answer.text_id != record.text:
        return "The document's file has changed since it was read."
    if record.copy:
        return "The library's copy is not the file that was added, though its text is the same."
    return ""

"""Whether the files of all documents are there and hold the texts that the records speak of."""

from collections.abc import Iterator
from pathlib import Path

from briefreader.domain.errors import PasswordNeeded, UnreadableDocument
from briefreader.domain.report import Problem
from briefreader.files import printable
from briefreader.formats import reader
from briefreader.formats.read_ahead import Answer, ReadAhead, Source
from briefreader.library.meeting import BATCH, BATCH_BYTES
from briefreader.library.records import Record
from briefreader.library.stores import Stores, file_of, is_gone


def check(stores: Stores) -> Iterator[Problem]:
    """What is wrong with the documents' files; those under a password are passed over."""
    records = [record for record in stores.records if not record.removed]
    with ReadAhead(len(records)) as reading:
        remaining = iter(records)
        while (found := _of_batch(stores, remaining, reading)) is not None:
            yield from found


def _of_batch(
    stores: Stores, remaining: Iterator[Record], reading: ReadAhead
) -> list[Problem] | None:
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
            sources.append(Source(reader.content_of(path), path.name))
            paths.append((record, path))
            size += len(sources[-1].content)
        except UnreadableDocument as error:
            problems.append(Problem(printable(path), str(error)))
    for (record, path), answer in zip(paths, reading.begin(sources)(), strict=True):
        what = _wrong(record, answer)
        if what:
            problems.append(Problem(printable(path), what))
    return problems if count else None


def _wrong(record: Record, answer: Answer) -> str:
    if isinstance(answer, PasswordNeeded):
        return ""
    if isinstance(answer, UnreadableDocument):
        return str(answer)
    if answer.text_id != record.text:
        return "The document's file has changed since it was read."
    return ""

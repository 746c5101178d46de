"""Reading in a process of its own: what a file does to it does not reach the caller."""

import os
import signal
import time
from pathlib import Path

import pytest

from briefreader.domain.document import Document
from briefreader.domain.errors import UnreadableDocument
from briefreader.formats.read_ahead import MANY, ReadAhead, read_all, read_guarded
from briefreader.formats.reading_process import ReadingProcess, Source

TEXT = Source(b"Harbour talks\n\nThe ministers will meet in Tallinn.", "a.txt")
OTHER = Source(b"Railway delayed\n\nThe line to Riga opens a year late.", "b.txt")
RTF = Source(rb"{\rtf1\ansi Harbour talks\par The ministers will meet.\par}", "c.rtf")
EMPTY = Source(b"", "d.txt")


def titles(answers: list[Document | UnreadableDocument]) -> list[str]:
    return [a.metadata.title if isinstance(a, Document) else str(a) for a in answers]


def test_answers_come_in_the_order_of_the_sources_wherever_they_are_read() -> None:
    expected = titles(read_all([TEXT, EMPTY, OTHER]))
    assert expected[1] == "The file is empty."
    with ReadAhead(MANY) as reading:
        deadline = time.monotonic() + 30
        while not reading.is_ready and time.monotonic() < deadline:
            assert titles(reading.begin([TEXT, EMPTY, OTHER])()) == expected
        assert titles(reading.begin([TEXT, EMPTY, OTHER])()) == expected


def test_binary_files_are_read_in_the_process_and_text_here() -> None:
    with ReadAhead(1) as reading:
        mixed = titles(reading.begin([TEXT, RTF, OTHER])())
    assert [mixed[0], mixed[2]] == titles(read_all([TEXT, OTHER]))
    assert len(mixed) == 3


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs POSIX signals")
def test_a_file_that_takes_too_long_is_refused_and_the_others_are_read() -> None:
    process = ReadingProcess(seconds=5.0)
    try:
        assert titles(process_answers(process, [TEXT])) == titles(read_all([TEXT]))
        os.kill(process.number, signal.SIGSTOP)
        answers = titles(process_answers(process, [TEXT, OTHER]))
        assert answers == [
            "Reading this file takes longer than 5 seconds.",
            *titles(read_all([OTHER])),
        ]
    finally:
        process.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_a_file_that_ends_the_process_is_refused_and_the_others_are_read() -> None:
    process = ReadingProcess()
    try:
        process_answers(process, [TEXT])
        os.kill(process.number, signal.SIGKILL)
        answers = process_answers(process, [RTF, OTHER])
        assert "ended the program that reads it" in str(answers[0])
        assert titles(answers[1:]) == titles(read_all([OTHER]))
    finally:
        process.close()


def process_answers(
    process: ReadingProcess, sources: list[Source]
) -> list[Document | UnreadableDocument]:
    process.send(sources)
    return process.answers(sources)


@pytest.mark.skipif(os.name == "nt", reason="the system limits no memory")
def test_a_process_without_memory_refuses_the_file_and_lives_on() -> None:
    process = ReadingProcess(memory=400_000_000)
    try:
        large = Source(b"x y " * 25_000_000, "large.txt")
        answer = process_answers(process, [large])[0]
        assert isinstance(answer, UnreadableDocument)
        assert titles(process_answers(process, [OTHER])) == titles(read_all([OTHER]))
    finally:
        process.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs POSIX signals")
def test_where_no_process_comes_up_the_caller_reads() -> None:
    process = ReadingProcess()
    try:
        os.kill(process.number, signal.SIGKILL)
        assert titles(process_answers(process, [TEXT, OTHER])) == titles(read_all([TEXT, OTHER]))
    finally:
        process.close()


def test_a_guarded_file_is_a_document_or_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.content)
    assert read_guarded(path).metadata.title == "Harbour talks"
    with pytest.raises(UnreadableDocument, match="does not exist"):
        read_guarded(tmp_path / "missing.pdf")

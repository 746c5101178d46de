"""The worker process at the index: searched while it writes, killed, and started again."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import Pipe, get_context
from pathlib import Path

import pytest

from briefreader.config import Places
from briefreader.domain.report import AddReport, RebuildReport
from briefreader.library import Library, worker
from briefreader.library.worker import (
    AddFiles,
    CatchUp,
    ExtractFacts,
    FillCaches,
    Finished,
    FirstFacts,
    Order,
    PrepareFacts,
    Progressed,
    Task,
    TidyIndex,
    WorkerProcess,
)

Write = Callable[[str, str], Path]
COUNT = 260


@pytest.fixture
def folder(write: Write) -> Path:
    """Briefings, each with a word of its own, in more batches than one."""
    for number in range(COUNT):
        text = (
            f"Minutes number {number}\n\nThe council spoke of wharf{number:03} and the harbour.\n"
        )
        path = write(f"{number:03}.txt", text)
    return path.parent


@contextmanager
def started(places: Places) -> Iterator[WorkerProcess]:
    process = worker.start(places)
    try:
        yield process
    finally:
        process.close()


def carry_out(process: WorkerProcess, task: Task) -> object:
    """What a task gives."""
    process.orders.send(Order(1, task))
    while not isinstance(news := process.news.recv(), Finished):
        assert isinstance(news, Progressed), news
    return news.result


def test_what_is_indexed_is_found_while_the_rest_is_being_added(
    places: Places, folder: Path
) -> None:
    library = Library(places)
    with started(places) as process:
        process.orders.send(Order(1, AddFiles((folder,))))
        counts = []
        while isinstance(process.news.recv(), Progressed):
            library.refresh()
            result = library.search("harbour")
            assert result.coverage.indexed >= result.total
            counts.append(result.total)
        library.refresh()
        counts.append(library.search("harbour").total)
    assert counts == sorted(counts)
    assert 0 < counts[0] < COUNT
    assert counts[-1] == COUNT
    assert not library.coverage().is_partial
    library.close()


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
@pytest.mark.parametrize("batches", [1, 3])
def test_a_killed_worker_is_followed_by_one_that_completes_its_work(
    places: Places, folder: Path, batches: int
) -> None:
    with started(places) as process:
        process.orders.send(Order(1, AddFiles((folder,))))
        for _ in range(batches):
            assert isinstance(process.news.recv(), Progressed)
        process.process.kill()
        process.process.join()
    with started(places) as process:
        caught_up = carry_out(process, CatchUp())
        assert isinstance(caught_up, RebuildReport)
        library = Library(places)
        recorded = {path.stem for path in (places.library / "records").glob("*.json")}
        assert set(library.search("harbour").document_ids) == recorded
        assert 64 * batches <= len(recorded) < COUNT
        report = carry_out(process, AddFiles((folder,)))
        assert isinstance(report, AddReport)
        assert {item.id for item in report.unchanged} == recorded
        library.refresh()
        assert library.search("harbour").total == COUNT
        assert library.search(f"wharf{COUNT - 1:03}").total == 1
        assert library.check().problems == ()
        library.close()


def test_upkeep_comes_to_an_end_and_changes_no_result(places: Places, folder: Path) -> None:
    library = Library(places)
    library.add([folder])
    before = library.search("harbour wharf*").document_ids
    with started(places) as process:
        for _ in range(100):
            if not carry_out(process, TidyIndex()):
                break
        else:
            pytest.fail("There was always more to do.")
        again = carry_out(process, FillCaches())
        assert isinstance(again, RebuildReport)
        assert again.documents == 0
    library.refresh()
    assert list(library.search("harbour wharf*").document_ids) == list(before)
    library.close()


def numbers_of_results(process: WorkerProcess, count: int) -> list[int]:
    """The numbers of the next orders that are carried out, in turn."""
    numbers: list[int] = []
    while len(numbers) < count:
        news = process.news.recv()
        if not isinstance(news, Progressed):
            assert isinstance(news, Finished), news
            numbers.append(news.number)
    return numbers


def test_the_first_facts_of_a_document_do_not_wait_for_the_work_at_hand(
    places: Places, write: Write
) -> None:
    library = Library(places)
    [short] = library.add([write("short.txt", "Anna Lund spoke in Riga.\n")]).added
    [long] = library.add([write("long.txt", "Kadri Saar met Jonas Berg in Tartu.\n\n" * 300)]).added
    with started(places) as process:
        carry_out(process, PrepareFacts())
        process.orders.send(Order(2, ExtractFacts((long.id,))))
        process.orders.send(Order(3, FirstFacts(short.id)))
        assert numbers_of_results(process, 2) == [3, 2]
    assert library.known_facts(short.id) is None
    assert {fact.text for fact in library.first_facts(short.id)} >= {"Anna Lund", "Riga"}
    library.close()


def test_of_first_facts_that_wait_only_the_last_wanted_are_looked_for(
    places: Places, write: Write
) -> None:
    library = Library(places)
    added = library.add([write(f"{n}.txt", f"Anna Lund spoke in Riga {n}.\n") for n in range(3)])
    orders, sending = Pipe(duplex=False)
    receiving, news = Pipe(duplex=False)
    for number, item in enumerate(added.added):
        sending.send(Order(number, FirstFacts(item.id)))
    sending.close()
    worker._Server(library, orders, news, get_context("spawn").Event()).serve()
    found = [receiving.recv() for _ in added.added]
    assert [(one.number, bool(one.result)) for one in found] == [(0, False), (1, False), (2, True)]
    library.close()


def test_facts_of_many_documents_give_way_to_another_task(places: Places, folder: Path) -> None:
    library = Library(places)
    library.add([folder])
    waiting = library.without_facts()
    with started(places) as process:
        process.orders.send(Order(1, ExtractFacts(waiting)))
        process.orders.send(Order(2, ExtractFacts(waiting[-1:])))
        assert numbers_of_results(process, 2) == [1, 2]
    assert library.known_facts(waiting[-1]) is not None
    assert len(library.without_facts()) > 0
    library.close()

"""Work off the GUI thread: what arrives, in which order, and what does not."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefreader.config import Places
from briefreader.domain.errors import StorageError
from briefreader.domain.report import AddReport, Progress
from briefreader.library import Library
from briefreader.library.worker import AddFiles, Context
from briefreader.ui.jobs import Jobs, Worker

WAIT = 20_000


@dataclass(frozen=True, slots=True)
class Refuse:
    """A task that fails for the environment's fault."""

    def run(self, context: Context) -> object:
        raise StorageError("The disk is full.")


@dataclass(frozen=True, slots=True)
class Blunder:
    """A task with a bug."""

    def run(self, context: Context) -> object:
        return 1 // 0


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def worker(qapp: QApplication, places: Places) -> Iterator[Worker]:
    made = Worker(places)
    yield made
    made.close()


def _never(what: object) -> None:
    pytest.fail(f"This should not have arrived: {what}")


def test_a_job_runs_in_another_thread_and_its_result_arrives_on_this_one(
    jobs: Jobs, qtbot: QtBot
) -> None:
    here = QThread.currentThread()
    arrived: list[object] = []

    def done(result: object) -> None:
        arrived.append((result, QThread.currentThread() is here))

    jobs.run("name", lambda: threading.current_thread() is threading.main_thread(), done, _never)
    assert arrived == []
    qtbot.waitUntil(lambda: arrived == [(False, True)])


def test_of_several_jobs_with_one_key_only_the_newest_arrives(jobs: Jobs, qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()
    arrived: list[object] = []
    never_begun: list[object] = []

    def first() -> str:
        begun.set()
        go_on.wait(10)
        return "first"

    jobs.run("search", first, _never, _never)
    assert begun.wait(10)
    jobs.run("search", lambda: never_begun.append("second"), _never, _never)
    jobs.run("search", lambda: "third", arrived.append, _never)
    go_on.set()
    qtbot.waitUntil(lambda: arrived == ["third"])
    assert never_begun == []


def test_jobs_with_different_keys_do_not_wait_for_each_other(jobs: Jobs, qtbot: QtBot) -> None:
    go_on = threading.Event()
    arrived: list[object] = []
    jobs.run("slow", lambda: go_on.wait(10), arrived.append, _never)
    jobs.run("quick", lambda: "quick", arrived.append, _never)
    qtbot.waitUntil(lambda: arrived == ["quick"])
    go_on.set()
    qtbot.waitUntil(lambda: arrived == ["quick", True])


def test_a_forgotten_job_does_not_arrive(jobs: Jobs, qtbot: QtBot) -> None:
    arrived: list[object] = []
    jobs.run("document", lambda: "forgotten", _never, _never)
    jobs.forget("document")
    jobs.run("other", lambda: "other", arrived.append, _never)
    qtbot.waitUntil(lambda: arrived == ["other"])


def test_a_job_that_fails_gives_its_sentence(jobs: Jobs, qtbot: QtBot) -> None:
    said: list[str] = []

    def work() -> object:
        raise StorageError("The disk is full.")

    jobs.run("export", work, _never, said.append)
    qtbot.waitUntil(lambda: said == ["The disk is full."])


def test_a_bug_in_a_job_becomes_a_report(jobs: Jobs, qtbot: QtBot) -> None:
    said: list[str] = []
    jobs.run("search", lambda: 1 // 0, _never, said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].startswith("Something went wrong inside briefreader.")
    report = Path(said[0].partition("Report: ")[2]).read_text(encoding="utf-8")
    assert "ZeroDivisionError" in report


def test_what_is_kept_by_thread_outlasts_a_job(jobs: Jobs, qtbot: QtBot) -> None:
    kept = threading.local()
    arrived: list[object] = []

    def count() -> int:
        kept.count = getattr(kept, "count", 0) + 1
        return int(kept.count)

    for expected in (1, 2, 3):
        jobs.run("search", count, arrived.append, _never)
        qtbot.waitUntil(lambda: len(arrived) == expected)  # noqa: B023 - called at once
    assert arrived == [1, 2, 3]


def test_closing_waits_for_the_job_under_way_and_begins_no_other(qapp: QApplication) -> None:
    jobs = Jobs()
    begun, done = threading.Event(), threading.Event()

    def first() -> None:
        begun.set()
        done.wait(0.1)
        done.set()

    jobs.run("search", first, _never, _never)
    begun.wait(10)
    jobs.run("search", lambda: pytest.fail("This was never to be begun."), _never, _never)
    jobs.close()
    assert done.is_set()
    qapp.processEvents()


def test_closing_drops_what_has_not_arrived(qapp: QApplication, qtbot: QtBot) -> None:
    jobs = Jobs()
    jobs.run("search", lambda: "late", _never, _never)
    jobs.close()
    qapp.processEvents()


def test_jobs_in_turn_are_all_done_in_the_order_asked_for(jobs: Jobs, qtbot: QtBot) -> None:
    arrived: list[object] = []
    for number in range(20):
        jobs.run_in_turn("saving", partial(int, number), arrived.append, _never)
    qtbot.waitUntil(lambda: arrived == list(range(20)))


def test_closing_does_all_jobs_in_turn_though_nobody_hears_of_them(qapp: QApplication) -> None:
    jobs = Jobs()
    begun, go_on = threading.Event(), threading.Event()
    written: list[int] = []

    def first() -> None:
        begun.set()
        go_on.wait(10)
        written.append(1)

    jobs.run_in_turn("saving", first, _never, _never)
    jobs.run_in_turn("saving", lambda: written.append(2), _never, _never)
    begun.wait(10)
    threading.Timer(0.1, go_on.set).start()
    jobs.close()
    assert written == [1, 2]
    qapp.processEvents()


def test_a_task_runs_in_a_process_and_tells_its_progress(
    worker: Worker, qtbot: QtBot, places: Places, write: Callable[[str, str], Path]
) -> None:
    for number in range(70):
        write(f"many/{number}.txt", f"Minutes number {number}\n\nThe council met again.")
    folder = write("many/last.txt", "The last minutes\n\nThe council met once more.").parent
    results: list[object] = []
    progress: list[Progress] = []
    worker.run(AddFiles((folder,)), results.append, _never, progress.append)
    assert worker.busy
    qtbot.waitUntil(lambda: bool(results), timeout=WAIT)
    assert not worker.busy
    assert isinstance(results[0], AddReport)
    assert len(results[0].added) == 71
    assert [(told.done, told.total) for told in progress] == [(64, 71), (71, 71)]
    library = Library(places)
    assert len(library.documents()) == 71
    library.close()


def test_tasks_are_done_one_after_the_other(
    worker: Worker, qtbot: QtBot, write: Callable[[str, str], Path]
) -> None:
    arrived: list[str] = []

    def done(result: object) -> None:
        assert isinstance(result, AddReport)
        arrived.extend(Path(item.path).stem for item in result.added)

    for name in ("one", "two", "three"):
        path = write(f"{name}.txt", f"The {name} briefing\n\nIts text is the {name} text.")
        worker.run(AddFiles((path,)), done, _never)
    qtbot.waitUntil(lambda: arrived == ["one", "two", "three"], timeout=WAIT)


def test_a_task_that_fails_gives_its_sentence_and_the_next_one_runs(
    worker: Worker, qtbot: QtBot, write: Callable[[str, str], Path]
) -> None:
    said: list[str] = []
    results: list[object] = []
    worker.run(Refuse(), _never, said.append)
    worker.run(Blunder(), _never, said.append)
    worker.run(AddFiles((write("a.txt", "A briefing\n\nOf two lines."),)), results.append, _never)
    qtbot.waitUntil(lambda: bool(results), timeout=WAIT)
    assert said[0] == "The disk is full."
    assert said[1].startswith("Something went wrong inside briefreader.")


def test_a_worker_that_dies_is_told_and_the_next_task_starts_another(
    worker: Worker, qtbot: QtBot, write: Callable[[str, str], Path]
) -> None:
    said: list[str] = []
    results: list[object] = []
    worker.warm_up()
    qtbot.waitUntil(lambda: worker._process is not None, timeout=WAIT)
    process = worker._process
    assert process is not None
    worker.run(AddFiles((write("a.txt", "A briefing\n\nOf two lines."),)), _never, said.append)
    process.process.kill()
    qtbot.waitUntil(lambda: bool(said), timeout=WAIT)
    assert said == ["The work was interrupted. What was done so far stays."]
    worker.run(AddFiles((write("b.txt", "Another\n\nOf two lines."),)), results.append, _never)
    qtbot.waitUntil(lambda: bool(results), timeout=WAIT)


def test_a_cancelled_task_stops_after_its_batch_and_what_was_done_stays(
    worker: Worker, qtbot: QtBot, places: Places, write: Callable[[str, str], Path]
) -> None:
    for number in range(200):
        write(f"many/{number:03}.txt", f"Minutes number {number}\n\nThe council met again.")
    folder = write("many/last.txt", "The last minutes\n\nThe council met once more.").parent
    results: list[object] = []
    worker.run(AddFiles((folder,)), results.append, _never, lambda _: worker.cancel())
    qtbot.waitUntil(lambda: bool(results), timeout=WAIT)
    report = results[0]
    assert isinstance(report, AddReport)
    assert report.cancelled
    assert 64 <= len(report.added) < 201
    library = Library(places)
    assert {row.id for row in library.documents()} == {item.id for item in report.added}
    library.close()
    assert len(library.index.ids()) == len(report.added)


def test_a_task_cancelled_before_its_process_has_started_stops_too(
    worker: Worker, qtbot: QtBot, write: Callable[[str, str], Path]
) -> None:
    folder = write("many/one.txt", "The minutes\n\nThe council met once more.").parent
    results: list[object] = []
    worker.run(AddFiles((folder,)), results.append, _never)
    worker.cancel()
    qtbot.waitUntil(lambda: bool(results), timeout=WAIT)
    report = results[0]
    assert isinstance(report, AddReport)
    assert report.cancelled
    assert not report.added


def test_closing_a_worker_ends_its_process(qtbot: QtBot, places: Places) -> None:
    worker = Worker(places)
    worker.warm_up()
    qtbot.waitUntil(lambda: worker._process is not None, timeout=WAIT)
    process = worker._process
    assert process is not None
    assert process.process.is_alive()
    worker.close()
    assert not process.process.is_alive()


def test_a_worker_closed_while_it_starts_leaves_no_process(qtbot: QtBot, places: Places) -> None:
    worker = Worker(places)
    worker.warm_up()
    starting = worker._starting
    assert starting is not None
    worker.close()
    qtbot.waitUntil(lambda: starting.done(), timeout=WAIT)
    process = starting.result().process
    qtbot.waitUntil(lambda: not process.is_alive(), timeout=WAIT)

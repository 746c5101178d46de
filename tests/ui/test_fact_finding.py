"""First facts are shown until all are there, and a killed worker loses none."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefreader.library import Library
from briefreader.ui.fact_finding import FactFinding
from briefreader.ui.jobs import Jobs, Worker
from tests.ui.briefings import HARBOUR_TITLE
from tests.ui.user import User

Write = Callable[[str, str], Path]
WAIT = 60_000


def test_first_facts_are_shown_until_all_are_there(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.wait_for_facts()
    session = user.session
    assert session.opened is not None
    assert session.facts is not None
    key, every = session.opened.summary.id, session.facts
    session._take_first_facts(key, every[:1])
    assert session.facts == every
    session.facts = None
    session._take_first_facts("another", every[:1])
    assert session.facts is None
    session._take_first_facts(key, every[:1])
    assert session.facts == every[:1]
    session._load_facts(key)
    user.wait_until(lambda: session.facts == every)


def test_first_facts_that_come_before_the_text_are_shown_with_it(user: User) -> None:
    user.open(HARBOUR_TITLE)
    user.wait_for_facts()
    session = user.session
    assert session.opened is not None
    assert session.facts is not None
    opened, every = session.opened, session.facts
    session.close_document()
    session._take_first_facts(opened.summary.id, every[:1])
    shown: list[object] = []
    session.facts_changed.connect(lambda _: shown.append(session.facts))
    session._take_document(opened)
    assert shown == [every[:1]]
    user.wait_until(lambda: session.facts == every)


class Finder:
    """Finds the facts of a library in a process of its own, which may be killed."""

    def __init__(self, library: Library) -> None:
        self.jobs, self.worker = Jobs(), Worker(library.places)
        self.owner = QObject()
        self.finding = FactFinding(self.jobs, self.owner)
        self.told: list[str] = []
        self.found: list[str] = []
        self.finding.problem.connect(self.told.append)
        self.finding.found.connect(self.found.append)

    def kill(self) -> None:
        assert self.worker._process is not None
        self.worker._process.process.kill()

    def close(self) -> None:
        self.finding.end()
        self.worker.close()
        self.jobs.close()


@pytest.fixture
def finder(qapp: QApplication, library: Library, write: Write) -> Iterator[Finder]:
    paragraph = "Mayor Ada Quill of Harwick met envoy Per Lund of Denmark on March 9, 2021. " * 40
    library.add([write(f"{n}.txt", f"Report number {n}\n\n{paragraph}") for n in range(12)])
    made = Finder(library)
    yield made
    made.close()


def test_a_worker_killed_in_a_round_goes_on_with_what_is_left(
    finder: Finder, library: Library, qtbot: QtBot
) -> None:
    finder.finding.begin(library, finder.worker)
    qtbot.waitUntil(lambda: len(library.without_facts()) < 12, timeout=WAIT)
    finder.kill()
    qtbot.waitUntil(lambda: not library.without_facts(), timeout=WAIT)
    assert finder.told == []


def test_an_opened_document_gets_its_facts_though_the_worker_is_killed(
    finder: Finder, library: Library, qtbot: QtBot
) -> None:
    finder.finding.begin(library, finder.worker)
    qtbot.waitUntil(lambda: finder.worker._process is not None, timeout=WAIT)
    last = library.without_facts()[-1]
    finder.finding.extract(last)
    finder.kill()
    qtbot.waitUntil(lambda: last in finder.found, timeout=WAIT)
    assert library.known_facts(last)


def test_the_first_facts_of_a_document_are_looked_for_before_its_text_is_read(
    finder: Finder, library: Library, qtbot: QtBot
) -> None:
    finder.finding.begin(library, finder.worker)
    *_, key = library.without_facts()
    first: list[object] = []
    finder.finding.first_found.connect(lambda key, facts: first.append((key, bool(facts))))
    finder.finding.find_first(key)
    qtbot.waitUntil(lambda: len(first) == 1, timeout=WAIT)
    finder.finding.extract(key)
    qtbot.waitUntil(lambda: key in finder.found, timeout=WAIT)
    finder.finding.find_first(key)
    qtbot.waitUntil(lambda: len(first) == 2, timeout=WAIT)
    # Those of the extraction were asked for before; where all are known there are no first ones.
    assert first == [(key, True), (key, False)]
    qtbot.waitUntil(lambda: not library.without_facts(), timeout=WAIT)


def test_a_correction_does_not_take_the_place_of_a_search_that_is_awaited(user: User) -> None:
    user.session.search("harbour")
    user.session.facts_corrected("")
    user.session.search_again()
    user.wait_for_query("harbour")
    assert user.titles() == [HARBOUR_TITLE]

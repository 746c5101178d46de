"""Adding in the window: what is dropped, the report on it, passwords, watched folders."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from briefreader.config import Places
from briefreader.ui import choosing
from briefreader.ui.dialogs.password import PasswordAnswer, PasswordDialog
from briefreader.ui.outcomes import Outcome
from tests.formats.pdf.making import Sheet, pdf
from tests.ui.briefings import HARBOUR, HARBOUR_TITLE
from tests.ui.user import User, drop_urls

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Write = Callable[[str, str], Path]
CONTROL = Qt.KeyboardModifier.ControlModifier
PASSWORD = "open sesame"
LINES = [
    "The council voted on Tuesday to build a bridge over the river, and",
    "nobody knows yet what it will cost or when it will be open to all.",
]


def locked(tmp_path: Path, name: str, password: str = PASSWORD) -> Path:
    """A PDF file that needs a password; its text is like no other's."""
    path = tmp_path / "sources" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    words = [f"The secret paper called {name} is about the bridge {name}.", *LINES]
    path.write_bytes(pdf(Sheet().lines(words), password=password))
    return path


@pytest.fixture
def passwords(monkeypatch: pytest.MonkeyPatch) -> list[PasswordAnswer]:
    """What the user answers when they are asked for passwords, in order; then they give up."""
    answers: list[PasswordAnswer] = []

    def ask(*_: object, wrong: bool, for_all: bool = False) -> PasswordAnswer | None:
        return answers.pop(0) if answers else None

    monkeypatch.setattr(PasswordDialog, "ask", ask)
    return answers


# What is dropped


def drop(user: User, data: QMimeData) -> bool:
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none, at = Qt.KeyboardModifier.NoModifier, QPoint(20, 20)
    enter = QDragEnterEvent(at, copy, data, left, none)
    QApplication.sendEvent(user.window, enter)
    dropped = QDropEvent(QPointF(at), copy, data, left, none)
    dropped.ignore()
    QApplication.sendEvent(user.window, dropped)
    return dropped.isAccepted()


def test_a_piece_of_text_is_not_taken_and_gets_a_reason(user: User) -> None:
    data = QMimeData()
    data.setText("Some words")
    assert not drop(user, data)
    assert user.window.messages.isVisible()
    assert "save it as a .txt file" in user.window.messages.label.text()


def test_a_picture_is_not_taken_and_gets_a_reason(user: User) -> None:
    data = QMimeData()
    data.setData("image/png", b"\x89PNG")
    assert not drop(user, data)
    assert "Only files and folders" in user.window.messages.label.text()


def test_an_address_gets_a_reason_and_the_files_beside_it_are_added(
    user: User, write: Write
) -> None:
    path = write("c.md", "# The third note\n\nOf two lines.")
    urls = [QUrl("https://example.org/a.html"), QUrl.fromLocalFile(str(path))]
    assert drop_urls(urls, user.window)
    assert "save the page in your browser" in user.window.messages.label.text()
    user.wait_for_rows(3)


def test_a_path_that_is_not_there_gets_a_reason(user: User, tmp_path: Path) -> None:
    user.add(tmp_path / "nowhere.txt")
    assert "nowhere.txt" in user.window.messages.label.text()
    assert [row.outcome for row in user.window.adding.outcomes] == [Outcome.FAILED]


# The report


def test_the_message_offers_a_report_on_every_file(
    user: User, write: Write, tmp_path: Path
) -> None:
    write("in/a.md", "# The first note\n\nOf two lines.")
    write("in/empty.txt", "")
    write("in/picture.png", "no picture")
    write("in/harbour.html", HARBOUR)
    user.add(tmp_path / "sources" / "in")
    messages = user.window.messages
    assert "empty.txt" in messages.label.text()
    messages.offer.click()
    dialog = user.window.adding._dialog
    assert dialog is not None
    assert dialog.isVisible()
    assert {(row.name, row.outcome) for row in dialog.files.rows} == {
        ("empty.txt", Outcome.FAILED),
        ("picture.png", Outcome.SKIPPED),
        ("a.md", Outcome.ADDED),
        ("harbour.html", Outcome.UNCHANGED),
    }
    dialog.open_requested.emit(next(r.document_id for r in dialog.files.rows if r.name == "a.md"))
    user.wait_for_document("The first note")
    dialog.close()


def test_the_last_report_is_opened_by_its_key(user: User, write: Write) -> None:
    action = user.window.actions_["report"]
    assert not action.isEnabled()
    user.add(write("c.md", "# The third note\n\nOf two lines."))
    user.wait_for_rows(3)
    assert not user.window.messages.isVisible()
    user.press(Qt.Key.Key_R, CONTROL)
    dialog = user.window.adding._dialog
    assert dialog is not None
    assert dialog.counts.text() == "1 file: 1 added."
    dialog.close()


def test_a_file_that_is_there_already_is_opened_from_the_message(user: User, write: Write) -> None:
    user.add(write("copy/another.html", HARBOUR))
    messages = user.window.messages
    assert messages.isVisible()
    assert "already there" in messages.label.text()
    messages.offer.click()
    user.wait_for_document(HARBOUR_TITLE)


# Files that could not be read


def choose_problem(user: User, name: str) -> None:
    view = user.window.library_pane.view
    row = next(n for n, shown in enumerate(user.rows()) if shown.path.endswith(name))
    view.setCurrentIndex(view.model().index(row, 0))


def test_a_file_that_could_not_be_read_shows_its_reason_and_is_tried_again(
    user: User, write: Write
) -> None:
    path = write("later.md", "")
    user.add(path)
    user.wait_until_idle()
    choose_problem(user, "later.md")
    message = user.window.reader.message
    assert message.isVisible()
    assert message.accessibleName() == "later.md. The file is empty."
    assert not message.password.isVisible()
    path.write_text("# The late note\n\nOf two lines.", encoding="utf-8")
    user.press(Qt.Key.Key_F6)
    assert user.window.focusWidget() is message.retry
    user.press(Qt.Key.Key_Space)
    user.wait_until(lambda: "The late note" in user.titles())


def test_the_focus_is_in_the_text_again_after_a_file_that_could_not_be_read(
    user: User, write: Write
) -> None:
    user.add(write("later.md", ""))
    user.wait_until_idle()
    choose_problem(user, "later.md")
    user.open(HARBOUR_TITLE)
    user.press(Qt.Key.Key_F6)
    assert user.window.focusWidget() is user.window.reader.view


# Passwords


def test_a_file_that_needs_a_password_is_opened_with_it(
    user: User, tmp_path: Path, passwords: list[PasswordAnswer]
) -> None:
    user.add(locked(tmp_path, "secret.pdf"))
    user.wait_until_idle()
    choose_problem(user, "secret.pdf")
    message = user.window.reader.message
    assert message.password.isVisible()
    assert user.window.actions_["password"].isEnabled()
    passwords += [PasswordAnswer("wrong"), PasswordAnswer(PASSWORD)]
    message.password.click()
    user.wait_until(lambda: user.session.opened is not None)
    assert "secret paper" in user.text()
    assert passwords == []
    assert not user.window.messages.isVisible()


def test_enter_in_the_list_asks_for_the_password(
    user: User, tmp_path: Path, passwords: list[PasswordAnswer]
) -> None:
    user.add(locked(tmp_path, "secret.pdf"))
    user.wait_until_idle()
    choose_problem(user, "secret.pdf")
    passwords.append(PasswordAnswer(PASSWORD))
    user.press(Qt.Key.Key_Return, on=user.window.library_pane.view)
    user.wait_until(lambda: user.session.opened is not None)


def test_one_password_opens_all_files_that_need_it(
    user: User, tmp_path: Path, passwords: list[PasswordAnswer]
) -> None:
    names = ("one.pdf", "two.pdf", "three.pdf")
    other = locked(tmp_path, "other.pdf", "another")
    user.add(*(locked(tmp_path, name) for name in names), other)
    user.wait_until_idle()
    passwords.append(PasswordAnswer(PASSWORD, for_all=True))
    user.window.adding.enter_password((user.window.adding.outcomes[0].path,))
    user.wait_until(lambda: user.session.opened is not None)
    user.wait_until_idle()
    assert user.session.results.library_size == 5
    messages = user.window.messages
    assert "another password" in messages.label.text()
    assert [r.name for r in user.window.adding.outcomes if r.outcome is Outcome.LOCKED] == [
        "other.pdf"
    ]


def test_giving_up_leaves_the_file_as_it_was(
    user: User, tmp_path: Path, passwords: list[PasswordAnswer]
) -> None:
    user.add(locked(tmp_path, "secret.pdf"))
    user.wait_until_idle()
    choose_problem(user, "secret.pdf")
    passwords.append(PasswordAnswer("wrong"))
    user.window.reader.message.password.click()
    user.wait_until(lambda: not passwords and not user.session.work.busy)
    user.wait_until_idle()
    assert any(row.needs_password for row in user.rows())
    assert user.problems == []


def test_the_password_is_written_nowhere(
    user: User,
    tmp_path: Path,
    places: Places,
    passwords: list[PasswordAnswer],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    user.add(locked(tmp_path, "secret.pdf"))
    user.wait_until_idle()
    passwords.append(PasswordAnswer(PASSWORD))
    user.window.adding.enter_password((user.window.adding.outcomes[0].path,))
    user.wait_until(lambda: user.session.opened is not None)
    user.quit()
    written = [path for path in _files_below(tmp_path) if PASSWORD.encode() in path.read_bytes()]
    assert written == []
    assert PASSWORD not in caplog.text
    assert all(PASSWORD not in said for said in (*user.messages, *user.problems))


def _files_below(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


# Watched folders


def test_the_list_follows_what_happens_in_a_watched_folder(
    user: User, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write("watched/first.md", "# The first note\n\nOf two lines.").parent
    monkeypatch.setattr(choosing, "folder_to_add", lambda *_: folder)
    user.window.actions_["watch_folder"].trigger()
    user.wait_for_rows(3)
    user.wait_until(lambda: user.session.work.watching)
    write("watched/below/second.md", "# The second note\n\nOf two lines.")
    user.wait_until(lambda: "The second note" in user.titles())
    write("watched/first.md", "# The first note\n\nOf three lines,\n\nthat is.")
    user.wait_until(lambda: any(row.changed for row in user.rows()))
    (folder / "first.md").unlink()
    user.wait_until(lambda: any(row.missing for row in user.rows()))
    assert user.problems == []


def test_a_folder_is_watched_no_more(user: User, write: Write) -> None:
    folder = write("watched/first.md", "# The first note\n\nOf two lines.").parent
    user.session.work.add((folder,), watch=True)
    user.wait_for_rows(3)
    user.wait_until_idle()
    user.window.actions_["watched_folders"].trigger()
    dialog = user.window.adding._watched
    assert dialog is not None
    assert dialog.list.count() == 1
    user.press(Qt.Key.Key_Space, on=dialog.stop_button)
    assert dialog.list.count() == 0
    assert user.session.library.watched_folders() == ()
    assert not user.session.work.watching
    assert "The first note" in user.titles()
    dialog.close()

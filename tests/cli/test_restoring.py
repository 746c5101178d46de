"""`restore`: snapshots are taken by commands, listed, and brought back."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.cli import main
from tests.library.briefings import HARBOUR

Write = Callable[[str, str], Path]


class Shell:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.told = ""

    def __call__(self, *words: str | Path, code: int = 0) -> str:
        self._capsys.readouterr()
        assert main([str(word) for word in words]) == code, self._capsys.readouterr().err
        out, self.told = self._capsys.readouterr()
        return out

    def json(self, *words: str | Path, code: int = 0) -> object:
        return json.loads(self(*words, "--json", code=code))


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], write: Write) -> Shell:
    made = Shell(capsys)
    made("add", write("harbour.txt", HARBOUR))
    return made


def listed(shell: Shell) -> list[dict[str, object]]:
    found = shell.json("restore")
    assert isinstance(found, list)
    return found


def annotate(shell: Shell, note: str) -> str:
    [row] = json.loads(shell("list", "--json"))
    made = shell.json(
        "annotate", row["id"], "--quote", "Tallinn", "--occurrence", "1", "--note", note
    )
    assert isinstance(made, dict)
    return str(made["id"])


def notes(shell: Shell) -> set[str]:
    found = shell.json("notes")
    assert isinstance(found, list)
    return {body["value"] for item in found for body in item["body"]}


def test_the_first_change_of_a_day_is_followed_by_a_snapshot(shell: Shell) -> None:
    [snapshot] = listed(shell)
    assert (snapshot["reason"], snapshot["documents"], snapshot["annotations"]) == ("", 1, 0)
    annotate(shell, "one")
    assert len(listed(shell)) == 1
    assert "0 annotations" in shell("restore")


def test_an_answer_that_changes_nothing_takes_no_snapshot(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shell = Shell(capsys)
    shell("list")
    assert shell.json("restore") == []
    assert shell("restore") == "No snapshot yet.\n"


def test_a_day_is_brought_back(shell: Shell) -> None:
    annotate(shell, "made since")
    day = str(listed(shell)[0]["day"])
    restored = shell.json("restore", day[:10])
    assert isinstance(restored, dict)
    assert restored["annotations"] == {"back": 0, "changed": 0, "gone": 1}
    assert restored["documents"] == {"back": 0, "changed": 0}
    assert notes(shell) == set()
    before = listed(shell)[0]
    assert before["annotations"] == 1
    shell("restore", str(before["name"]))
    assert notes(shell) == {"made since"}


def test_only_what_is_missing_is_brought_back_with_an_option(shell: Shell) -> None:
    annotate(shell, "made since")
    out = shell("restore", "--missing", str(listed(shell)[0]["name"]))
    assert "Nothing was different." in out
    assert notes(shell) == {"made since"}


def test_a_day_without_a_snapshot_is_told(shell: Shell) -> None:
    assert shell("restore", "1999-01-01", code=1) == ""
    assert "There is no snapshot of “1999-01-01”. The oldest is of" in shell.told


def test_a_day_with_its_time_may_be_two_words(shell: Shell) -> None:
    date, time = str(listed(shell)[0]["day"]).split("T")
    assert "Nothing was different." in shell("restore", date, time)


def test_wrong_usage_is_told(shell: Shell) -> None:
    assert shell("restore", "--missing", code=2) == ""
    assert "--missing needs the day" in shell.told
    shell("restore", "--days", code=2)
    shell("restore", "a", "b", "c", code=2)

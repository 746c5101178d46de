"""The commands' promises to scripts: keys, places in lists, exit codes, options, selections."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.cli import main
from tests.library.briefings import HARBOUR, RAILWAY
from tests.library.disturbed import environment

Write = Callable[[str, str], Path]
Answer = dict[str, object]


class Commands:
    """Runs commands in this process on the library of the test's environment."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str | Path, code: int = 0) -> str:
        self._capsys.readouterr()
        assert main([str(word) for word in words]) == code, self._capsys.readouterr().err
        return self._capsys.readouterr().out

    def one(self, *words: str | Path, code: int = 0) -> Answer:
        found = json.loads(self(*words, "--json", code=code))
        assert isinstance(found, dict)
        return found

    def many(self, *words: str | Path, code: int = 0) -> list[Answer]:
        found = json.loads(self(*words, "--json", code=code))
        assert isinstance(found, list)
        return found


@pytest.fixture
def commands(capsys: pytest.CaptureFixture[str], write: Write) -> Commands:
    made = Commands(capsys)
    made("add", write("harbour.txt", HARBOUR), write("railway.txt", RAILWAY))
    return made


def key_of(commands: Commands, query: str) -> str:
    return str(commands.many("list", query)[0]["id"])


def test_every_answer_has_the_keys_of_the_contract(commands: Commands, tmp_path: Path) -> None:
    key = key_of(commands, "harbour")
    row = {
        "id", "title", "authors", "publisher", "published", "number", "kind", "format",
        "language", "words", "tags", "unread", "starred", "path",
    }  # fmt: skip
    assert commands.many("list")[0].keys() == row
    shown = commands.many("show", key)[0]
    assert shown.keys() == row | {"text", "url", "subtitle", "blocks", "warnings"}
    assert shown["blocks"][0].keys() == {"kind", "start", "end", "level"}  # type: ignore[index]
    facts = commands.many("facts", key)[0]
    assert facts.keys() == {"id", "path", "title", "text", "facts"}
    assert facts["facts"][0].keys() == {  # type: ignore[index]
        "kind", "text", "start", "end", "label", "value", "detail", "rule", "confidence",
    }  # fmt: skip
    moments = commands.many("timeline", "harbour")
    assert moments[0].keys() == {
        "start", "end", "precision", "text", "id", "title", "span", "relative_to",
    }  # fmt: skip
    assert [moment["start"] for moment in moments] == sorted(str(m["start"]) for m in moments)
    found = commands.one("search", "tallinn")
    assert found.keys() == {"query", "explained", "notices", "total", "coverage", "hits"}
    assert found["coverage"] == {"indexed": 2, "total": 2, "failed": 0}
    hit = found["hits"][0]  # type: ignore[index]
    assert hit.keys() == {"id", "title", "published", "score", "count", "snippets"}
    assert hit["snippets"][0].keys() == {"start", "end", "text", "matches"}
    made = commands.one("annotate", key, "--quote", "twice", "--colour", "blue")
    assert made.keys() >= {"@context", "id", "type", "motivation", "created", "modified", "target"}
    note = commands.many("notes")[0]
    assert note.keys() == made.keys() | {"document", "state"}
    exported = commands.one("export", "--to", tmp_path / "out")
    assert exported.keys() == {"written", "unchanged", "notes"}
    assert commands.one("check").keys() == {"documents", "annotations", "problems"}
    assert commands.one("rebuild").keys() == {"documents", "failed"}


def test_the_library_is_an_option_before_or_after_the_command_or_a_variable(
    commands: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    assert len(commands.many("list")) == 2
    assert commands.many("--library", elsewhere, "list") == []
    assert commands.many("list", "--library", elsewhere) == []
    assert commands.many("list", f"--library={elsewhere}") == []
    monkeypatch.setenv("BRIEFREADER_LIBRARY", str(elsewhere))
    assert commands.many("list") == []


def test_a_document_is_named_by_id_by_a_start_of_it_or_by_path(
    commands: Commands, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, key = write("harbour.txt", HARBOUR), key_of(commands, "harbour")
    monkeypatch.chdir(path.parent)
    commands("annotate", key, "--tag", "ports")
    for name in (key, key[:6], str(path), "harbour.txt", "./harbour.txt"):
        shown = commands.many("show", name)[0]
        assert (shown["id"], shown["tags"]) == (key, ["ports"])


def test_a_file_that_changed_since_is_shown_as_it_is_now(commands: Commands, write: Write) -> None:
    path = write("harbour.txt", HARBOUR.replace("twice", "seven times"))
    assert "seven times" in str(commands.many("show", path)[0]["text"])


def test_a_path_of_a_file_that_has_gone_names_its_document(
    commands: Commands, write: Write
) -> None:
    path = write("harbour.txt", HARBOUR)
    path.unlink()
    assert commands.many("show", path)[0]["id"] == key_of(commands, "harbour")


def test_what_cannot_be_had_keeps_its_place_and_the_rest_is_done(
    commands: Commands, write: Write
) -> None:
    key, empty = key_of(commands, "railway"), write("empty.txt", "")
    for command in ("show", "facts"):
        answer = commands.many(command, "nothing", key, empty, code=1)
        assert [item.keys() == {"path", "reason"} for item in answer] == [True, False, True]
    removed = commands.one("remove", "nothing", key, code=1)
    assert removed == {"removed": [key]}


def test_a_change_of_a_note_that_changes_nothing_is_not_written(commands: Commands) -> None:
    made = commands.one("annotate", key_of(commands, "harbour"), "--note", "Why?", "--tag", "a")
    for words in ((), ("--untag", "b"), ("--tag", "a"), ("--note", "Why?")):
        assert commands.one("note", str(made["id"]), *words) == made


@pytest.mark.parametrize(
    "words", [(), ("--tag", " "), ("--colour", "blue"), ("--note", "a", "--occurrence", "1")]
)
def test_an_annotation_that_would_say_nothing_is_wrong_usage(
    commands: Commands, words: tuple[str, ...]
) -> None:
    commands("annotate", key_of(commands, "harbour"), *words, code=2)
    assert commands.many("notes") == []


def test_a_removed_document_keeps_its_notes_and_comes_back_with_them(
    commands: Commands, write: Write
) -> None:
    path, key = write("harbour.txt", HARBOUR), key_of(commands, "harbour")
    commands("annotate", key, "--quote", "Tallinn", "--note", "check the place")
    commands("remove", path)
    assert commands.many("notes") == []
    assert [item["id"] for item in commands.one("add", path)["added"]] == [key]  # type: ignore[attr-defined]
    assert commands.many("notes")[0]["state"] == "exact"


def test_a_quote_matches_whatever_its_marks_and_white_space(shell_text: Commands) -> None:
    for quote in ('"We expect a short agenda,"', "“We   expect\na short agenda,”", "«We»"):
        code = 0 if "agenda" in quote else 1
        shell_text("annotate", key_of(shell_text, "agenda"), "--quote", quote, code=code)


@pytest.fixture
def shell_text(commands: Commands, write: Write) -> Commands:
    text = (
        "Agenda\n\nThe minister spoke. “We expect\na short agenda,” the minister said. It rained."
    )
    commands("add", write("agenda.txt", text))
    return commands


@pytest.mark.parametrize("form", ["markdown", "webannotation", "csv", "json"])
def test_notes_are_exported_in_every_form_to_a_folder_and_to_a_file(
    commands: Commands, tmp_path: Path, form: str
) -> None:
    suffix = {"markdown": ".md", "webannotation": ".jsonld", "csv": ".csv", "json": ".json"}[form]
    commands("annotate", key_of(commands, "harbour"), "--quote", "twice", "--tag", "delay")
    commands("annotate", key_of(commands, "railway"), "--note", "as feared", "--tag", "delay")
    for target in (tmp_path / "folder", tmp_path / f"all{suffix}"):
        answer = commands.one("export", "--to", target, "--format", form)
        assert answer["notes"] == 2
        assert all(Path(name).is_file() for name in answer["written"])  # type: ignore[attr-defined]
        again = commands.one("export", "--to", target, "--format", form)
        assert (again["written"], again["unchanged"]) == ([], answer["written"])


def test_notes_are_exported_by_tag(commands: Commands, tmp_path: Path) -> None:
    commands("annotate", key_of(commands, "harbour"), "--tag", "delay", "--tag", "ports")
    answer = commands.one("export", "--to", tmp_path / "tags", "--by", "tag")
    assert len(answer["written"]) == 2  # type: ignore[arg-type]


def test_a_deleted_annotation_is_not_changed_again(commands: Commands) -> None:
    made = commands.one("annotate", key_of(commands, "harbour"), "--note", "wrong")
    commands("note", str(made["id"]), "--delete")
    for words in (["--note", "x"], ["--delete"], ["--tag", "x"]):
        commands("note", str(made["id"]), *words, code=1)
    assert commands.many("notes") == []


def test_jsonl_prints_lists_line_by_line_and_other_answers_on_one(commands: Commands) -> None:
    lines = commands("list", "--jsonl").splitlines()
    assert len([json.loads(line) for line in lines]) == 2
    assert len(commands("search", "the", "--jsonl").splitlines()) == 1


def test_messages_never_stand_among_the_json(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HARBOUR, encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    for words, code in (
        (["add", ".", "--json"], 1),
        (["search", "colour:blue (", "--json"], 0),
        (["show", "nothing", "--json"], 1),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "briefreader", *words],
            env=environment(tmp_path / "user"),
            cwd=tmp_path,
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == code
        json.loads(done.stdout)


def test_a_cache_that_was_deleted_is_filled_before_a_command_answers(
    commands: Commands, tmp_path: Path
) -> None:
    for path in sorted((tmp_path / "user" / "cache").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert commands.one("search", "riga")["total"] == 1


def test_leftovers_of_writers_that_died_are_cleared(commands: Commands) -> None:
    folder = Path(os.environ["BRIEFREADER_LIBRARY"])
    old, young = folder / "records" / ".old.tmp", folder / "documents" / ".young.tmp"
    for path in (old, young):
        path.write_bytes(b"half a file")
    os.utime(old, (1, 1))
    commands("list")
    assert (old.exists(), young.exists()) == (False, True)


def test_check_reports_a_copy_without_a_record_and_repairs_it(commands: Commands) -> None:
    folder, key = Path(os.environ["BRIEFREADER_LIBRARY"]), key_of(commands, "harbour")
    (folder / "records" / f"{key}.json").unlink()
    assert len(commands.many("list")) == 1
    problems = commands.one("check", code=1)["problems"]
    assert [item["path"] for item in problems] == [str(folder / "documents" / f"{key}.txt")]  # type: ignore[attr-defined]
    repaired = commands.one("check", "--repair")["problems"]
    assert all(item["repaired"] for item in repaired)  # type: ignore[attr-defined]
    assert key_of(commands, "harbour") == key
    assert commands.one("check")["problems"] == []


def test_check_reports_an_annotation_of_an_unknown_document(commands: Commands) -> None:
    folder, key = Path(os.environ["BRIEFREADER_LIBRARY"]), key_of(commands, "harbour")
    commands("annotate", key, "--note", "keep me")
    (folder / "annotations" / key).rename(folder / "annotations" / ("f" * 16))
    assert commands.one("check", code=1)["problems"]
    assert any((folder / "annotations" / ("f" * 16)).iterdir())


def test_check_reports_an_annotation_that_cannot_be_read_and_keeps_it(commands: Commands) -> None:
    folder, key = Path(os.environ["BRIEFREADER_LIBRARY"]), key_of(commands, "harbour")
    commands("annotate", key, "--note", "keep me")
    path = next((folder / "annotations" / key).glob("*.json"))
    path.write_bytes(b'{"half": ')
    os.utime(path, (1, 1))  # what was written just now may be in the middle of being written
    for _ in range(2):
        assert len(commands.one("check", code=1)["problems"]) == 1  # type: ignore[arg-type]
    assert Path(f"{path}.broken").read_bytes() == b'{"half": '


def test_a_record_without_its_copy_is_reported_and_stays_readable(commands: Commands) -> None:
    folder, key = Path(os.environ["BRIEFREADER_LIBRARY"]), key_of(commands, "harbour")
    (folder / "documents" / f"{key}.txt").unlink()
    assert len(commands.many("list")) == 2
    problems = commands.one("check", "--repair", code=1)["problems"]
    assert [item["repaired"] for item in problems] == [False]  # type: ignore[attr-defined]
    assert commands.many("show", key)[0]["id"] == key

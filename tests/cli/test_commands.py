"""The commands as a script uses them: JSON on standard output, messages apart, exit codes."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.cli import main
from tests.library.briefings import HARBOUR, RAILWAY

Write = Callable[[str, str], Path]


class Shell:
    """Runs commands in this process and reads what they print."""

    def __init__(self, capsys: pytest.CaptureFixture[str], library: Path) -> None:
        self._capsys = capsys
        self._library = library
        self.errors = ""

    def run(self, *words: str | Path, code: int = 0) -> str:
        self._capsys.readouterr()
        assert main(["--library", str(self._library), *map(str, words)]) == code
        captured = self._capsys.readouterr()
        self.errors = captured.err
        return captured.out

    def json(self, *words: str | Path, code: int = 0) -> object:
        return json.loads(self.run(*words, "--json", code=code))

    def record(self, *words: str | Path, code: int = 0) -> dict[str, object]:
        found = self.json(*words, code=code)
        assert isinstance(found, dict)
        return found

    def records(self, *words: str | Path, code: int = 0) -> list[dict[str, object]]:
        found = self.json(*words, code=code)
        assert isinstance(found, list)
        return found


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Shell:
    return Shell(capsys, tmp_path / "shell-library")


@pytest.fixture
def filled(shell: Shell, write: Write) -> Shell:
    shell.run("add", write("harbour.txt", HARBOUR), write("railway.txt", RAILWAY))
    return shell


def test_add_lists_what_became_of_every_file(shell: Shell, write: Write) -> None:
    good, empty = write("harbour.txt", HARBOUR), write("empty.txt", "")
    report = shell.record("add", good, empty, code=1)
    assert [set(item) for item in report["added"]] == [{"id", "title", "path"}]  # type: ignore[attr-defined]
    assert report["failed"] == [{"path": str(empty), "reason": "The file is empty."}]
    assert report["updated"] == report["unchanged"] == report["skipped"] == []


def test_list_has_the_keys_of_the_contract(filled: Shell) -> None:
    rows = filled.records("list")
    assert [row["title"] for row in rows] == ["Railway link delayed", "Harbour talks announced"]
    assert set(rows[0]) == {
        "id", "title", "authors", "publisher", "published", "number", "kind", "format",
        "language", "words", "tags", "unread", "starred", "path",
    }  # fmt: skip


def test_show_reads_a_file_that_was_never_added(shell: Shell, write: Write) -> None:
    shown = shell.records("show", write("harbour.txt", HARBOUR))
    assert "postponed twice" in str(shown[0]["text"])
    assert shell.records("list") == []


def test_what_cannot_be_shown_keeps_its_place(filled: Shell, write: Write) -> None:
    shown = filled.records("show", "nothing.txt", write("railway.txt", RAILWAY), code=1)
    assert set(shown[0]) == {"path", "reason"}
    assert shown[1]["title"] == "Railway link delayed"


def test_search_gives_snippets_whose_matches_are_offsets_into_the_text(filled: Shell) -> None:
    answer = filled.record("search", "tallinn", "-railway")
    assert answer["total"] == 1
    hit = answer["hits"][0]  # type: ignore[index]
    text = str(filled.records("show", hit["id"])[0]["text"])
    snippet = hit["snippets"][0]
    assert text[snippet["start"] : snippet["end"]] == snippet["text"]
    assert [text[start:end] for start, end in snippet["matches"]] == ["Tallinn"]


def test_a_query_may_begin_with_a_minus(filled: Shell) -> None:
    assert filled.record("search", "-railway")["total"] == 1
    assert [row["title"] for row in filled.records("list", "-harbour")] == ["Railway link delayed"]


def test_facts_are_spans_of_the_text(filled: Shell, write: Write) -> None:
    for item in filled.records("facts", write("harbour.txt", HARBOUR)):
        text, facts = str(item["text"]), item["facts"]
        assert facts
        for fact in facts:  # type: ignore[attr-defined]
            assert text[fact["start"] : fact["end"]] == fact["text"]


def test_annotate_gives_the_annotation_as_it_lies_on_disk(filled: Shell) -> None:
    key = str(filled.records("list", "harbour")[0]["id"])
    made = filled.record(
        "annotate", key, "--quote", "postponed twice", "--note", "why?", "--tag", "delay"
    )
    folder = filled._library / "annotations" / key
    assert json.loads(next(folder.iterdir()).read_text(encoding="utf-8")) == made
    changed = filled.record("note", str(made["id"]), "--untag", "delay", "--tag", "open")
    assert "open" in json.dumps(changed)
    listed = filled.records("notes", "tag:open")
    assert listed[0]["document"] == {"id": key, "title": "Harbour talks announced"}
    assert listed[0]["state"] == "exact"
    filled.run("note", str(made["id"]), "--delete")
    assert filled.records("notes") == []
    filled.run("annotate", key, "--note", "as a whole")
    assert "exact  on the whole document\n    as a whole" in filled.run("notes")


def test_a_quote_that_occurs_twice_needs_its_occurrence(shell: Shell, write: Write) -> None:
    path = write("twice.txt", "The river rose.\n\nThen the river fell, and the river was calm.")
    shell.run("add", path)
    shell.run("annotate", path, "--quote", "the river", code=1)
    assert "3" in shell.errors or "2" in shell.errors
    made = shell.record("annotate", path, "--quote", "the river", "--occurrence", "2")
    assert "target" in made


def test_export_writes_markdown_and_a_second_time_nothing(filled: Shell, tmp_path: Path) -> None:
    key = str(filled.records("list", "harbour")[0]["id"])
    filled.run("annotate", key, "--quote", "postponed twice", "--note", "why?")
    first = filled.record("export", "--to", tmp_path / "out")
    assert first["notes"] == 1
    written = Path(str(first["written"][0])).read_text(encoding="utf-8")  # type: ignore[index]
    assert "postponed twice" in written
    assert "why?" in written
    second = filled.record("export", "--to", tmp_path / "out")
    assert (second["written"], len(second["unchanged"])) == ([], 1)  # type: ignore[arg-type]


def test_remove_check_and_rebuild_answer_as_promised(filled: Shell) -> None:
    key = str(filled.records("list", "harbour")[0]["id"])
    assert filled.record("remove", key) == {"removed": [key]}
    assert filled.record("check") == {"documents": 1, "annotations": 0, "problems": []}
    assert filled.record("rebuild") == {"documents": 1, "failed": []}


def test_jsonl_prints_one_item_a_line(filled: Shell) -> None:
    lines = filled.run("list", "--jsonl").splitlines()
    assert [json.loads(line)["title"] for line in lines] == [
        "Railway link delayed",
        "Harbour talks announced",
    ]


@pytest.mark.parametrize(
    "words",
    [
        ["add"],
        ["show"],
        ["search"],
        ["export"],
        ["add", "--nonsense", "x"],
        ["search", "x", "--limit", "none"],
        ["search", "x", "--sort", "colour"],
        ["annotate", "a", "b"],
        ["related", "x"],
    ],
)
def test_wrong_usage_is_a_sentence_and_exit_code_2(shell: Shell, words: list[str]) -> None:
    assert shell.run(*words, code=2) == ""
    assert shell.errors.startswith("briefreader: ")
    assert "Traceback" not in shell.errors


def test_commands_never_import_qt(write: Write, tmp_path: Path) -> None:
    path = write("harbour.txt", HARBOUR)
    program = (
        "import sys\n"
        "from briefreader.cli import main\n"
        f"for words in (['add', {str(path)!r}], ['search', 'harbour'], ['facts', {str(path)!r}]):\n"
        f"    assert main(['--library', {str(tmp_path / 'l')!r}, *words, '--json']) == 0\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, timeout=60)


def test_a_command_extracts_the_facts_that_its_query_asks_for(filled: Shell) -> None:
    query = "person:saar said:agenda"
    assert filled.record("search", query)["total"] == 1
    assert "still being extracted" not in filled.errors
    [row] = filled.records("list", query)
    assert row["title"] == "Harbour talks announced"
